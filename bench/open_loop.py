"""Latency at a given rate, without coordinated omission.

``python -m bench.open_loop PORT FILE RATE SECONDS CONNECTIONS FIRST_SERIAL`` prints a ``Report`` as
JSON. A call is due at a fixed time whatever the server does, is sent on a connection that has no
call under way, and its latency counts from when it was due: a call that had to wait because the
server was behind says so. wrk waits for the server instead and so leaves out the worst.

One thread over epoll and plain sockets. Where the machine permits it (root, or CAP_SYS_NICE), it
has real-time priority, so that no other process on its core delays a call or the clock of an
answer; it sleeps until the next call is due. Without that priority it spins while a call is due
within a millisecond: other processes would make it wait for the core after each sleep.
``own_delay`` is how late it sent what it could have sent: if that is not small beside the
latencies, the generator is measured.
"""

from __future__ import annotations

import gc
import os
import re
import select
import socket
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.calls import Call, read_calls

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
SPIN = 0.001
# How many seconds past the end of the schedule answers are waited for.
PATIENCE = 2.0


class Report(msgspec.Struct, frozen=True):
    """Results of one run, in microseconds; ``missing`` calls were due but not answered.

    ``real_time`` is whether the generator had real-time priority.
    """

    requests: int
    seconds: float
    p50: float
    p99: float
    p999: float
    errors: int
    missing: int
    own_delay: float
    real_time: bool = False


class Schedule:
    """When each call is due: evenly spaced from a start, ``rate`` a second for ``seconds``."""

    def __init__(self, rate: float, seconds: float, start: float) -> None:
        self.interval = 1 / rate
        self.total = max(1, round(rate * seconds))
        self.start = start

    def due(self, index: int) -> float:
        """The time at which the call is to be sent."""
        return self.start + index * self.interval

    @property
    def deadline(self) -> float:
        """When to stop waiting for answers."""
        return self.due(self.total) + PATIENCE


def percentile(ordered: Sequence[float], part: float) -> float:
    """The nearest-rank percentile of sorted values; 0 of none."""
    if not ordered:
        return 0.0
    return ordered[min(len(ordered) - 1, int(len(ordered) * part / 100))]


class Connection:
    """A socket with at most one call under way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.due = 0.0
        self.free_since = 0.0
        self._received = b""

    def receive(self) -> int:
        """Take in what has arrived: the status of the answer once it is whole, else 0.

        Raises ConnectionError if the server hung up.
        """
        chunk = self.socket.recv(262144)
        if not chunk:
            raise ConnectionError("the server closed the connection")
        received = self._received + chunk if self._received else chunk
        head = received.find(b"\r\n\r\n")
        if head >= 0:
            length = LENGTH.search(received, 0, head + 2)
            if len(received) >= head + 4 + (int(length[1]) if length else 0):
                self._received = b""
                return int(received[9:12])
        self._received = received
        return 0


def take_real_time() -> bool:
    """Give this process real-time priority; return whether that was permitted."""
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    except PermissionError:
        return False
    return True


def may_take_real_time() -> bool:
    """Return whether a generator that is started gets real-time priority."""
    if not take_real_time():
        return False
    os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
    return True


def drive(
    port: int,
    calls: Sequence[Call],
    schedule: Schedule,
    connections: int,
    first_serial: int,
    *,
    real_time: bool = False,
) -> Report:
    """Send every call when it is due, or as soon after as a connection is free.

    With ``real_time`` it never spins: Linux takes the core for a twentieth of each second from a
    process of that priority that does not sleep.
    """
    clock = time.perf_counter
    poll = select.epoll()
    idle = [Connection(port) for _ in range(connections)]
    by_descriptor = {connection.socket.fileno(): connection for connection in idle}
    for descriptor in by_descriptor:
        poll.register(descriptor, select.EPOLLIN)
    latencies: list[float] = []
    delays: list[float] = []
    sent = answered = errors = 0
    while answered + errors < schedule.total and by_descriptor and clock() < schedule.deadline:
        while sent < schedule.total and idle and (due := schedule.due(sent)) <= clock():
            connection = idle.pop()
            connection.due = due
            call = calls[sent % len(calls)].numbered(first_serial + sent)
            delays.append(clock() - max(due, connection.free_since))
            connection.socket.send(call)
            sent += 1
        waiting = schedule.due(sent) - clock() if sent < schedule.total and idle else 0.1
        if real_time and waiting > 0:
            # In microseconds, where epoll counts milliseconds.
            select.select([poll], [], [], waiting)
        spins = real_time or waiting < SPIN
        for descriptor, _ in poll.poll(0 if spins else waiting - SPIN / 2):
            connection = by_descriptor[descriptor]
            try:
                status = connection.receive()
            except ConnectionError:
                by_descriptor.pop(descriptor).socket.close()
                errors += 1
                continue
            if not status:
                continue
            connection.free_since = clock()
            idle.append(connection)
            if status in (200, 304):
                answered += 1
                latencies.append(connection.free_since - connection.due)
            else:
                errors += 1
    seconds = clock() - schedule.start
    poll.close()
    for connection in by_descriptor.values():
        connection.socket.close()
    latencies.sort()
    delays.sort()
    return Report(
        requests=answered,
        seconds=seconds,
        p50=percentile(latencies, 50) * 1e6,
        p99=percentile(latencies, 99) * 1e6,
        p999=percentile(latencies, 99.9) * 1e6,
        errors=errors,
        missing=schedule.total - answered - errors,
        own_delay=percentile(delays, 99) * 1e6,
        real_time=real_time,
    )


def main(arguments: list[str]) -> None:
    """Run once and print the report."""
    port, path, rate, seconds, connections, first_serial = arguments
    calls = read_calls(Path(path))
    # A collection in mid-run would be charged to the server.
    gc.collect()
    gc.disable()
    real_time = take_real_time()
    schedule = Schedule(float(rate), float(seconds), time.perf_counter() + 0.2)
    report = drive(
        int(port), calls, schedule, int(connections), int(first_serial), real_time=real_time
    )
    print(msgspec.json.encode(report).decode())


if __name__ == "__main__":
    main(sys.argv[1:])
