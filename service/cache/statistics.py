"""Evaluation counts on their way from the workers to MySQL, and the counts of stale flags.

They wait in one Redis stream until they are in the database. Redis may have a batch twice, or
restore an old one: the reader identifies each by its source and its sequence number.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Self

import msgspec
from redis.exceptions import RedisError

from service.cache.client import open_client
from service.errors import Unavailable
from service.log_events import log_event
from service.structs.statistics import Batch

logger = logging.getLogger(__name__)

_BATCHES = "flagstaff:statistics:batches"
_STALE = "flagstaff:statistics:stale"

# Most waiting batches. While nobody reads them, the workers keep and merge their counts.
MOST_BATCHES = 1000
# Seconds for which the number of stale flags is valid.
_STALE_FOR = 3600
# The fastest level; a batch compresses to a tenth or so.
_LEVEL = 1
# Counts that take a millisecond or two to compress.
_MANY = 1000
# Most decompressed bytes of a batch: one of ten thousand flags takes some millions, and other
# writers to Redis must not fill our memory.
_MOST_BYTES = 100_000_000

_APPEND = """
if redis.call('XLEN', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
redis.call('XADD', KEYS[1], '*', 'batch', ARGV[2])
return 1
"""

_decode = msgspec.msgpack.Decoder(Batch).decode
_numbers = msgspec.json.Decoder(dict[str, int]).decode


class Waiting(msgspec.Struct, frozen=True):
    """A batch in Redis and its id; None if the entry is not a batch."""

    id: bytes
    batch: Batch | None


class StatisticsCache:
    """Batches of counts in Redis, and numbers of stale flags. Raises Unavailable without Redis."""

    def __init__(self, url: str, *, timeout: float = 0.25) -> None:
        """``timeout`` is the seconds that Redis has to answer."""
        self._client = open_client(url, size=2, timeout=timeout)
        self._append = self._client.register_script(_APPEND)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def append(self, batch: Batch) -> bool:
        """Append a batch, in one round trip; return False if there are too many already.

        If this raises, the batch may have been appended.
        """
        # In a thread if it would take milliseconds; a thread costs some, too.
        is_large = len(batch.counts) > _MANY
        packed = await asyncio.to_thread(_packed, batch) if is_large else _packed(batch)
        with _translated():
            return bool(await self._append(keys=[_BATCHES], args=[MOST_BATCHES, packed]))

    async def read(self, most: int) -> list[Waiting]:
        """Return the earliest batches, ``most`` at the most."""
        with _translated():
            found: list[Any] = await self._client.xrange(_BATCHES, count=most) or []
        return await asyncio.to_thread(_unpacked, found)

    async def forget(self, waiting: Sequence[Waiting]) -> None:
        """Remove batches that were read."""
        if waiting:
            with _translated():
                await self._client.xdel(_BATCHES, *(each.id for each in waiting))

    async def put_stale(self, numbers: Mapping[str, int]) -> None:
        """Store the number of stale flags of each flag set."""
        with _translated():
            await self._client.set(_STALE, msgspec.json.encode(numbers), ex=_STALE_FOR)

    async def stale(self) -> dict[str, int]:
        """Return the number of stale flags of each flag set; empty if it is not known."""
        with _translated():
            text = await self._client.get(_STALE)
        if text is None:
            return {}
        try:
            return _numbers(text)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return {}


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (RedisError, OSError) as error:
        raise Unavailable("Redis is not available.") from error


def _packed(batch: Batch) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(batch), _LEVEL)


def _unpacked(found: list[Any]) -> list[Waiting]:
    return [Waiting(entry, _batch(entry, fields)) for entry, fields in found]


def _batch(entry: bytes, fields: dict[bytes, bytes]) -> Batch | None:
    try:
        return _decode(zlib.decompressobj().decompress(fields[b"batch"], _MOST_BYTES))
    except (KeyError, ValueError, zlib.error, msgspec.DecodeError) as error:
        logger.warning(
            "Redis stream entry %r is not a batch of evaluation counts; skipping it: %s",
            entry,
            error,
            extra=log_event("count_batch_invalid"),
        )
        return None
