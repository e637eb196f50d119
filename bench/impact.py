"""Impact: contexts compared a second, and what evaluations notice of it.

``python -m bench.impact`` measures this alone.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import Any

import msgspec

from bench import names, workloads
from bench.asking import UnexpectedAnswerError, send
from bench.calls import write_calls
from bench.comparisons import Comparison, UnhinderedComparison
from bench.flags import mixed_flags
from bench.house import FlagSet, House, temporary_house
from bench.machine import read_machine
from bench.measuring import SERIALS_A_RUN
from bench.open_loop import Report, may_take_real_time
from bench.processes import on_cores, others_seconds
from bench.results import Alternation, ImpactRow
from bench.servers import Server
from bench.tables import describe, impact_table
from devstack.workers import CHECKOUT
from service.impact.job import Job, Version

CONTEXTS = 400_000
# Evaluations a second beside a comparison: about half of what a worker with a core answers.
RATE = 15_000
CONNECTIONS = 64
MANY = 1_000_000
NDJSON = "application/x-ndjson"
# Shares of the rollout, in per cent, without and with the change.
BEFORE, AFTER = 10, 25

# One window of evaluations without and one with a comparison, so many times. What disturbs a
# machine for a while disturbs both; windows with more than that share of other work are repeated.
PAIRS = 24
SECONDS = 2.0
DISTURBED = 0.1
# Pairs that are tried at most.
MOST_TRIED = 3 * PAIRS


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
    """Compare contexts, then beside evaluations: on their core, and on the other one.

    The other is the generator's. It has real-time priority there, so that the comparison gets what
    it leaves and never delays it; the worker has its core to itself. The comparison takes no rests
    there, as it would not on a core that nobody else used. Where real-time priority is not
    permitted, only the worker's core is measured.
    """
    rule = house.load(worker, "bench.impact", {"flags": {"banner": _flag(BEFORE)}})
    path = f"/api/v1/flag-sets/{rule.name}/impact"
    proposal: dict[str, Any] = {"flag": "banner", "definition": _flag(AFTER)}
    started = time.perf_counter()
    _ask(worker, house.admin_key, path, json.dumps(proposal).encode() + b"\n" + _contexts(), NDJSON)
    seconds = time.perf_counter() - started
    beside = _Beside(house, worker, flag_set, path, json.dumps({**proposal, "sample": MANY}))
    rows = [ImpactRow(CONTEXTS, seconds, RATE, *beside.alternate(own_core=False))]
    if house.cores.apart and may_take_real_time():
        found = beside.alternate(own_core=True)
        rows.append(ImpactRow(CONTEXTS, seconds, RATE, *found, own_core=True))
    return rows


def _contexts() -> bytes:
    return b"".join(
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


class _Beside:
    """Evaluations in short windows, beside a comparison that goes on or stands still."""

    def __init__(
        self, house: House, worker: Server, flag_set: FlagSet, path: str, proposal: str
    ) -> None:
        self._house, self._worker = house, worker
        self._path, self._proposal = path, proposal.encode()
        self._calls = house.directory / "impact.calls"
        calls = workloads.single(flag_set.document, "targeted", flag_set.key)
        write_calls(self._calls, calls)
        self._runs = 0

    def alternate(self, *, own_core: bool) -> tuple[list[Alternation], int]:
        """Return pairs of windows, and how many did not count because other work disturbed them.

        With ``own_core`` the comparison is on the generator's core, else on the worker's.
        """
        pairs: list[Alternation] = []
        tried = 0
        while len(pairs) < PAIRS and tried < MOST_TRIED:
            with self._comparing(own_core=own_core) as comparing:
                # Neither is always the first.
                first, then = (self._alone, self._going_on)[:: 1 if tried % 2 else -1]
                windows = [first(comparing), then(comparing)]
            tried += 1
            if max(window.others for window in windows) <= DISTURBED:
                alone, beside = windows[:: 1 if first == self._alone else -1]
                compared = beside.compared / SECONDS
                pairs.append(Alternation(alone.report, beside.report, compared))
        return pairs, tried - len(pairs)

    def _comparing(self, *, own_core: bool) -> Comparison | UnhinderedComparison:
        if own_core:
            return UnhinderedComparison(self._job(), self._house.cores.load)
        return Comparison(self._worker, self._house.admin_key, self._path, self._proposal)

    @staticmethod
    def _job() -> Job:
        before, after = (
            Version(2, {"banner": json.dumps(_flag(percent))}, {}) for percent in (BEFORE, AFTER)
        )
        return Job(
            flag_set="bench.impact",
            revision=1,
            before=before,
            after=after,
            source="sample",
            sample=MANY,
            now=int(time.time()),
        )

    def _alone(self, comparing: Comparison | UnhinderedComparison) -> _Window:
        os.kill(comparing.pid, signal.SIGSTOP)
        try:
            return self._going_on(comparing)
        finally:
            os.kill(comparing.pid, signal.SIGCONT)

    def _going_on(self, comparing: Comparison | UnhinderedComparison) -> _Window:
        # The generators are children of this process.
        pids = {os.getpid(), self._worker.pid, comparing.pid}
        compared, started = comparing.contexts, time.perf_counter()
        others = others_seconds(pids)
        report = self._drive()
        share = (others_seconds(pids) - others) / (time.perf_counter() - started)
        return _Window(report, comparing.contexts - compared, share)

    def _drive(self) -> Report:
        self._runs += 1
        command = [*on_cores(self._house.cores.load), sys.executable, "-m", "bench.open_loop"]
        command += [str(self._worker.port), str(self._calls), str(RATE), str(SECONDS)]
        command += [str(CONNECTIONS), str(SERIALS_A_RUN * self._runs)]
        output = subprocess.run(command, check=True, cwd=CHECKOUT, capture_output=True).stdout
        return msgspec.json.decode(output, type=Report)


class _Window(msgspec.Struct, frozen=True):
    """One run of the generator, the contexts that were compared meanwhile, and other work.

    ``others`` is the share of a core that went to neither.
    """

    report: Report
    compared: int
    others: float


def _ask(worker: Server, key: str, path: str, body: bytes, kind: str) -> None:
    head = (
        f"POST {path} HTTP/1.1\r\nhost: bench\r\nx-api-key: {key}\r\ncontent-type: {kind}\r\n"
        f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
    )
    answer = send(worker.port, head.encode() + body)
    last = answer.body.rstrip().rpartition(b"\n")[2]
    if answer.status != 200 or b'"event":"result"' not in last:
        raise UnexpectedAnswerError(f"POST {path} answered {answer.status}: {last[:500]!r}")


def main() -> None:
    """Measure with stores and a worker of its own, and print the rows."""
    with temporary_house() as house:
        worker = house.worker(names.LANE)
        hundred = house.load(worker, "bench.100", mixed_flags(100))
        rows = measure_impact(house, worker, hundred)
    print(f"{impact_table(rows)}\n\nMeasured on {describe(read_machine())}")
    if not any(row.own_core for row in rows):
        print(
            "Not measured with a core to spare: this takes two cores, and real-time priority for"
            " the generator (root, or CAP_SYS_NICE)."
        )


if __name__ == "__main__":
    main()
