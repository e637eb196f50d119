"""What was answered, and how often: on its way through the stores, and on the wire."""

from __future__ import annotations

import msgspec

from service.structs.timestamps import Moment

# In milliseconds.
HOUR = 3_600_000
DAY = 24 * HOUR


class Outcome(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a flag came to. ``variant`` is None where none was served.

    ``reason`` is OFREP's reason; where the evaluation ``failed``, its error code.
    """

    flag_set: str
    flag: str
    variant: str | None
    reason: str
    failed: bool


class Count(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """How often a flag came to something within an hour, and when it last did.

    ``hour`` is the beginning of the hour; both times are in milliseconds since 1970.
    """

    outcome: Outcome
    hour: int
    evaluations: int
    last_at: int


class Batch(msgspec.Struct, frozen=True, array_like=True):
    """What one worker counted since its batch before.

    ``source`` names the worker's process, ``sequence`` numbers its batches from 1: whoever adds
    them up knows by the two which ones it has added already.
    """

    source: str
    sequence: int
    counts: list[Count]


class EvaluationCount(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """How often a flag came to something within ``hours`` (1, or 24: a day of UTC) from ``start``.

    ``variant`` is null where none was served. A failed evaluation has an ``errorCode`` and no
    ``reason``, any other a ``reason`` and no ``errorCode``.
    """

    flag: str
    variant: str | None
    reason: str | None
    error_code: str | None
    start: Moment
    hours: int
    evaluations: int
