"""Stored contexts in Redis: a cache between the workers and MySQL.

One Redis key is for one targeting key of one flag set. It holds the stored context, or that there
is none, or the lease of the worker that is reading it from MySQL. A write deletes the key, and
with it the lease, so that what was read before the write cannot be stored after it.

Every value begins with the generation of its flag set. A new generation invalidates all of a set
at once; values of other generations count as absent, and Redis expires them.
"""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import islice
from typing import Any

import msgspec
from redis.commands.core import AsyncScript
from redis.exceptions import RedisError

from service.cache.announcements import CONTEXTS, ContextsChanged
from service.cache.client import open_client
from service.cache.context_scripts import FILL, GIVE_UP, READ
from service.cache.failures import describe
from service.errors import Unavailable
from service.log_events import log_event
from service.structs.contexts import StoredContext
from service.tasks.cancellation import cancel_and_wait
from service.tasks.cooperative import is_done_within

logger = logging.getLogger(__name__)

# Seconds without requests to Redis after a failure: an evaluation waits for a dead or frozen one no
# more often than that.
_REST = 1.0
# Keys of one command or one announcement.
_KEYS_AT_ONCE = 1000
# Least part of the lifetime of a value, so that values of one moment do not expire together.
_JITTER = 0.8

# Markers of a value, after the generation and a colon.
_VALUE, _NOTHING, _LEASE = b"V", b"N", b"L"

_decode = msgspec.json.Decoder(StoredContext).decode
_encode = msgspec.json.encode


class FillLease(msgspec.Struct, frozen=True):
    """The right to store values in Redis, until a write revokes it. ``start`` is their prefix."""

    start: bytes
    token: bytes

    @property
    def value(self) -> bytes:
        """The value of a leased key."""
        return self.start + _LEASE + self.token


NO_LEASE = FillLease(b"", b"")


class CacheResult(msgspec.Struct, frozen=True):
    """Contexts that Redis has, and keys to fill.

    ``found`` has the contexts, None for a key without one. ``leased`` are keys that the caller may
    fill under ``lease``, ``busy`` those that another worker is filling. What could not be read is
    in none of them.
    """

    found: dict[str, StoredContext | None]
    leased: list[str]
    busy: list[str]
    lease: FillLease


class ContextCache:
    """The cache of stored contexts in Redis; MySQL is authoritative.

    Times are in seconds: ``ttl`` is the longest lifetime of a value, ``lease`` how long reading it
    from MySQL may take, ``patience`` how long a reader waits for Redis, and ``timeout`` how long
    everything else does. ``pool`` is the most connections.
    """

    def __init__(
        self,
        url: str,
        *,
        ttl: float,
        patience: float,
        lease: float = 1.0,
        pool: int = 16,
        timeout: float = 0.25,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client = open_client(url, size=pool, timeout=timeout)
        self._read = self._client.register_script(READ)
        self._fill = self._client.register_script(FILL)
        self._give_up = self._client.register_script(GIVE_UP)
        self._ttl = ttl
        self._patience = patience
        self._lease = lease
        self._clock = clock
        self._rests_until = clock()
        # Logged once while the failure lasts.
        self._is_away = False
        self._abandoned: set[asyncio.Task[Any]] = set()
        self._subscribers: list[Callable[[ContextsChanged], None]] = []

    def subscribe(self, listener: Callable[[ContextsChanged], None]) -> None:
        """Call ``listener`` with everything that this process invalidates."""
        self._subscribers.append(listener)

    async def get_many(self, flag_set: str, keys: Sequence[str]) -> CacheResult:
        """Return what Redis has of these targeting keys, with a lease on the missing ones.

        Raises Unavailable if Redis does not answer within ``patience``, and at once for a moment
        after that.
        """
        if self._clock() < self._rests_until:
            raise Unavailable("Redis does not answer.")
        token = secrets.token_hex(8).encode()
        names = [_generation(flag_set), *(_name(flag_set, key) for key in keys)]
        pending = asyncio.ensure_future(self._read(names, [token, _milliseconds(self._lease)]))
        try:
            if not await is_done_within(self._patience, pending):
                raise TimeoutError(f"no answer within {self._patience:.3f} s")
            start, held = pending.result()
        except (RedisError, OSError) as error:
            self._rest(error)
            raise Unavailable("Redis does not answer.") from None
        finally:
            if not pending.done():
                self._abandon(pending)
        if self._is_away:
            self._is_away = False
            logger.info(
                "Redis answers again; stored contexts are cached there.",
                extra=log_event("context_cache_restored"),
            )
        result = CacheResult({}, [], [], FillLease(start, token))
        for key, value in zip(keys, held, strict=True):
            if value is None:
                result.leased.append(key)
            elif value.startswith(_LEASE):
                result.busy.append(key)
            elif value == _NOTHING:
                result.found[key] = None
            else:
                try:
                    result.found[key] = _decode(value[len(_VALUE) :])
                except msgspec.MsgspecError:
                    # A value of another version or a manual one: the caller reads MySQL.
                    continue
        return result

    async def fill(
        self, lease: FillLease, flag_set: str, contexts: Mapping[str, StoredContext | None]
    ) -> None:
        """Store what MySQL has, None for nothing, if the lease is still valid.

        A failure is logged and harmless: the next reader asks MySQL.
        """
        arguments: list[bytes | int] = [lease.value]
        for context in contexts.values():
            value = _NOTHING if context is None else _VALUE + _encode(context)
            ttl = self._ttl * random.uniform(_JITTER, 1.0)  # noqa: S311  # not a secret
            arguments += [_milliseconds(ttl), lease.start + value]
        await self._run(self._fill, flag_set, contexts, arguments)

    async def give_up(self, lease: FillLease, flag_set: str, keys: Collection[str]) -> None:
        """Release leases on keys that could not be filled. Fails as ``fill`` does."""
        await self._run(self._give_up, flag_set, keys, [lease.value])

    async def forget(self, flag_set: str, keys: Collection[str] | None) -> None:
        """Invalidate the contexts of these targeting keys, None for all, on every worker.

        To be called after the write is committed. A failure is logged and harmless: the entries in
        workers and Redis expire.
        """
        if keys is None:
            await self._forget(ContextsChanged(flag_set, None))
            return
        waiting = iter(keys)
        while some := tuple(islice(waiting, _KEYS_AT_ONCE)):
            await self._forget(ContextsChanged(flag_set, some))

    async def close(self) -> None:
        """Close the connections."""
        # A read that goes on would open its connection again.
        await cancel_and_wait(*self._abandoned)
        await self._client.aclose()

    def _abandon(self, read: asyncio.Task[Any]) -> None:
        """Cancel a read that nobody waits for; the driver may take its timeout to end it."""
        read.cancel()
        self._abandoned.add(read)
        read.add_done_callback(self._ended)

    def _ended(self, read: asyncio.Task[Any]) -> None:
        self._abandoned.discard(read)
        if not read.cancelled():
            # Retrieved here, so that asyncio does not log a failure that nobody waits for.
            read.exception()

    async def _forget(self, changed: ContextsChanged) -> None:
        flag_set = changed.flag_set
        pipeline = self._client.pipeline(transaction=False)
        if changed.keys is None:
            # It outlives every value that was stored before it.
            lifetime = _milliseconds(2 * (self._ttl + self._lease))
            pipeline.set(_generation(flag_set), secrets.token_hex(8), px=lifetime)
        else:
            pipeline.unlink(*(_name(flag_set, key) for key in changed.keys))
        # Announced after the deletion, so that a worker that reads again finds nothing old.
        pipeline.publish(CONTEXTS.name, CONTEXTS.encode(changed))
        try:
            await pipeline.execute()
        except (RedisError, OSError) as error:
            logger.warning(
                "Changed contexts not removed from Redis; they expire there: %s",
                describe(error),
                extra=log_event("context_invalidation_failed", flag_set=flag_set),
            )
        finally:
            for listener in self._subscribers:
                listener(changed)

    async def _run(
        self,
        script: AsyncScript,
        flag_set: str,
        keys: Collection[str],
        arguments: list[bytes | int],
    ) -> None:
        if self._clock() < self._rests_until:
            return
        try:
            await script([_name(flag_set, key) for key in keys], arguments)
        except (RedisError, OSError) as error:
            self._rest(error)

    def _rest(self, error: Exception) -> None:
        self._rests_until = self._clock() + _REST
        if not self._is_away:
            self._is_away = True
            logger.warning(
                "Redis does not answer; reading stored contexts from MySQL: %s",
                describe(error),
                extra=log_event("context_cache_lost"),
            )


def _generation(flag_set: str) -> str:
    return f"flagstaff:contexts:{{{flag_set}}}"


def _name(flag_set: str, key: str) -> str:
    # A cluster places a key by the part in braces: all keys of a set are together.
    return f"flagstaff:context:{{{flag_set}}}:{key}"


def _milliseconds(seconds: float) -> int:
    return max(1, round(1000 * seconds))
