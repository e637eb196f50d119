"""Every answer of the running server is what OFREP describes, and what the engine says."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from devstack.stack import Stack
from tests.clients import client_of
from tests.conftest import ADMIN_KEY
from tests.contract import published
from tests.contract.comparison import Case, cases
from tests.contract.engine import Engine

FLAG_SET = "contract"
EVALUATE = "/ofrep/v1/evaluate/flags"


# tests/lane holds the answers of both roads to be the same.
SMALL = {"flags": {"f": {"state": "ENABLED", "variants": {"on": True}}}}
ROADS = ["stack", pytest.param("stack_without_lane", marks=pytest.mark.long)]


@pytest.fixture(scope="module", params=ROADS)
def client(request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    """A client of the server, once with each road that an evaluation may take."""
    stack: Stack = request.getfixturevalue(request.param)
    headers = {"X-API-Key": ADMIN_KEY, "Flagd-Selector": f"flagSetId={FLAG_SET}"}
    with client_of(stack.url, headers) as client:
        client.post("/api/v1/flag-sets", json={"name": FLAG_SET}).raise_for_status()
        yield client


def samples(wild: bool) -> list[Case]:
    return cases(40, wild)[::7]


def put(client: httpx.Client, document: dict[str, Any]) -> str:
    """Makes the flag set equal to the document; the tag of its revision."""
    path = f"/api/v1/flag-sets/{FLAG_SET}/document"
    # Where a document has no metadata, the set keeps its own.
    whole = {"metadata": {}, **document}
    answer = client.put(path, content=json.dumps(whole)).raise_for_status()
    return f"r{answer.json()['revision']}"


@pytest.mark.parametrize("wild", [False, True], ids=["usual", "wild"])
def test_single_and_bulk_answers_are_what_ofrep_describes(client: httpx.Client, wild: bool) -> None:
    statuses: Counter[int] = Counter()
    for document, contexts in samples(wild):
        # The tag makes a worker that has not heard yet catch up before it answers.
        newest = {"flagConfigEtag": put(client, document)}
        engine = Engine({**document, "metadata": {"flagSetId": FLAG_SET, **metadata(document)}})
        for context in contexts[::8]:
            bulk = client.post(EVALUATE, params=newest, json={"context": context})
            assert bulk.status_code == 200
            published.answer("bulkEvaluationSuccess").validate(bulk.json())
            items = {item["key"]: item for item in bulk.json()["flags"]}
            assert items.keys() == document["flags"].keys()
            for key in [*document["flags"], "no-such-flag"]:
                path = f"{EVALUATE}/{quote(key, safe='')}"
                answer = client.post(path, params=newest, json={"context": context})
                statuses[answer.status_code] += 1
                published.answer(published.SINGLE[answer.status_code]).validate(answer.json())
                assert answer.json() == engine.body(key, context)
                if key in items:
                    assert answer.json() == items[key]
    assert set(statuses) == {200, 400, 404}


def metadata(document: dict[str, Any]) -> dict[str, Any]:
    held: dict[str, Any] = document.get("metadata", {})
    return held


@pytest.mark.parametrize("body", [b"{", b"\xff", b'{"context": ' + b"[" * 10_000, b"nonsense"])
def test_malformed_bodies_get_what_ofrep_describes(client: httpx.Client, body: bytes) -> None:
    newest = {"flagConfigEtag": put(client, SMALL)}
    single = client.post(f"{EVALUATE}/f", params=newest, content=body)
    assert single.status_code == 400
    published.answer(published.SINGLE[400]).validate(single.json())
    bulk = client.post(EVALUATE, params=newest, content=body)
    assert bulk.status_code == 400
    published.answer(published.BULK[400]).validate(bulk.json())


@pytest.mark.parametrize("body", [b"", b"{}", b'{"context": []}', b'{"context": 1}'])
def test_bodies_without_a_context_are_tolerated(client: httpx.Client, body: bytes) -> None:
    newest = {"flagConfigEtag": put(client, SMALL)}
    for path, schema in ((f"{EVALUATE}/f", published.SINGLE), (EVALUATE, published.BULK)):
        answer = client.post(path, params=newest, content=body)
        assert answer.status_code == 200
        published.answer(schema[200]).validate(answer.json())


@pytest.mark.parametrize(
    ("headers", "size", "status"),
    [
        ({"X-API-Key": ""}, 2, 401),
        ({"X-API-Key": "fs_wrong"}, 2, 401),
        ({"X-API-Key": "read"}, 2, 403),
        ({"Flagd-Selector": "flagSetId=contract.nowhere"}, 2, 404),
        ({"Flagd-Selector": "nonsense"}, 2, 400),
        ({}, 1024 * 1024 + 1, 413),
    ],
)
def test_refusals_say_why_in_ofreps_words(
    client: httpx.Client, headers: dict[str, str], size: int, status: int
) -> None:
    put(client, SMALL)
    if headers.get("X-API-Key") == "read":
        wanted = {"name": "reader", "scopes": ["read"], "flagSet": FLAG_SET}
        headers = {"X-API-Key": client.post("/api/v1/api-keys", json=wanted).json()["key"]}
    for path, schemas in ((f"{EVALUATE}/f", published.SINGLE), (EVALUATE, published.BULK)):
        answer = client.post(path, content=b"{}".ljust(size), headers=headers)
        assert answer.status_code == status
        # A status without a schema has the body of a failure as a whole.
        failure = schemas.get(status, "bulkEvaluationFailure")
        published.answer(failure).validate(answer.json())
        published.answer("generalErrorResponse").validate(answer.json())
        assert answer.json()["errorDetails"]


def test_an_unchanged_bulk_answer_is_its_tag_alone(client: httpx.Client) -> None:
    newest = {"flagConfigEtag": put(client, SMALL)}
    tag = client.post(EVALUATE, params=newest, json={}).headers["etag"]
    again = client.post(EVALUATE, params=newest, json={}, headers={"If-None-Match": tag})
    assert (again.status_code, again.headers["etag"], again.content) == (304, tag, b"")
