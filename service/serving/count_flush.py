"""Hands a worker's counts over, once a second, each exactly once as far as the worker can tell."""

from __future__ import annotations

import asyncio
import logging
import secrets

from service.cache.statistics import StatisticsCache
from service.errors import Unavailable
from service.log_events import log_event
from service.serving.counts import Counts
from service.structs.statistics import Batch
from service.tasks.cooperative import run_in_slices

log = logging.getLogger(__name__)


class CountFlush:
    """Takes what ``counts`` has folded and leaves it in Redis, as one batch after the other.

    A batch that Redis did not acknowledge may be there all the same. It is sent again as it was,
    under its number, until Redis takes it; what is counted meanwhile waits in ``counts``. Where so
    many batches wait that nobody seems to read them, the counts wait in memory too.
    """

    def __init__(self, counts: Counts, cache: StatisticsCache, *, interval: float = 1.0) -> None:
        """``interval`` is the seconds from one flush to the next."""
        self._counts = counts
        self._cache = cache
        self._interval = interval
        self._source = secrets.token_hex(8)
        self._sequence = 0
        self._batch: Batch | None = None
        self._waits = False

    async def flush(self, *, whole: bool = False) -> None:
        """Fold what was counted and hand it over, or what was left before.

        What one folding need not take waits for the next, unless the ``whole`` is wanted. Raises
        Unavailable where Redis does not answer, or holds too much already.
        """
        await run_in_slices(self._counts.folding(whole=whole))
        if self._batch is None:
            counts = self._counts.take()
            if not counts:
                return
            self._sequence += 1
            self._batch = Batch(self._source, self._sequence, counts)
        if not await self._cache.append(self._batch):
            raise Unavailable("So many wait there already that nobody seems to read them.")
        self._batch = None
        if self._waits:
            log.info(
                "Flushing evaluation counts to Redis again.",
                extra=log_event("count_flush_restored"),
            )
        self._waits = False

    async def flush_again_and_again(self) -> None:
        """Flush every ``interval`` seconds, for ever, whatever becomes of Redis."""
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
        """Hand over everything, for the last time; what Redis does not take now is lost."""
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
