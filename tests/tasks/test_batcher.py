from __future__ import annotations

import asyncio

import pytest

from service.tasks.batcher import Batcher


class Work:
    """Notes the batches that it is given; each lasts until it is let go."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.gate = asyncio.Event()
        self.done = 0

    async def __call__(self, batch: list[int]) -> None:
        self.batches.append(batch)
        await self.gate.wait()
        self.done += len(batch)


@pytest.fixture
async def work() -> Work:
    return Work()


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_what_comes_during_a_batch_is_the_next_ones(work: Work) -> None:
    gathering = Batcher(work, 3)
    gathering.add(1)
    gathering.add(2)
    await settle()
    for item in (3, 4, 5, 6):
        gathering.add(item)
    await settle()
    assert work.batches == [[1, 2]]
    work.gate.set()
    await settle()
    assert work.batches == [[1, 2], [3, 4, 5], [6]]
    assert work.done == 6


async def test_what_comes_after_all_is_done_is_done_too(work: Work) -> None:
    gathering = Batcher(work, 3)
    work.gate.set()
    for item in (1, 2):
        gathering.add(item)
        await settle()
    assert work.batches == [[1], [2]]


async def test_a_close_ends_what_is_under_way_and_nothing_is_begun_after_it(work: Work) -> None:
    gathering = Batcher(work, 1)
    gathering.add(1)
    gathering.add(2)
    await settle()
    await gathering.close()
    gathering.add(3)
    work.gate.set()
    await settle()
    assert (work.batches, work.done) == ([[1]], 0)


async def test_a_batch_that_fails_is_given_up_and_the_next_one_begins() -> None:
    batches: list[list[int]] = []
    given_up: list[list[int]] = []

    async def work(batch: list[int]) -> None:
        batches.append(batch)
        if 1 in batch:
            raise ValueError("nobody foresaw this")

    gathering = Batcher(work, 2, given_up.append)
    for item in (1, 2, 3):
        gathering.add(item)
    await settle()
    assert batches == [[1, 2], [3]]
    assert given_up == [[1, 2]]
    gathering.add(4)
    await settle()
    assert batches[-1] == [4]
