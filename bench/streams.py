"""Thousands of idle event streams on one worker: their memory, and how soon one change is told."""

from __future__ import annotations

import resource
import selectors
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from bench.asking import ask
from bench.flags import mixed_flags
from bench.house import House
from bench.processes import resident_bytes
from bench.results import Streams

STREAMS = 5000
# More than any of the waits takes: beyond it something is broken.
PATIENCE = 60.0

END_OF_EVENT = b"}\n\n"


def measure_streams(house: House) -> Streams:
    """Open the streams on a worker of their own, change one flag, and stop the worker."""
    allow_many_files()
    worker = house.worker("streams")
    flag_set = house.load(worker, "bench.streams", mixed_flags(100))
    bulk = ask(worker.port, "POST", "/ofrep/v1/evaluate/flags", key=flag_set.key, body={}).json()
    address = bulk["eventStreams"][0]["endpoint"]["requestUri"]
    request = f"GET {address} HTTP/1.1\r\nHost: bench\r\n\r\n".encode()
    with ExitStack() as opened:
        # What the first ones make the worker load and allocate is not what each one takes.
        _open(opened, worker.port, request, 100)
        before, started = resident_bytes(worker.pid), time.perf_counter()
        streams = _open(opened, worker.port, request, STREAMS)
        seconds_to_open = time.perf_counter() - started
        bytes_each = (resident_bytes(worker.pid) - before) / STREAMS
        key, definition = next(iter(flag_set.document["flags"].items()))
        with _all_receive(streams, lambda received: END_OF_EVENT in received) as told:
            path = f"/api/v1/flag-sets/{flag_set.name}/flags/{key}"
            ask(worker.port, "PUT", path, key=house.admin_key, body={**definition, "metadata": {}})
        with _all_receive(streams, lambda received: not received) as ended:
            worker.stop()
    return Streams(STREAMS, bytes_each, seconds_to_open, *told, *ended)


def allow_many_files() -> None:
    """Let this process, and those that it starts, open as many files as the machine allows."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _open(opened: ExitStack, port: int, request: bytes, many: int) -> list[socket.socket]:
    """Open streams, and read the first event of each."""
    streams = []
    for _ in range(many):
        address = ("127.0.0.1", port)
        stream = opened.enter_context(socket.create_connection(address, timeout=PATIENCE))
        stream.sendall(request)
        received = b""
        while not received.endswith(END_OF_EVENT):
            received += _receive(stream)
        streams.append(stream)
    return streams


def _receive(stream: socket.socket) -> bytes:
    received = stream.recv(65536)
    if not received:
        raise ConnectionError("A stream ended before anything was told.")
    return received


@contextmanager
def _all_receive(
    streams: Sequence[socket.socket], enough: Callable[[bytes], bool]
) -> Iterator[list[float]]:
    """Wait until every stream received enough of what the block brings about.

    What is yielded has, afterwards, the seconds from the beginning of the block until then.
    """
    seconds: list[float] = []
    with selectors.DefaultSelector() as waiting:
        for stream in streams:
            waiting.register(stream, selectors.EVENT_READ)
        started = time.perf_counter()
        yield seconds
        while waiting.get_map():
            ready = waiting.select(PATIENCE)
            if not ready:
                raise TimeoutError(f"{len(waiting.get_map())} streams were told nothing.")
            for key, _ in ready:
                assert isinstance(key.fileobj, socket.socket)
                if enough(key.fileobj.recv(65536)):
                    waiting.unregister(key.fileobj)
        seconds.append(time.perf_counter() - started)
