"""Several flags in one change: switched, deleted, copied, and brought back."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

FLAG = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
STAFF = {**FLAG, "targeting": {"if": [{"$ref": "staff"}, "on", None]}}
# The bytes of a definition stay, whatever else changes in the set.
WRITTEN = '{"state":"ENABLED", "variants":{"a":10.0,"b":-0}, "defaultVariant":null}'


@pytest.fixture
def url(admin: httpx.Client, flag_set: str) -> str:
    """A set with the flags a, b, c and written."""
    url = f"/api/v1/flag-sets/{flag_set}"
    for key in ("a", "b", "c"):
        admin.put(f"{url}/flags/{key}", json=FLAG).raise_for_status()
    admin.put(f"{url}/flags/written", content=WRITTEN).raise_for_status()
    return url


def states(admin: httpx.Client, url: str) -> dict[str, str]:
    """The state of each flag of the set."""
    items: list[dict[str, Any]] = admin.get(f"{url}/flags?summary=true").json()["items"]
    return {flag["key"]: flag["state"] for flag in items}


def revision(admin: httpx.Client, url: str) -> int:
    return int(admin.get(url).json()["revision"])


def test_several_flags_change_in_one_revision(admin: httpx.Client, url: str) -> None:
    before = revision(admin, url)
    changes = {"a": {"state": "DISABLED"}, "b": None, "none": None, "new": FLAG, "written": {}}
    answer = admin.patch(
        f"{url}/flags", json={"flags": changes}, headers={"x-change-comment": "spring"}
    )
    assert answer.status_code == 200, answer.text
    assert answer.json() == {
        "revision": before + 1,
        "created": False,
        "changed": 3,
        "warnings": [],
        "diff": [],
    }
    assert answer.headers["etag"] == f'"{before + 1}"'
    assert states(admin, url) == {
        "a": "DISABLED",
        "c": "ENABLED",
        "new": "ENABLED",
        "written": "ENABLED",
    }
    assert admin.get(f"{url}/flags/written").text == WRITTEN
    entries = admin.get(f"{url}/changes?revision={before + 1}").json()["items"]
    assert {(entry["name"], entry["comment"]) for entry in entries} == {
        ("a", "spring"),
        ("b", "spring"),
        ("new", "spring"),
    }


def test_a_change_of_flags_is_made_as_a_whole_or_not_at_all(admin: httpx.Client, url: str) -> None:
    before = states(admin, url)
    changes: dict[str, Any] = {
        "a": {"state": "DISABLED"},
        "b": {"state": "MAYBE"},
        "c/d": {},
        "c": {"targeting": {"$ref": "missing"}},
    }
    answer = admin.patch(f"{url}/flags", json={"flags": changes})
    assert answer.status_code == 400
    pointers = {fault["pointer"] for fault in answer.json()["errors"]}
    assert "/flags/b/state" in pointers
    assert "/flags/c~1d" in pointers or "/flags/c~1d/variants" in pointers
    assert states(admin, url) == before
    del changes["b"], changes["c/d"]
    answer = admin.patch(f"{url}/flags", json={"flags": changes})
    assert [fault["pointer"][:8] for fault in answer.json()["errors"]] == ["/flags/c"]
    assert states(admin, url) == before


def test_the_precondition_is_that_of_the_set(admin: httpx.Client, url: str) -> None:
    now = revision(admin, url)
    body = {"flags": {"a": {"state": "DISABLED"}}}
    lost = admin.patch(f"{url}/flags", json=body, headers={"if-match": f'"{now - 1}"'})
    assert lost.status_code == 412
    tried = admin.patch(f"{url}/flags?dry_run=true", json=body, headers={"if-match": f'"{now}"'})
    assert [entry["name"] for entry in tried.json()["diff"]] == ["a"]
    assert revision(admin, url) == now
    nothing = admin.patch(f"{url}/flags", json={"flags": {"a": {"state": "ENABLED"}}})
    assert (nothing.json()["changed"], nothing.json()["revision"]) == (0, now)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ([], ""),
        ({}, ""),
        ({"flags": []}, "/flags"),
        ({"flags": {}, "metadata": {}}, "/metadata"),
        ({"flags": {"a": 5}}, "/flags/a"),
        ({"flags": {f"f{number}": None for number in range(10_001)}}, "/flags"),
    ],
)
def test_another_shape_is_refused(
    admin: httpx.Client, url: str, body: object, pointer: str
) -> None:
    answer = admin.patch(f"{url}/flags", json=body)
    assert answer.status_code == 400, answer.text
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]


def test_only_some_flags_are_rolled_back(admin: httpx.Client, url: str) -> None:
    before = revision(admin, url)
    changes = {"a": {"state": "DISABLED"}, "written": None, "new": FLAG, "c": {"state": "DISABLED"}}
    admin.patch(f"{url}/flags", json={"flags": changes}).raise_for_status()
    body = {"revision": before, "flags": ["a", "written", "new", "b", "never"]}
    answer = admin.post(f"{url}/rollback", json=body, headers={"if-match": f'"{before + 1}"'})
    assert (answer.json()["changed"], answer.json()["revision"]) == (3, before + 2)
    assert states(admin, url) == {
        "a": "ENABLED",
        "b": "ENABLED",
        "c": "DISABLED",
        "written": "ENABLED",
    }
    assert admin.get(f"{url}/flags/written").text == WRITTEN
    late = admin.post(f"{url}/rollback", json=body, headers={"if-match": f'"{before + 1}"'})
    assert late.status_code == 412
    assert admin.post(f"{url}/rollback", json={**body, "revision": 99}).status_code == 404


def test_several_flags_are_copied_in_one_revision(admin: httpx.Client, url: str) -> None:
    other = f"{url}.other"
    admin.post("/api/v1/flag-sets", json={"name": other.rpartition("/")[2]}).raise_for_status()
    admin.put(f"{other}/flags/a", json={**FLAG, "state": "DISABLED"}).raise_for_status()
    body = {"to": other.rpartition("/")[2], "flags": ["a", "b", "written"]}
    tried = admin.post(f"{url}/copy?dry_run=true", json=body)
    found = [(entry["name"], entry["before"] is None) for entry in tried.json()["diff"]]
    assert found == [("a", False), ("b", True), ("written", True)]
    tag = {"if-match": tried.headers["etag"]}
    made = admin.post(f"{url}/copy", json=body, headers=tag)
    assert (made.status_code, made.json()["changed"], made.json()["revision"]) == (200, 3, 3)
    assert states(admin, other) == {"a": "ENABLED", "b": "ENABLED", "written": "ENABLED"}
    assert admin.get(f"{other}/flags/written").text == WRITTEN
    entry = admin.get(f"{other}/changes?limit=1").json()["items"][0]
    assert entry["comment"].startswith("Copied from '")
    assert admin.post(f"{url}/copy", json=body, headers=tag).status_code == 412
    assert admin.post(f"{url}/copy", json={**body, "flags": ["a", "never"]}).status_code == 404
    assert admin.post(f"{url}/copy", json={**body, "to": "nowhere"}).status_code == 404


def test_a_copy_that_one_flag_does_not_survive_copies_none(admin: httpx.Client, url: str) -> None:
    other = f"{url}.other"
    admin.post("/api/v1/flag-sets", json={"name": other.rpartition("/")[2]}).raise_for_status()
    admin.put(f"{url}/evaluators/staff", json={"==": [1, 1]}).raise_for_status()
    admin.put(f"{url}/flags/staff/only", json=STAFF).raise_for_status()
    body = {"to": other.rpartition("/")[2], "flags": ["a", "staff/only"]}
    answer = admin.post(f"{url}/copy", json=body)
    assert answer.status_code == 400
    assert all(each["pointer"].startswith("/flags/staff~1only") for each in answer.json()["errors"])
    assert states(admin, other) == {}
