"""Evaluations of a set that reads stored contexts, with and without stores to read them from."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from devstack.redis import PrivateRedis
from service.cache.contexts import ContextCache
from service.errors import Unavailable
from service.evaluation.definition.document import read_document
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.following.database_health import DatabaseHealth
from service.following.follower import Follower
from service.following.key_ring import KeyRing
from service.following.snapshots import Snapshots
from service.serving.calls import Call, Reply
from service.serving.counts import Counts
from service.serving.evaluations import Evaluations
from service.serving.grouping import ENOUGH
from service.storage.deltas import Head
from service.stored_contexts.contexts import StoredContexts
from service.structs.contexts import StoredContext
from service.telemetry.counters import Counters
from tests.patient import patient_contexts
from tests.waiting import PATIENCE, until

SET = "shop"
FLAGS = {
    "banner": {
        "state": "ENABLED",
        "variants": {"on": 10.0, "off": 10},
        "defaultVariant": "off",
        "targeting": {"if": [{"==": [{"var": "plan"}, "premium"]}, "on", None]},
        "metadata": {"storedContext": "of the flag's own", "weight": 1.0},
    },
    "static": {"state": "ENABLED", "variants": {"a": "A", "b": "B"}, "defaultVariant": "a"},
}
STORED = {"ada": StoredContext({"plan": "premium"}, {"static": "b"})}
ALL = Call()
BANNER = Call(flag_key="banner")


class Asked:
    """A worker's evaluations over stored contexts that the test holds, without a Redis."""

    def __init__(self, cache: ContextCache, *, stored_contexts: bool) -> None:
        self.is_away = False
        self.queries: list[Sequence[str]] = []
        document = read_document(json.dumps({"flags": FLAGS}).encode())
        header = FlagSetHeader(SET, 1, 0, 2, {}, stored_contexts)
        self.snapshots = snapshots = Snapshots()
        snapshots.swap(CompiledFlagSet.build(header, document.flags.values(), ()), Head(1, 1, 1))
        self.counters = Counters()
        self.counts = Counts(self.counters)
        contexts = StoredContexts(
            cache, self._read, self.counters, ttl=3600, budget=PATIENCE, most_bytes=2**20
        )
        self.contexts = contexts
        self.evaluations = Evaluations(
            snapshots,
            # Nobody who comes without a key meets these two.
            KeyRing(None),  # type: ignore[arg-type]  # it never asks a database here
            Follower(None, snapshots, None, None, DatabaseHealth(), interval=1),  # type: ignore[arg-type]  # nor does this
            contexts,
            self.counts,
            self.counters,
            anonymous=SET,
            max_body=10_000,
        )

    async def _read(self, _: str, keys: Sequence[str]) -> dict[str, StoredContext]:
        if self.is_away:
            raise Unavailable("The database is not available.")
        self.queries.append(keys)
        return {key: STORED[key] for key in keys if key in STORED}

    async def ask(self, call: Call, key: str = "ada", **attributes: Any) -> Reply:
        """The reply for this targeting key, whatever has to be fetched."""
        return await self.evaluations.answer(call, body(key, **attributes))

    def counted(self) -> dict[tuple[str, str | None], int]:
        """How often each flag came to each variant."""
        for _ in self.counts.folding():
            pass
        counted: Counter[tuple[str, str | None]] = Counter()
        for count in self.counts.take():
            counted[count.outcome.flag, count.outcome.variant] += count.evaluations
        return dict(counted)


Make = Callable[..., Asked]


def body(key: str, **attributes: Any) -> bytes:
    return json.dumps({"context": {"targetingKey": key, **attributes}}).encode()


@pytest.fixture
async def make(tmp_path: Path) -> AsyncIterator[Make]:
    cache = patient_contexts(PrivateRedis(tmp_path).url)
    made: list[Asked] = []

    def asked(*, stored_contexts: bool = True) -> Asked:
        made.append(Asked(cache, stored_contexts=stored_contexts))
        return made[-1]

    yield asked
    for each in made:
        await each.evaluations.close()
        await each.contexts.close()
    await cache.close()


def test_memory_does_not_know_at_first(make: Make) -> None:
    assert make().evaluations.answer_now(BANNER, body("ada")) is None


async def test_what_was_fetched_is_answered_from_memory(make: Make) -> None:
    asked = make()
    fetched = await asked.ask(BANNER)
    assert json.loads(fetched.body)["variant"] == "on"
    now = asked.evaluations.answer_now(BANNER, body("ada"))
    assert now is not None
    assert now.body == fetched.body
    assert asked.queries == [["ada"]]


async def test_a_set_that_does_not_say_so_asks_nobody(make: Make) -> None:
    asked = make(stored_contexts=False)
    for call in (BANNER, ALL):
        reply = asked.evaluations.answer_now(call, body("ada"))
        assert reply is not None
        assert b'"on"' not in reply.body
    assert asked.queries == []


async def test_an_answer_without_the_stores_says_so(make: Make) -> None:
    asked = make()
    asked.is_away = True
    reply = await asked.ask(BANNER, plan="premium")
    assert reply.status == 200
    # Numbers stay as they were written, and what is noted wins over what the flag says.
    assert reply.body == (
        b'{"key":"banner","value":10.0,"reason":"TARGETING_MATCH","variant":"on",'
        b'"metadata":{"flagSetId":"shop","storedContext":"unavailable","weight":1.0}}'
    )
    bulk = json.loads((await asked.ask(ALL)).body)
    assert bulk["metadata"] == {"flagSetId": "shop", "storedContext": "unavailable"}
    assert [flag["variant"] for flag in bulk["flags"]] == ["off", "a"]
    unknown = await asked.ask(Call(flag_key="unknown"))
    assert (unknown.status, json.loads(unknown.body)["errorCode"]) == (404, "FLAG_NOT_FOUND")


async def test_its_tag_is_not_that_of_the_same_flags_with_the_stores(make: Make) -> None:
    asked = make()
    stored = tag(await asked.ask(ALL, "nobody"))
    assert (await asked.ask(Call(if_none_match=stored), "nobody")).status == 304
    asked.contexts.forget_all()
    asked.is_away = True
    noted = await asked.ask(Call(if_none_match=stored), "nobody")
    assert noted.status == 200
    assert tag(noted) != stored
    assert (await asked.ask(Call(if_none_match=tag(noted)), "nobody")).status == 304
    asked.is_away = False
    assert (await asked.ask(Call(if_none_match=tag(noted)), "nobody")).status == 200


async def test_every_answer_counts(make: Make) -> None:
    asked = make()
    etag = tag(await asked.ask(ALL))
    for _ in range(3):
        assert (await asked.ask(Call(if_none_match=etag))).status == 304
    await asked.ask(ALL)
    await asked.ask(BANNER)
    await asked.ask(BANNER, plan="free")
    assert asked.counted() == {("banner", "on"): 6, ("banner", "off"): 1, ("static", "b"): 5}
    await asked.ask(Call(if_none_match=etag))
    assert asked.counted() == {("banner", "on"): 1, ("static", "b"): 1}


async def test_a_set_without_stored_contexts_counts_every_answer(make: Make) -> None:
    asked = make(stored_contexts=False)
    etag = tag(await asked.ask(ALL))
    await asked.ask(Call(if_none_match=etag))
    await asked.ask(ALL)
    await asked.ask(BANNER)
    assert asked.counted() == {("banner", "off"): 4, ("static", "a"): 3}


def tag(reply: Reply) -> str:
    return dict(reply.headers)["etag"]


async def test_flags_of_a_busy_set_are_compiled_together_and_counted_alike(make: Make) -> None:
    asked = make(stored_contexts=False)
    flag_set = asked.snapshots.current(SET)
    assert flag_set is not None

    async def ask(number: int) -> Reply:
        return await asked.ask(ALL, f"user-{number}", plan=("premium", "free")[number % 2])

    before = [await ask(number) for number in range(ENOUGH)]
    await until(lambda: flag_set.is_grouped)
    asked.counted()
    # Other callers, whose answers nobody remembers.
    after = [await ask(ENOUGH + number) for number in range(ENOUGH)]
    assert [(each.headers, each.body) for each in after] == [
        (each.headers, each.body) for each in before
    ]
    half = ENOUGH // 2
    assert asked.counted() == {
        ("banner", "on"): half,
        ("banner", "off"): half,
        ("static", "a"): ENOUGH,
    }
