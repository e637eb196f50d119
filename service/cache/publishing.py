"""Publishing at the master."""

from __future__ import annotations

from redis.asyncio import Redis

# A key that is never set.
_NOTHING = "flagstaff:nothing"


async def publish(client: Redis, channel: str, message: bytes) -> None:
    """Publish a message at the master. Raises RedisError or OSError.

    A former master that is a replica now accepts a message, and subscribers of the new one never
    get it. What it refuses is a write, even one that changes nothing.
    """
    pipeline = client.pipeline(transaction=False)
    pipeline.delete(_NOTHING)
    pipeline.publish(channel, message)
    # A Redis that refuses writes for lack of memory or disk still publishes.
    _, published = await pipeline.execute(raise_on_error=False)
    if isinstance(published, Exception):
        raise published
