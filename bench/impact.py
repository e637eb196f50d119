"""Impact: contexts compared a second, and what evaluations notice of it on the same core.

``python -m bench.impact`` measures this alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from bench import names, workloads
from bench.asking import UnexpectedAnswerError, send
from bench.calls import Call, write_calls
from bench.flags import mixed_flags
from bench.house import FlagSet, House
from bench.measuring import SERIALS_A_RUN
from bench.open_loop import Report
from bench.processes import Cores
from bench.results import ImpactRow
from bench.servers import Server
from devstack.workers import CHECKOUT

CONTEXTS = 400_000
# Evaluations a second beside a comparison: about half of what a worker with a core answers.
RATE = 15_000
SECONDS = 8.0
CONNECTIONS = 64
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


def measure_impact(house: House, worker: Server, flag_set: FlagSet) -> ImpactRow:
    """Compare contexts on a core of one's own, then beside evaluations."""
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
    alone = _drive(house, worker, calls, 0)
    ended = threading.Event()
    sampled = json.dumps({**proposal, "sample": 1_000_000}).encode()

    def compare() -> None:
        while not ended.is_set():
            _ask(worker, house.admin_key, path, sampled, "application/json")

    comparing = threading.Thread(target=compare)
    comparing.start()
    try:
        beside = _drive(house, worker, calls, 1)
    finally:
        ended.set()
        comparing.join()
    return ImpactRow(CONTEXTS, seconds, RATE, alone, beside)


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
    with (
        tempfile.TemporaryDirectory(prefix="flagstaff-bench-") as directory,
        House(Path(directory), Cores()) as house,
    ):
        worker = house.worker(names.LANE)
        hundred = house.load(worker, "bench.100", mixed_flags(100))
        row = measure_impact(house, worker, hundred)
    print(f"contexts compared a second: {row.contexts / row.seconds:,.0f}")
    for name, report in (("alone", row.alone), ("beside", row.beside)):
        print(f"{name}: p50 {report.p50:.0f} µs, p99 {report.p99:.0f} µs, of {row.rate:,}/s")


if __name__ == "__main__":
    main()
