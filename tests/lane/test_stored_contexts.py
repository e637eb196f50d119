"""A flag set that reads stored contexts, on both roads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from tests.clients import client_of
from tests.lane.conftest import ADMIN_KEY, DOCUMENT, GOODBYE, Roads, evaluation
from tests.waiting import until_all_follow

FLAG_SET = "shop.stored"
SELECTOR = f"Flagd-Selector: flagSetId={FLAG_SET}"

CONTEXTS: dict[str, dict[str, Any]] = {
    "premium": {"attributes": {"plan": "premium"}},
    "basic": {"attributes": {"plan": "basic", "$flagd": {"flagKey": "ours"}}},
    "chosen": {"attributes": {}, "overrides": {"static": "off", "off": "on", "targeted": "c"}},
    "naïve/key ☃": {"attributes": {"plan": "premium"}},
}


@pytest.fixture(scope="module")
def admin(roads: Roads) -> Iterator[httpx.Client]:
    with client_of(roads.lane.socket, {"x-api-key": ADMIN_KEY}) as client:
        yield client


@pytest.fixture(scope="module", autouse=True)
def loaded(roads: Roads, admin: httpx.Client) -> None:
    created = {"name": FLAG_SET, "storedContexts": True}
    admin.post("/api/v1/flag-sets", json=created).raise_for_status()
    path = f"/api/v1/flag-sets/{FLAG_SET}"
    # A variant that is chosen for somebody, and gone by the time when it is asked for.
    earlier = json.loads(json.dumps(DOCUMENT))
    earlier["flags"]["targeted"]["variants"]["c"] = "gamma"
    admin.put(f"{path}/document", json=earlier).raise_for_status()
    for key, context in CONTEXTS.items():
        admin.put(f"{path}/contexts/{quote(key, safe='')}", json=context).raise_for_status()
    admin.put(f"{path}/document", json=DOCUMENT).raise_for_status()
    until_all_follow([roads.lane.socket, roads.sanic.socket], ADMIN_KEY, FLAG_SET)


def asking(key: str | None, context: Any, **options: Any) -> bytes:
    """An evaluation in the set, by a key that is bound to none."""
    headers = [SELECTOR, *options.pop("headers", ())]
    return evaluation(ADMIN_KEY, key, {"context": context}, headers=headers, **options)


def answer(roads: Roads, key: str | None, context: Any, **options: Any) -> dict[str, Any]:
    """What both roads say."""
    said = roads.agree(asking(key, context, close=True, **options))
    told: dict[str, Any] = json.loads(said.partition(b"\r\n\r\n")[2])
    return told


def etag(roads: Roads, context: Any, **options: Any) -> str:
    said = roads.agree(asking(None, context, close=True, **options)).decode()
    (tag,) = (line[6:] for line in said.split("\r\n") if line.lower().startswith("etag: "))
    return tag


@pytest.mark.parametrize("key", ["premium", "naïve/key ☃"])
def test_what_is_stored_lies_beneath_the_request_s_own(roads: Roads, key: str) -> None:
    assert answer(roads, "targeted", {"targetingKey": key})["variant"] == "b"
    assert answer(roads, "targeted", {"targetingKey": key, "plan": "free"})["variant"] == "a"
    # Also where the request's own says that there is none.
    assert answer(roads, "targeted", {"targetingKey": key, "plan": None})["variant"] == "a"


@pytest.mark.parametrize("key", ["basic", "nobody", "", None, 7, ["premium"], "x" * 300])
def test_nothing_of_others_is_mixed_in(roads: Roads, key: Any) -> None:
    told = answer(roads, "targeted", {"targetingKey": key})
    assert (told["variant"], told["reason"]) == ("a", "DEFAULT")
    assert told["metadata"] == {"flagSetId": FLAG_SET, "team": "shop"}


def test_overrides_are_told_and_never_beat_disabled(roads: Roads) -> None:
    chosen = {"targetingKey": "chosen"}
    assert answer(roads, "static", chosen) == {
        "key": "static",
        "value": False,
        "reason": "TARGETING_MATCH",
        "variant": "off",
        "metadata": {"flagSetId": FLAG_SET, "team": "shop", "override": True},
    }
    assert answer(roads, "off", chosen)["reason"] == "DISABLED"
    assert answer(roads, "targeted", chosen)["reason"] == "DEFAULT"


def test_a_bulk_answer_says_what_single_ones_do(roads: Roads) -> None:
    for key in CONTEXTS:
        context = {"targetingKey": key}
        for _ in range(2):
            # The second is remembered.
            for flag in answer(roads, None, context)["flags"]:
                path = quote(flag["key"], safe="")
                assert answer(roads, path, context) == flag


def test_the_tag_covers_what_is_stored(roads: Roads, admin: httpx.Client) -> None:
    context = {"targetingKey": "moves"}
    path = f"/api/v1/flag-sets/{FLAG_SET}/contexts/moves"
    before = etag(roads, context)
    assert not_modified(roads, context, before)
    assert etag(roads, {"targetingKey": "nobody"}) != etag(roads, {"targetingKey": "chosen"})
    for body in ({"attributes": {"plan": "premium"}}, {"overrides": {"static": "off"}}):
        admin.put(path, json={"attributes": {}, **body}).raise_for_status()
        # The other worker hears of the write in a moment, and its answer changes with it.
        roads.wait_until(asking(None, context, close=True), partial(lacks, before))
        after = etag(roads, context)
        assert after != before
        assert not_modified(roads, context, after)
        before = after


def not_modified(roads: Roads, context: Any, tag: str) -> bool:
    request = asking(None, context, close=True, headers=[f"If-None-Match: {tag}"])
    return b" 304 Not Modified" in roads.agree(request)


def lacks(tag: str, said: bytes) -> bool:
    return tag.encode() not in said


def test_a_write_is_seen_by_the_worker_that_took_it(roads: Roads, admin: httpx.Client) -> None:
    path = f"/api/v1/flag-sets/{FLAG_SET}/contexts/written"
    asked = asking("targeted", {"targetingKey": "written"}, close=True)
    for plan, variant in (("premium", b'"b"'), ("free", b'"a"')) * 5:
        admin.put(path, json={"attributes": {"plan": plan}}).raise_for_status()
        assert b'"variant":' + variant in roads.lane.exchange([asked])
    admin.delete(path).raise_for_status()
    assert b'"variant":"a"' in roads.lane.exchange([asked])


def test_those_that_have_to_be_fetched_keep_their_place(roads: Roads) -> None:
    keys = [f"never seen {number}" for number in range(30)]
    stream = b"".join(
        asking("targeted", {"targetingKey": each})
        + asking("static", {"targetingKey": "chosen"})
        + asking(None, {"targetingKey": each})
        for each in keys
    )
    said = roads.agree(stream + GOODBYE)
    assert said.count(b"HTTP/1.1 200 OK") == 3 * len(keys) + 1
    order = [part[:16] for part in said.split(b"\r\n\r\n") if part.startswith(b"{")]
    assert order == [b'{"key":"targeted', b'{"key":"static",', b'{"flags":[{"key"'] * len(keys)


def test_a_set_that_does_not_say_so_knows_nothing_of_it(roads: Roads) -> None:
    premium = {"context": {"targetingKey": "premium"}}
    said = roads.agree(evaluation(roads.token, "targeted", premium, close=True))
    assert b'"reason":"DEFAULT"' in said


def test_switching_it_off_takes_it_away_at_once(roads: Roads, admin: httpx.Client) -> None:
    path = f"/api/v1/flag-sets/{FLAG_SET}"
    for stored, variant in ((False, "a"), (True, "b")):
        admin.patch(path, json={"storedContexts": stored}).raise_for_status()
        revision = admin.get(path).json()["revision"]
        context = {"targetingKey": "premium"}
        told = answer(roads, "targeted", context, query=f"?flagConfigEtag=r{revision}")
        assert told["variant"] == variant
