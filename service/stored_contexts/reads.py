"""Reads of stored contexts: from Redis, or once for all callers from MySQL."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from enum import Enum

from service.cache.contexts import NO_LEASE, CacheResult, ContextCache, FillLease
from service.errors import FlagstaffError, Unavailable
from service.log_events import log_event
from service.structs.contexts import StoredContext
from service.tasks.batcher import Batcher

log = logging.getLogger(__name__)

# Keys that one round trip reads.
_KEYS_AT_ONCE = 500
# Parts in which the budget of a flight is measured.
_PARTS = 25
# Parts after which this worker reads what another worker is reading.
_PATIENCE = 15
# First pause, in seconds, before Redis is asked again for what another worker reads; it doubles
# each time.
_FIRST_PAUSE = 0.002

# Reads the stored contexts of some targeting keys of a flag set from MySQL, by one query.
Read = Callable[[str, Sequence[str]], Awaitable[dict[str, StoredContext]]]


class Source(Enum):
    """The store that had the context, or had none for the key."""

    REDIS = 0
    MYSQL = 1
    # No store answered.
    NONE = 2


class SingleFlight:
    """One read of a stored context, for all concurrent callers.

    ``done`` is done when the context is known, or when it takes too long: then ``source`` is NONE,
    and later callers do not wait. The context is as of ``asked_at``, by the clock, or later. A
    flight that is not ``fresh`` began before a write: it serves those who wait for it, and nobody
    after them.
    """

    __slots__ = (
        "asked_at",
        "began",
        "context",
        "done",
        "fresh",
        "key",
        "lease",
        "pause",
        "source",
    )

    def __init__(self, key: str, began: int) -> None:
        self.key = key
        self.began = began
        self.asked_at = 0.0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.fresh = True
        self.context: StoredContext | None = None
        self.source = Source.NONE
        self.lease: FillLease | None = None
        self.pause = _FIRST_PAUSE


class ContextReads:
    """The flights of one flag set: one for each key, collected into batches.

    A key that Redis does not have is read from MySQL by the worker that got Redis's lease on it.
    The others wait for it for most of the ``budget`` (seconds), and then read it themselves.
    Beyond the budget nobody waits. ``landing`` is called with each flight that got an answer,
    early or late.

    The budget is measured in parts, and a part that took longer because the event loop was late
    counts as one: a thousand callers in one turn do not make a store slow.
    """

    def __init__(
        self,
        flag_set: str,
        cache: ContextCache,
        read: Read,
        *,
        budget: float,
        clock: Callable[[], float],
        landing: Callable[[str, SingleFlight], None],
    ) -> None:
        self._flag_set = flag_set
        self._cache = cache
        self._read = read
        self._part = budget / _PARTS
        self._clock = clock
        self._landing = landing
        self._flights: dict[str, SingleFlight] = {}
        # Flights that somebody may be waiting for, oldest first, and the parts of time so far.
        self._waited_for: deque[SingleFlight] = deque()
        self._parts = 0
        self._is_ticking = False
        self._for_redis = Batcher(self._ask_redis, _KEYS_AT_ONCE, self._give_up)
        self._for_mysql = Batcher(self._ask_mysql, _KEYS_AT_ONCE, self._give_up)
        self._to_keep = Batcher(self._keep, _KEYS_AT_ONCE)

    def flight(self, key: str) -> SingleFlight:
        """Return the flight that reads the stored context of this key."""
        flight = self._flights.get(key)
        if flight is None:
            flight = self._flights[key] = SingleFlight(key, self._parts)
            self._for_redis.add(flight)
            self._waited_for.append(flight)
            if not self._is_ticking:
                self._is_ticking = True
                asyncio.get_running_loop().call_later(self._part, self._tick)
        return flight

    def forget(self, key: str) -> None:
        """Give later callers of this key nothing that was read before."""
        flight = self._flights.pop(key, None)
        if flight is not None:
            flight.fresh = False

    def forget_all(self) -> None:
        """``forget`` every key."""
        for key in list(self._flights):
            self.forget(key)

    async def close(self) -> None:
        """Stop everything in progress."""
        for batcher in (self._for_redis, self._for_mysql, self._to_keep):
            await batcher.close()

    async def _ask_redis(self, flights: list[SingleFlight]) -> None:
        asked_at = self._clock()
        result = CacheResult({}, [], [], NO_LEASE)
        try:
            result = await self._cache.get_many(self._flag_set, _keys(flights))
        except Unavailable:
            pass
        except Exception:
            log.exception(
                "Reading stored contexts from Redis failed unexpectedly; reading from MySQL.",
                extra=log_event("stored_contexts_cache_failed"),
            )
        busy, leased = set(result.busy), set(result.leased)
        for flight in flights:
            key = flight.key
            if key in busy and self._parts - flight.began < _PATIENCE:
                # Another worker is reading it; Redis will have it in a moment.
                loop = asyncio.get_running_loop()
                loop.call_later(flight.pause, self._for_redis.add, flight)
                flight.pause *= 2
            elif key in result.found:
                flight.asked_at = asked_at
                flight.context = result.found[key]
                self._land(flight, Source.REDIS)
            else:
                flight.lease = result.lease if key in leased else None
                self._for_mysql.add(flight)

    async def _ask_mysql(self, flights: list[SingleFlight]) -> None:
        asked_at = self._clock()
        stored: dict[str, StoredContext] = {}
        source = Source.NONE
        try:
            stored = await self._read(self._flag_set, _keys(flights))
            source = Source.MYSQL
        except FlagstaffError as error:
            log.debug(
                "Stored contexts not read; evaluating without them: %s",
                error,
                extra=log_event("stored_contexts_unavailable"),
            )
        except Exception:
            # Waiting callers need an answer, or nobody could read these keys again.
            log.exception(
                "Reading stored contexts from MySQL failed unexpectedly; evaluating without them.",
                extra=log_event("stored_contexts_read_failed"),
            )
        for flight in flights:
            flight.asked_at = asked_at
            flight.context = stored.get(flight.key)
            self._land(flight, source)
            if flight.lease is not None:
                self._to_keep.add(flight)

    async def _keep(self, flights: list[SingleFlight]) -> None:
        """Write to Redis what was read under its leases, and give unused leases back."""
        by_lease: dict[FillLease, dict[str, StoredContext | None]] = {}
        given_up: dict[FillLease, list[str]] = {}
        for flight in flights:
            if flight.lease is None:
                continue
            if flight.source is Source.MYSQL and flight.fresh:
                by_lease.setdefault(flight.lease, {})[flight.key] = flight.context
            else:
                given_up.setdefault(flight.lease, []).append(flight.key)
        for lease, contexts in by_lease.items():
            await self._cache.fill(lease, self._flag_set, contexts)
        for lease, keys in given_up.items():
            await self._cache.give_up(lease, self._flag_set, keys)

    def _give_up(self, flights: list[SingleFlight]) -> None:
        """Release callers that wait for these: a flight without an end would block its key."""
        for flight in flights:
            if self._flights.get(flight.key) is flight:
                del self._flights[flight.key]
            if not flight.done.done():
                flight.done.set_result(None)

    def _tick(self) -> None:
        """Count one part of time, and release callers that have waited too long."""
        self._parts += 1
        waited_for = self._waited_for
        while waited_for:
            eldest = waited_for[0]
            if not eldest.done.done():
                if self._parts - eldest.began < _PARTS:
                    break
                eldest.done.set_result(None)
            waited_for.popleft()
        self._is_ticking = bool(waited_for)
        if self._is_ticking:
            asyncio.get_running_loop().call_later(self._part, self._tick)

    def _land(self, flight: SingleFlight, source: Source) -> None:
        flight.source = source
        if self._flights.get(flight.key) is flight:
            del self._flights[flight.key]
        self._landing(self._flag_set, flight)
        if not flight.done.done():
            flight.done.set_result(None)


def _keys(flights: list[SingleFlight]) -> list[str]:
    # A flight from before a write and one from after it may be for the same key.
    return list(dict.fromkeys(flight.key for flight in flights))
