"""Rollouts over HTTP: what a caller sends and gets."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

Holder = Callable[..., httpx.Client]

FLAG = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
STEPS = [{"percent": 5, "for": "10m"}, {"percent": 100}]


@pytest.fixture
def rollouts(admin: httpx.Client, flag_set: str) -> str:
    """The path of the rollouts of a set with the flag ``banner``."""
    path = f"/api/v1/flag-sets/{flag_set}"
    admin.put(f"{path}/flags/banner", json=FLAG).raise_for_status()
    return f"{path}/rollouts"


def begun(admin: httpx.Client, rollouts: str, **body: Any) -> httpx.Response:
    """The answer for a rollout that waits, because no background process runs here."""
    answer = admin.post(rollouts, json={"flag": "banner", "variant": "on", "steps": STEPS, **body})
    assert answer.status_code == 201, answer.text
    return answer


def test_a_rollout_is_made_read_listed_and_stopped(admin: httpx.Client, rollouts: str) -> None:
    answer = begun(admin, rollouts, comment="For the summer.")
    made = answer.json()
    assert made.pop("warnings") == []
    assert (made["state"], made["step"], made["percent"]) == ("waiting", 0, 0)
    assert made["steps"] == [{"percent": 5.0, "for": "10m"}, {"percent": 100.0, "for": "0s"}]
    one = f"{rollouts}/{made['id']}"
    read = admin.get(one)
    assert read.json() == made
    assert read.headers["etag"] == answer.headers["etag"] == 'W/"1"'
    assert admin.get(rollouts, params={"state": "waiting", "flag": "banner"}).json()["items"] == [
        made
    ]
    assert admin.get(rollouts, params={"flag": "other"}).json()["items"] == []
    stopped = admin.delete(one)
    assert (stopped.status_code, stopped.json()["state"]) == (200, "cancelled")
    assert admin.delete(one).json() == stopped.json()
    refused = admin.post(f"{one}/resume")
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:flagstaff:conflict")


def test_it_is_paused_and_resumed_in_the_edition_that_the_caller_knows(
    admin: httpx.Client, rollouts: str
) -> None:
    one = f"{rollouts}/{begun(admin, rollouts).json()['id']}"
    paused = admin.post(f"{one}/pause", headers={"if-match": 'W/"1"'})
    assert (paused.json()["state"], paused.headers["etag"]) == ("paused", 'W/"2"')
    assert paused.json()["remaining"] == "0s"
    late = admin.post(f"{one}/resume", headers={"if-match": 'W/"1"'})
    assert (late.status_code, late.json()["current"]) == (412, 2)
    assert admin.post(f"{one}/skip").status_code == 409
    assert admin.post(f"{one}/back").json()["state"] == "paused"
    resumed = admin.post(f"{one}/resume")
    assert (resumed.json()["state"], resumed.json()["remaining"]) == ("waiting", None)
    assert admin.post(f"{one}/skip").status_code == 200


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"variant": "new"}, "/variant"),
        ({"steps": [{"percent": 5}, {"percent": 25}]}, "/steps/0/for"),
        ({"steps": [{"percent": "5"}]}, "/steps/0/percent"),
        ({"steps": [{"percent": 5, "until": "now"}]}, "/steps/0/until"),
        ({"guards": [{"expression": "up", "comparison": "~", "bound": 1}]}, "/guards/0/comparison"),
        ({"guards": [{"expression": "up", "comparison": ">", "bound": 0}]}, "/guards"),
        ({"onFailure": "explode"}, "/onFailure"),
        ({"start": "2001-01-01T00:00:00Z"}, "/start"),
        ({"start": "2090-01-01T00:00:00"}, "/start"),
    ],
)
def test_what_is_no_rollout_is_refused_with_a_pointer(
    admin: httpx.Client, rollouts: str, body: dict[str, Any], pointer: str
) -> None:
    wanted = {"flag": "banner", "variant": "on", "steps": STEPS, **body}
    answer = admin.post(rollouts, json=wanted)
    assert answer.status_code == 400, answer.text
    assert [each["pointer"] for each in answer.json()["errors"]] == [pointer]


def test_another_flag_set_has_no_such_rollout(admin: httpx.Client, rollouts: str) -> None:
    made = begun(admin, rollouts).json()
    other = f"other-{time.monotonic_ns()}"
    admin.post("/api/v1/flag-sets", json={"name": other}).raise_for_status()
    answer = admin.get(f"/api/v1/flag-sets/{other}/rollouts/{made['id']}")
    assert answer.status_code == 404
    assert admin.get(f"{rollouts}/x").status_code == 404
