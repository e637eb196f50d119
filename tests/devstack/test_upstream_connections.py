"""Nginx keeps its connections to the workers, however many callers there are."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator

import pytest

from devstack import demonstration
from devstack.stack import Stack
from tests.clients import client_of
from tests.waiting import until

ROUNDS = 20


@pytest.fixture
def counted(demonstrated: Stack) -> Iterator[Callable[[str], int]]:
    """Returns the sum of a counter over all workers."""
    with client_of(demonstrated.workers[0].socket) as client:

        def sum_of(metric: str) -> int:
            text = client.get("/metrics").raise_for_status().text
            values = re.findall(rf"^{metric}(?:{{.*}})? (\S+)$", text, re.MULTILINE)
            return int(sum(map(float, values)))

        yield sum_of


@pytest.mark.parametrize("callers", [16, 64, 256, 1000])
async def test_workers_accept_no_more_connections_once_every_caller_has_one(
    demonstrated: Stack, counted: Callable[[str], int], callers: int
) -> None:
    evaluations = counted("flagstaff_evaluations_total")
    accepted = counted("flagstaff_http_connections_accepted_total")

    await _evaluate_at_once(demonstrated, callers)

    # Each worker writes its counters to a file as one; the evaluations show that all are there.
    await until(lambda: counted("flagstaff_evaluations_total") >= evaluations + callers * ROUNDS)
    # A connection is opened only while more requests are under way to one worker than ever before.
    most = len(demonstrated.workers) * callers
    assert counted("flagstaff_http_connections_accepted_total") - accepted <= most


async def _evaluate_at_once(stack: Stack, callers: int) -> None:
    """Let every caller send its next request when all have sent theirs, ``ROUNDS`` times."""
    port = int(stack.url.rpartition(":")[2])
    request = (
        "POST /ofrep/v1/evaluate/flags/new-checkout HTTP/1.1\r\nHost: flags\r\n"
        f"X-API-Key: {stack.admin_key}\r\n"
        f"Flagd-Selector: flagSetId={demonstration.FLAG_SET}\r\nContent-Length: 2\r\n\r\n{{}}"
    ).encode()
    barrier = asyncio.Barrier(callers)

    async def call() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for _ in range(ROUNDS):
            await barrier.wait()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200 "), head
            length = re.search(rb"(?i)content-length: (\d+)", head)
            assert length is not None
            await reader.readexactly(int(length[1]))
        writer.close()
        await writer.wait_closed()

    async with asyncio.timeout(120):
        await asyncio.gather(*(call() for _ in range(callers)))
