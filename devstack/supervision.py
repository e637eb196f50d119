"""Restarts of pieces that died, as systemd does in production."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import NoReturn

from devstack.failure import StackFailed
from devstack.stack import Piece

_STEP = 0.1
_SHORTEST_PAUSE = 0.2
_LONGEST_PAUSE = 10.0
# A run of so many seconds was a success; the next death is a first failure again.
_GOOD_RUN = 30.0


class _Watch:
    """One piece, its last start, and the pause before its next."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self.started = time.monotonic()
        self.pause = _SHORTEST_PAUSE
        self.due: float | None = None


def keep_running(pieces: Sequence[Piece], say: Callable[[str], None]) -> NoReturn:
    """Restart each piece that has ended, within a few seconds, forever.

    A piece that keeps ending is restarted less and less often, at last every ten seconds.
    """
    watches = [_Watch(piece) for piece in pieces]
    while True:
        for watch in watches:
            if watch.piece.child.pid is None:
                _supervise(watch, time.monotonic(), say)
        time.sleep(_STEP)


def _supervise(watch: _Watch, now: float, say: Callable[[str], None]) -> None:
    name = watch.piece.child.name
    if watch.due is None:
        if now - watch.started > _GOOD_RUN:
            watch.pause = _SHORTEST_PAUSE
        say(f"{name} has ended; starting it again in {watch.pause:.1f} s.")
        watch.due = now + watch.pause
        watch.pause = min(watch.pause * 2, _LONGEST_PAUSE)
    elif now >= watch.due:
        watch.due = None
        watch.started = now
        try:
            watch.piece.start()
        except (StackFailed, OSError) as failure:
            # A full disk is no reason to end what still runs.
            say(f"{name} does not start: {failure}")
