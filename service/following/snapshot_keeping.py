"""Keeps the snapshot file up to date with what this worker serves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TypeAlias

from service.following.follower import Follower
from service.following.key_ring import KeyRing
from service.following.snapshot_file import SnapshotFile
from service.following.snapshot_format import AllKeys, ChangedKeys, Line, lines_of
from service.following.snapshots import Held, Snapshots
from service.storage.deltas import Head
from service.tasks.cancellation import uninterrupted

# A flag set as it was last written (None: never), and as it is now (None: deleted).
_Set: TypeAlias = tuple[str, Held | None, Held | None, Head | None]

# Least time between two writes in seconds, and least idle time as a multiple of the write's own
# duration.
_PAUSE = 0.5
_SHARE = 20.0
# Seconds before a failed write is tried again: a full disk is not emptied in a moment.
_RETRY = 60.0


class SnapshotKeeping:
    """Writes changes in a thread, in intervals, however many changes there are.

    The file is written whole at first, and again when the appended part is as large.
    """

    def __init__(
        self, file: SnapshotFile, snapshots: Snapshots, key_ring: KeyRing, follower: Follower
    ) -> None:
        self._file = file
        self._snapshots = snapshots
        self._key_ring = key_ring
        self._follower = follower
        # The replacement of the key ring that is in the file; None before anything is known of it.
        self._ring: int | None = None

    def begin_with_the_file(self) -> None:
        """Take memory for written, if it was loaded from the own file and may be appended to."""
        if self._file.takes_more:
            self._snapshots.take_touched()
            self._ring = self._key_ring.replacements

    async def keep(self) -> None:
        """Keep the file up to date until cancelled, and write it once more then."""
        pause = _PAUSE
        try:
            while True:
                await asyncio.sleep(pause)
                if (write := self._due()) is not None:
                    started = monotonic()
                    # What was taken to be written is gone otherwise, and two would write at once.
                    is_kept = await uninterrupted(asyncio.to_thread(write))
                    pause = max(_PAUSE, _SHARE * (monotonic() - started)) if is_kept else _RETRY
        finally:
            if (write := self._due()) is not None:
                write()

    def _due(self) -> Callable[[], bool] | None:
        """Return a function that writes the present state; None if there is nothing to write.

        There is also nothing to write while the state is not confirmed by the database.
        """
        ring = self._key_ring
        as_of = self._follower.as_of
        is_kept = (
            self._ring == ring.replacements
            and not ring.is_changed
            and not self._snapshots.is_touched
        )
        if is_kept or as_of is None or self._follower.degraded_since is not None:
            return None
        former_ring, self._ring = self._ring, ring.replacements
        touched, changed = self._snapshots.take_touched(), ring.take_changed()
        appends = former_ring is not None and self._file.takes_more
        keys: Line = AllKeys(self._follower.keys)
        if appends and former_ring == ring.replacements:
            secrets = tuple(key for key_id in changed for key in ring.secrets_of(key_id))
            keys = ChangedKeys(ring.revision, tuple(sorted(changed)), secrets)
        names: Iterable[str] = touched if appends else self._snapshots.names()
        sets: list[_Set] = [
            (
                name,
                touched.get(name) if appends else None,
                self._snapshots.held(name),
                self._snapshots.head(name),
            )
            for name in names
        ]

        def write() -> bool:
            lines = _lines(keys, sets)
            done = self._file.append(as_of, lines) if appends else self._file.write(as_of, lines)
            if not done:
                # The next attempt writes everything.
                self._ring = None
            return done

        return write


def _lines(keys: Line, sets: Iterable[_Set]) -> Iterator[Line]:
    if not isinstance(keys, ChangedKeys) or keys.changed:
        yield keys
    for name, former, held, head in sets:
        yield from lines_of(name, former, held, head)
