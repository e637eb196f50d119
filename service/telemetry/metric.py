"""The type of a metric: name, kind, help text, labels, and where its samples come from.

A metric is one row of ``NODE_METRICS`` or ``WORKER_METRICS``. Prometheus's text format is
generated from these rows, and a test holds ``monitoring/README.md`` to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Any, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from prometheus_client import Metric as Family
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily

from service.durations import BUCKETS, Durations

Source = TypeVar("Source")

# Label values, and a number, or durations for a histogram.
Sample: TypeAlias = tuple[tuple[str, ...], float | Durations]

_FAMILIES = {
    "counter": CounterMetricFamily,
    "gauge": GaugeMetricFamily,
    "histogram": HistogramMetricFamily,
}
_BOUNDS = (*(str(bound) for bound in BUCKETS), "+Inf")


class Metric(NamedTuple, Generic[Source]):
    """``name`` is without the ``_total`` that a counter ends in. ``read`` yields the samples."""

    name: str
    kind: Literal["counter", "gauge", "histogram"]
    help: str
    labels: tuple[str, ...]
    read: Callable[[Source], Iterable[Sample]]

    def family(self, source: Source) -> Family:
        """Return the metric with its samples, as Prometheus's library has it."""
        # Each kind has its own signature of add_metric, and no common type.
        family: Any = _FAMILIES[self.kind](self.name, self.help, labels=self.labels)
        for labels, value in self.read(source):
            if isinstance(value, Durations):
                buckets = list(zip(_BOUNDS, accumulate(map(float, value.buckets)), strict=True))
                family.add_metric(labels, buckets=buckets, sum_value=value.seconds)
            else:
                family.add_metric(labels, value)
        result: Family = family
        return result


def one(read: Callable[[Source], float | Durations]) -> Callable[[Source], Iterable[Sample]]:
    """Return a reader of the one sample of a metric without labels."""
    return lambda source: [((), read(source))]
