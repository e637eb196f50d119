"""A node's reload under load: ``python -m bench.reload [FLAGS [STREAMS]]``.

A node of two workers behind Nginx serves a large flag set. Callers evaluate all the time, and event
streams are open. Then each worker is restarted in turn, as ``systemctl reload flagstaff-reload``
does. Every stream that ends comes back at once, all of them together: sooner than ``retry`` asks
for, so that it is the worst case.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import uvloop

from bench import workloads
from bench.asking import ask
from bench.calls import Call
from bench.flags import mixed_flags
from bench.house import House, temporary_house
from bench.machine import read_machine
from bench.node import Node
from bench.results import Reload
from bench.streams import allow_many_files
from bench.tables import describe, reload_table

FLAGS = 10_000
STREAMS = 1000
CALLERS = 8
# Of so many calls one asks for all flags of a set of a hundred, and gets a new answer.
BULK_EVERY = 10
BULK_FLAGS = 100
# Between an answer and the next call of the same caller, in seconds.
PAUSE = 0.005
# How long callers evaluate before the reload begins, and after all streams are back, in seconds.
CALM = 3.0
# How soon a stream asks again after it was refused, and how long all of them may take to come back.
AGAIN = 1.0
PATIENCE = 60.0
_TICK = 0.005
_LAST_CHUNK = b"\r\n0\r\n\r\n"


def measure_reload(house: House, flags: int = FLAGS, streams: int = STREAMS) -> Reload:
    """Start a node over a set of so many flags, and reload it."""
    allow_many_files()
    loader = house.worker("loading for the reload")
    large = house.load(loader, "bench.reload", mixed_flags(flags))
    small = house.load(loader, "bench.reload.bulk", mixed_flags(BULK_FLAGS))
    loader.stop()
    node = Node(house)
    try:
        port = node.nginx.port
        bulk = ask(port, "POST", workloads.EVALUATE, key=large.key, body={}).json()
        address = bulk["eventStreams"][0]["endpoint"]["requestUri"]
        singles = workloads.single(large.document, "targeted", large.key)
        calls = _mixed(singles, workloads.bulk(small.key))
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(_reload(node, flags, address, streams, calls))
    finally:
        node.stop()


def _mixed(singles: Sequence[Call], bulks: Sequence[Call]) -> list[Call]:
    return [
        bulks[number % len(bulks)] if number % BULK_EVERY == 0 else single
        for number, single in enumerate(singles)
    ]


async def _reload(
    node: Node, flags: int, address: str, streams: int, calls: Sequence[Call]
) -> Reload:
    port = node.nginx.port
    load = Load(port, calls)
    standing = Standing(streams)
    opened = [Stream(port, address, standing) for _ in range(streams)]
    async with asyncio.TaskGroup() as group:
        for stream in opened:
            await stream.begin()
        tasks = [group.create_task(load.call(number)) for number in range(CALLERS)]
        tasks.append(group.create_task(load.watch_itself()))
        await asyncio.sleep(CALM)
        calm = load.take()
        seconds_until_back = 0.0
        for number in range(len(node.workers)):
            before = sum(stream.ended for stream in opened)
            await asyncio.to_thread(node.restart, number)
            restarted = time.perf_counter()
            # Those of the worker that stopped ended while it did.
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await standing.whole.wait()
            ended = sum(stream.ended for stream in opened) - before
            seconds_until_back = max(seconds_until_back, time.perf_counter() - restarted)
            print(f"  worker {number} restarted: {ended} streams ended", flush=True)
        await asyncio.sleep(CALM)
        found = load.take()
        load.is_over = True
        await asyncio.gather(*tasks)
        lost = streams - standing.open
        for stream in opened:
            stream.close()
    return Reload(
        flags=flags,
        streams=streams,
        answers=len(found.latencies),
        failures=calm.failures + found.failures,
        slowest_before=max(calm.latencies),
        slowest=max(found.latencies),
        own_delay=found.own_delay,
        streams_ended=sum(stream.ended for stream in opened),
        streams_refused=sum(stream.refused for stream in opened),
        streams_lost=lost,
        seconds_until_back=seconds_until_back,
    )


class Seen:
    """Results of callers for a while, in seconds; ``own_delay`` is the generator's own."""

    def __init__(self) -> None:
        self.latencies: list[float] = []
        self.failures: list[str] = []
        self.own_delay = 0.0


class Load:
    """Callers who evaluate through Nginx, each on a connection that is kept alive."""

    def __init__(self, port: int, calls: Sequence[Call]) -> None:
        self._port = port
        self._calls = calls
        self._sent = 0
        self._seen = Seen()
        self.is_over = False

    def take(self) -> Seen:
        """Return the results since the last call, and reset them."""
        seen, self._seen = self._seen, Seen()
        return seen

    async def call(self, number: int) -> None:
        """Evaluate until it is over."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        while not self.is_over:
            self._sent += 1
            call = self._calls[(self._sent + number) % len(self._calls)].numbered(self._sent)
            started = time.perf_counter()
            try:
                writer.write(call)
                status = await _whole_answer(reader)
            except (OSError, EOFError) as error:
                self._seen.failures.append(repr(error))
                writer.close()
                reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
                continue
            self._seen.latencies.append(time.perf_counter() - started)
            if status != 200:
                self._seen.failures.append(f"status {status}")
            await asyncio.sleep(PAUSE)
        writer.close()

    async def watch_itself(self) -> None:
        """Measure how late this process is, which the answers seem to be as well."""
        while not self.is_over:
            due = time.perf_counter() + _TICK
            await asyncio.sleep(_TICK)
            self._seen.own_delay = max(self._seen.own_delay, time.perf_counter() - due)


async def _whole_answer(reader: asyncio.StreamReader) -> int:
    """Read an answer to its end; its status."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.partition(b":")[2])
    await reader.readexactly(length)
    return int(head[9:12])


class Standing:
    """Number of open streams; ``whole`` is set while all of them are."""

    def __init__(self, wanted: int) -> None:
        self._wanted = wanted
        self.open = 0
        self.whole = asyncio.Event()

    def change(self, by: int) -> None:
        """Count streams that opened or ended."""
        self.open += by
        if self.open == self._wanted:
            self.whole.set()
        else:
            self.whole.clear()


class Stream(asyncio.Protocol):
    """An event stream that comes back at once whenever it ends, and says what it saw last."""

    def __init__(self, port: int, address: str, standing: Standing) -> None:
        self._port = port
        self._address = address
        self._standing = standing
        # Done when the first event is here.
        self._begun: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._received = b""
        self._last_event_id = b""
        self._transport: Any = None
        self._coming_back: asyncio.Task[None] | None = None
        self._is_over = False
        self.is_open = False
        self.ended = 0
        self.refused = 0

    async def begin(self) -> None:
        """Open it, and wait until it is."""
        await self._connect()
        async with asyncio.timeout(PATIENCE):
            await self._begun

    def close(self) -> None:
        """End it for good."""
        self._is_over = True
        if self._transport is not None:
            self._transport.close()

    async def _connect(self, after: float = 0.0) -> None:
        await asyncio.sleep(after)
        loop = asyncio.get_running_loop()
        await loop.create_connection(lambda: self, "127.0.0.1", self._port)

    def connection_made(self, transport: Any) -> None:
        """Ask for the stream."""
        self._transport = transport
        self._received = b""
        last = b"Last-Event-ID: %b\r\n" % self._last_event_id if self._last_event_id else b""
        transport.write(
            b"GET %b HTTP/1.1\r\nHost: bench\r\n%b\r\n" % (self._address.encode(), last)
        )

    def data_received(self, data: bytes) -> None:
        """Note that it is open, and the id of the last event."""
        self._received += data
        if not self.is_open and b"\r\n\r\n" in self._received:
            self.is_open = self._received.startswith(b"HTTP/1.1 200")
            self._standing.change(self.is_open)
            if not self.is_open:
                self._transport.close()
        for line in self._received.split(b"\n"):
            if line.startswith(b"id: "):
                self._last_event_id = line[4:]
                if not self._begun.done():
                    self._begun.set_result(None)
        # Nginx ends the answer with its last chunk and keeps the connection.
        if self._received.endswith(_LAST_CHUNK):
            self._transport.close()
        # Half a line at the end may be one of these.
        self._received = self._received[-4096:]

    def connection_lost(self, _: Exception | None) -> None:
        """Come back, unless it is over."""
        if self.is_open:
            self.ended += 1
            self._standing.change(-1)
        else:
            self.refused += 1
        after = 0.0 if self.is_open else AGAIN
        self.is_open = False
        if not self._is_over:
            self._coming_back = asyncio.get_running_loop().create_task(self._connect(after))


def main(arguments: list[str]) -> int:
    """Measure and print a table."""
    with temporary_house() as house:
        reload = measure_reload(house, *map(int, arguments))
    print(f"\n{reload_table([reload])}\n\nMeasured on {describe(read_machine())}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
