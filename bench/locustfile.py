"""A day on a LAN, in minutes: who calls, how often, and how the hours differ.

``bench/day.py`` starts what it drives and hands over the keys through the environment.
"""

from __future__ import annotations

import os
import random
from typing import Any

import msgspec
from locust import LoadTestShape, between, constant_throughput, task
from locust.contrib.fasthttp import FastHttpUser, FastResponse

from bench.contexts import make_contexts

EVALUATE = "/ofrep/v1/evaluate/flags"
FLAG_SET = os.environ["BENCH_FLAG_SET"]
FLAGS: dict[str, Any] = msgspec.json.decode(os.environ["BENCH_FLAGS"])
SECONDS_AN_HOUR = float(os.environ["BENCH_SECONDS_AN_HOUR"])
CONTEXTS = make_contexts(2000, fresh=False)
EVALUATING = {"X-API-Key": os.environ["BENCH_KEY"]}
ADMINISTERING = {"X-API-Key": os.environ["BENCH_ADMIN_KEY"]}
API = f"/api/v1/flag-sets/{FLAG_SET}"
# How busy each hour is, midnight first: quiet nights, a lunch break, an evening of batch jobs.
HOURS = (2, 1, 1, 1, 1, 2, 4, 10, 18, 20, 20, 19, 12, 16, 20, 20, 18, 12, 6, 4, 8, 8, 4, 2)
USERS_AT_FULL = 60


def tag_of(answer: FastResponse) -> str:
    """The ETag of an answer; empty if it has none or did not come."""
    return str(answer.headers.get("ETag", "")) if answer.headers is not None else ""


class Day(LoadTestShape):
    """As many callers as the hour has."""

    def tick(self) -> tuple[int, float] | None:
        """The callers of this moment and how quickly they may come; None when the day is over."""
        seconds: float = self.get_run_time()  # type: ignore[no-untyped-call]  # it has no types
        hour = int(seconds / SECONDS_AN_HOUR)
        if hour >= len(HOURS):
            return None
        return max(1, USERS_AT_FULL * HOURS[hour] // max(HOURS)), USERS_AT_FULL


class Service(FastHttpUser):
    """Asks for one flag after another, each time for somebody else."""

    weight = 20
    wait_time = constant_throughput(40)

    @task
    def evaluate(self) -> None:
        """One flag for one of many contexts."""
        path = f"{EVALUATE}/{random.choice(list(FLAGS))}"
        context = {"context": random.choice(CONTEXTS)}
        self.client.post(path, json=context, headers=EVALUATING, name="evaluate one")


class Poller(FastHttpUser):
    """An SDK that polls: one context, all flags, with the tag of the answer before."""

    weight = 30
    wait_time = between(0.2, 1)

    def on_start(self) -> None:
        """Be somebody."""
        self.body = {"context": random.choice(CONTEXTS)}
        self.tag = ""

    @task
    def evaluate_all(self) -> None:
        """All flags; 304 while nothing changed."""
        headers = {**EVALUATING, "If-None-Match": self.tag} if self.tag else EVALUATING
        answer = self.client.post(EVALUATE, json=self.body, headers=headers, name="evaluate all")
        self.tag = tag_of(answer) or self.tag


class Sidecar(FastHttpUser):
    """A flagd that syncs from here."""

    weight = 3
    wait_time = between(1, 2)

    def on_start(self) -> None:
        """Know nothing yet."""
        self.tag = ""

    @task
    def fetch(self) -> None:
        """The document; 304 while nothing changed."""
        headers = {**EVALUATING, "If-None-Match": self.tag} if self.tag else EVALUATING
        answer = self.client.get(f"{API}/document", headers=headers, name="document")
        self.tag = tag_of(answer) or self.tag


class Developer(FastHttpUser):
    """Looks at flags, and now and then changes one."""

    weight = 2
    wait_time = between(0.5, 3)

    @task(6)
    def read(self) -> None:
        """One flag."""
        path = f"{API}/flags/{random.choice(list(FLAGS))}"
        self.client.get(path, headers=ADMINISTERING, name="read a flag")

    @task(3)
    def list_flags(self) -> None:
        """A page of flags."""
        self.client.get(f"{API}/flags", headers=ADMINISTERING, name="list flags")

    @task(1)
    def write(self) -> None:
        """One flag, changed."""
        key, definition = random.choice(list(FLAGS.items()))
        changed = {**definition, "metadata": {"note": str(random.random())}}
        path = f"{API}/flags/{key}"
        self.client.put(path, json=changed, headers=ADMINISTERING, name="write a flag")
