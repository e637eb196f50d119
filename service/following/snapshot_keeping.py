"""Keeps the snapshot file as new as what this worker serves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import TypeAlias

from service.following.follower import Follower
from service.following.snapshot_file import Keys, SnapshotFile
from service.following.snapshots import Snapshots

State: TypeAlias = tuple[int, Keys]

# How many seconds of changes go into one writing at least, and how many times as long as it took
# to write the worker then does something else.
_PAUSE = 0.5
_SHARE = 20.0
# How many seconds what could not be written is left: a full disk is not emptied in a moment.
_RETRY = 60.0


class SnapshotKeeping:
    """Writes the file, in a thread, after changes; however many there are, now and then."""

    def __init__(self, file: SnapshotFile, snapshots: Snapshots, follower: Follower) -> None:
        self._file = file
        self._snapshots = snapshots
        self._follower = follower
        self._kept: State | None = None

    async def keep(self) -> None:
        """Keep the file current until cancelled, and once more then."""
        pause = _PAUSE
        try:
            while True:
                await asyncio.sleep(pause)
                if (write := self._due()) is not None:
                    started = monotonic()
                    is_kept = await asyncio.to_thread(write)
                    pause = max(_PAUSE, _SHARE * (monotonic() - started)) if is_kept else _RETRY
        finally:
            if (write := self._due()) is not None:
                write()

    def _due(self) -> Callable[[], bool] | None:
        """What writes the present state; None if it is kept, or was not confirmed yet."""
        keys = self._follower.keys
        state = self._snapshots.turnover, keys
        as_of = self._follower.as_of
        if state == self._kept or as_of is None or self._follower.degraded_since is not None:
            return None
        flag_sets = self._snapshots.with_heads()

        def write() -> bool:
            is_kept = self._file.keep(as_of, keys, flag_sets)
            if is_kept:
                self._kept = state
            return is_kept

        return write
