"""How Redis is spoken to: a bounded pool, and a short end to every wait."""

from __future__ import annotations

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as LostConnection
from redis.exceptions import TimeoutError as TookTooLong


def open_client(url: str, *, size: int, timeout: float) -> Redis:
    """A client of at most ``size`` connections that gives Redis ``timeout`` seconds to answer.

    One repetition, at once: it cures the connection that died while it lay idle, and a Redis that
    is away is noticed in a millisecond. The driver's defaults wait for seconds, and 40 for one
    that is frozen. Nothing is connected until the first command.
    """
    pool = BlockingConnectionPool.from_url(
        url,
        max_connections=size,
        timeout=timeout,
        socket_timeout=timeout,
        socket_connect_timeout=timeout,
        retry=Retry(NoBackoff(), 1, (LostConnection, TookTooLong)),
    )
    return Redis.from_pool(pool)
