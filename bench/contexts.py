"""Evaluation contexts as the services of a LAN send them: a dozen attributes, few of them alike."""

from __future__ import annotations

import random
from typing import Any

from bench.calls import SERIAL_MARK

COUNTRIES = ("DE", "FR", "NL", "GB", "US", "CA", "JP", "BR", "IN", "SE", "PL", "IT")
PLANS = ("free", "pro", "team", "enterprise")
SYSTEMS = ("ios", "android", "web", "linux")


def make_contexts(count: int, *, fresh: bool) -> list[dict[str, Any]]:
    """That many contexts, the same ones in every run.

    A fresh context's targeting key carries the mark where the load generator puts its serial, so
    that no context is ever sent twice; the others come again as they are.
    """
    chance = random.Random(20261122)
    return [
        _make_context(chance, SERIAL_MARK if fresh else f"{number:012d}") for number in range(count)
    ]


def _make_context(chance: random.Random, name: str) -> dict[str, Any]:
    country = chance.choice(COUNTRIES)
    company = chance.choice(("example.com", "example.org", "customer.test"))
    return {
        "targetingKey": f"user-{name}",
        "email": f"u{chance.randrange(10**6)}@{company}",
        "country": country,
        "locale": f"en-{country}",
        "plan": chance.choice(PLANS),
        "version": f"{chance.randrange(1, 5)}.{chance.randrange(12)}.{chance.randrange(30)}",
        "age": chance.randrange(16, 90),
        "beta": chance.random() < 0.1,
        "roles": chance.sample(("admin", "editor", "viewer", "billing"), 2),
        "device": {"os": chance.choice(SYSTEMS), "memory": chance.choice((2, 4, 8, 16))},
    }
