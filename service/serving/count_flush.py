"""Flushes a worker's evaluation counts to Redis once a second.

Each count is sent exactly once, as far as the worker can know.
"""

from __future__ import annotations

import asyncio
import logging
import secrets

from service.allocator import release_free_memory
from service.cache.statistics import StatisticsCache
from service.errors import Unavailable
from service.log_events import log_event
from service.serving.counts import Counts
from service.structs.statistics import Batch
from service.tasks.cooperative import run_in_slices

log = logging.getLogger(__name__)

# Counts of one flush that leave megabytes of free memory behind.
_MANY = 1000


class CountFlush:
    """Sends the folded ``counts`` to Redis, one batch after the other.

    A batch that Redis did not acknowledge may have arrived. It is sent again unchanged, under its
    number, until Redis acknowledges it; new counts wait in ``counts``. If too many batches wait in
    Redis because nobody reads them, the counts wait in memory.
    """

    def __init__(self, counts: Counts, cache: StatisticsCache, *, interval: float = 1.0) -> None:
        """``interval`` is the time between two flushes, in seconds."""
        self._counts = counts
        self._cache = cache
        self._interval = interval
        self._source = secrets.token_hex(8)
        self._sequence = 0
        self._batch: Batch | None = None
        self._waits = False
        self._sent_many = False

    async def flush(self, *, whole: bool = False) -> None:
        """Fold the counts and send them, or send the batch that was left before.

        Counts that one folding may leave wait for the next, unless ``whole``. Raises Unavailable
        if Redis does not answer or has too many batches.
        """
        await run_in_slices(self._counts.folding(whole=whole))
        if self._batch is None:
            counts = self._counts.take()
            self._release_memory(len(counts))
            if not counts:
                return
            self._sequence += 1
            self._batch = Batch(self._source, self._sequence, counts)
        if not await self._cache.append(self._batch):
            raise Unavailable("Too many batches wait in Redis; nobody seems to read them.")
        self._batch = None
        if self._waits:
            log.info(
                "Flushing evaluation counts to Redis again.",
                extra=log_event("count_flush_restored"),
            )
        self._waits = False

    def _release_memory(self, number: int) -> None:
        """Release what answering and counting many flags has left, once there are few of them.

        Under load the next flush would only take the memory again.
        """
        if self._sent_many and number < _MANY:
            release_free_memory()
        self._sent_many = number >= _MANY

    async def flush_again_and_again(self) -> None:
        """Flush every ``interval`` seconds, forever, whether Redis answers or not."""
        while True:
            await asyncio.sleep(self._interval)
            try:
                await self.flush()
            except Unavailable as failure:
                if not self._waits:
                    log.warning(
                        "Evaluation counts not flushed to Redis; keeping them in memory: %s",
                        failure,
                        extra=log_event("count_flush_failed"),
                    )
                self._waits = True

    async def finish(self) -> None:
        """Flush everything at shutdown; what Redis does not accept now is lost."""
        try:
            was_left = self._batch is not None
            await self.flush(whole=True)
            if was_left:
                await self.flush()
        except Unavailable as failure:
            log.warning(
                "Last evaluation counts lost at shutdown: %s",
                failure,
                extra=log_event("counts_lost"),
            )
