"""``python -m bench [--quick]``: everything in one run on one machine, and one table of it."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import time
from pathlib import Path

from bench import names, tables, workloads
from bench.engine import measure as measure_engine
from bench.flags import mixed_flags
from bench.goals import judge
from bench.growth import measure_growth
from bench.house import FlagSet, House
from bench.impact import measure_impact
from bench.machine import read_machine
from bench.masses import measure_masses
from bench.measuring import FULL, QUICK, Bench, Measurement
from bench.node import KEYS, Node, measure_node
from bench.processes import Cores
from bench.rates import measure_at_rates
from bench.reload import measure_reload
from bench.results import Growth, NodeRow, OpenLoop, Results, keep, now
from bench.rows import Rows
from bench.servers import Server, Yardsticks
from bench.starts import measure_start
from bench.stored import measure_stampede, measure_stored
from bench.streams import measure_streams

NOT_INCLUDED = (
    "Not in this run: many flag sets (make bench-sets), large sets (make bench-large), much history"
    " and many contexts (make bench-rows), a mixed day (make bench-day)."
)


def main() -> int:
    """Measure, print and keep. Exits with 0 whether targets are met or not."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="coarser, in under two minutes")
    quick = parser.parse_args().quick
    # A plain SIGTERM would leave the context managers no chance to end what they started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with tempfile.TemporaryDirectory(prefix="flagstaff-bench-") as directory:
            results = run(Path(directory), quick=quick)
    except KeyboardInterrupt:
        return 130
    print(f"\n{tables.node_table(results.node)}\n")
    print(f"{tables.main_table(results)}\n\n{tables.open_loop_table(results.open_loop)}\n")
    print(f"{tables.start_table(results.starts)}\n\n{tables.stream_table(results.streams)}\n")
    print(f"{tables.reload_table(results.reloads)}\n\n{tables.impact_table(results.impacts)}\n")
    print(f"{tables.stampede_table(results.stampedes)}\n\n{tables.mass_table(results.masses)}\n")
    print(f"{tables.pair_table(results.pairs)}\n")
    print(f"{tables.goal_table(judge(results))}\n")
    print(f"Measured in {results.seconds:.0f} s on {tables.describe(results.machine)}")
    print(f"Kept in {keep(results)}")
    print(NOT_INCLUDED)
    return 0


def run(directory: Path, *, quick: bool) -> Results:
    """One run, from an empty directory to its results."""
    started = time.perf_counter()
    cores = Cores()
    if not cores.apart:
        print("One core only: the load generator takes from the servers what it uses.")
    bench = Bench(QUICK if quick else FULL, cores, directory)
    rows = Rows(bench, say_measured)
    yardsticks = Yardsticks(directory, cores.server)
    print("Measuring evaluation alone.", flush=True)
    engine = measure_engine()
    print("Starting the stores, a worker and the yardsticks.", flush=True)
    with House(directory, cores) as house:
        try:
            worker = house.worker()
            hundred = house.load(worker, "bench.100", mixed_flags(100))
            thousand = house.load(worker, "bench.1000", mixed_flags(1000))
            measure_evaluations(rows, house, worker, yardsticks, hundred, thousand)
            measure_stored(rows, house, worker, hundred)
            stampedes = [measure_stampede(house)]
            node, open_loop = measure_latencies(bench, rows, house, worker, yardsticks, hundred)
            starts = [measure_start(house)]
            rows.management(house, hundred, worker)
            growth = measure_growth(bench, house, worker, yardsticks, mixed_flags, say_growth)
            if growth:
                starts.append(measure_start(house))
            print("Opening event streams.", flush=True)
            streams = [measure_streams(house)]
            print("Comparing contexts beside evaluations.", flush=True)
            impacts = measure_impact(house, worker, hundred)
            print("Sending contexts in and out.", flush=True)
            masses = measure_masses(house, bench.plan.contexts)
        finally:
            yardsticks.stop()
    print("Reloading a node under load.", flush=True)
    # A stack of its own: what else was loaded would make its workers start later.
    apart = directory / "apart"
    apart.mkdir()
    with House(apart, cores) as house:
        reloads = [measure_reload(house, bench.plan.reload_flags, bench.plan.reload_streams)]
    return Results(
        machine=read_machine(),
        made_at=now(),
        quick=quick,
        seconds=time.perf_counter() - started,
        measurements=rows.measurements,
        pairs=rows.pairs,
        open_loop=open_loop,
        growth=growth,
        starts=starts,
        engine=engine,
        streams=streams,
        masses=masses,
        stampedes=stampedes,
        node=node,
        reloads=reloads,
        impacts=impacts,
    )


def measure_evaluations(
    rows: Rows,
    house: House,
    worker: Server,
    yardsticks: Yardsticks,
    hundred: FlagSet,
    thousand: FlagSet,
) -> None:
    """Every row that evaluates, each beside its yardsticks."""
    slow = house.worker(names.NO_LANE, lane=False)
    others = yardsticks.every(hundred.document)
    constants = [yardsticks.bare_sanic(), yardsticks.constant()]
    rows.singles(hundred, [worker, slow, *constants, *others])
    rows.bulks(hundred, [worker, slow], others)
    yardsticks.stop()
    rows.bulks(thousand, [worker], yardsticks.every(thousand.document))
    yardsticks.stop()
    slow.stop()


def measure_latencies(
    bench: Bench,
    rows: Rows,
    house: House,
    worker: Server,
    yardsticks: Yardsticks,
    flag_set: FlagSet,
) -> tuple[list[NodeRow], list[OpenLoop]]:
    """The node's rows, and what is worth knowing at half and at four fifths of the load.

    A server that answers constants meets the same calls at the same rates: what it shows is the
    machine's and the generator's.
    """
    print("Starting a whole node: two workers, and Nginx before them.", flush=True)
    node = Node(house)
    keys = [house.make_key(worker, flag_set.name) for _ in range(KEYS)]
    found = measure_node(bench, rows, house, node, worker, yardsticks, flag_set, keys)
    single = workloads.single(flag_set.document, "targeted", flag_set.key)
    # With one key, Nginx would refuse what is above the limit of one caller.
    single = workloads.of_callers(single, flag_set.key, keys)
    bulk = workloads.bulk(flag_set.key)
    row, bulk_row = names.SINGLE["targeted"], names.bulk(flag_set.size)
    by_nginx = throughput_of(found, row, node.nginx.name)
    constant, fronted = yardsticks.constant(), house.constant_behind_nginx()
    loads: list[OpenLoop] = []
    for name, server, calls, throughput in (
        (row, worker, single, rows.throughput(row, worker.name)),
        (bulk_row, worker, bulk, rows.throughput(bulk_row, worker.name)),
        (names.of_the_node(row), node.nginx, single, by_nginx),
        (row, constant, single, rows.throughput(row, worker.name)),
        (names.of_the_node(row), fronted, single, by_nginx),
    ):
        loads += measure_at_rates(bench, name, server, calls, throughput)
    fronted.stop()
    yardsticks.stop()
    node.stop()
    return found, loads


def throughput_of(found: list[NodeRow], row: str, server: str) -> float:
    """The node's throughput in a row, with 64 callers who take no gzip."""
    return next(
        line.load.throughput
        for line in found
        if (line.row, line.server, line.connections, line.compressed) == (row, server, 64, False)
    )


def say_measured(measurement: Measurement) -> None:
    """One line while it goes on."""
    rate = tables.rate(measurement.throughput)
    print(f"  {measurement.row} · {measurement.server}: {rate}/s", flush=True)


def say_growth(growth: Growth) -> None:
    """The same of a size."""
    rate = tables.rate(growth.measurement.throughput)
    what = f"{growth.measurement.row} · {growth.measurement.server}"
    print(f"  {growth.flags:,} flags · {what}: {rate}/s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
