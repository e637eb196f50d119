from __future__ import annotations

import pytest
from redis.exceptions import RedisError, ResponseError

from service.cache.client import open_client
from service.cache.round_trips import take_round_trips
from tests.waiting import PATIENCE


async def test_each_time_to_redis_and_back_is_counted_once(redis_url: str) -> None:
    client = open_client(redis_url, size=2, timeout=PATIENCE)
    take_round_trips()
    await client.set("a", "1")
    pipeline = client.pipeline(transaction=False)
    pipeline.get("a")
    pipeline.get("b")
    assert await pipeline.execute() == [b"1", None]
    with pytest.raises(ResponseError):
        await client.hget("a", "field")
    await client.aclose()
    counted = take_round_trips()
    assert (counted.answered.count, counted.failed) == (3, 0)
    assert counted.answered.seconds > 0
    assert take_round_trips().answered.count == 0


async def test_a_redis_that_is_away_is_counted_apart() -> None:
    client = open_client("redis://127.0.0.1:1/0", size=1, timeout=PATIENCE)
    take_round_trips()
    with pytest.raises(RedisError):
        await client.get("a")
    await client.aclose()
    counted = take_round_trips()
    assert (counted.answered.count, counted.failed) == (0, 1)
