"""Callers who all ask at the same moment."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence

import msgspec

from bench.calls import Call

Connect = Callable[[], Awaitable[tuple[asyncio.StreamReader, asyncio.StreamWriter]]]

# The queries by which workers read stored contexts, by words that no other has.
READS_CONTEXTS = "JOIN contexts"


class Crowd(msgspec.Struct, frozen=True):
    """The bodies of all the answers, and the seconds until the last of them."""

    answers: list[bytes]
    seconds: float


def crowd(servers: Sequence[Connect], call: Call, size: int) -> Crowd:
    """So many callers send the same call, each on a connection that is open already.

    They spread evenly over the servers. The call asks the server to close the connection.
    """
    return asyncio.run(_crowd(servers, call, size))


async def _crowd(servers: Sequence[Connect], call: Call, size: int) -> Crowd:
    callers = [await servers[number % len(servers)]() for number in range(size)]
    started = time.perf_counter()
    for _, writer in callers:
        writer.write(call.head)
    answers = await asyncio.gather(*(reader.read() for reader, _ in callers))
    seconds = time.perf_counter() - started
    for _, writer in callers:
        writer.close()
    return Crowd([answer.partition(b"\r\n\r\n")[2] for answer in answers], seconds)
