"""Schedules over HTTP: what a caller sends and gets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

Holder = Callable[..., httpx.Client]

FLAG = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "on"}
LATER = datetime.now(UTC) + timedelta(days=30)


@pytest.fixture
def schedules(admin: httpx.Client, flag_set: str) -> str:
    """The path of the schedules of a set with the flag ``new-cart``."""
    path = f"/api/v1/flag-sets/{flag_set}"
    admin.put(f"{path}/flags/new-cart", json=FLAG).raise_for_status()
    return f"{path}/schedules"


def planned(admin: httpx.Client, schedules: str, **body: Any) -> dict[str, Any]:
    wanted = {"at": LATER.isoformat(), "flag": "new-cart", "patch": {"state": "DISABLED"}, **body}
    answer = admin.post(schedules, json=wanted)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


def test_a_schedule_is_made_read_listed_moved_and_cancelled(
    admin: httpx.Client, schedules: str
) -> None:
    made = planned(admin, schedules, comment="Summer is over.", latest=LATER.isoformat())
    assert made["state"] == "waiting"
    assert made["patch"] == {"state": "DISABLED"}
    assert made["warnings"] == []
    assert abs(datetime.fromisoformat(made["at"]) - LATER) < timedelta(milliseconds=1)
    one = f"{schedules}/{made['id']}"
    read = admin.get(one).json()
    assert {**read, "warnings": []} == made
    assert admin.get(schedules, params={"state": "waiting"}).json()["items"] == [read]
    assert admin.get(schedules, params={"flag": "other"}).json()["items"] == []
    assert admin.get(schedules, params={"actor": made["createdBy"]}).json()["items"] == [read]
    moved = admin.patch(one, json={"at": "2090-01-01T09:00:00+02:00", "latest": None})
    assert moved.json()["at"] == "2090-01-01T07:00:00Z"
    assert moved.json()["latest"] is None
    cancelled = admin.delete(one)
    assert (cancelled.status_code, cancelled.json()["state"]) == (200, "cancelled")
    assert admin.delete(one).json() == cancelled.json()
    refused = admin.post(f"{one}/run")
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:flagstaff:conflict")
    assert admin.get(schedules, params={"state": "cancelled"}).json()["items"] == [cancelled.json()]


def test_one_that_is_run_is_served_at_once(
    admin: httpx.Client, holder: Holder, flag_set: str, schedules: str
) -> None:
    made = planned(admin, schedules, patch={"defaultVariant": "off"})
    applied = admin.post(f"{schedules}/{made['id']}/run").json()
    assert (applied["state"], applied["revision"]) == ("applied", 3)
    evaluating = holder("evaluate", flag_set=flag_set)
    answer = evaluating.post("/ofrep/v1/evaluate/flags/new-cart", json={}).json()
    assert answer["variant"] == "off"
    (change,) = admin.get(f"/api/v1/flag-sets/{flag_set}/changes", params={"revision": 3}).json()[
        "items"
    ]
    assert change["comment"].startswith(f"Schedule {made['id']} of")


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"patch": {"defaultVariant": "x"}}, "/patch/defaultVariant"),
        ({"definition": FLAG}, "/definition"),
        ({"at": "2001-01-01T00:00:00Z"}, "/at"),
        ({"at": "2090-01-01T00:00:00"}, "/at"),
        ({"at": "tomorrow"}, "/at"),
        ({"at": "9999-12-31T23:59:59-14:00"}, "/at"),
        ({"in": "2h"}, "/in"),
        ({"latest": "2026-01-01T00:00:00Z"}, "/latest"),
        ({"ifRevision": 0}, "/ifRevision"),
    ],
)
def test_what_is_refused_is_named(
    admin: httpx.Client, schedules: str, body: dict[str, Any], pointer: str
) -> None:
    wanted = {"at": LATER.isoformat(), "flag": "new-cart", "patch": {"state": "DISABLED"}, **body}
    answer = admin.post(schedules, json=wanted)
    assert answer.status_code == 400
    assert pointer in [error["pointer"] for error in answer.json()["errors"]]


def test_a_schedule_for_another_revision_is_a_lost_race(
    admin: httpx.Client, schedules: str
) -> None:
    wanted = {
        "at": LATER.isoformat(),
        "flag": "new-cart",
        "patch": {"state": "DISABLED"},
        "ifRevision": 1,
    }
    answer = admin.post(schedules, json=wanted)
    assert (answer.status_code, answer.json()["current"]) == (412, 2)


def test_a_definition_as_large_as_one_may_be_is_taken(admin: httpx.Client, schedules: str) -> None:
    targeting = {"in": [{"var": "userId"}, [f"user-{number}" for number in range(50_000)]]}
    large = {**FLAG, "targeting": {"if": [targeting, "on", "off"]}}
    answer = admin.post(
        schedules, json={"at": LATER.isoformat(), "flag": "large", "definition": large}
    )
    assert answer.status_code == 201, answer.text
    assert answer.json()["definition"] == large


def test_a_write_says_that_a_schedule_waits(
    admin: httpx.Client, flag_set: str, schedules: str
) -> None:
    made = planned(admin, schedules)
    answer = admin.patch(
        f"/api/v1/flag-sets/{flag_set}/flags/new-cart", json={"defaultVariant": "off"}
    )
    (warning,) = answer.json()["warnings"]
    assert warning["detail"].startswith(f"Schedule {made['id']} of")
