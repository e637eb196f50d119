"""Impact: contexts compared a second, and what evaluations notice of it on the same core.

``python -m bench.impact`` measures this alone.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from typing import Any, Self

import msgspec

from bench import names, workloads
from bench.asking import UnexpectedAnswerError, send
from bench.calls import Call, write_calls
from bench.flags import mixed_flags
from bench.house import FlagSet, House, temporary_house
from bench.machine import read_machine
from bench.measuring import SERIALS_A_RUN
from bench.open_loop import Report
from bench.processes import pin
from bench.results import ImpactRow
from bench.servers import Server
from bench.tables import describe, impact_table
from devstack.workers import CHECKOUT

CONTEXTS = 400_000
# Evaluations a second beside a comparison: about half of what a worker with a core answers.
RATE = 15_000
SECONDS = 8.0
CONNECTIONS = 64
MANY = 1_000_000
NDJSON = "application/x-ndjson"


def _flag(percent: int) -> dict[str, Any]:
    """A rule of three conditions, and a rollout."""
    conditions = [
        {"in": [{"var": "country"}, ["SE", "NO", "DK"]]},
        {"ends_with": [{"var": "email"}, "@example.com"]},
        {"sem_ver": [{"var": "version"}, ">=", "2.1.0"]},
    ]
    rollout = {"fractional": [["on", percent], ["off", 100 - percent]]}
    return {
        "state": "ENABLED",
        "variants": {"on": True, "off": False},
        "defaultVariant": "off",
        "targeting": {"if": [{"and": conditions}, "on", rollout]},
    }


def measure_impact(house: House, worker: Server, flag_set: FlagSet) -> list[ImpactRow]:
    """Compare contexts, then beside evaluations: on their core, and with one to spare if any."""
    rule = house.load(worker, "bench.impact", {"flags": {"banner": _flag(10)}})
    path = f"/api/v1/flag-sets/{rule.name}/impact"
    contexts = b"".join(
        json.dumps(
            {
                "targetingKey": f"user-{number}",
                "country": ("SE", "US", "NO")[number % 3],
                "email": f"u{number}@{('example.com', 'example.org')[number % 2]}",
                "version": f"2.{number % 4}.0",
            }
        ).encode()
        + b"\n"
        for number in range(CONTEXTS)
    )
    proposal: dict[str, Any] = {"flag": "banner", "definition": _flag(25)}
    started = time.perf_counter()
    _ask(worker, house.admin_key, path, json.dumps(proposal).encode() + b"\n" + contexts, NDJSON)
    seconds = time.perf_counter() - started
    calls = workloads.single(flag_set.document, "targeted", flag_set.key)
    sampled = json.dumps({**proposal, "sample": MANY}).encode()
    rows: list[ImpactRow] = []
    for core_to_spare in (False, True) if house.cores.spare else (False,):
        # The comparing process inherits the cores of its worker.
        cores = house.cores.server | (house.cores.spare if core_to_spare else set())
        pin(worker.pid, cores)
        alone = _drive(house, worker, calls, 2 * len(rows))
        with _Comparing(worker, house.admin_key, path, sampled) as comparing:
            beside = _drive(house, worker, calls, 2 * len(rows) + 1)
        rows.append(
            ImpactRow(CONTEXTS, seconds, RATE, alone, beside, comparing.rate, core_to_spare)
        )
    pin(worker.pid, house.cores.server)
    return rows


class _Comparing:
    """Comparisons one after the other, until the end of the block."""

    def __init__(self, worker: Server, key: str, path: str, body: bytes) -> None:
        self._port, self._path, self._body = worker.port, path, body
        self._headers = {"x-api-key": key, "content-type": "application/json"}
        self._began, self._ended = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._compare)
        self._started = 0.0
        self._contexts = 0

    @property
    def rate(self) -> float:
        """Contexts a second."""
        return self._contexts / (time.perf_counter() - self._started)

    def __enter__(self) -> Self:
        self._thread.start()
        self._began.wait(60)
        self._started = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _compare(self) -> None:
        before = 0
        while not self._ended.is_set():
            with closing(http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)) as one:
                one.request("POST", self._path, self._body, self._headers)
                # An event comes every half second, the first once the process has started.
                for line in one.getresponse():
                    self._contexts = before + int(json.loads(line)["contexts"])
                    self._began.set()
                    if self._ended.is_set():
                        break
            before = self._contexts


def _ask(worker: Server, key: str, path: str, body: bytes, kind: str) -> None:
    head = (
        f"POST {path} HTTP/1.1\r\nhost: bench\r\nx-api-key: {key}\r\ncontent-type: {kind}\r\n"
        f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
    )
    answer = send(worker.port, head.encode() + body)
    last = answer.body.rstrip().rpartition(b"\n")[2]
    if answer.status != 200 or b'"event":"result"' not in last:
        raise UnexpectedAnswerError(f"POST {path} answered {answer.status}: {last[:500]!r}")


def _drive(house: House, worker: Server, calls: Sequence[Call], turn: int) -> Report:
    path = house.directory / f"impact-{turn}.calls"
    write_calls(path, calls)
    cores = ",".join(map(str, sorted(house.cores.load)))
    command = ["taskset", "--cpu-list", cores, sys.executable, "-m", "bench.open_loop"]
    command += [str(worker.port), str(path), str(RATE), str(SECONDS), str(CONNECTIONS)]
    command += [str(SERIALS_A_RUN * (turn + 1))]
    output = subprocess.run(command, check=True, cwd=CHECKOUT, capture_output=True).stdout
    return msgspec.json.decode(output, type=Report)


def main() -> None:
    """Measure with stores and a worker of its own, and print the row."""
    with temporary_house() as house:
        worker = house.worker(names.LANE)
        hundred = house.load(worker, "bench.100", mixed_flags(100))
        rows = measure_impact(house, worker, hundred)
    print(f"{impact_table(rows)}\n\nMeasured on {describe(read_machine())}")
    if not any(row.core_to_spare for row in rows):
        print("There is no core that neither the worker nor the generator is on.")


if __name__ == "__main__":
    main()
