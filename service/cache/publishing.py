"""How a message reaches everybody who listens."""

from __future__ import annotations

from redis.asyncio import Redis

# Nobody ever sets it.
_NOTHING = "flagstaff:nothing"


async def publish(client: Redis, channel: str, message: bytes) -> None:
    """Publishes a message at the master. Raises RedisError or OSError.

    A master that became a replica takes a message as if nothing had happened, and those who listen
    at the new one never hear of it. What it does refuse is a write, even one that changes nothing.
    """
    pipeline = client.pipeline(transaction=False)
    pipeline.delete(_NOTHING)
    pipeline.publish(channel, message)
    # A Redis that refuses writes for want of memory or disk still publishes.
    _, published = await pipeline.execute(raise_on_error=False)
    if isinstance(published, Exception):
        raise published
