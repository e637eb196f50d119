"""What is stored for targeting keys, as evaluations read it: from memory, Redis or MySQL.

How old it may be: a write is told to every worker once it is committed, which takes milliseconds.
Where that is lost, a worker answers from its memory for ``ttl`` seconds at most; and where a write
could not reach Redis, Redis for the time that it keeps a value. Nothing is served past that, also
while no store answers: the request's own attributes are used then, and the answer says so.
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

# The least part of its time that something is remembered, so that what came together does not go
# together.
_JITTER = 0.75
# What an entry takes, measured: its keys and its place, and the more the longer it is as JSON.
_OVERHEAD = 600
_BYTES_A_CHARACTER = 3

_VERSION_SIZE = 16


class Known(msgspec.Struct, frozen=True):
    """What is known to be stored for a targeting key, empty where nothing is.

    ``version`` are bytes that are the same if and only if what is stored is, ``size`` is about what
    it takes. Not ``available``, no store could tell. It is remembered ``until`` a time.
    """

    attributes: dict[str, object]
    overrides: dict[str, str]
    version: bytes
    size: int = _OVERHEAD
    available: bool = True
    until: float = 0.0


NOTHING = Known({}, {}, bytes(_VERSION_SIZE))
UNAVAILABLE = Known({}, {}, NOTHING.version, available=False)
# What answers say among their metadata where no store could tell.
UNAVAILABLE_NOTE = ("storedContext", "unavailable")


class StoredContexts:
    """What this worker knows of stored contexts, and how it comes to know it.

    Times are in seconds: ``ttl`` is how long something is remembered at most, ``budget`` how long
    an evaluation waits for the stores. ``most_bytes`` is about what is remembered.
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
        # Reads for flag sets that were deleted, until they have ended.
        self._ending: set[asyncio.Task[None]] = set()
        cache.subscribe(self.forget)

    def known(self, flag_set: str, key: object) -> Known | None:
        """What is stored for the targeting key, from memory; None if memory does not tell.

        A key that nothing can be stored for, such as one that is no text, has nothing stored.
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
        """What is stored for the targeting key, from whichever store tells within the budget.

        UNAVAILABLE if none does; never raises.
        """
        reads = self._reads.get(flag_set)
        if reads is None:
            reads = self._reads[flag_set] = self._new_reads(flag_set)
        flight = reads.flight(key)
        # Waited for so that a caller who leaves does not end it for the others.
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
        """Answer no longer by what was read of these contexts before this call."""
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
        """Remove what is kept of a deleted flag set; callers that still wait get UNAVAILABLE."""
        reads = self._reads.pop(flag_set, None)
        if reads is not None:
            self._kept.drop_where(lambda kept: kept[0] == flag_set)
            task = asyncio.create_task(reads.close())
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    def forget_all(self) -> None:
        """Answer no longer by anything that was read before this call."""
        for flag_set in self._reads:
            self.forget(ContextsChanged(flag_set, None))

    async def follow(self, announcements: AsyncIterator[object]) -> None:
        """Forget what the listener hears that was changed, for as long as it listens."""
        async for heard in announcements:
            match heard:
                case ContextsChanged():
                    self.forget(heard)
                case MayHaveMissed():
                    self.forget_all()

    async def close(self) -> None:
        """End what is under way."""
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
