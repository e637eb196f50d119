"""Stored contexts as evaluations read them: from memory, Redis or MySQL.

How old they may be: every worker is notified of a committed write within milliseconds. If the
notification is lost, a worker answers from its memory for ``ttl`` seconds at most. If a write
could not reach Redis, Redis answers for the lifetime of its values. Nothing older is used, also
while no store answers: then only the request's own attributes count, and the answer says so.
"""

from __future__ import annotations

import asyncio
import hashlib
import random
import time
from collections.abc import AsyncIterator, Callable

import msgspec

from service.cache.announcements import ContextsChanged
from service.cache.contexts import ContextCache
from service.cache.listener import MayHaveMissed
from service.evaluation.limits import MAX_KEY_LENGTH
from service.stored_contexts.reads import ContextReads, Read, SingleFlight, Source
from service.tasks.two_generation_cache import TwoGenerationCache
from service.telemetry.counters import Counters

# Least part of the lifetime of an entry, so that entries of one moment do not expire together.
_JITTER = 0.75
# Bytes of an entry, measured, in addition to its length as JSON.
_OVERHEAD = 600
_BYTES_A_CHARACTER = 3

_VERSION_SIZE = 16


class Known(msgspec.Struct, frozen=True):
    """The stored context of a targeting key, empty if there is none.

    ``version`` are bytes that identify the content, ``size`` is its approximate size. Unless
    ``available``, no store answered. It is remembered ``until`` a time.
    """

    attributes: dict[str, object]
    overrides: dict[str, str]
    version: bytes
    size: int = _OVERHEAD
    available: bool = True
    until: float = 0.0


NOTHING = Known({}, {}, bytes(_VERSION_SIZE))
UNAVAILABLE = Known({}, {}, NOTHING.version, available=False)
# Metadata of answers for which no store answered.
UNAVAILABLE_NOTE = ("storedContext", "unavailable")


class StoredContexts:
    """The cache of this worker for stored contexts.

    Times are in seconds: ``ttl`` is how long an entry is used at most, ``budget`` how long an
    evaluation waits for the stores. ``most_bytes`` is the approximate size limit.
    """

    def __init__(
        self,
        cache: ContextCache,
        read: Read,
        counters: Counters,
        *,
        ttl: float,
        budget: float,
        most_bytes: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._cache = cache
        self._read = read
        self._counters = counters.contexts
        self._ttl = ttl
        self._budget = budget
        self._clock = clock
        self._kept: TwoGenerationCache[tuple[str, str], Known] = TwoGenerationCache(most_bytes // 2)
        self._reads: dict[str, ContextReads] = {}
        # Reads for deleted flag sets, until they have ended.
        self._ending: set[asyncio.Task[None]] = set()
        cache.subscribe(self.forget)

    def known(self, flag_set: str, key: object) -> Known | None:
        """Return the stored context of a targeting key from memory; None if it is not there.

        A key that cannot have a stored context, such as one that is not text, has an empty one.
        """
        if key.__class__ is not str or not key or len(key) > MAX_KEY_LENGTH:
            return NOTHING
        known = self._kept.get((flag_set, key))
        if known is None or known.until <= self._clock():
            return None
        self._counters.worker += 1
        if known.version is NOTHING.version:
            self._counters.absent += 1
        return known

    async def fetch(self, flag_set: str, key: str) -> Known:
        """Return the stored context from whichever store answers within the budget.

        UNAVAILABLE if none does; never raises.
        """
        reads = self._reads.get(flag_set)
        if reads is None:
            reads = self._reads[flag_set] = self._new_reads(flag_set)
        flight = reads.flight(key)
        # Shielded, so that a caller who leaves does not cancel it for the others.
        await asyncio.shield(flight.done)
        if flight.source is Source.NONE:
            self._counters.unavailable += 1
            return UNAVAILABLE
        if flight.source is Source.REDIS:
            self._counters.redis += 1
        else:
            self._counters.mysql += 1
        if flight.context is None:
            self._counters.absent += 1
        return self._kept.get((flag_set, key)) or self._known(flight)

    def forget(self, changed: ContextsChanged) -> None:
        """Stop using what was read of these contexts before this call."""
        flag_set, keys = changed.flag_set, changed.keys
        reads = self._reads.get(flag_set)
        if keys is None:
            self._kept.drop_where(lambda kept: kept[0] == flag_set)
            if reads is not None:
                reads.forget_all()
            return
        for key in keys:
            self._kept.drop((flag_set, key))
            if reads is not None:
                reads.forget(key)

    def let_go(self, flag_set: str) -> None:
        """Drop everything of a deleted flag set; waiting callers get UNAVAILABLE."""
        reads = self._reads.pop(flag_set, None)
        if reads is not None:
            self._kept.drop_where(lambda kept: kept[0] == flag_set)
            task = asyncio.create_task(reads.close())
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    def forget_all(self) -> None:
        """Stop using anything that was read before this call."""
        for flag_set in self._reads:
            self.forget(ContextsChanged(flag_set, None))

    async def follow(self, announcements: AsyncIterator[object]) -> None:
        """Forget changed contexts that the listener announces, until it stops."""
        async for heard in announcements:
            match heard:
                case ContextsChanged():
                    self.forget(heard)
                case MayHaveMissed():
                    self.forget_all()

    async def close(self) -> None:
        """Stop everything in progress."""
        for reads in self._reads.values():
            await reads.close()
        await asyncio.gather(*self._ending)

    def _new_reads(self, flag_set: str) -> ContextReads:
        return ContextReads(
            flag_set,
            self._cache,
            self._read,
            budget=self._budget,
            clock=self._clock,
            landing=self._landing,
        )

    def _landing(self, flag_set: str, flight: SingleFlight) -> None:
        if flight.fresh and flight.source is not Source.NONE:
            known = self._known(flight)
            self._kept.put((flag_set, flight.key), known, known.size)

    def _known(self, flight: SingleFlight) -> Known:
        ttl = self._ttl * random.uniform(_JITTER, 1.0)  # noqa: S311  # not a secret
        until = flight.asked_at + ttl
        context = flight.context
        if context is None:
            return msgspec.structs.replace(NOTHING, until=until)
        text = msgspec.json.encode(context)
        return Known(
            context.attributes,
            context.overrides,
            hashlib.blake2b(text, digest_size=_VERSION_SIZE).digest(),
            size=_OVERHEAD + _BYTES_A_CHARACTER * len(text),
            until=until,
        )
