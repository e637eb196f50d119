"""Long work in short turns: pieces aside, failures, and work that nobody waits for any more."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from service.evaluation.limits import LONG_TEXT
from service.evaluation.steps import Steps, finish
from service.tasks import cooperative
from service.tasks.cooperative import aside, run_in_slices
from tests.waiting import until


def thread() -> str:
    return threading.current_thread().name


def fail() -> None:
    raise ValueError("no")


def pieces() -> Steps[list[Any]]:
    here = thread()
    told: list[Any] = [(yield thread)]
    yield None
    try:
        yield fail
    except ValueError as failure:
        told.append(str(failure))
    told.append((yield None))
    return [*told, thread() == here]


async def test_pieces_are_run_aside_and_their_results_and_failures_sent_back() -> None:
    name, *rest = await run_in_slices(pieces())
    assert name != thread()
    assert rest == ["no", None, True]


def test_pieces_are_run_here_by_whoever_waits_for_nothing_else() -> None:
    assert finish(pieces()) == [thread(), "no", None, True]


async def test_a_failure_that_the_steps_do_not_handle_is_raised() -> None:
    def steps() -> Steps[None]:
        yield fail

    with pytest.raises(ValueError, match="no"):
        await run_in_slices(steps())
    with pytest.raises(ValueError, match="no"):
        finish(steps())


async def test_short_work_is_done_here() -> None:
    assert await aside(thread, LONG_TEXT) == thread()
    assert await aside(thread, LONG_TEXT + 1) != thread()


async def test_steps_end_where_they_are_when_nobody_waits_any_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cooperative, "_TURN", -1.0)
    taken, ended = 0, False

    def steps() -> Steps[None]:
        nonlocal taken, ended
        try:
            while True:
                taken += 1
                yield None
        finally:
            ended = True

    task = asyncio.create_task(run_in_slices(steps()))
    await until(lambda: taken > 3)
    task.cancel()
    await asyncio.wait([task])
    assert (ended, task.cancelled()) == (True, True)
