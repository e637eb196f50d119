"""Whom a proposed change would move."""

from __future__ import annotations

import gzip
import json
from typing import Any

import httpx
import pytest

from service.middleware.ndjson import NDJSON

FLAG: dict[str, Any] = {
    "state": "ENABLED",
    "variants": {"on": True, "off": False},
    "defaultVariant": "off",
}
STAFF = {**FLAG, "targeting": {"if": [{"==": [{"var": "role"}, "staff"]}, "on"]}}


def url(flag_set: str, rest: str = "impact") -> str:
    return f"/api/v1/flag-sets/{flag_set}/{rest}"


def share(percent: int) -> dict[str, Any]:
    return {**FLAG, "targeting": {"fractional": [["on", percent], ["off", 100 - percent]]}}


def result(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith(NDJSON)
    *progress, last = [json.loads(line) for line in answer.text.splitlines()]
    assert {event["event"] for event in progress} == {"progress"}
    assert last["event"] == "result"
    found: dict[str, Any] = last
    return found


@pytest.fixture
def filled(admin: httpx.Client, flag_set: str) -> str:
    """A set with a flag that is changed once, and two stored contexts."""
    admin.put(url(flag_set, "flags/banner"), json=STAFF)
    admin.put(url(flag_set, "flags/banner"), json=FLAG)
    admin.put(url(flag_set, "contexts/ada"), json={"attributes": {"role": "staff"}})
    admin.put(url(flag_set, "contexts/bob"), json={"attributes": {"role": "guest"}})
    return flag_set


PROPOSALS: dict[str, dict[str, Any]] = {
    "definition": {"flag": "banner", "definition": STAFF},
    "patch": {"flag": "banner", "patch": {"targeting": STAFF["targeting"]}},
    "rollback of a flag": {"flag": "banner", "revision": 2},
    "document": {"document": {"flags": {"banner": STAFF}}},
    "rollback of the set": {"revision": 2},
}


@pytest.mark.parametrize("proposal", PROPOSALS.values(), ids=list(PROPOSALS))
def test_every_proposal_is_held_against_stored_contexts(
    admin: httpx.Client, filled: str, proposal: dict[str, Any]
) -> None:
    before = admin.get(url(filled, "document")).headers["etag"]
    found = result(admin.post(url(filled), json=proposal))
    assert (found["contexts"], found["revision"]) == (2, int(before.strip('"')))
    (flag,) = found["flags"]
    assert (flag["flag"], flag["moved"], flag["percent"]) == ("banner", 1, 50.0)
    (moved,) = [cell for cell in flag["cells"] if cell["moved"]]
    assert moved["from"] == {"variant": "off"}
    assert moved["to"] == {"variant": "on"}
    assert moved["examples"] == ["ada"]
    assert admin.get(url(filled, "document")).headers["etag"] == before


def test_keys_alone_are_made_up(admin: httpx.Client, flag_set: str) -> None:
    admin.put(url(flag_set, "flags/banner"), json=share(10))
    proposal = {"flag": "banner", "definition": share(25), "sample": 10_000}
    found = result(admin.post(url(flag_set), json=proposal))
    assert found["contexts"] == 10_000
    assert 13 < found["flags"][0]["percent"] < 17


@pytest.mark.parametrize("compressed", [False, True])
def test_contexts_come_with_the_proposal(
    admin: httpx.Client, filled: str, compressed: bool
) -> None:
    lines = [json.dumps(PROPOSALS["definition"]).encode()]
    lines += [b'{"targetingKey":"x","role":"staff"}', b"", b"{nothing", b'{"role":"guest"}']
    body = b"\n".join(lines)
    headers = {"content-type": NDJSON}
    if compressed:
        body, headers["content-encoding"] = gzip.compress(body), "gzip"
    found = result(admin.post(url(filled), content=body, headers=headers))
    assert (found["contexts"], found["refused"]) == (2, 1)
    assert [fault["line"] for fault in found["errors"]] == [4]
    assert found["flags"][0]["moved"] == 1


def test_a_bad_proposal_names_the_place(admin: httpx.Client, filled: str) -> None:
    broken = {**FLAG, "targeting": {"nope": []}}
    for proposal, status, pointer in (
        ({}, 400, ""),
        ({"flag": "banner"}, 400, ""),
        ({"flag": "banner", "definition": STAFF, "patch": {}}, 400, ""),
        ({"flag": "banner", "document": {}}, 400, ""),
        ({"definition": STAFF}, 400, ""),
        ({"flag": "banner", "definition": broken}, 400, "/definition/targeting/nope"),
        ({"document": {"flags": {"banner": broken}}}, 400, "/document/flags/banner/targeting/nope"),
        ({"flag": "banner", "definition": STAFF, "sample": 0}, 400, "/sample"),
        ({"flag": "banner", "definition": STAFF, "sample": 10**7}, 400, "/sample"),
        ({"revision": "two"}, 400, "/revision"),
        ({"flag": "never", "patch": {}}, 404, None),
        ({"revision": 99}, 404, None),
    ):
        answer = admin.post(url(filled), json=proposal)
        assert answer.status_code == status, proposal
        found = [fault["pointer"] for fault in answer.json().get("errors", ())]
        assert found == ([] if pointer is None else [pointer]), proposal
    for body in (b"", b"{", b"[" * 10_000, b"\xff"):
        for kind in ("application/json", NDJSON):
            answer = admin.post(url(filled), content=body, headers={"content-type": kind})
            assert answer.status_code == 400
    lines = json.dumps({**PROPOSALS["definition"], "sample": 5}).encode() + b"\n{}"
    answer = admin.post(url(filled), content=lines, headers={"content-type": NDJSON})
    assert answer.status_code == 400


def test_a_change_without_effect_touches_nobody(admin: httpx.Client, filled: str) -> None:
    found = result(admin.post(url(filled), json={"flag": "banner", "definition": FLAG}))
    assert (found["contexts"], found["flags"]) == (2, [])


WRITES: dict[str, tuple[str, str, dict[str, Any] | None]] = {
    "put": ("PUT", "flags/banner", STAFF),
    "patch": ("PATCH", "flags/banner", {"targeting": STAFF["targeting"]}),
    "patch of flags": ("PATCH", "flags", {"flags": {"banner": STAFF}}),
    "rollback of a flag": ("POST", "flags/banner/rollback", {"revision": 2}),
    "rollback of the set": ("POST", "rollback", {"revision": 2}),
    "document": ("PUT", "document", {"flags": {"banner": STAFF}}),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=list(WRITES))
def test_a_dry_run_tells_the_impact_beside_the_difference(
    admin: httpx.Client, filled: str, write: tuple[str, str, dict[str, Any] | None]
) -> None:
    method, path, body = write
    before = admin.get(url(filled, "document")).headers["etag"]
    plain = admin.request(method, url(filled, path), json=body, params={"dry_run": "true"})
    assert plain.status_code == 200
    assert "impact" not in plain.json()
    assert [each["name"] for each in plain.json()["diff"]] == ["banner"]
    both = {"dry_run": "true", "impact": "true"}
    weighed = admin.request(method, url(filled, path), json=body, params=both).json()
    assert weighed["diff"] == plain.json()["diff"]
    assert weighed["impact"]["contexts"] == 2
    assert weighed["impact"]["flags"][0]["moved"] == 1
    sampled = admin.request(method, url(filled, path), json=body, params={**both, "sample": "7"})
    assert sampled.json()["impact"]["contexts"] == 7
    for refused in ({"impact": "true"}, {"sample": "5"}):
        assert admin.request(method, url(filled, path), json=body, params=refused).is_client_error
    assert admin.get(url(filled, "document")).headers["etag"] == before


def test_deletions_are_tried_too(admin: httpx.Client, filled: str) -> None:
    tried = {"dry_run": "true", "impact": "true"}
    weighed = admin.delete(url(filled, "flags/banner"), params=tried).json()
    assert weighed["impact"]["flags"][0]["cells"][0]["to"] == {
        "variant": None,
        "errorCode": "FLAG_NOT_FOUND",
    }
    assert admin.get(url(filled, "flags/banner")).status_code == 200
