"""Growth of cost with the number of flag sets: ``python -m bench.growth_sets [SETS …]``.

At each size, of flag sets with five flags and a key each: how long a worker takes to start from
MySQL and from its snapshot, its memory, what it uses while nothing happens, what a new API key and
a change cost a worker that follows, how long a burst of changes takes to arrive, what the snapshot
file grew by, and how long a filter by metadata takes. With all sizes, ``bench/growth-sets.svg``
shows it as well.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pygal
from pygal.style import Style

from bench import workloads
from bench.asking import ask
from bench.checking import wait_until_served
from bench.house import House, at_each_size
from bench.idleness import wait_until_idle
from bench.machine import read_machine
from bench.many_sets import fill, key_of_set
from bench.processes import cpu_seconds, resident_bytes
from bench.servers import Server
from bench.tables import describe, markdown

PICTURE = Path(__file__).with_name("growth-sets.svg")
SIZES = (10, 100, 1000, 5000)
KEYS = 50
CHANGES = 100
# How long an idle worker is watched, in seconds.
WATCHED = 5.0


class SetsGrowth(msgspec.Struct, frozen=True):
    """Measurements with this many flag sets. Times are in seconds, CPU of one worker."""

    flag_sets: int
    start_from_mysql: float
    start_from_snapshot: float
    resident: int
    idle_cpu: float
    cpu_a_key: float
    cpu_a_change: float
    burst: float
    snapshot_bytes_a_change: float
    metadata_filter: float


def _measure(house: House, size: int) -> SetsGrowth:
    fill(house, size)
    follower, from_mysql = _started(house, "following", size)
    maker = house.worker("writing")
    snapshot = _settle(house, follower)
    resident = resident_bytes(follower.pid)
    idle = _idle_cpu(follower)
    a_key = _cpu_a_key(house, follower, maker)
    a_change, burst, grown = _changes(house, follower, maker, snapshot, size)
    began = time.perf_counter()
    ask(maker.port, "GET", "/api/v1/flag-sets?metadata.owner=nobody", key=house.admin_key)
    metadata_filter = time.perf_counter() - began
    follower.stop()
    # A worker with a number of its own reads the newest snapshot of the node.
    _, from_snapshot = _started(house, "starting again", size)
    return SetsGrowth(
        size,
        from_mysql,
        from_snapshot,
        resident,
        idle,
        a_key,
        a_change,
        burst,
        grown,
        metadata_filter,
    )


def _started(house: House, name: str, size: int) -> tuple[Server, float]:
    """A worker that has just started, and the seconds until it served the last set."""
    started = time.perf_counter()
    worker = house.worker(name)
    wait_until_served(worker.port, workloads.recurring(key_of_set(size - 1)))
    return worker, time.perf_counter() - started


def _idle_cpu(worker: Server) -> float:
    """CPU seconds a second while nothing happens."""
    before = cpu_seconds([worker.pid])
    time.sleep(WATCHED)
    return (cpu_seconds([worker.pid]) - before) / WATCHED


def _cpu_a_key(house: House, follower: Server, maker: Server) -> float:
    """CPU seconds that a new API key costs a worker that follows."""
    before = cpu_seconds([follower.pid])
    for number in range(KEYS):
        wanted = {"name": f"new {number}", "scopes": ["evaluate"], "flagSet": "set-0"}
        made = ask(maker.port, "POST", "/api/v1/api-keys", key=house.admin_key, body=wanted)
    wait_until_served(follower.port, workloads.recurring(made.json()["key"]))
    return (cpu_seconds([follower.pid]) - before) / KEYS


def _changes(
    house: House, follower: Server, maker: Server, snapshot: Path, size: int
) -> tuple[float, float, float]:
    """Make a burst of changes; return CPU seconds of each, delay of the last, bytes of each."""
    size_before = snapshot.stat().st_size
    before = cpu_seconds([follower.pid])
    touched = [f"set-{number * size // CHANGES % size}" for number in range(CHANGES)]
    flag = {"state": "ENABLED", "variants": {"a": 1}, "defaultVariant": "a"}
    for name in touched:
        path = f"/api/v1/flag-sets/{name}/flags/changed"
        value = time.time_ns() % 2**40
        flag["variants"] = {"a": value}
        ask(maker.port, "PUT", path, key=house.admin_key, body=flag)
    sent = time.perf_counter()
    _wait_for(house, follower, touched[-1], value)
    burst = time.perf_counter() - sent
    a_change = (cpu_seconds([follower.pid]) - before) / CHANGES
    # A worker that has just written much writes again after twenty times as long.
    wait_until_idle(follower, lambda: snapshot.stat().st_size != size_before)
    return a_change, burst, (snapshot.stat().st_size - size_before) / CHANGES


def _settle(house: House, worker: Server) -> Path:
    """Wait until the worker has compiled everything and written its snapshot; the file."""
    snapshot = house.directory / "state" / "snapshot-1.json"
    wait_until_idle(worker, snapshot.exists)
    return snapshot


def _wait_for(house: House, worker: Server, name: str, value: object) -> None:
    number = int(name.removeprefix("set-"))
    path = "/ofrep/v1/evaluate/flags/changed"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        answer = ask(worker.port, "POST", path, key=key_of_set(number), body={"context": {}}).json()
        if answer.get("value") == value:
            return
        time.sleep(0.005)
    raise RuntimeError(f"{house.directory}: the last change did not arrive within a minute.")


def table(results: Sequence[SetsGrowth]) -> str:
    """A column for each size."""
    header = ["flag sets of five flags", *(f"{each.flag_sets:,}" for each in results)]
    rows = (
        ("start from MySQL, s", lambda r: f"{r.start_from_mysql:.2f}"),
        ("start from the snapshot, s", lambda r: f"{r.start_from_snapshot:.2f}"),
        ("memory of a worker, MB", lambda r: f"{r.resident / 1e6:.0f}"),
        ("CPU of an idle worker, % of a core", lambda r: f"{100 * r.idle_cpu:.1f}"),
        ("CPU for a new API key, ms", lambda r: f"{1000 * r.cpu_a_key:.1f}"),
        ("CPU for a change, ms", lambda r: f"{1000 * r.cpu_a_change:.1f}"),
        ("last of 100 changes served after, ms", lambda r: f"{1000 * r.burst:.0f}"),
        ("snapshot written for a change, B", lambda r: f"{r.snapshot_bytes_a_change:.0f}"),
        ("filter by metadata, ms", lambda r: f"{1000 * r.metadata_filter:.0f}"),
    )
    return markdown(header, [[name, *map(cell, results)] for name, cell in rows])


def draw(results: Sequence[SetsGrowth]) -> bytes:
    """Draw a worker's use by number of flag sets, both axes logarithmic."""
    chart = pygal.Line(
        width=900,
        height=480,
        # Scripts, which pygal adds by itself, have no place in a page of documentation.
        js=[],
        style=Style(background="white", plot_background="white"),
        title="What a worker uses by number of flag sets (five flags and a key each)",
        x_title="flag sets",
        logarithmic=True,
        legend_at_bottom=True,
        truncate_legend=-1,
    )
    chart.x_labels = [f"{each.flag_sets:,}" for each in results]
    chart.add("start from the snapshot, ms", [1000 * r.start_from_snapshot for r in results])
    chart.add("memory, MB", [r.resident / 1e6 for r in results])
    chart.add("CPU for a change, ms", [1000 * r.cpu_a_change for r in results])
    chart.add("CPU for a new API key, ms", [1000 * r.cpu_a_key for r in results])
    chart.add("CPU while idle, % of a core", [max(0.01, 100 * r.idle_cpu) for r in results])
    picture: bytes = chart.render()
    return picture


def main(arguments: list[str]) -> int:
    """Measure and print a table; draw the picture of a run over all sizes."""
    results = at_each_size([int(word) for word in arguments] or SIZES, _measure, table)
    print(f"\n{table(results)}\n\nMeasured on {describe(read_machine())}")
    if not arguments:
        PICTURE.write_bytes(draw(results))
        print(f"Drawn to {PICTURE}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
