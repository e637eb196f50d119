"""Guarded rollouts on a whole stack, beside a service that begins to fail.

The stack asks a stand-in, and in the long tests Debian's Prometheus, which scrapes the service.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Sequence
from typing import Any

import httpx
import pytest

from devstack.background import Background
from devstack.stack import Stack
from tests.monitored import MONITORING, RATIO, Monitored, monitoring
from tests.waiting import PATIENCE, until_all_follow, wait_until

KEY = "fs_admin_key_of_guarded_rollouts"
SET = "/api/v1/flag-sets/shop"
GUARD = {"expression": RATIO, "comparison": "<", "bound": 0.1, "for": "3s"}
FLAG = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
STEPS = [{"percent": 5, "for": "2s"}, {"percent": 25, "for": "1h"}, {"percent": 100}]

_numbers = itertools.count()


@pytest.fixture(scope="module", params=MONITORING)
def monitored(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Monitored]:
    with monitoring(request.param, tmp_path_factory) as service:
        yield service


@pytest.fixture(scope="module")
def own_stack(monitored: Monitored, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A whole stack that asks for the metrics every half of a second."""
    settings = {
        "FLAGSTAFF_ADMIN_KEY": KEY,
        "FLAGSTAFF_PROMETHEUS_URL": monitored.url,
        "FLAGSTAFF_PROMETHEUS_INTERVAL": "0.5",
    }
    directory = tmp_path_factory.mktemp("guarded")
    with Stack(directory, settings=settings, durable=False) as stack:
        yield stack


@pytest.fixture(scope="module")
def admin(own_stack: Stack) -> Iterator[httpx.Client]:
    headers = {"x-api-key": KEY}
    with httpx.Client(base_url=own_stack.url, headers=headers, timeout=60) as client:
        client.post("/api/v1/flag-sets", json={"name": "shop"}).raise_for_status()
        yield client


class Begun:
    """A rollout of a flag of its own."""

    def __init__(
        self, admin: httpx.Client, on_failure: str, steps: Sequence[object] = STEPS
    ) -> None:
        self.admin = admin
        self.flag = f"banner-{next(_numbers)}"
        admin.put(f"{SET}/flags/{self.flag}", json=FLAG).raise_for_status()
        wanted = {
            "flag": self.flag,
            "variant": "on",
            "steps": steps,
            "guards": [GUARD],
            "onFailure": on_failure,
        }
        made = admin.post(f"{SET}/rollouts", json=wanted)
        assert made.status_code == 201, made.text
        self.id = made.json()["id"]

    def status(self) -> dict[str, Any]:
        found: dict[str, Any] = self.admin.get(f"{SET}/rollouts/{self.id}").json()
        return found

    def wait_for(self, **wanted: Any) -> dict[str, Any]:
        """Wait until the rollout has these members, and return it."""
        deadline = time.monotonic() + PATIENCE
        while not (found := self.status()).items() >= wanted.items():
            assert time.monotonic() < deadline, found
            time.sleep(0.05)
        return found

    def definition(self) -> dict[str, Any]:
        found: dict[str, Any] = self.admin.get(f"{SET}/flags/{self.flag}").json()
        return found

    def comments(self) -> list[str]:
        """The comments of the flag's changes, the newest first."""
        changes = self.admin.get(f"{SET}/changes", params={"flag": self.flag}).json()["items"]
        return [change["comment"] for change in changes]


def test_a_service_that_begins_to_fail_pauses_the_rollout(
    admin: httpx.Client, monitored: Monitored
) -> None:
    rollout = Begun(admin, "pause")
    running = rollout.wait_for(percent=25, state="running")
    assert [(each["state"], each["value"]) for each in running["guards"]] == [("holds", 0)]
    monitored.fail()
    paused = rollout.wait_for(state="paused")
    assert (paused["percent"], paused["step"]) == (25, 2)
    assert paused["reason"].startswith(
        f"Guard '{RATIO} < 0.1 for 3s' does not hold: the value is 0."
    )
    (guard,) = paused["guards"]
    assert guard["state"] == "fails"
    assert 0.1 <= guard["value"] <= 0.5
    assert rollout.definition()["targeting"] == {"fractional": [["on", 25], ["off", 75]]}
    # The page of an operator who resumes it too early.
    admin.post(f"{SET}/rollouts/{rollout.id}/resume").raise_for_status()
    rollout.wait_for(state="paused")
    monitored.recover()
    admin.post(f"{SET}/rollouts/{rollout.id}/resume").raise_for_status()
    admin.post(f"{SET}/rollouts/{rollout.id}/skip").raise_for_status()
    rollout.wait_for(state="applied", percent=100)


def test_a_service_that_begins_to_fail_rolls_the_flag_back(
    admin: httpx.Client, own_stack: Stack, monitored: Monitored
) -> None:
    rollout = Begun(admin, "rollback")
    rollout.wait_for(percent=25, state="running")
    monitored.fail()
    failed = rollout.wait_for(state="failed")
    assert (failed["percent"], failed["step"]) == (0, 0)
    assert rollout.definition() == FLAG
    comment, *_ = rollout.comments()
    assert comment.startswith(f"Rollout {rollout.id} rolled back from 25 % to 0 %. Guard")
    assert f"{RATIO} < 0.1" in comment
    assert f"the value is {failed['guards'][0]['value']:.6g}" in comment
    evaluating = {"flagd-selector": "flagSetId=shop"}
    # The background applied it, and each worker follows.
    until_all_follow([worker.socket for worker in own_stack.workers], KEY, "shop")
    answer = admin.post(f"/ofrep/v1/evaluate/flags/{rollout.flag}", json={}, headers=evaluating)
    assert (answer.json()["variant"], answer.json()["reason"]) == ("off", "STATIC")
    monitored.recover()


@pytest.mark.long
def test_background_processes_that_are_killed_repeat_and_lose_no_step(
    admin: httpx.Client, own_stack: Stack
) -> None:
    other = Background(own_stack.directory, own_stack.settings, name="other")
    other.start()
    shares = range(10, 101, 10)
    rollout = Begun(admin, "pause", [{"percent": share, "for": "1s"} for share in shares])
    for number in itertools.count():
        # Killed anywhere: before a step, while guards are asked, in the transaction, after it. One
        # of the two is up for long enough to get somewhere.
        seen = rollout.status()
        if seen["state"] == "applied":
            break
        assert seen["state"] in ("waiting", "running"), seen
        killed = (own_stack.background, other)[number % 2]
        killed.kill()
        killed.start()
        wait_until(lambda seen=seen: rollout.status() != seen)  # type: ignore[misc]
    other.stop()
    assert rollout.comments()[-2::-1] == [
        f"Rollout {rollout.id}, step {number} of 10: 'on' at {share} %."
        for number, share in enumerate(shares, 1)
    ]


def test_what_cannot_be_asked_pauses_and_never_promotes(
    admin: httpx.Client, monitored: Monitored
) -> None:
    rollout = Begun(admin, "rollback")
    rollout.wait_for(percent=25, state="running")
    monitored.vanish()
    paused = rollout.wait_for(state="paused")
    assert "Prometheus" in paused["reason"]
    assert (paused["percent"], paused["guards"][0]["state"]) == (25, "unknown")
    never = Begun(admin, "pause")
    assert never.wait_for(state="paused")["percent"] == 0
    assert never.definition() == FLAG
