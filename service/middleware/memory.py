"""Answers from memory while the database is away: the definitions that this worker serves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from functools import partial
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
    """Return ``read``'s result; ``recall``'s from memory where the database does not answer.

    A database that is known to be away is not waited for. Raises what ``read`` and ``recall``
    raise, and Unavailable if the set is not in memory either.
    """
    if call.context.snapshots.head(flag_set) is None:
        return await read()
    held = await call.context.follower.find(flag_set)
    if held is None:
        return await read()
    return await _read_or(call, read, partial(recall, held))


async def read_or_recall_all(
    call: ManagementCall,
    read: Callable[[], Awaitable[Found]],
    recall: Callable[[Iterable[CompiledFlagSet]], Found],
) -> Found:
    """``read_or_recall`` for all flag sets that the caller may see."""
    follower = call.context.follower
    if follower.as_of is None:
        return await read()
    if follower.degraded_since is None:
        with suppress(Unavailable):
            return await read()
    await follower.compile_rest()
    bound = call.actor.flag_set
    return recall(each for each in call.context.snapshots if bound in (None, each.name))


async def _read_or(
    call: ManagementCall, read: Callable[[], Awaitable[Found]], recall: Callable[[], Found]
) -> Found:
    if call.context.follower.degraded_since is not None:
        return recall()
    try:
        return await read()
    except Unavailable:
        return recall()
