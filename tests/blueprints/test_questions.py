"""Questions about evaluations, as support and the console ask them."""

from __future__ import annotations

from typing import Any

import httpx

from tests.waiting import wait_until

FLAG: dict[str, Any] = {
    "state": "ENABLED",
    "variants": {"on": True, "off": False},
    "defaultVariant": "off",
}
STAFF = {**FLAG, "targeting": {"if": [{"==": [{"var": "role"}, "staff"]}, "on"]}}


def url(flag_set: str, rest: str = "evaluate") -> str:
    return f"/api/v1/flag-sets/{flag_set}/{rest}"


def ofrep(admin: httpx.Client, flag_set: str, flag: str, context: dict[str, Any]) -> httpx.Response:
    return admin.post(
        f"/ofrep/v1/evaluate/flags/{flag}" if flag else "/ofrep/v1/evaluate/flags",
        json={"context": context},
        headers={"Flagd-Selector": f"flagSetId={flag_set}"},
    )


def test_the_present_is_answered_as_by_ofrep(admin: httpx.Client, flag_set: str) -> None:
    admin.put(url(flag_set, "document"), json={"flags": {"banner": STAFF, "a/b": FLAG}})
    for context in ({"role": "staff"}, {"targetingKey": "u", "role": "guest"}, {}):
        for flag in ("banner", "a/b", "never"):
            asked = admin.post(url(flag_set), json={"flag": flag, "context": context})
            assert asked.status_code == 200
            assert asked.json() == ofrep(admin, flag_set, flag, context).json()
        everything = admin.post(url(flag_set), json={"context": context}).json()
        expected = ofrep(admin, flag_set, "", context).json()
        expected.pop("eventStreams")
        assert everything == expected


def test_the_past_is_answered_as_it_was(admin: httpx.Client, flag_set: str) -> None:
    admin.put(url(flag_set, "document"), json={"flags": {"banner": STAFF}})
    admin.put(url(flag_set, "flags/banner"), json=FLAG)
    admin.delete(url(flag_set, "flags/banner"))
    changes = admin.get(url(flag_set, "changes")).json()["items"]
    times = {change["revision"]: change["at"] for change in changes}
    question = {"flag": "banner", "context": {"role": "staff"}}
    for revision, value in ((2, True), (3, False)):
        for at in (revision, times[revision]):
            then = admin.post(url(flag_set), json={**question, "at": at})
            assert then.json().get("value") == value
            assert then.headers["etag"] == f'"{revision}"'
    assert admin.post(url(flag_set), json=question).json()["errorCode"] == "FLAG_NOT_FOUND"
    every = admin.post(url(flag_set), json={"context": {"role": "staff"}, "at": 2}).json()
    assert [(flag["key"], flag["value"]) for flag in every["flags"]] == [("banner", True)]


def test_a_point_without_the_set_is_404(admin: httpx.Client, flag_set: str) -> None:
    for at, expected in ((99, "revision '99'"), ("2020-01-31T12:00:00Z", "it was created at")):
        answer = admin.post(url(flag_set), json={"flag": "x", "context": {}, "at": at})
        assert answer.status_code == 404
        assert expected in answer.json()["detail"]


def test_a_bad_question_names_the_place(admin: httpx.Client, flag_set: str) -> None:
    for body, pointer in (
        ({"context": []}, "/context"),
        ({"context": {}, "at": "yesterday"}, "/at"),
        ({"context": {}, "at": "2026-01-31T12:00:00"}, "/at"),
        ({"context": {}, "at": 0}, "/at"),
        ({"context": {}, "flag": 1}, "/flag"),
        ({"contexts": {}}, "/contexts"),
    ):
        answer = admin.post(url(flag_set), json=body)
        assert answer.status_code == 400, body
        assert [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]


def test_stored_contexts_count_as_they_are_now(admin: httpx.Client, flag_set: str) -> None:
    admin.put(url(flag_set, "document"), json={"flags": {"banner": STAFF}})
    admin.patch(f"/api/v1/flag-sets/{flag_set}", json={"storedContexts": True})
    admin.put(url(flag_set, "contexts/ada"), json={"attributes": {"role": "staff"}})
    admin.put(url(flag_set, "contexts/bob"), json={"overrides": {"banner": "on"}})
    for key, now in (("ada", True), ("bob", True), ("eve", False)):
        question = {"flag": "banner", "context": {"targetingKey": key}}
        assert admin.post(url(flag_set), json=question).json()["value"] is now
        # Evaluations of the second revision read no stored contexts.
        assert admin.post(url(flag_set), json={**question, "at": 2}).json()["value"] is False


def test_a_question_is_no_use_of_a_flag(admin: httpx.Client, flag_set: str) -> None:
    admin.put(url(flag_set, "document"), json={"flags": {"banner": STAFF}})
    admin.post(url(flag_set), json={"flag": "banner", "context": {}})
    admin.post(url(flag_set), json={"context": {}})
    # Counts are flushed in their order, so the questions' would be there with this one's.
    assert ofrep(admin, flag_set, "banner", {"role": "staff"}).status_code == 200

    def evaluations() -> list[str]:
        lines = admin.get("/metrics").text.splitlines()
        return [line for line in lines if f'evaluations_total{{flag_set="{flag_set}"' in line]

    wait_until(evaluations)
    (line,) = evaluations()
    assert line.endswith('reason="TARGETING_MATCH"} 1.0')


def test_an_answer_is_explained(admin: httpx.Client, flag_set: str) -> None:
    admin.put(url(flag_set, "document"), json={"flags": {"banner": STAFF}})
    context = {"targetingKey": "u", "role": "staff"}
    asked = admin.post(url(flag_set, "explain"), json={"flag": "banner", "context": context})
    assert asked.status_code == 200, asked.text
    found = asked.json()
    assert found["answer"] == ofrep(admin, flag_set, "banner", context).json()
    assert asked.headers["etag"] == f'"{found["revision"]}"'
    trace = found["trace"]
    assert trace["decidedBy"] == "targeting"
    assert trace["targeting"]["decided"] == "/targeting/if/1"
    condition = trace["targeting"]["operands"][0]
    assert (condition["operator"], condition["result"]) == ("==", True)


def test_an_earlier_answer_is_explained(admin: httpx.Client, flag_set: str) -> None:
    admin.put(url(flag_set, "document"), json={"flags": {"banner": STAFF}})
    admin.put(url(flag_set, "flags/banner"), json=FLAG)
    question = {"flag": "banner", "context": {"role": "staff"}}
    then = admin.post(url(flag_set, "explain"), json={**question, "at": 2}).json()
    now = admin.post(url(flag_set, "explain"), json=question).json()
    assert [then["trace"]["decidedBy"], now["trace"]["decidedBy"]] == ["targeting", "default"]
    assert [then["answer"]["value"], now["answer"]["value"]] == [True, False]
    assert [then["revision"], now["revision"]] == [2, 3]
    assert [then["definition"], now["definition"]] == [STAFF, FLAG]


def test_a_draft_is_explained_and_stored_nowhere(admin: httpx.Client, flag_set: str) -> None:
    rule = {"in": [{"var": "role"}, ["staff"]]}
    document = {"flags": {"banner": FLAG}, "$evaluators": {"staff": rule}}
    before = admin.put(url(flag_set, "document"), json=document).headers["etag"]
    draft = {**FLAG, "targeting": {"if": [{"$ref": "staff"}, "on"]}}
    for flag in ("banner", "new"):
        question = {"flag": flag, "context": {"role": "staff"}, "definition": draft}
        found = admin.post(url(flag_set, "explain"), json=question).json()
        assert found["answer"]["value"] is True
        assert found["trace"]["targeting"]["operands"][0]["evaluator"] == "staff"
        assert found["definition"] == draft
    assert admin.get(url(flag_set, "document")).headers["etag"] == before
    broken = {**FLAG, "targeting": {"if": [{"nope": 1}, "on"]}}
    missing = {**FLAG, "targeting": {"$ref": "never"}}
    for definition, pointer in (
        (broken, "/definition/targeting/if/0/nope"),
        (missing, "/definition/targeting/$ref"),
    ):
        question = {"flag": "banner", "context": {}, "definition": definition}
        refused = admin.post(url(flag_set, "explain"), json=question)
        assert refused.status_code == 400
        assert [fault["pointer"] for fault in refused.json()["errors"]] == [pointer]
    unnamed = admin.post(url(flag_set, "explain"), json={"context": {}, "definition": draft})
    assert [fault["pointer"] for fault in unnamed.json()["errors"]] == ["/flag"]


def test_without_a_flag_all_are_explained(admin: httpx.Client, flag_set: str) -> None:
    flags = {"banner": STAFF, "plain": FLAG, "off": {**FLAG, "state": "DISABLED"}}
    admin.put(url(flag_set, "document"), json={"flags": flags})
    found = admin.post(url(flag_set, "explain"), json={"context": {"role": "staff"}}).json()
    assert [(each["flag"], each["decidedBy"]) for each in found["flags"]] == [
        ("banner", "targeting"),
        ("off", "disabled"),
        ("plain", "default"),
    ]
    never = admin.post(url(flag_set, "explain"), json={"flag": "never", "context": {}})
    assert never.status_code == 404


def test_stored_attributes_and_overrides_are_explained(admin: httpx.Client, flag_set: str) -> None:
    admin.put(url(flag_set, "document"), json={"flags": {"banner": STAFF}})
    admin.patch(f"/api/v1/flag-sets/{flag_set}", json={"storedContexts": True})
    admin.put(url(flag_set, "contexts/ada"), json={"attributes": {"role": "staff"}})
    admin.put(url(flag_set, "contexts/bob"), json={"overrides": {"banner": "on"}})

    def explained(key: str) -> dict[str, Any]:
        context = {"targetingKey": key}
        question = {"flag": "banner", "context": context}
        found = admin.post(url(flag_set, "explain"), json=question).json()
        assert found["answer"] == ofrep(admin, flag_set, "banner", context).json()
        trace: dict[str, Any] = found["trace"]
        return trace

    assert explained("ada")["attributes"]["stored"] == ["role"]
    assert explained("bob")["override"] == {"variant": "on", "applies": True}
    assert explained("bob")["decidedBy"] == "override"
