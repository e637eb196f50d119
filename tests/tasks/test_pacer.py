import asyncio

from service.tasks.pacer import Pacer
from tests.waiting import PATIENCE, until

# Longer than any test lasts: what is granted then was granted by hand or by mistake.
NEVER = 3600.0


async def settle() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def test_the_first_caller_has_its_turn_at_once_and_the_next_one_waits() -> None:
    pacer = Pacer(NEVER)
    await pacer.turn()
    assert not pacer.take_now()
    waiting = asyncio.create_task(pacer.turn())
    await settle()
    assert not waiting.done()
    assert len(pacer) == 1
    waiting.cancel()


async def test_turns_are_granted_in_order_and_never_two_at_once() -> None:
    pacer = Pacer(0.001)
    loop = asyncio.get_running_loop()
    granted: list[tuple[int, float]] = []

    async def caller(number: int) -> None:
        await pacer.turn()
        granted.append((number, loop.time()))

    await asyncio.gather(*map(caller, range(50)))
    assert [number for number, _ in granted] == list(range(50))
    # A loop that was behind grants fewer turns, never more.
    assert granted[-1][1] - granted[0][1] >= 49 * 0.001 * 0.9
    assert len(pacer) == 0


async def test_a_caller_that_goes_is_not_waited_for() -> None:
    pacer = Pacer(NEVER)
    assert pacer.take_now()
    callers = [asyncio.create_task(pacer.turn()) for _ in range(1000)]
    await settle()
    for caller in callers[:-1]:
        caller.cancel()
    await settle()
    assert len(pacer) == 1
    callers[-1].cancel()


async def test_whoever_comes_behind_callers_that_went_has_the_next_turn() -> None:
    pacer = Pacer(0.001)
    assert pacer.take_now()
    callers = [asyncio.create_task(pacer.turn()) for _ in range(1000)]
    await asyncio.sleep(0)
    for caller in callers:
        caller.cancel()
    await asyncio.gather(*callers, return_exceptions=True)
    async with asyncio.timeout(PATIENCE):
        await pacer.turn()
    await until(pacer.take_now)
