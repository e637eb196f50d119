"""Hears what is announced on a channel, and says when some of it may have been missed."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import secrets
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AbstractAsyncContextManager
from typing import Any, Generic

import msgspec
from redis.asyncio import Redis
from redis.exceptions import RedisError

from service.cache.announcements import Channel, Told
from service.cache.client import master_of, open_client
from service.cache.failures import describe
from service.cache.publishing import publish
from service.log_events import log_event
from service.tasks.cancellation import cancel_and_wait

logger = logging.getLogger(__name__)


class MayHaveMissed(msgspec.Struct, frozen=True):
    """The listener was deaf until now: whoever relies on it should look for itself."""


class Listener(Generic[Told]):
    """Announcements without an end, whatever becomes of Redis; for one reader at a time.

    It subscribes on a connection of its own, and again after every loss; each time the reader is
    given MayHaveMissed first. A Redis, or a network, that is frozen keeps the connection open and
    says nothing, so that the listener publishes a heartbeat to itself every ``heartbeat`` seconds
    and takes the silence of two for a loss.
    """

    def __init__(
        self,
        url: str,
        channel: Channel[Told],
        *,
        timeout: float = 1.0,
        heartbeat: float = 2.0,
        longest_pause: float = 5.0,
    ) -> None:
        """``timeout`` is for connecting; ``longest_pause`` caps the pause between two attempts."""
        self._url = url
        self._channel = channel
        self._timeout = timeout
        self._heartbeat = heartbeat
        self._longest_pause = longest_pause
        # A channel that nobody else listens to: a heartbeat is nobody else's business.
        self._pulse = f"flagstaff:pulse:{secrets.token_hex(8)}"
        self._degraded_since: float | None = None
        # How often Redis was heard again after it was not.
        self.reconnects = 0

    def announcements(self) -> AbstractAsyncContextManager[AsyncIterator[Told | MayHaveMissed]]:
        """What is announced from now on; unsubscribes and closes its connections with the block.

        Each call listens anew. An exception ends an async generator for good, so that a reader
        that failed, or was failed, has to begin with another.
        """
        return contextlib.aclosing(self._listen())

    @property
    def degraded_since(self) -> float | None:
        """Unix seconds since when Redis has not been heard; None if it is."""
        return self._degraded_since

    async def _listen(self) -> AsyncGenerator[Told | MayHaveMissed, None]:
        attempts = 0
        while True:
            try:
                async with contextlib.aclosing(self._subscription()) as heard:
                    async for item in heard:
                        self._hears()
                        attempts = 0
                        yield item
            except (RedisError, OSError) as error:
                self._hears_nothing(error)
            # Jittered, so that the workers of a node do not all return in the same instant.
            pause = min(self._longest_pause, 0.05 * 2 ** min(attempts, 10))
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311  # not a secret
            attempts += 1

    def _hears(self) -> None:
        if self._degraded_since is not None:
            logger.info(
                "Redis subscription restored (channel %s).",
                self._channel.name,
                extra=log_event("redis_subscription_restored", channel=self._channel.name),
            )
            self.reconnects += 1
            self._degraded_since = None

    def _hears_nothing(self, error: Exception) -> None:
        if self._degraded_since is None:
            self._degraded_since = time.time()
            logger.warning(
                "Redis subscription lost (channel %s); reconnecting: %s",
                self._channel.name,
                describe(error),
                extra=log_event("redis_subscription_lost", channel=self._channel.name),
            )

    async def _subscription(self) -> AsyncGenerator[Told | MayHaveMissed, None]:
        """What is heard on one connection until it fails, which raises."""
        async with self._client() as client, client.pubsub() as subscription:
            async with asyncio.timeout(self._timeout):
                # Asked first: a master that moves before the subscription is one that moved.
                master = await master_of(client)
                await subscription.subscribe(self._channel.name, self._pulse)
            async with contextlib.AsyncExitStack() as stack:
                stack.push_async_callback(cancel_and_wait, asyncio.create_task(self._beat(master)))
                while True:
                    message = await subscription.get_message(timeout=2 * self._heartbeat)
                    if message is None:
                        raise TimeoutError("no heartbeat came back")
                    if (item := self._told(message)) is not None:
                        yield item

    def _told(self, message: dict[str, Any]) -> Told | MayHaveMissed | None:
        if message["channel"] != self._channel.name.encode():
            return None
        if message["type"] == "subscribe":
            return MayHaveMissed()
        return self._channel.decode(message["data"])

    async def _beat(self, master: tuple[str, int] | None) -> None:
        """Publish heartbeats until ``master``, which is listened to, is no longer the master.

        The new one gives everything on to the old one, as long as that is its replica and they
        have a connection: a heartbeat that came that way would prove little.
        """
        async with self._client() as client:
            while True:
                with contextlib.suppress(RedisError, OSError):
                    # Sentinels that do not answer are no reason to leave.
                    if await master_of(client) != master:
                        return
                with contextlib.suppress(RedisError, OSError):
                    # If it cannot be sent, it does not come back, which is what is listened for.
                    await publish(client, self._pulse, b"")
                await asyncio.sleep(self._heartbeat)

    def _client(self) -> Redis:
        return open_client(self._url, size=2, timeout=self._timeout, repetitions=0)
