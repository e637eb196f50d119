"""Calls that take long keep neither places nor turns of others."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from service.errors import Unavailable
from service.management import deliveries, flag_sets, flags, webhooks
from service.management.slow_calls import SlowCalls
from service.management.stores import Stores
from service.outbound.webhooks import Sender
from service.settings import Settings, WebhookSettings
from service.structs.principal import Principal
from tests.receiver import Receiver
from tests.waiting import PATIENCE, until

ON = b'{"state":"ENABLED","variants":{"on":true},"defaultVariant":"on"}'
ACTOR = Principal(7, "deploy bot", frozenset({"admin"}))


class Call:
    """A call that hangs until it may end."""

    def __init__(self) -> None:
        self.may_end = asyncio.Event()
        self.is_done = False

    async def __call__(self) -> None:
        await self.may_end.wait()
        self.is_done = True


async def at_once() -> None:
    """A call that does not take long."""


@pytest.fixture
async def slow() -> AsyncIterator[SlowCalls]:
    calls = SlowCalls(patience=0.01, places=2)
    yield calls
    await calls.finish(0.0)


async def test_a_call_that_hangs_goes_on_by_itself(slow: SlowCalls) -> None:
    call = Call()
    await slow.run(1, call())
    assert not call.is_done
    call.may_end.set()
    await slow.finish(PATIENCE)
    assert call.is_done


async def test_without_a_place_nothing_is_called_for_those_that_were_slow(
    slow: SlowCalls,
) -> None:
    calls = [Call(), Call()]
    await slow.run(1, calls[0]())
    assert slow.left_out == frozenset()
    await slow.run(2, calls[1]())
    assert slow.left_out == {1, 2}
    # Others are called still, and waited for.
    await slow.run(3, at_once())
    calls[0].may_end.set()
    await until(lambda: not slow.left_out)


async def test_a_call_that_fails_before_it_is_slow_says_so(slow: SlowCalls) -> None:
    async def fail() -> None:
        raise Unavailable("The database is not available.")

    with pytest.raises(Unavailable):
        await slow.run(1, fail())


async def test_who_is_cancelled_while_waiting_cancels_the_call(slow: SlowCalls) -> None:
    patient = SlowCalls(patience=PATIENCE)
    call = Call()
    run = asyncio.create_task(patient.run(1, call()))
    await asyncio.sleep(0)
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run
    assert not call.is_done


async def test_receivers_that_hang_keep_no_other_waiting(
    stores: Stores, receiver: Receiver
) -> None:
    await flag_sets.create(stores, ACTOR, "shop")
    with Receiver().serving() as hanging:
        hanging.go_on.clear()
        for number in range(9):
            await webhooks.create(stores, ACTOR, "shop", f"{hanging.url}/{number}")
        await flag_sets.create(stores, ACTOR, "other")
        await webhooks.create(stores, ACTOR, "other", receiver.url)
        await flags.put(stores, ACTOR, "shop", "banner", ON)
        await flags.put(stores, ACTOR, "other", "banner", ON)
        settings = Settings(webhooks=WebhookSettings(timeout=2 * PATIENCE))
        slow = SlowCalls(patience=0.05)
        async with Sender(settings.webhooks.timeout) as sender:
            # One after the other, and yet the last is called while the first nine hang.
            while await deliveries.attempt(stores, settings, sender=sender, slow=slow):
                pass
            await until(lambda: len(hanging.calls) == 9 and receiver.calls)
            hanging.go_on.set()
            await slow.finish(PATIENCE)
        assert len(receiver.calls) == 1
        async with stores.database.read() as cursor:
            await cursor.execute("SELECT DISTINCT state FROM outbox")
            assert cursor.fetchall() == [(b"delivered",)]
