"""A worker comes back to where it was once flag sets are deleted; on real stores."""

from __future__ import annotations

import gc
import json
import sys
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest

from service.context import AppContext
from service.events.event_hub import EventStream
from service.lifecycle.worker import open_context
from service.management import api_keys, contexts, flag_sets, flags
from service.serving.calls import Call
from service.settings import MetricsSettings, MySQLSettings, NodeSettings, RedisSettings, Settings
from service.structs.contexts import ContextBody
from service.structs.principal import Principal
from tests.waiting import PATIENCE, until

ACTOR = Principal(7, "deploy bot", frozenset({"admin"}))
FLAG = json.dumps(
    {
        "state": "ENABLED",
        "variants": {"on": True, "off": False},
        "defaultVariant": "off",
        "targeting": {"if": [{"in": [{"var": "user"}, ["a", "b"]]}, "on", "off"]},
    }
).encode()
STORED = ContextBody(attributes=msgspec.Raw(b'{"user":"a"}'))
_CONTAINERS = (dict, list, set, frozenset, tuple, deque)


def held(context: AppContext) -> Counter[str]:
    """How many elements the worker's containers have, by the attribute that leads to them.

    Everything that is reached from the context through objects of the service's own, through what
    runs in the background, and through the variables of its modules.
    """
    sizes: Counter[str] = Counter()
    seen: set[int] = set()
    waiting: list[tuple[str, Any]] = [("context", context)]
    for name, module in list(sys.modules.items()):
        if name.startswith("service."):
            waiting += [(f"{name}.{key}", value) for key, value in vars(module).items()]
    while waiting:
        label, thing = waiting.pop()
        if id(thing) in seen or isinstance(thing, type | str | bytes):
            continue
        seen.add(id(thing))
        if isinstance(thing, _CONTAINERS):
            sizes[label] += len(thing)
            inside = [*thing, *thing.values()] if isinstance(thing, dict) else list(thing)
            waiting += [(label, each) for each in inside]
        elif isinstance(thing, partial):
            waiting += [(label, each) for each in (thing.func, *thing.args)]
        elif hasattr(thing, "__self__"):
            waiting.append((label, thing.__self__))
        elif type(thing).__module__.startswith("service."):
            owner = type(thing).__name__
            waiting += [(f"{owner}.{name}", value) for name, value in attributes_of(thing)]
    return sizes


def attributes_of(thing: object) -> Iterator[tuple[str, Any]]:
    yield from vars(thing).items() if hasattr(thing, "__dict__") else ()
    for kind in type(thing).__mro__:
        slots = getattr(kind, "__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if hasattr(thing, name):
                yield name, getattr(thing, name)


class Transport:
    """As much of a connection as an event stream needs to be opened and closed."""

    def __init__(self) -> None:
        self.stream: EventStream | None = None

    def set_write_buffer_limits(self, high: int) -> None: ...

    def write(self, _: bytes) -> None: ...

    def is_closing(self) -> bool:
        return self.stream is None

    def get_write_buffer_size(self) -> int:
        return 0

    def close(self) -> None:
        if self.stream is not None:
            stream, self.stream = self.stream, None
            stream.connection_lost(None)


class Life:
    """What happens to flag sets from their making to their deletion."""

    def __init__(self, context: AppContext, token: str) -> None:
        self.context = context
        self.token = token
        self.number = 0

    async def live(self, number: int) -> None:
        """Make so many sets, evaluate them in every way, and delete them."""
        names = [f"set-{self.number + offset}" for offset in range(number)]
        self.number += number
        current = self.context.snapshots.current
        for start in range(0, number, 20):
            some = names[start : start + 20]
            for name in some:
                await self._make(name)
            await until(lambda: all(map(current, some)))  # noqa: B023  # awaited at once
            for name in some:
                await self._use(name)
            for name in some:
                await flag_sets.delete(self.context.stores, ACTOR, name)
            await until(lambda: not any(map(current, some)))  # noqa: B023  # awaited at once

    async def _make(self, name: str) -> None:
        stores = self.context.stores
        await flag_sets.create(stores, ACTOR, name, stored_contexts=True)
        await flags.put(stores, ACTOR, name, "flag", FLAG)
        await flags.put(stores, ACTOR, name, "gone", FLAG)
        await flags.delete(stores, ACTOR, name, "gone")
        await contexts.put(stores, name, "ann", STORED)
        await api_keys.create(stores, ACTOR, f"bound to {name}", ["evaluate"], name)

    async def _use(self, name: str) -> None:
        evaluations = self.context.evaluations
        for key in ("flag", "nothing", None):
            for targeting_key in ("ann", "bob"):
                call = Call(flag_key=key, token=self.token, selector=f"flagSetId={name}")
                body = json.dumps({"context": {"targetingKey": targeting_key}}).encode()
                for _ in range(2):
                    await evaluations.answer(call, body)
        stream = EventStream(self.context.event_streams._hub, name)
        transport = Transport()
        transport.stream = stream
        stream.connection_made(transport)  # type: ignore[arg-type]  # as much of one as is needed


@pytest.fixture
def settings(database_url: str, redis_url: str, tmp_path: Path) -> Settings:
    return Settings(
        mysql=MySQLSettings(url=database_url, connect_timeout=PATIENCE, statement_timeout=PATIENCE),
        redis=RedisSettings(url=redis_url, timeout=PATIENCE),
        node=NodeSettings(state_dir=tmp_path, poll_interval=0.05),
        metrics=MetricsSettings(by_flag=True),
    )


async def grown(settings: Settings, number: int) -> tuple[Mapping[str, int], int]:
    """What is held more after so many sets came and went, and how many objects more there are.

    What is still counted, announced or read when the last set goes is waited for.
    """
    async with open_context(settings) as context:
        created = await api_keys.create(context.stores, ACTOR, "all sets", ["evaluate"])
        await context.follower.look()
        life = Life(context, created.key)
        # What is made once, by whatever comes first, is there before.
        await life.live(20)
        before = await settled(context, Counter())
        objects = len(gc.get_objects())
        await life.live(number)
        after = await settled(context, before)
        more = {label: size - before[label] for label, size in after.items()}
        return {label: size for label, size in more.items() if size > FEW}, (
            len(gc.get_objects()) - objects
        )


async def settled(context: AppContext, before: Counter[str]) -> Counter[str]:
    """What is held once nothing of a set is left among the counts, or after half a minute."""

    def is_settled() -> bool:
        now = held(context)
        counting = (label for label in now if label.startswith("Counts."))
        more = (label for label in now if before and now[label] - before[label] > FEW)
        return not any(now[label] for label in counting) and not any(more)

    with suppress(TimeoutError):
        await until(is_settled)
    gc.collect()
    return held(context)


# A handful of connections, tasks and entries of bounded caches come and go by themselves.
FEW = 10


async def test_a_worker_holds_nothing_of_sets_that_were_deleted(settings: Settings) -> None:
    more, objects = await grown(settings, 60)
    assert more == {}
    assert objects < 60 * FEW


@pytest.mark.long
async def test_a_worker_comes_back_to_where_it_was_after_ten_thousand_sets(
    settings: Settings,
) -> None:
    more, objects = await grown(settings, 10_000)
    assert more == {}
    assert objects < 10_000
