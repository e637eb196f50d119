"""Comparing processes of a worker: start, input, end."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import suppress

import msgspec

from service.impact.job import Job
from service.structs.impact import Failure
from service.tasks.cancellation import cancel_and_wait

MODULE = "service.process.impact_main"

# Comparing processes of one worker at a time; later ones wait. Each takes what is left of a core,
# at the lowest priority.
MOST_AT_ONCE = 1

_READ = 64 * 1024
_ENDED = "The process that compares ended early. Its worker's log may say why. Ask again."


class Comparing:
    """Runs the comparisons of one worker, each in a process of its own."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(MOST_AT_ONCE)

    async def run(
        self, job: Job, lines: AsyncIterator[bytes] | None = None
    ) -> AsyncGenerator[bytes, None]:
        """Yield the events as NDJSON, in parts of any length.

        ``lines`` are contexts as NDJSON, in parts of any length too. The process is ended when
        the generator is closed.
        """
        async with self._places:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                MODULE,
                stdin=PIPE,
                stdout=PIPE,
            )
            feeding = asyncio.create_task(_feed(process, job, lines))
            try:
                last = b"\n"
                async for part in _output(process):
                    last = part
                    yield part
                # The caller's input may be invalid, such as broken gzip.
                if feeding.done():
                    feeding.result()
                if await process.wait() != 0:
                    end = b"" if last.endswith(b"\n") else b"\n"
                    yield end + msgspec.json.encode(Failure(_ENDED)) + b"\n"
            finally:
                await cancel_and_wait(feeding)
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()


async def _feed(process: Process, job: Job, lines: AsyncIterator[bytes] | None) -> None:
    stdin = process.stdin
    if stdin is None:
        raise AssertionError("The process was started with a pipe.")
    # A process that ended reports by its exit code.
    with suppress(BrokenPipeError, ConnectionResetError):
        stdin.write(msgspec.json.encode(job) + b"\n")
        await stdin.drain()
        if lines is not None:
            async for part in lines:
                stdin.write(part)
                await stdin.drain()
    stdin.close()


async def _output(process: Process) -> AsyncIterator[bytes]:
    if process.stdout is None:
        raise AssertionError("The process was started with a pipe.")
    while part := await process.stdout.read(_READ):
        yield part
