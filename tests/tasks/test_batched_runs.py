"""Runs for names: shared, bounded, and never older than the call that asks for them."""

from __future__ import annotations

import asyncio

import pytest

from service.errors import Unavailable
from service.tasks.batched_runs import BatchedRuns


class Work:
    """Counts its runs, each of which waits until it may end."""

    def __init__(self) -> None:
        self.runs: list[tuple[str, ...]] = []
        self.may_end = asyncio.Event()
        self.failure: Exception | None = None
        self.most_at_once = 0
        self._at_once = 0

    async def __call__(self, names: tuple[str, ...]) -> dict[str, Exception]:
        self.runs.append(names)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        await self.may_end.wait()
        self._at_once -= 1
        if self.failure is not None:
            raise self.failure
        return {name: ValueError(name) for name in names if name == "bad"}


async def _settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_names_that_are_asked_for_at_once_share_a_run() -> None:
    work = Work()
    work.may_end.set()
    runs = BatchedRuns(work, at_once=2, most=3)
    await asyncio.gather(*map(runs, ["a", "b", "a", "c", "d"]))
    assert work.runs == [("a", "b", "c"), ("d",)]


async def test_a_name_that_is_worked_on_is_worked_on_again_for_who_asks_meanwhile() -> None:
    work = Work()
    runs = BatchedRuns(work, at_once=2, most=3)
    first = asyncio.create_task(runs("a"))
    await _settle()
    others = [asyncio.create_task(runs(name)) for name in ("a", "b", "a")]
    await _settle()
    # Side by side, but never two for one name.
    assert work.runs == [("a",), ("b",)]
    work.may_end.set()
    await asyncio.gather(first, *others)
    assert work.runs == [("a",), ("b",), ("a",)]


async def test_there_are_no_more_runs_side_by_side_than_allowed() -> None:
    work = Work()
    runs = BatchedRuns(work, at_once=2, most=1)
    asked = [asyncio.create_task(runs(str(number))) for number in range(20)]
    await _settle()
    work.may_end.set()
    await asyncio.gather(*asked)
    assert len(work.runs) == 20
    assert work.most_at_once == 2


async def test_a_failure_reaches_those_who_shared_the_run_and_nobody_else() -> None:
    work = Work()
    work.may_end.set()
    work.failure = Unavailable("The database does not answer.")
    runs = BatchedRuns(work, at_once=1, most=2)
    runs.ask("nobody waits for this")
    with pytest.raises(Unavailable):
        await runs("a")
    work.failure = None
    await runs("a")


async def test_a_failure_of_one_name_is_that_names_alone() -> None:
    work = Work()
    work.may_end.set()
    runs = BatchedRuns(work, at_once=1, most=2)
    failures = await asyncio.gather(runs("a"), runs("bad"), return_exceptions=True)
    assert [type(failure) for failure in failures] == [type(None), ValueError]


async def test_closing_ends_what_is_under_way() -> None:
    work = Work()
    runs = BatchedRuns(work, at_once=1, most=1)
    asked = [asyncio.create_task(runs(name)) for name in ("a", "b")]
    await _settle()
    await runs.close()
    assert work.runs == [("a",)]
    for each in asked:
        each.cancel()
    await asyncio.gather(*asked, return_exceptions=True)
