"""Retries of changes that the database rolled back."""

from __future__ import annotations

import asyncio
import functools
import random
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

from service.errors import Undone

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

# Of writes to one flag set without a pause, by three writers at each of two nodes of a Galera
# cluster, 8 of 360 failed with five attempts, and 1 of 2,160 with ten.
_ATTEMPTS = 10
# In seconds.
_FIRST_PAUSE = 0.02
_LONGEST_PAUSE = 0.2


def retried(
    change: Callable[Given, Coroutine[Any, Any, Answer]],
) -> Callable[Given, Coroutine[Any, Any, Answer]]:
    """Retry a change from its beginning if the database rolled it back for another's sake.

    A deadlock has a victim, and in a cluster that certifies at COMMIT the second of two writes to
    one flag set loses. For a change of one transaction, without earlier effects that cannot be
    repeated. Raises Undone if the last attempt was rolled back too.
    """

    @functools.wraps(change)
    async def again(*arguments: Given.args, **options: Given.kwargs) -> Answer:
        for attempt in range(_ATTEMPTS - 1):
            try:
                return await change(*arguments, **options)
            except Undone:
                # Jittered, so that two that collided do not collide again.
                longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2**attempt)
                await asyncio.sleep(random.uniform(0, longest))  # noqa: S311  # not a secret
        return await change(*arguments, **options)

    return again
