"""Growth of cost: the same calls against flag sets of 10 to 10,000 flags."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from bench import workloads
from bench.calls import Call
from bench.checking import wait_until_served
from bench.growth_lines import FRESH, NOT_MODIFIED, RECURRING, SINGLE
from bench.house import House
from bench.measuring import Bench, Measured
from bench.results import Growth
from bench.rows import LARGE_CONNECTIONS, SINGLE_CONNECTIONS
from bench.servers import Server, Yardsticks


def measure_growth(
    bench: Bench,
    house: House,
    worker: Server,
    yardsticks: Yardsticks,
    make_document: Callable[[int], Mapping[str, Any]],
    say: Callable[[Growth], None],
) -> list[Growth]:
    """Each size in turn, with yardsticks of its own."""
    found: list[Growth] = []
    for size in bench.plan.growth:
        document = make_document(size)
        flag_set = house.load(worker, f"growth.{size}", document)
        others = yardsticks.every(document)
        single = workloads.single(document, "targeted", flag_set.key)
        fresh = workloads.bulk(flag_set.key)
        wait_until_served(worker.port, fresh)
        ours: list[tuple[str, Sequence[Measured], Sequence[Call]]] = [
            (SINGLE, [worker, *others], single),
            (FRESH, [worker, *others], fresh),
            (RECURRING, [worker], workloads.recurring(flag_set.key)),
            (NOT_MODIFIED, [worker], workloads.not_modified(flag_set.key, worker.port)),
        ]
        for row, servers, calls in ours:
            connections = LARGE_CONNECTIONS if row in (FRESH, RECURRING) else SINGLE_CONNECTIONS
            targets = [(server, calls) for server in servers]
            # Once is enough: over three powers of ten a few per cent do not show. Three seconds are
            # needed, because FastAPI's answer for 10,000 flags takes one.
            for measured in bench.measure(row, connections, targets, once_for=3):
                found.append(Growth(size, measured))
                say(found[-1])
        for other in others:
            other.stop()
    return found
