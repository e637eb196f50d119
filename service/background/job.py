"""What a job of the background is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

import msgspec

from service.management.stores import Stores
from service.settings import Settings

Work: TypeAlias = Callable[[Stores, Settings], Awaitable[bool]]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table.

    ``work`` does a bounded piece, of seconds at most, and answers whether there is more: then the
    next run is at once, else after ``interval`` seconds. It raises Unavailable when a store does
    not answer, and is run again after a while. It may be cancelled, or killed, wherever it waits,
    and what it did may be done again.

    A ``shared`` job is run by every process, and shares its pieces out by itself, by leases on
    rows for example. Any other job has one turn an interval, however many processes there are:
    one of them has it. ``at_once`` is how many runs of it a process has side by side, and one that
    ``hears`` runs as soon as a commit is announced, too.
    """

    name: str
    interval: float
    work: Work
    shared: bool = False
    at_once: int = 1
    hears: bool = False
