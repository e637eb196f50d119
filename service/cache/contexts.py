"""Stored contexts as Redis keeps them for a while, between the workers and MySQL.

One Redis key holds one targeting key of one flag set: what is stored for it, or that nothing is,
or the lease of the worker that is reading it from MySQL. A write deletes the key, and with it the
lease, so that what was read before the write cannot be put there after it.

Every value begins with the generation of its flag set. A new generation forgets all of a set at
once; values of another one are as good as absent, and Redis drops them in their time.
"""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import islice

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
from service.tasks.cooperative import is_done_within

logger = logging.getLogger(__name__)

# How long Redis is left alone after it failed, in seconds: an evaluation waits for a dead or
# frozen one no more often than that.
_REST = 1.0
# How many keys one command or one announcement carries.
_KEYS_AT_ONCE = 1000
# The least part of its time that a value lives, so that what came together does not go together.
_JITTER = 0.8

# What stands for a targeting key, behind the generation and a colon.
_VALUE, _NOTHING, _LEASE = b"V", b"N", b"L"

_decode = msgspec.json.Decoder(StoredContext).decode
_encode = msgspec.json.encode


class FillLease(msgspec.Struct, frozen=True):
    """The right to put values in Redis, until a write takes it away. ``start`` begins them."""

    start: bytes
    token: bytes

    @property
    def value(self) -> bytes:
        """What stands for a key that is leased."""
        return self.start + _LEASE + self.token


NO_LEASE = FillLease(b"", b"")


class CacheResult(msgspec.Struct, frozen=True):
    """What Redis has of some targeting keys.

    ``found`` are those it has, None for those known to have nothing stored. ``leased`` are those
    that the caller may fill under ``lease``, ``busy`` those that somebody else is about to. What
    could not be read is in none of them.
    """

    found: dict[str, StoredContext | None]
    leased: list[str]
    busy: list[str]
    lease: FillLease


class ContextCache:
    """Stored contexts in Redis. Whatever becomes of it, what is stored stays stored.

    Times are in seconds: ``ttl`` is the longest that a value lives, ``lease`` how long reading it
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
        # Everybody meets the same trouble while it lasts, and once in the log is enough.
        self._is_away = False
        self._subscribers: list[Callable[[ContextsChanged], None]] = []

    def subscribe(self, told: Callable[[ContextsChanged], None]) -> None:
        """Have ``told`` called with what is forgotten by this process."""
        self._subscribers.append(told)

    async def get_many(self, flag_set: str, keys: Sequence[str]) -> CacheResult:
        """What Redis has of these targeting keys, with a lease on those that it has not.

        Raises Unavailable if Redis does not answer within ``patience``, and at once for a moment
        after that.
        """
        if self._clock() < self._rests_until:
            raise Unavailable("Redis does not answer.")
        token = secrets.token_hex(8).encode()
        names = [_generation(flag_set), *(_name(flag_set, key) for key in keys)]
        reading_now = asyncio.ensure_future(self._read(names, [token, _milliseconds(self._lease)]))
        try:
            if not await is_done_within(self._patience, reading_now):
                raise TimeoutError(f"no answer within {self._patience:.3f} s")
            start, held = reading_now.result()
        except (RedisError, OSError) as error:
            self._rest(error)
            raise Unavailable("Redis does not answer.") from None
        finally:
            reading_now.cancel()
        if self._is_away:
            self._is_away = False
            logger.info(
                "Redis answers again; stored contexts are cached there.",
                extra=log_event("context_cache_restored"),
            )
        reading = CacheResult({}, [], [], FillLease(start, token))
        for key, value in zip(keys, held, strict=True):
            if value is None:
                reading.leased.append(key)
            elif value.startswith(_LEASE):
                reading.busy.append(key)
            elif value == _NOTHING:
                reading.found[key] = None
            else:
                try:
                    reading.found[key] = _decode(value[len(_VALUE) :])
                except msgspec.MsgspecError:
                    # Another version's, or somebody's hand: the caller asks MySQL.
                    continue
        return reading

    async def fill(
        self, lease: FillLease, flag_set: str, contexts: Mapping[str, StoredContext | None]
    ) -> None:
        """Keeps what MySQL has, None for nothing, where the lease was not taken away meanwhile.

        A failure is logged and harmless: the next reader asks MySQL.
        """
        arguments: list[bytes | int] = [lease.value]
        for context in contexts.values():
            value = _NOTHING if context is None else _VALUE + _encode(context)
            ttl = self._ttl * random.uniform(_JITTER, 1.0)  # noqa: S311  # not a secret
            arguments += [_milliseconds(ttl), lease.start + value]
        await self._run(self._fill, flag_set, contexts, arguments)

    async def give_up(self, lease: FillLease, flag_set: str, keys: Collection[str]) -> None:
        """Let others lease the keys that could not be filled. Fails as ``fill`` does."""
        await self._run(self._give_up, flag_set, keys, [lease.value])

    async def forget(self, flag_set: str, keys: Collection[str] | None) -> None:
        """Forgets what is stored for these targeting keys, None for all, on every worker.

        To be called when the write is committed. A failure is logged and harmless: what the
        workers and Redis hold is forgotten when its time is up.
        """
        if keys is None:
            await self._forget(ContextsChanged(flag_set, None))
            return
        waiting = iter(keys)
        while some := tuple(islice(waiting, _KEYS_AT_ONCE)):
            await self._forget(ContextsChanged(flag_set, some))

    async def close(self) -> None:
        """Closes the connections."""
        await self._client.aclose()

    async def _forget(self, changed: ContextsChanged) -> None:
        flag_set = changed.flag_set
        pipeline = self._client.pipeline(transaction=False)
        if changed.keys is None:
            # It outlives whatever was kept before it.
            lifetime = _milliseconds(2 * (self._ttl + self._lease))
            pipeline.set(_generation(flag_set), secrets.token_hex(8), px=lifetime)
        else:
            pipeline.unlink(*(_name(flag_set, key) for key in changed.keys))
        # Told after it is gone, so that whoever hears of it finds nothing old.
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
            for told in self._subscribers:
                told(changed)

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
    # What stands in braces decides where a cluster keeps a key: all of a set lie together.
    return f"flagstaff:context:{{{flag_set}}}:{key}"


def _milliseconds(seconds: float) -> int:
    return max(1, round(1000 * seconds))
