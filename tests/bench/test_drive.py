"""wrk with its script, against a server that keeps what it gets."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.calls import SERIAL_MARK, make_call, write_calls
from bench.closed_loop import drive
from bench.processes import Cores

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


class Recorder:
    """Answers each request, and keeps it."""

    def __init__(self) -> None:
        self.calls: list[bytes] = []
        self.port = 0
        self._started = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        self._started.wait()

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        async with await asyncio.start_server(self._answer, "127.0.0.1") as server:
            self.port = server.sockets[0].getsockname()[1]
            self._started.set()
            await self._stop.wait()
            await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()})

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                self.calls.append(await reader.readuntil(b"\r\n\r\n"))
                writer.write(ANSWER)
        writer.close()

    def stop(self) -> None:
        """Wait until every caller has gone, and end."""
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    server = Recorder()
    yield server
    server.stop()


@pytest.mark.skipif(shutil.which("wrk") is None, reason="wrk is not installed: only make bench is")
def test_wrk_goes_around_the_calls_and_counts_serials_up(
    recorder: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "calls"
    # A carry from the low to the high part of the serial lies within the run.
    marked, plain = make_call("GET", f"/{SERIAL_MARK}"), make_call("GET", "/plain")
    write_calls(path, [plain, marked])
    first = 99_999_995
    load = drive(
        recorder.port, path, connections=1, seconds=1, first_serial=first, cores=Cores().load
    )
    assert load.requests > 20
    assert load.errors == 0
    # wrk asks the script for one call before it starts, to see whether it is one.
    assert recorder.calls[:3] == [
        marked.numbered(first + 1),
        plain.head,
        marked.numbered(first + 2),
    ]
    assert recorder.calls[1::2] == [plain.head] * len(recorder.calls[1::2])
    serials = [int(call.split()[1].removeprefix(b"/")) for call in recorder.calls[::2]]
    assert serials == list(range(first + 1, first + 1 + len(serials)))
