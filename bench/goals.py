"""What the bench is to prove: ratios within one run, each beside what was measured."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec

from bench import names
from bench.engine import PROMISED
from bench.results import OpenLoop, Results


class Goal(msgspec.Struct, frozen=True):
    """One target. ``measured`` is None where what it compares with did not run."""

    name: str
    wanted: float
    measured: float | None
    at_most: bool = False

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
        *_nginx(results),
        *_half_load(results),
    ]


def _engine(results: Results) -> Iterator[Goal]:
    for row in results.engine:
        if row.promised:
            yield Goal(f"{row.name}, in one process, over flagd's Python core", PROMISED, row.ratio)


def _least(ratios: list[float | None]) -> float | None:
    known = [ratio for ratio in ratios if ratio is not None]
    return min(known, default=None)


def _single(results: Results) -> Iterator[Goal]:
    for server, wanted in ((names.SANIC, 5.0), (names.FASTAPI, 8.0), (names.NODE, 2.5)):
        ratios = [results.ratio(row, names.LANE, server) for row in names.SINGLE.values()]
        yield Goal(f"single evaluation over {server}", wanted, _least(ratios))
    ratios = [results.ratio(row, names.NO_LANE, names.SANIC) for row in names.SINGLE.values()]
    yield Goal("single evaluation on Sanic's own road over bare Sanic", 0.8, _least(ratios))


def _bulk(results: Results) -> Iterator[Goal]:
    fresh = names.bulk(100)
    for server, wanted in ((names.FASTAPI, 15.0), (names.NODE, 1.5)):
        ratio = results.ratio(fresh, names.LANE, server)
        yield Goal(f"bulk of 100, fresh contexts, over {server}", wanted, ratio)
    for flags in (100, 1000):
        ratio = results.ratio(names.recurring(flags), names.LANE, names.NODE)
        yield Goal(f"bulk of {flags}, recurring contexts, over node", 6.0, ratio)
    for flags in (100, 1000):
        again = results.find(names.not_modified(flags), names.LANE)
        single = results.find(names.SINGLE["targeted"], names.LANE)
        measured = again.throughput / single.throughput if again and single else None
        yield Goal(f"304 for a bulk of {flags} over single evaluation", 1.0, measured)


def _nginx(results: Results) -> Iterator[Goal]:
    row = names.through_nginx(names.SINGLE["targeted"])
    ratio = results.ratio(row, names.NGINX, names.NGINX_CONSTANT)
    yield Goal("through Nginx over Nginx proxying a constant", 0.6, ratio)


def _half_load(results: Results) -> Iterator[Goal]:
    for load in results.open_loop:
        if load.part == 0.5 and load.server in (names.LANE, names.NGINX):
            yield Goal(f"p99 over p50 at half load: {load.row}", 5.0, _tail(load), at_most=True)


def _tail(load: OpenLoop) -> float:
    return load.report.p99 / load.report.p50 if load.report.p50 else math.inf
