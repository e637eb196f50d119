"""Evaluation counts, on their way through the stores and on the wire."""

from __future__ import annotations

import msgspec

from service.structs.timestamps import Timestamp

# In milliseconds.
HOUR = 3_600_000
DAY = 24 * HOUR


class Outcome(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Result of a flag's evaluation. ``variant`` is None where none was returned.

    ``reason`` is OFREP's reason; where the evaluation ``failed``, its error code.
    """

    flag_set: str
    flag: str
    variant: str | None
    reason: str
    failed: bool


class Count(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Evaluations of a flag with one outcome within an hour, and the last of them.

    ``hour`` is the beginning of the hour; both times are in milliseconds since 1970.
    """

    outcome: Outcome
    hour: int
    evaluations: int
    last_at: int


class Batch(msgspec.Struct, frozen=True, array_like=True):
    """Counts of one worker since its previous batch.

    ``source`` names the worker's process, ``sequence`` numbers its batches from 1: together they
    show which ones were added already.
    """

    source: str
    sequence: int
    counts: list[Count]


class EvaluationCount(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Evaluations of a flag with one outcome within ``hours`` from ``start``.

    ``hours`` is 1, or 24 for a day of UTC. ``variant`` is null where none was returned. A failed
    evaluation has an ``errorCode`` and no ``reason``, any other a ``reason`` and no ``errorCode``.
    """

    flag: str
    variant: str | None
    reason: str | None
    error_code: str | None
    start: Timestamp
    hours: int
    evaluations: int
