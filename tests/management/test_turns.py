"""No write keeps the event loop for long, however large what is written may be.

What is counted are calls of functions between two turns of the event loop: work, and not seconds.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from service.errors import DefinitionRefused, Refused
from service.evaluation.limits import MAX_OPERATORS
from service.following.compiling import compiling
from service.management import copies, documents, evaluators, flag_sets, flags, rollbacks
from service.management.stores import Stores
from service.storage import deltas
from service.structs.principal import Principal
from service.tasks import cooperative
from service.tasks.cooperative import run_in_slices

# Calls of functions in one turn: some ten milliseconds of work. Reading rows that have arrived from
# MySQL, which the driver does at a stretch, can take 85,000.
MOST = 100_000

_RUN = asyncio.Handle._run.__code__


class Longest:
    """Counts the calls in each turn of the event loop, as long as it is the profiler."""

    def __init__(self) -> None:
        self.calls = 0
        self.most = 0

    def __call__(self, frame: Any, event: str, _: Any) -> None:
        if event == "call" and frame.f_code is _RUN:
            self.calls = 0
        elif event in ("call", "c_call"):
            self.calls += 1
            self.most = max(self.most, self.calls)


@contextmanager
def counted() -> Iterator[Longest]:
    longest = Longest()
    sys.setprofile(longest)
    try:
        yield longest
    finally:
        sys.setprofile(None)


def flag(rule: object = None, **members: object) -> dict[str, object]:
    usual = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
    return {**usual, "targeting": rule or {}, **members}


def chosen(condition: object) -> dict[str, object]:
    return {"if": [condition, "on", "off"]}


def equal_to(number: int) -> dict[str, object]:
    return {"==": [{"var": f"a{number}"}, str(number)]}


# As large as a definition may be, each in another way.
FLAGS: dict[str, dict[str, object]] = {
    "many buckets": flag({"fractional": [["on", 1], ["off", 1]] * 500}),
    "many buckets by key": flag({"fractional": [{"var": "k"}, *[["on", 1]] * 1000]}),
    "many texts": flag(chosen({"in": [{"var": "k"}, [f"{n:07}" for n in range(90_000)]]})),
    "many numbers": flag(chosen({"in": [{"var": "k"}, list(range(120_000))]})),
    "many operators": flag(chosen({"or": [equal_to(n) for n in range(MAX_OPERATORS // 2 - 5)]})),
    "many variants": flag({"var": "x"}, variants={"off": 1} | {f"k{n}": 1 for n in range(990)}),
    "many empty objects": flag(variants={"off": {"a": [{}] * 250_000}}),
    "many empty lists": flag(variants={"off": {"a": [[]] * 250_000}}),
    "many members": flag(variants={"off": {f"k{n}": n for n in range(70_000)}}),
}
# Refused, at most as dear.
FAULTY: dict[str, dict[str, object]] = {
    "too many buckets": flag({"fractional": [["on", 1]] * 60_000}),
    "too many operators": flag(chosen({"or": [equal_to(n) for n in range(20_000)]})),
    "too many variants": flag(variants={f"k{n}": n for n in range(60_000)}),
    "too much metadata": flag(metadata={f"k{n}": n for n in range(60_000)}),
    "many numbers too large": flag(variants={"off": {"a": [2**60] * 40_000}}),
    "many unknown operators": flag({"or": [{"nope": 1}] * 60_000}),
}
RULES = {
    "many texts": FLAGS["many texts"]["targeting"],
    "many operators": FLAGS["many operators"]["targeting"],
}


# Each is much like another one, which `make test` has.
ALIKE = ("many buckets by key", "many numbers", "many empty lists")


def some_long(kinds: Iterable[str]) -> list[Any]:
    """The kinds, those that are much like another one only for `make test-long`."""
    return [pytest.param(kind, marks=pytest.mark.long) if kind in ALIKE else kind for kind in kinds]


@pytest.fixture(autouse=True)
def _every_step_is_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cooperative, "_TURN", -1.0)


@pytest.fixture
async def name(stores: Stores, actor: Principal) -> str:
    await flag_sets.create(stores, actor, "shop")
    await flags.put(stores, actor, "shop", "there", encoded(flag()))
    return "shop"


def encoded(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


async def longest_turn(*changes: Callable[[], Awaitable[object]]) -> int:
    """The most calls in one turn of these changes, one after the other."""
    with counted() as longest:
        for change in changes:
            await asyncio.sleep(0)
            await change()
    return longest.most


async def follow(stores: Stores, name: str) -> None:
    """What a worker does that hears of a change."""
    stored = await deltas.read_flag_sets(stores.database, [name])
    await run_in_slices(compiling(name, stored[name], None))


@pytest.mark.parametrize("kind", some_long(FLAGS))
async def test_a_large_flag_is_written_and_followed_in_short_turns(
    stores: Stores, actor: Principal, name: str, kind: str
) -> None:
    body = encoded(FLAGS[kind])
    await flag_sets.create(stores, actor, "other")
    most = await longest_turn(
        lambda: flags.put(stores, actor, name, "large", body),
        lambda: follow(stores, name),
        lambda: flags.patch(stores, actor, name, "large", b'{"state":"DISABLED"}'),
        lambda: flags.patch(stores, actor, name, "large", body),
        lambda: copies.copy(stores, actor, name, "large", "other"),
        lambda: rollbacks.flag(stores, actor, name, "large", 3),
        lambda: rollbacks.flag_set(stores, actor, name, 3, dry_run=True),
        lambda: rollbacks.flag_set(stores, actor, name, 3),
        lambda: flag_sets.patch(stores, actor, name, fractional=3),
        lambda: documents.read(stores, name),
        lambda: flag_sets.delete(stores, actor, name),
    )
    assert most < MOST


@pytest.mark.parametrize("kind", FAULTY)
async def test_a_large_flag_is_refused_in_short_turns(
    stores: Stores, actor: Principal, name: str, kind: str
) -> None:
    async def refused(change: Awaitable[object]) -> None:
        with pytest.raises(DefinitionRefused):
            await change

    body, document = encoded(FAULTY[kind]), encoded({"flags": {"large": FAULTY[kind]}})
    most = await longest_turn(
        lambda: refused(flags.put(stores, actor, name, "large", body)),
        lambda: refused(flags.patch(stores, actor, name, "there", body)),
        lambda: refused(documents.replace(stores, actor, name, document, dry_run=True)),
    )
    assert most < MOST


@pytest.mark.parametrize("kind", RULES)
async def test_a_large_evaluator_is_written_and_followed_in_short_turns(
    stores: Stores, actor: Principal, name: str, kind: str
) -> None:
    rule = encoded(RULES[kind])
    await evaluators.put(stores, actor, name, "shared", encoded({"var": "x"}))
    users = [encoded(flag({"$ref": "shared"})) for _ in range(3)]
    for number, user in enumerate(users):
        await flags.put(stores, actor, name, f"user-{number}", user)
    most = await longest_turn(
        lambda: evaluators.put(stores, actor, name, "shared", rule),
        lambda: follow(stores, name),
        lambda: flags.put(stores, actor, name, "another", users[0]),
    )
    assert most < MOST


def document(kind: str) -> bytes:
    flag_of = {"many flags": flag(), "faulty flags": {}, "other flags": flag(chosen(True))}[kind]
    number = 40_000 if kind == "faulty flags" else 3_000
    return encoded(
        {
            "flags": {f"flag-{n}": flag_of for n in range(number)},
            "$evaluators": {f"rule-{n}": {"var": "x"} for n in range(1_000)},
        }
    )


async def test_a_document_of_many_flags_is_written_and_followed_in_short_turns(
    stores: Stores, actor: Principal, name: str
) -> None:
    one, other = document("many flags"), document("other flags")
    most = await longest_turn(
        lambda: documents.replace(stores, actor, name, one),
        lambda: documents.replace(stores, actor, name, other, dry_run=True),
        lambda: documents.replace(stores, actor, name, other),
        lambda: rollbacks.flag_set(stores, actor, name, 3),
        lambda: documents.read(stores, name, at=4),
    )
    assert most < MOST


async def test_a_document_of_many_faulty_flags_is_refused_in_short_turns(
    stores: Stores, actor: Principal, name: str
) -> None:
    body = document("faulty flags")

    async def refused() -> None:
        with pytest.raises(DefinitionRefused):
            await documents.replace(stores, actor, name, body)

    assert await longest_turn(refused) < MOST


async def test_metadata_past_their_bound_are_refused_in_short_turns(
    stores: Stores, actor: Principal, name: str
) -> None:
    async def refused() -> None:
        metadata = {f"k{n}": n for n in range(5_000)}
        with pytest.raises(Refused):
            await flag_sets.patch(stores, actor, name, metadata=metadata)

    assert await longest_turn(refused) < MOST
