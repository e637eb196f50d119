"""Stored contexts by the hundred thousand, in and out: how fast, and what it takes of a worker."""

from __future__ import annotations

import http.client
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

import msgspec

from bench.asking import UnexpectedAnswerError
from bench.flags import mixed_flags
from bench.house import House
from bench.processes import cpu_seconds, resident_bytes
from bench.results import Mass
from bench.servers import Server

NDJSON = "application/x-ndjson"
LINES_A_PART = 500
# What an import and an export need for good, a worker has after so many.
FIRST = 5000


def measure_masses(house: House, number: int) -> list[Mass]:
    """New contexts in, the same ones again, and out, each over one connection to one worker."""
    worker = house.worker("contexts")
    flag_set = house.load(worker, "bench.contexts", mixed_flags(10))
    flag, definition = next(iter(flag_set.document["flags"].items()))
    override = f'{{"{flag}":"{next(iter(definition["variants"]))}"}}'
    path = f"/api/v1/flag-sets/{flag_set.name}/contexts"
    connection = http.client.HTTPConnection("127.0.0.1", worker.port, timeout=60)
    connected = _Connected(connection, worker, path, house.admin_key)
    connected.put(_parts(FIRST, override))
    connected.get()
    found = [
        connected.measured(what, number, work)
        for what, work in (
            ("in, new", lambda: connected.put(_parts(number, override))),
            ("in, unchanged", lambda: connected.put(_parts(number, override))),
            ("out", connected.get),
        )
    ]
    connection.close()
    worker.stop()
    return found


def _parts(number: int, override: str) -> Iterator[bytes]:
    lines = (
        f'{{"targetingKey":"user-{each:08}","attributes":{{"email":"user-{each}@example.com",'
        f'"plan":"team","seats":{each % 100},"load":10.0}},"overrides":{override}}}\n'.encode()
        for each in range(number)
    )
    while part := b"".join(islice(lines, LINES_A_PART)):
        yield part


class _Connected:
    """One connection to a worker whose memory is watched."""

    def __init__(
        self, connection: http.client.HTTPConnection, worker: Server, path: str, key: str
    ) -> None:
        self._connection = connection
        self._worker = worker
        self._path = path
        self._key = key
        self._most = 0

    def measured(self, what: str, number: int, work: Callable[[], int]) -> Mass:
        """One way of so many contexts."""
        before = self._most = resident_bytes(self._worker.pid)
        used, started = cpu_seconds([self._worker.pid]), time.perf_counter()
        sent = work()
        seconds = time.perf_counter() - started
        used = cpu_seconds([self._worker.pid]) - used
        return Mass(what, number, sent, seconds, used / number, self._most - before)

    def put(self, parts: Iterable[bytes]) -> int:
        """Send them all; answers the bytes."""
        sent = 0

        def watched() -> Iterator[bytes]:
            nonlocal sent
            for part in parts:
                yield part
                sent += len(part)
                self._watch()

        headers = {"X-API-Key": self._key, "Content-Type": NDJSON}
        self._connection.request("POST", self._path, watched(), headers, encode_chunked=True)
        answer = self._connection.getresponse()
        report = answer.read()
        if answer.status != 200 or msgspec.json.decode(report)["refused"]:
            raise UnexpectedAnswerError(f"The import answered {answer.status}: {report[:500]!r}")
        return sent

    def get(self) -> int:
        """Fetch them all; answers the bytes."""
        headers = {"X-API-Key": self._key, "Accept": NDJSON}
        self._connection.request("GET", self._path, headers=headers)
        answer = self._connection.getresponse()
        if answer.status != 200:
            raise UnexpectedAnswerError(f"The export answered {answer.status}.")
        received = 0
        while part := answer.read(1 << 18):
            received += len(part)
            self._watch()
        return received

    def _watch(self) -> None:
        self._most = max(self._most, resident_bytes(self._worker.pid))
