"""The type of a background job."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

import msgspec

from service.management.stores import Stores
from service.settings import Settings

Work: TypeAlias = Callable[[Stores, Settings], Awaitable[bool]]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table.

    ``work`` does a bounded piece, of seconds at most, and returns whether there is more: then the
    next run is at once, else after ``interval`` seconds. It raises Unavailable when a store does
    not answer, and is run again after a while. It may be cancelled, or killed, wherever it waits,
    and what it did may be done again.

    A ``shared`` job runs in every process and distributes its pieces itself, for example by leases
    on rows. Any other job has one turn an interval, which one of the processes gets. ``at_once``
    is the number of concurrent runs in a process. A job that ``hears`` also runs as soon as a
    commit is announced.
    """

    name: str
    interval: float
    work: Work
    shared: bool = False
    at_once: int = 1
    hears: bool = False
