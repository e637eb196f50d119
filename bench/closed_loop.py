"""Throughput: ``wrk`` keeps a number of connections busy and sends as soon as it is answered."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import msgspec

SCRIPT = Path(__file__).with_name("drive.lua")
PATIENCE = 15


class Load(msgspec.Struct, frozen=True):
    """Results of one run of a load generator. Latencies are in microseconds."""

    requests: int
    seconds: float
    p50: float
    p99: float
    p999: float
    errors: int
    # The share of one core that the generator itself used while it ran.
    generator: float

    @property
    def throughput(self) -> float:
        """Answers a second."""
        return self.requests / self.seconds


class _Report(msgspec.Struct):
    requests: int
    duration_us: int
    bytes: int
    p50_us: int
    p99_us: int
    p999_us: int
    bad_statuses: int
    connect_errors: int
    read_errors: int
    write_errors: int
    timeouts: int


def read_report(output: str, cpu_seconds: float = 0.0) -> Load:
    """Return the results in the script's last line. Raises ValueError without one."""
    for line in output.splitlines():
        if line.startswith("RESULT "):
            report = msgspec.json.decode(line.removeprefix("RESULT "), type=_Report)
            break
    else:
        raise ValueError(f"wrk printed no result:\n{output}")
    failed = report.connect_errors + report.read_errors + report.write_errors + report.timeouts
    seconds = report.duration_us / 1e6
    return Load(
        requests=report.requests - report.bad_statuses,
        seconds=seconds,
        p50=report.p50_us,
        p99=report.p99_us,
        p999=report.p999_us,
        errors=failed + report.bad_statuses,
        generator=cpu_seconds / seconds,
    )


def drive(
    port: int,
    requests: Path,
    *,
    connections: int,
    seconds: float,
    first_serial: int,
    cores: set[int],
) -> Load:
    """Run wrk with one thread on these cores. Raises ValueError, with its words, if it fails."""
    command = ["wrk", "--threads", "1", "--connections", str(connections)]
    command += ["--duration", f"{max(1, round(seconds))}s", "--timeout", f"{PATIENCE}s"]
    command += ["--script", str(SCRIPT), f"http://127.0.0.1:{port}/", "--"]
    command += [str(requests), str(first_serial)]
    before = os.times()
    run = subprocess.run(
        ["taskset", "--cpu-list", ",".join(map(str, sorted(cores))), *command],
        check=False,
        capture_output=True,
        text=True,
    )
    after = os.times()
    used = after.children_user + after.children_system
    used -= before.children_user + before.children_system
    return read_report(run.stdout + run.stderr, used)
