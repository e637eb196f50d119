"""What a streamed answer owes the others that the worker serves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from types import SimpleNamespace
from typing import Any, cast

import pytest

from service.context import AppContext
from service.middleware.management import ManagementCall
from service.serving.gate import Gate
from service.structs.principal import Principal
from service.telemetry.counters import Counters


class Reader:
    """A caller that reads as fast as it is sent: nothing about it ever has to be waited for."""

    def __init__(self) -> None:
        self.headers: dict[str, str] = {}
        self.ctx = self
        self.id = "1"
        self.method = "GET"
        self.received: list[bytes] = []

    async def respond(self, **_: Any) -> Reader:
        return self

    async def send(self, batch: bytes) -> None:
        self.received.append(batch)

    async def eof(self) -> None:
        self.received.append(b"end")


class Leaver(Reader):
    """A caller that hangs up with the first batch."""

    async def send(self, batch: bytes) -> None:
        raise asyncio.CancelledError


def call_of(reader: Reader) -> ManagementCall:
    principal = Principal(1, "reader", frozenset({"read"}))
    return ManagementCall(
        cast("Any", reader),
        cast("AppContext", SimpleNamespace(gate=Gate(10, Counters()))),
        principal,
        {},
        {},
    )


async def test_a_caller_that_hangs_up_leaves_no_batches_open() -> None:
    async def batches() -> AsyncGenerator[bytes, None]:
        try:
            yield b"0"
        finally:
            closed.append(True)

    closed: list[bool] = []
    left = batches()
    with pytest.raises(asyncio.CancelledError):
        await call_of(Leaver()).stream(left, "text/plain")
    assert closed == [True]


async def test_others_have_their_turn_between_two_batches() -> None:
    async def batches() -> AsyncGenerator[bytes, None]:
        for number in range(5):
            yield b"%d" % number

    async def look() -> None:
        while True:
            seen.append(len(reader.received))
            await asyncio.sleep(0)

    seen: list[int] = []
    reader = Reader()
    call = call_of(reader)
    looking = asyncio.create_task(look())
    await call.stream(batches(), "text/plain")
    looking.cancel()
    assert reader.received == [b"0", b"1", b"2", b"3", b"4", b"end"]
    assert seen == [1, 2, 3, 4, 5]
