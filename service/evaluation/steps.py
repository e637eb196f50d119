"""Long work in steps, so that its caller can do other things between two of them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from typing import Any, TypeAlias, TypeVar

Result = TypeVar("Result")

# Yields between two steps: None, or a piece of work that cannot be split and takes long. The caller
# runs the piece where it blocks nobody, and sends back its result.
Steps: TypeAlias = Generator[Callable[[], Any] | None, Any, Result]


def finish(steps: Steps[Result]) -> Result:
    """Run all steps at once; return their result."""
    send: Callable[[], Callable[[], Any] | None] = steps.__next__
    while True:
        try:
            piece = send()
        except StopIteration as end:
            result: Result = end.value
            return result
        send = steps.__next__
        if piece is not None:
            try:
                outcome = piece()
            except Exception as failure:  # noqa: BLE001  # it is the steps' own to handle
                send = partial(steps.throw, failure)
            else:
                send = partial(steps.send, outcome)
