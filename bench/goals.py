"""Goals of the bench: ratios within one run, each beside the measured one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import msgspec

from bench import names
from bench.engine import PROMISED
from bench.results import OpenLoop, Results


class Goal(msgspec.Struct, frozen=True):
    """One target. ``measured`` is None where what it compares with did not run.

    What two servers were driven for at once counts by that; ``in_turns`` is then the same ratio of
    the throughput that each had by itself.
    """

    name: str
    wanted: float
    measured: float | None
    at_most: bool = False
    in_turns: float | None = None

    @property
    def verdict(self) -> str:
        """met, missed or not measured."""
        if self.measured is None:
            return "not measured"
        if self.at_most:
            return "met" if self.measured <= self.wanted else "missed"
        return "met" if self.measured >= self.wanted else "missed"


def judge(results: Results) -> list[Goal]:
    """Every target, in the order in which they were set."""
    return [
        *_engine(results),
        *_single(results),
        *_bulk(results),
        *_stored(results),
        *_node(results),
        *_half_load(results),
        *_reload(results),
        *_impact(results),
    ]


def _engine(results: Results) -> Iterator[Goal]:
    for row in results.engine:
        if row.promised:
            yield Goal(f"{row.name}, in one process, over flagd's Python core", PROMISED, row.ratio)


def _least(ratios: Iterable[float | None]) -> float | None:
    known = [ratio for ratio in ratios if ratio is not None]
    return min(known, default=None)


def _over(
    results: Results, name: str, wanted: float, rows: Iterable[str], server: str, other: str
) -> Goal:
    """A server over another in the same rows, driven at once; the worst row counts."""
    rows = list(rows)
    return Goal(
        name,
        wanted,
        _least(results.beside(row, server, other) for row in rows),
        in_turns=_least(results.ratio(row, server, other) for row in rows),
    )


def _single(results: Results) -> Iterator[Goal]:
    rows = names.SINGLE.values()
    for other, wanted in ((names.SANIC, 5.0), (names.FASTAPI, 8.0), (names.NODE, 2.5)):
        yield _over(results, f"single evaluation over {other}", wanted, rows, names.LANE, other)
    name = "single evaluation on Sanic's own road over bare Sanic"
    yield _over(results, name, 0.8, rows, names.NO_LANE, names.SANIC)


def _bulk(results: Results) -> Iterator[Goal]:
    fresh = names.bulk(100)
    for other, wanted in ((names.FASTAPI, 15.0), (names.NODE, 1.5)):
        yield _over(results, f"{fresh}, over {other}", wanted, [fresh], names.LANE, other)
    for again in (names.recurring(100), names.recurring(1000)):
        yield _over(results, f"{again}, over node", 6.0, [again], names.LANE, names.NODE)
    single = results.find(names.SINGLE["targeted"], names.LANE)
    for flags in (100, 1000):
        tagged = results.find(names.not_modified(flags), names.LANE)
        name = f"304 for a bulk of {flags} over single evaluation"
        if tagged is None or single is None:
            yield Goal(name, 1.0, None)
        else:
            yield Goal(name, 1.0, tagged.throughput / single.throughput)


def _stored(results: Results) -> Iterator[Goal]:
    row = names.stored(99)
    ratio = results.ratio(row, names.LANE, names.PLAIN_SET)
    yield Goal(f"{row}, over the plain set", 0.6, ratio)
    for one in results.stampedes:
        name = f"queries that {one.callers:,} callers on {one.workers} workers send for one context"
        yield Goal(name, 1.0, one.queries / one.turns, at_most=True)


def _node(results: Results) -> Iterator[Goal]:
    """A second of CPU of all the node's processes, against one of whom it is compared with."""
    single = names.of_the_node(names.SINGLE["targeted"])
    for name, wanted, row, server, other in (
        ("node by Nginx over the worker alone", 0.35, single, names.NGINX, names.LANE),
        ("node by Nginx over flagd", 2.5, names.BY_PLAN, names.NGINX, names.FLAGD),
        ("direct road over the worker alone", 0.9, single, names.DIRECT, names.LANE),
        ("node by Nginx over a constant", 0.6, single, names.NGINX, names.NGINX_CONSTANT),
    ):
        yield Goal(name, wanted, results.beside(row, server, other))


def _half_load(results: Results) -> Iterator[Goal]:
    for load in results.open_loop:
        if load.part == 0.5 and load.server in (names.LANE, names.NGINX):
            yield Goal(f"p99 over p50 at half load: {load.row}", 5.0, _tail(load), at_most=True)


def _reload(results: Results) -> Iterator[Goal]:
    for one in results.reloads:
        name = (
            f"slowest answer, in ms, while {one.flags:,} flags and {one.streams:,} streams reload"
        )
        yield Goal(name, 250.0, one.slowest * 1000, at_most=True)
        failed = len(one.failures) + one.streams_lost
        yield Goal("answers that failed and streams that were lost meanwhile", 0.0, failed, True)


def _tail(load: OpenLoop) -> float:
    """Return p99 as a multiple of p50; infinity if a call was not answered well."""
    report = load.report
    if not report.p50 or report.errors or report.missing:
        return math.inf
    return report.p99 / report.p50


def _impact(results: Results) -> Iterator[Goal]:
    for row in results.impacts:
        where = "with a core to spare" if row.own_core else "on the same core"
        yield Goal(f"p99 beside an impact {where}, over alone", 1.1, row.ratio, at_most=True)
