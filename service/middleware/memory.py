"""What memory can tell while the database is away: the definitions that this worker serves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from service.errors import Unavailable
from service.evaluation.flag_set import CompiledFlagSet
from service.middleware.management import ManagementCall

Found = TypeVar("Found")


async def read_or_recall(
    call: ManagementCall,
    flag_set: str,
    read: Callable[[], Awaitable[Found]],
    recall: Callable[[CompiledFlagSet], Found],
) -> Found:
    """What the database has; what the served set has, where the database does not answer.

    A database that is known to be away is not waited for. Raises what ``read`` and ``recall``
    raise, and Unavailable if the set is not in memory either.
    """
    held = call.context.snapshots.current(flag_set)
    if held is not None and call.context.follower.degraded_since is not None:
        return recall(held)
    try:
        return await read()
    except Unavailable:
        if held is None:
            raise
        return recall(held)
