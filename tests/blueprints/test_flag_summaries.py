"""``GET …/flags?summary=true``: what a list of many flags says about each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx

SPLIT = {
    "state": "ENABLED",
    "variants": {"on": True, "off": False},
    "defaultVariant": "off",
    "targeting": {"fractional": [["on", 25], ["off", 75]]},
    "metadata": {"owner": "checkout"},
}
PLAIN = {"state": "DISABLED", "variants": {"big": 2, "small": 1}, "defaultVariant": "small"}


def test_a_summary_says_what_a_definition_says_and_who_changed_it(
    admin: httpx.Client, holder: Callable[..., httpx.Client], flag_set: str
) -> None:
    flags = f"/api/v1/flag-sets/{flag_set}/flags"
    admin.put(f"{flags}/new-checkout", json=SPLIT, headers={"x-change-comment": "for the sale"})
    holder("write").put(f"{flags}/banner", json=PLAIN).raise_for_status()
    banner, checkout = admin.get(flags, params={"summary": "true"}).json()["items"]
    listed = admin.get(flags).json()["items"][1]
    shares = {"on": 25, "off": 75}
    assert checkout == {
        "key": "new-checkout",
        "revision": 2,
        "modifiedAt": listed["modifiedAt"],
        "modifiedBy": checkout["modifiedBy"],
        "comment": "for the sale",
        "lastEvaluatedAt": None,
        "stale": None,
        "permanent": False,
        "state": "ENABLED",
        "type": "boolean",
        "variants": 2,
        "defaultVariant": "off",
        "rules": 0,
        "otherwise": shares,
        "rollout": shares,
        "evaluators": [],
        "metadata": {"owner": "checkout"},
        "digest": checkout["digest"],
        "plan": None,
    }
    alone = admin.get(f"{flags}/new-checkout?summary=true")
    assert (alone.json(), alone.headers["etag"]) == (checkout, 'W/"2"')
    assert admin.get(f"{flags}/none?summary=true").status_code == 404
    both = admin.get(f"{flags}/banner?summary=true&statistics=true")
    assert (both.status_code, both.json()["type"]) == (400, "urn:flagstaff:refused")
    assert (banner["modifiedBy"], banner["comment"]) == ("write", None)
    assert (banner["state"], banner["type"], banner["rollout"]) == ("DISABLED", "number", None)


def test_the_same_definition_has_the_same_digest_in_another_set(
    admin: httpx.Client, flag_set: str
) -> None:
    other = f"{flag_set}-production"
    admin.post("/api/v1/flag-sets", json={"name": other}).raise_for_status()
    flags = f"/api/v1/flag-sets/{flag_set}/flags"
    admin.put(f"{flags}/f", json=SPLIT).raise_for_status()
    admin.post(f"{flags}/f/copy", json={"to": other}).raise_for_status()

    def digest(name: str) -> str:
        url = f"/api/v1/flag-sets/{name}/flags?summary=true"
        (flag,) = admin.get(url).json()["items"]
        return str(flag["digest"])

    assert digest(flag_set) == digest(other)
    admin.patch(f"{flags}/f", json={"defaultVariant": "on"}).raise_for_status()
    assert digest(flag_set) != digest(other)


def test_summaries_are_filtered_and_paged_as_flags_are(admin: httpx.Client, flag_set: str) -> None:
    flags = f"/api/v1/flag-sets/{flag_set}/flags"
    for number in range(4):
        admin.put(f"{flags}/f{number}", json=SPLIT if number % 2 else PLAIN).raise_for_status()

    def keys(query: dict[str, str]) -> list[str]:
        return [flag["key"] for flag in admin.get(flags, params=query).json()["items"]]

    for short in ("false", "true"):
        assert keys({"summary": short, "limit": "3"}) == ["f0", "f1", "f2"]
        assert keys({"summary": short, "after": "f2"}) == ["f3"]
        assert keys({"summary": short, "metadata.owner": "checkout"}) == ["f1", "f3"]
        assert keys({"summary": short, "state": "DISABLED", "search": "F2"}) == ["f2"]


def test_a_flag_says_what_is_planned_for_it(admin: httpx.Client, flag_set: str) -> None:
    url = f"/api/v1/flag-sets/{flag_set}"
    for key in ("scheduled", "both", "rolled", "ended", "free"):
        admin.put(f"{url}/flags/{key}", json={**PLAIN, "state": "ENABLED"}).raise_for_status()

    def schedule(key: str | None, at: str) -> int:
        patch: dict[str, Any] = {"state": "DISABLED"} if key else {"metadata": {}}
        body = {"flag": key, "at": at, "patch": patch}
        return int(admin.post(f"{url}/schedules", json=body).raise_for_status().json()["id"])

    first, second = "2098-01-01T00:00:00Z", "2099-01-01T00:00:00Z"
    schedule(None, first)
    schedule("scheduled", second)
    schedule("scheduled", first)
    schedule("both", first)
    for key in ("both", "rolled"):
        rollout = {"flag": key, "variant": "big", "start": second, "steps": [{"percent": 100}]}
        made = admin.post(f"{url}/rollouts", json=rollout).raise_for_status().json()
        if key == "both":
            # It waits for a person, so it comes first.
            admin.post(f"{url}/rollouts/{made['id']}/pause").raise_for_status()
    admin.delete(f"{url}/schedules/{schedule('ended', first)}").raise_for_status()

    def plans(**query: str) -> dict[str, object]:
        answer = admin.get(f"{url}/flags", params={"summary": "true", **query})
        return {flag["key"]: flag["plan"] for flag in answer.raise_for_status().json()["items"]}

    waiting = {"kind": "schedule", "state": "waiting", "nextAt": first, "number": 2}
    found = plans()
    assert found["scheduled"] == waiting
    both = found["both"]
    assert isinstance(both, dict)
    assert (both["kind"], both["state"], both["number"]) == ("rollout", "paused", 2)
    rolled = {"kind": "rollout", "state": "waiting", "nextAt": second, "number": 1}
    assert found["rolled"] == rolled
    assert (found["ended"], found["free"]) == (None, None)
    assert admin.get(f"{url}/flags/scheduled?summary=true").json()["plan"] == waiting
    assert list(plans(planned="true")) == ["both", "rolled", "scheduled"]
    assert list(plans(planned="false")) == ["ended", "free"]
    assert list(plans(planned="true", search="ro")) == ["rolled"]


def test_only_what_changed_after_a_revision_is_listed(admin: httpx.Client, flag_set: str) -> None:
    flags = f"/api/v1/flag-sets/{flag_set}/flags"
    for key in ("a", "b", "c"):
        admin.put(f"{flags}/{key}", json=PLAIN).raise_for_status()
    revision = admin.get(f"/api/v1/flag-sets/{flag_set}").json()["revision"]

    def changed(**query: str) -> list[str]:
        answer = admin.get(flags, params={"since_revision": str(revision), **query})
        return [flag["key"] for flag in answer.raise_for_status().json()["items"]]

    assert changed() == []
    admin.patch(f"{flags}/b", json={"state": "ENABLED"}).raise_for_status()
    admin.put(f"{flags}/d", json=PLAIN).raise_for_status()
    assert changed() == changed(summary="true") == ["b", "d"]
    assert changed(state="ENABLED", stale="false") == ["b"]
