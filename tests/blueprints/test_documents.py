from __future__ import annotations

import json
from typing import Any

import httpx

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
    assert f"it was made at {made['at'][:19]}" in before.json()["detail"]
    for at, revision in (("yesterday", None), (put["at"], 1)):
        query = {"at": at} if revision is None else {"at": at, "revision": revision}
        assert admin.get(url(flag_set), params=query).status_code == 400
