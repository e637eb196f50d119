"""Comparisons of an impact that go on while something else is measured."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Self

import msgspec

from bench.asking import UnexpectedAnswerError
from bench.processes import children, on_cores
from bench.servers import Server
from devstack.workers import CHECKOUT
from service.impact.job import Job


class Comparison:
    """A comparison that a worker is asked for, on the worker's core. It ends with the block."""

    def __init__(self, worker: Server, key: str, path: str, body: bytes) -> None:
        self._worker, self._path, self._body = worker, path, body
        self._headers = {"x-api-key": key, "content-type": "application/json"}
        self._ended = threading.Event()
        self._progress = _Progress(self._events)
        self.pid = 0

    @property
    def contexts(self) -> int:
        """Contexts compared so far."""
        return self._progress.contexts

    def __enter__(self) -> Self:
        self._progress.begin()
        (self.pid,) = children(self._worker.pid)
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._progress.join()
        # The worker ends the process once it notices that nobody reads any more.
        while children(self._worker.pid):
            time.sleep(0.01)

    def _events(self) -> Iterator[bytes]:
        with closing(http.client.HTTPConnection("127.0.0.1", self._worker.port, timeout=60)) as one:
            one.request("POST", self._path, self._body, self._headers)
            for line in one.getresponse():
                yield line
                if self._ended.is_set():
                    return


# What a worker starts, but for the rests: on a core that nobody else uses there would be none.
_WITHOUT_RESTS = """
import os
os.nice(19)
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
from service.impact.giving_way import GivingWay
GivingWay.look = lambda _: None
from service.process.impact_main import main
main()
"""


class UnhinderedComparison:
    """The same comparison at full speed on the generator's core, in what the generator leaves."""

    def __init__(self, job: Job, cores: set[int]) -> None:
        self._process = subprocess.Popen(
            [*on_cores(cores), sys.executable, "-c", _WITHOUT_RESTS],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._job = msgspec.json.encode(job) + b"\n"
        self._progress = _Progress(lambda: self._process.stdout or ())
        self.pid = self._process.pid

    @property
    def contexts(self) -> int:
        """Contexts compared so far."""
        return self._progress.contexts

    def __enter__(self) -> Self:
        if self._process.stdin is not None:
            self._process.stdin.write(self._job)
            self._process.stdin.close()
        self._progress.begin()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._progress.join()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()


class _Progress:
    """Reads a comparison's events in a thread: one every half second, the first at its start."""

    def __init__(self, events: Callable[[], Iterable[bytes]]) -> None:
        self._events = events
        self._began = threading.Event()
        self._thread = threading.Thread(target=self._read)
        self.contexts = 0

    def begin(self) -> None:
        """Return once the comparison has begun. Raises UnexpectedAnswerError if it does not."""
        self._thread.start()
        if not self._began.wait(60):
            raise UnexpectedAnswerError("The comparison did not begin within a minute.")

    def join(self) -> None:
        """Wait for the last event."""
        self._thread.join()

    def _read(self) -> None:
        for line in self._events():
            self.contexts = int(json.loads(line)["contexts"])
            self._began.set()
