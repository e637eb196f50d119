"""Growth of cost with the flags of one set: ``python -m bench.large_sets [FLAGS …]``.

At each size: how long loading the document takes, how long a worker takes from its start to the
first answer of one flag and to the first bulk answer, from MySQL and from its snapshot, its memory,
what one changed flag costs the worker that writes it and one that follows, and what a recurring
bulk answer costs beside a fresh one.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from itertools import islice

import msgspec

from bench import workloads
from bench.asking import ask, send
from bench.calls import Call
from bench.checking import wait_until_served
from bench.flags import mixed_flags
from bench.house import House, at_each_size
from bench.idleness import wait_until_idle
from bench.machine import read_machine
from bench.processes import cpu_seconds, resident_bytes
from bench.servers import Server
from bench.tables import describe, markdown

SIZES = (100, 1000, 10_000)
CHANGES = 50
# Bulk answers of each kind: about so many flags' answers.
FLAG_ANSWERS = 2_000_000
MOST_BULKS = 2000
# Callers that poll in turn: of 10,000 flags, more answers than a worker remembers.
FEW, MANY = 20, 2000


class LargeSet(msgspec.Struct, frozen=True):
    """Measurements with this many flags in one set. Times are in seconds."""

    flags: int
    load: float
    load_cpu: float
    mysql_single: float
    mysql_bulk: float
    snapshot_single: float
    snapshot_bulk: float
    snapshot_cpu: float
    resident: int
    change_cpu_writer: float
    change_cpu_follower: float
    bulk_fresh: float
    bulk_few: float
    bulk_many: float


def _measure(house: House, size: int) -> LargeSet:
    document = mixed_flags(size)
    writer = house.worker("writing")
    house.load(writer, "before", mixed_flags(10))
    before, started = cpu_seconds([writer.pid]), time.perf_counter()
    flag_set = house.load(writer, "large", document)
    load = time.perf_counter() - started
    load_cpu = cpu_seconds([writer.pid]) - before

    single = workloads.single(document, "targeted", flag_set.key)
    bulk = workloads.recurring(flag_set.key)
    follower, mysql_single, mysql_bulk, _ = _start(house, "from MySQL", single, bulk)
    wait_until_idle(writer)
    wait_until_idle(follower)
    resident = resident_bytes(follower.pid)
    writing, following = _change(house, writer, follower)

    def cost(calls: Sequence[Call]) -> float:
        number = max(10, min(MOST_BULKS, FLAG_ANSWERS // size))
        for serial, call in enumerate(islice(calls, number // 2)):
            send(follower.port, call.numbered(serial))
        before = cpu_seconds([follower.pid])
        for serial in range(number):
            send(follower.port, calls[serial % len(calls)].numbered(number + serial))
        return (cpu_seconds([follower.pid]) - before) / number

    fresh = cost(workloads.bulk(flag_set.key))
    few = cost(bulk[:FEW])
    many = cost(workloads.recurring(flag_set.key, MANY))
    follower.stop()
    writer.stop()
    again, snapshot_single, snapshot_bulk, snapshot_cpu = _start(
        house, "from its snapshot", single, bulk
    )
    again.stop()
    return LargeSet(
        size,
        load,
        load_cpu,
        mysql_single,
        mysql_bulk,
        snapshot_single,
        snapshot_bulk,
        snapshot_cpu,
        resident,
        writing,
        following,
        fresh,
        few,
        many,
    )


def _start(
    house: House, name: str, single: Sequence[Call], bulk: Sequence[Call]
) -> tuple[Server, float, float, float]:
    """A worker that starts, the seconds until its first answers, and its CPU until the first."""
    started = time.perf_counter()
    # A worker with a number of its own reads the newest snapshot of the node.
    server = house.worker(name)
    wait_until_served(server.port, single)
    first, cpu = time.perf_counter() - started, cpu_seconds([server.pid])
    wait_until_served(server.port, bulk)
    return server, first, time.perf_counter() - started, cpu


def _change(house: House, writer: Server, follower: Server) -> tuple[float, float]:
    """CPU that a changed flag costs the worker that writes it, and one that follows."""
    pids = [writer.pid], [follower.pid]
    path = "/api/v1/flag-sets/large/flags/static-0000"
    flag = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}

    def put(number: int) -> None:
        body = {**flag, "metadata": {"number": number}}
        ask(writer.port, "PUT", path, key=house.admin_key, body=body)

    put(-1)
    wait_until_idle(follower)
    before = [cpu_seconds(each) for each in pids]
    for number in range(CHANGES):
        put(number)
    wait_until_idle(follower)
    after = [cpu_seconds(each) for each in pids]
    writing, following = ((b - a) / CHANGES for a, b in zip(before, after, strict=True))
    return writing, following


def table(results: Sequence[LargeSet]) -> str:
    """The results as a Markdown table, one column for each size."""
    header = ["", *(f"{each.flags:,} flags" for each in results)]
    rows = (
        ("document loaded, s (CPU of the worker, s)", lambda r: f"{r.load:.2f} ({r.load_cpu:.2f})"),
        ("start from MySQL until one flag, s", lambda r: f"{r.mysql_single:.2f}"),
        ("… until a bulk answer, s", lambda r: f"{r.mysql_bulk:.2f}"),
        (
            "start from the snapshot until one flag, s (CPU, s)",
            lambda r: f"{r.snapshot_single:.2f} ({r.snapshot_cpu:.2f})",
        ),
        ("… until a bulk answer, s", lambda r: f"{r.snapshot_bulk:.2f}"),
        ("memory, MB", lambda r: f"{r.resident / 1e6:.0f}"),
        ("CPU for a changed flag, writer, ms", lambda r: f"{1000 * r.change_cpu_writer:.1f}"),
        ("CPU for a changed flag, follower, ms", lambda r: f"{1000 * r.change_cpu_follower:.1f}"),
        ("CPU for a bulk answer, fresh, ms", lambda r: f"{1000 * r.bulk_fresh:.2f}"),
        (f"… recurring, {FEW} callers, ms", lambda r: f"{1000 * r.bulk_few:.2f}"),
        (f"… recurring, {MANY:,} callers, ms", lambda r: f"{1000 * r.bulk_many:.2f}"),
    )
    return markdown(header, [[name, *map(cell, results)] for name, cell in rows])


def main(arguments: list[str]) -> int:
    """Measure and print a table."""
    results = at_each_size([int(word) for word in arguments] or SIZES, _measure, table)
    print(f"\n{table(results)}\n\nMeasured on {describe(read_machine())}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
