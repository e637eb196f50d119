"""Announces commits to all workers, so that none has to wait until it polls."""

from __future__ import annotations

import logging

from redis.exceptions import RedisError

from service.cache.announcements import COMMITS, Announcement
from service.cache.client import open_client
from service.cache.failures import describe
from service.cache.publishing import publish
from service.log_events import log_event

logger = logging.getLogger(__name__)


class Announcer:
    """Publishes commits on Redis. A failure is logged and harmless: the followers poll anyway."""

    def __init__(self, url: str, *, pool: int = 16, timeout: float = 0.25) -> None:
        """``pool`` is the most connections, ``timeout`` the seconds that Redis has to answer."""
        self._client = open_client(url, size=pool, timeout=timeout)

    async def announce(self, flag_set: str, revision: int) -> None:
        """Announce that the flag set is at the revision, which is committed."""
        await self._publish(Announcement(flag_set, revision))

    async def announce_keys(self, revision: int) -> None:
        """Announce that the API keys are at the revision, which is committed."""
        await self._publish(Announcement(None, revision))

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _publish(self, announcement: Announcement) -> None:
        try:
            await publish(self._client, COMMITS.name, COMMITS.encode(announcement))
        except (RedisError, OSError) as error:
            logger.warning(
                "Commit not announced; workers find it by polling: %s",
                describe(error),
                extra=log_event("announcement_failed"),
            )
