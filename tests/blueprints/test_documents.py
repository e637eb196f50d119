from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

Holder = Callable[..., httpx.Client]
FLAG: dict[str, Any] = {"state": "ENABLED", "variants": {"on": True}, "defaultVariant": "on"}


def url(flag_set: str) -> str:
    return f"/api/v1/flag-sets/{flag_set}/document"


def test_a_document_comes_back_as_it_was_written(admin: httpx.Client, flag_set: str) -> None:
    written = (
        '{"flags":{"z":{"state":"ENABLED","variants":{"a":10.0,"b":1e2},"defaultVariant":"a"},'
        '"a":{"state":"DISABLED","variants":{"a":1}}},"$evaluators":{"e":{"==":[1.0,1]}},'
        '"metadata":{"team":"x","n":1.0}}'
    )
    put = admin.put(url(flag_set), content=written)
    assert put.status_code == 200
    read = admin.get(url(flag_set))
    document = json.loads(read.text)
    document.pop("$schema", None)
    own = {"flagSet": flag_set, "fractional": 2, "storedContexts": False}
    assert document.pop("$flagstaff") == own
    assert document["metadata"].pop("flagSetId") == flag_set
    assert document == json.loads(written)
    assert '"a":10.0' in read.text
    assert '"b":1e2' in read.text
    assert '"n":1.0' in read.text
    assert read.headers["etag"] == put.headers["etag"]


def test_a_sidecar_that_has_it_already_gets_304(admin: httpx.Client, flag_set: str) -> None:
    etag = admin.put(url(flag_set), json={"flags": {"a": FLAG}}).headers["etag"]
    for held in (etag, f"W/{etag}", f'"x", {etag}', "*"):
        again = admin.get(url(flag_set), headers={"if-none-match": held})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == etag
    admin.put(url(flag_set), json={"flags": {"b": FLAG}})
    assert admin.get(url(flag_set), headers={"if-none-match": etag}).status_code == 200


def test_a_document_with_one_bad_flag_changes_nothing_and_every_fault_is_told(
    admin: httpx.Client, flag_set: str
) -> None:
    before = admin.put(url(flag_set), json={"flags": {"kept": FLAG}})
    bad = {
        "flags": {
            "good": FLAG,
            "no/such~default": {**FLAG, "defaultVariant": "off"},
            "unknown-operator": {**FLAG, "targeting": {"if": [{"nope": [1]}, "on", None]}},
            "no-evaluator": {**FLAG, "targeting": {"$ref": "missing"}},
        }
    }
    answer = admin.put(url(flag_set), json=bad)
    assert answer.status_code == 400
    pointers = [fault["pointer"] for fault in answer.json()["errors"]]
    for flag in ("no~1such~0default", "unknown-operator", "no-evaluator"):
        assert any(pointer.startswith(f"/flags/{flag}") for pointer in pointers), pointers
    assert not any(pointer.startswith("/flags/good") for pointer in pointers)
    after = admin.get(url(flag_set))
    assert list(after.json()["flags"]) == ["kept"]
    assert after.headers["etag"] == before.headers["etag"]


def test_a_dry_run_tells_the_difference_and_makes_none(admin: httpx.Client, flag_set: str) -> None:
    admin.put(url(flag_set), json={"flags": {"gone": FLAG, "same": FLAG, "changed": FLAG}})
    wanted = {"flags": {"same": FLAG, "changed": {**FLAG, "state": "DISABLED"}, "new": FLAG}}
    before = admin.get(url(flag_set))
    dry = admin.put(url(flag_set), json=wanted, params={"dry_run": "true"})
    assert dry.status_code == 200
    differences = {item["name"]: item for item in dry.json()["diff"]}
    assert set(differences) == {"gone", "changed", "new"}
    assert differences["gone"]["after"] is None
    assert differences["new"]["before"] is None
    assert differences["changed"]["after"]["state"] == "DISABLED"
    assert admin.get(url(flag_set)).text == before.text
    admin.put(url(flag_set), json=wanted).raise_for_status()
    assert admin.put(url(flag_set), json=wanted, params={"dry_run": "1"}).json()["diff"] == []


def test_a_switch_that_is_neither_on_nor_off_is_refused(admin: httpx.Client, flag_set: str) -> None:
    answer = admin.put(url(flag_set), json={"flags": {}}, params={"dry_run": "maybe"})
    assert answer.status_code == 400


def test_a_lost_race_on_a_document_answers_412(admin: httpx.Client, flag_set: str) -> None:
    first = admin.put(url(flag_set), json={"flags": {"a": FLAG}}).headers["etag"]
    second = admin.put(url(flag_set), json={"flags": {"b": FLAG}}).headers["etag"]
    late = admin.put(url(flag_set), json={"flags": {}}, headers={"if-match": first})
    assert (late.status_code, late.headers["etag"]) == (412, second)


def test_a_document_of_no_set_is_404(admin: httpx.Client) -> None:
    assert admin.get(url("nowhere")).status_code == 404
    assert admin.put(url("nowhere"), json={"flags": {}}).status_code == 404


def test_a_document_is_read_as_of_a_time(admin: httpx.Client, flag_set: str) -> None:
    admin.put(url(flag_set), json={"flags": {"a": FLAG}})
    changes = admin.get(f"/api/v1/flag-sets/{flag_set}/changes").json()["items"]
    put, made = changes[0], changes[-1]
    then = admin.get(url(flag_set), params={"at": put["at"]})
    assert then.headers["etag"] == f'"{put["revision"]}"'
    assert list(then.json()["flags"]) == ["a"]
    before = admin.get(url(flag_set), params={"at": "2020-01-31T12:00:00+01:00"})
    assert before.status_code == 404
    assert f"it was created at {made['at'][:19]}" in before.json()["detail"]
    for at, revision in (("yesterday", None), (put["at"], 1)):
        query = {"at": at} if revision is None else {"at": at, "revision": revision}
        assert admin.get(url(flag_set), params=query).status_code == 400


CREATE = {"create": "true"}
REFUSED: list[tuple[Any, dict[str, str]]] = [
    (b"{", {}),
    ({}, {}),
    ({"flags": {"a": {**FLAG, "defaultVariant": "off"}}}, {}),
    ({"flags": {"a": {**FLAG, "targetting": {}}}}, {"strict": "true"}),
    ({"flags": {}, "$flagstaff": {"fractional": 3}}, {"fractional": "2"}),
    ({"flags": {}}, {"fractional": "4"}),
    ({"flags": {}, "metadata": {"a": "x" * 20_000}}, {}),
]


@pytest.mark.parametrize(("body", "query"), REFUSED)
def test_a_refused_document_creates_no_flag_set(
    admin: httpx.Client, flag_set: str, body: Any, query: dict[str, str]
) -> None:
    new = f"{flag_set}-new"
    content = body if isinstance(body, bytes) else json.dumps(body)
    for tried in (query, {**query, "dry_run": "true"}):
        answer = admin.put(url(new), content=content, params={**CREATE, **tried})
        assert answer.status_code == 400, answer.text
        assert admin.get(f"/api/v1/flag-sets/{new}").status_code == 404


def test_a_document_creates_its_flag_set_in_one_change(admin: httpx.Client, flag_set: str) -> None:
    new = f"{flag_set}-new"
    body = {
        "$flagstaff": {"storedContexts": True},
        "metadata": {"owner": "cart"},
        "flags": {"a": FLAG},
    }
    query = {**CREATE, "fractional": "3"}
    assert admin.put(url(new), json=body).status_code == 404
    planned = admin.put(url(new), json=body, params={**query, "dry_run": "true", "impact": "true"})
    assert (planned.status_code, planned.json()["revision"]) == (200, 0)
    assert "etag" not in planned.headers
    assert planned.json()["warnings"] == []
    assert planned.json()["impact"] == {"contexts": 0, "flags": []}
    assert admin.get(f"/api/v1/flag-sets/{new}").status_code == 404

    only_new = {"if-none-match": "*", "x-change-comment": "first"}
    made = admin.put(url(new), json=body, params=query, headers=only_new)
    assert (made.status_code, made.headers["etag"]) == (201, '"1"')
    assert made.json()["created"] is True
    found = admin.get(f"/api/v1/flag-sets/{new}").json()
    assert (found["revision"], found["fractional"], found["storedContexts"]) == (1, 3, True)
    assert found["metadata"] == {"owner": "cart"}
    history = admin.get(f"/api/v1/flag-sets/{new}/changes").json()["items"]
    assert {(each["revision"], each["kind"], each["comment"]) for each in history} == {
        (1, "flag", "first"),
        (1, "flag_set", "first"),
    }
    assert [(each["before"], each["after"]) for each in reversed(history)] == [
        (each["before"], each["after"]) for each in planned.json()["diff"]
    ]

    assert admin.put(url(new), json=body, params=query, headers=only_new).status_code == 412
    again = admin.put(url(new), json={"flags": {}}, params=CREATE)
    assert (again.status_code, again.json()["revision"]) == (200, 2)
    assert admin.get(f"/api/v1/flag-sets/{new}").json()["metadata"] == {"owner": "cart"}


def test_a_set_of_a_name_that_was_used_before_continues_its_history(
    admin: httpx.Client, flag_set: str
) -> None:
    admin.put(url(flag_set), json={"flags": {"a": FLAG}, "metadata": {"owner": "old"}})
    admin.delete(f"/api/v1/flag-sets/{flag_set}").raise_for_status()
    body = {"flags": {"b": FLAG}}
    planned = admin.put(url(flag_set), json=body, params={**CREATE, "dry_run": "true"}).json()
    assert [(each["kind"], each["before"]) for each in planned["diff"]] == [
        ("flag_set", None),
        ("flag", None),
    ]
    made = admin.put(url(flag_set), json=body, params=CREATE)
    assert (made.status_code, made.json()["revision"]) == (201, 4)
    found = admin.get(f"/api/v1/flag-sets/{flag_set}").json()
    assert (found["revision"], found["metadata"]) == (4, {})


def test_who_may_not_create_flag_sets_may_still_write_with_create(
    admin: httpx.Client, holder: Holder, flag_set: str
) -> None:
    new, writer = f"{flag_set}-new", holder("write")
    refused = writer.put(url(new), json={"flags": {}}, params=CREATE)
    assert (refused.status_code, "'admin'" in refused.json()["detail"]) == (403, True)
    assert admin.get(f"/api/v1/flag-sets/{new}").status_code == 404
    assert writer.put(url(flag_set), json={"flags": {}}, params=CREATE).status_code == 200
    bound = holder("admin", flag_set=flag_set)
    assert bound.put(url(flag_set), json={"flags": {"a": FLAG}}, params=CREATE).status_code == 200
    assert bound.put(url(new), json={"flags": {}}, params=CREATE).status_code == 404


def test_a_new_set_needs_a_name_that_a_set_may_have(admin: httpx.Client) -> None:
    for query in (CREATE, {**CREATE, "dry_run": "true"}):
        answer = admin.put(url("-x"), json={"flags": {}}, params=query)
        assert answer.status_code == 400
        assert "The name of a flag set is" in answer.json()["detail"]


def test_a_version_is_for_a_set_that_is_created(admin: httpx.Client, flag_set: str) -> None:
    answer = admin.put(url(flag_set), json={"flags": {}}, params={"fractional": "3"})
    assert answer.status_code == 400
    assert "create=true" in answer.json()["detail"]
