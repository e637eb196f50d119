"""Subscriptions to a channel, with a notice when announcements may have been lost."""

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

from service.cache.announcements import Announced, Channel
from service.cache.client import master_of, open_client
from service.cache.failures import describe
from service.cache.publishing import publish
from service.log_events import log_event
from service.tasks.cancellation import cancel_and_wait

logger = logging.getLogger(__name__)


class MayHaveMissed(msgspec.Struct, frozen=True):
    """Announcements may have been lost until now: the reader has to check the database itself."""


class Listener(Generic[Announced]):
    """Endless announcements, through all failures of Redis; for one reader at a time.

    It subscribes on a connection of its own, and again after every loss; each time the reader gets
    MayHaveMissed first. A frozen Redis or network keeps the connection open and silent, so the
    listener publishes a heartbeat to itself every ``heartbeat`` seconds, and two missing ones
    count as a loss.
    """

    def __init__(
        self,
        url: str,
        channel: Channel[Announced],
        *,
        timeout: float = 1.0,
        heartbeat: float = 2.0,
        longest_pause: float = 5.0,
    ) -> None:
        """``timeout`` is for connecting, ``longest_pause`` limits the pause between attempts."""
        self._url = url
        self._channel = channel
        self._timeout = timeout
        self._heartbeat = heartbeat
        self._longest_pause = longest_pause
        # A channel without other subscribers: nobody else needs the heartbeat.
        self._pulse = f"flagstaff:pulse:{secrets.token_hex(8)}"
        self._degraded_since: float | None = None
        # Number of restored subscriptions.
        self.reconnects = 0

    def announcements(
        self,
    ) -> AbstractAsyncContextManager[AsyncIterator[Announced | MayHaveMissed]]:
        """Yield announcements from now on; the block's end unsubscribes and closes the connections.

        Each call subscribes anew. An exception ends an async generator for good, so a reader that
        failed has to begin with another.
        """
        return contextlib.aclosing(self._listen())

    @property
    def degraded_since(self) -> float | None:
        """Unix seconds since when the subscription is lost; None if it works."""
        return self._degraded_since

    async def _listen(self) -> AsyncGenerator[Announced | MayHaveMissed, None]:
        attempts = 0
        while True:
            try:
                async with contextlib.aclosing(self._subscription()) as heard:
                    async for item in heard:
                        self._restored()
                        attempts = 0
                        yield item
            except (RedisError, OSError) as error:
                self._lost(error)
            # Jittered, so that the workers of a node do not all return at the same time.
            pause = min(self._longest_pause, 0.05 * 2 ** min(attempts, 10))
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311  # not a secret
            attempts += 1

    def _restored(self) -> None:
        if self._degraded_since is not None:
            logger.info(
                "Redis subscription restored (channel %s).",
                self._channel.name,
                extra=log_event("redis_subscription_restored", channel=self._channel.name),
            )
            self.reconnects += 1
            self._degraded_since = None

    def _lost(self, error: Exception) -> None:
        if self._degraded_since is None:
            self._degraded_since = time.time()
            logger.warning(
                "Redis subscription lost (channel %s); reconnecting: %s",
                self._channel.name,
                describe(error),
                extra=log_event("redis_subscription_lost", channel=self._channel.name),
            )

    async def _subscription(self) -> AsyncGenerator[Announced | MayHaveMissed, None]:
        """Yield what one connection receives until it fails, which raises."""
        async with self._client() as client, client.pubsub() as subscription:
            async with asyncio.timeout(self._timeout):
                # Asked first, so that a master that moves before the subscription is noticed.
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

    def _told(self, message: dict[str, Any]) -> Announced | MayHaveMissed | None:
        if message["channel"] != self._channel.name.encode():
            return None
        if message["type"] == "subscribe":
            return MayHaveMissed()
        return self._channel.decode(message["data"])

    async def _beat(self, master: tuple[str, int] | None) -> None:
        """Publish heartbeats for as long as ``master``, which is subscribed to, is the master.

        A new master replicates everything to the old one as long as that is its replica and they
        are connected: a heartbeat that came that way would prove little.
        """
        async with self._client() as client:
            while True:
                with contextlib.suppress(RedisError, OSError):
                    # Sentinels that do not answer are no reason to leave.
                    if await master_of(client) != master:
                        return
                with contextlib.suppress(RedisError, OSError):
                    # A heartbeat that cannot be sent does not come back, which is what counts.
                    await publish(client, self._pulse, b"")
                await asyncio.sleep(self._heartbeat)

    def _client(self) -> Redis:
        return open_client(self._url, size=2, timeout=self._timeout, repetitions=0)
