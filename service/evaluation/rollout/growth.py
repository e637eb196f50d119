"""Shares of ``fractional`` in which one variant grows at the cost of the others.

``fractional`` gives each bucket a range of hashes, in the order in which the buckets are written,
and only the ratio of a bound to the total decides on which side of it a hash falls. So a variant
grows without losing a key if its ranges only ever grow, and nobody else moves if every other range
only loses its end. Each other range loses the same part, at the end beside the growing variant:

    [["off", 90], ["on", 10]]             on at 25 %: [["off", 75], ["on", 25]]
    [["a", 50], ["b", 50]]                on at 20 %: [["on", 10], ["a", 40], ["on", 10], ["b", 40]]

Each share is made from the buckets as they were before the rollout: it depends on no other step.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from math import ceil, floor, gcd, lcm
from typing import NamedTuple

from service.evaluation.runtime.shares import MAX_TOTAL_WEIGHT

# Parts of a hundred percent that a share is a whole number of: three decimals of a percentage.
PARTS = 100_000
# Totals that people read easily; the first one that fits is used.
_TOTALS = (100, 1_000, 10_000, PARTS)


class Bucket(NamedTuple):
    """A variant, None for the flag's default, and its weight."""

    variant: str | None
    weight: int


def share_of(buckets: Sequence[Bucket], variant: str) -> Fraction:
    """Return the variant's part of the total weight, from 0 to 1."""
    total = sum(bucket.weight for bucket in buckets)
    return Fraction(sum(each.weight for each in buckets if each.variant == variant), total)


def grown(buckets: Sequence[Bucket], variant: str, share: Fraction) -> tuple[Bucket, ...]:
    """Return buckets in which the variant has this share, which is no less than it has in these.

    Keys with the variant keep it, and other keys keep theirs or get the variant. With three
    decimals of a percentage, the share is exact unless the weights are very fine; then the variant
    has less by a billionth.
    """
    before = share_of(buckets, variant)
    if share <= before:
        return tuple(buckets)
    kept = (1 - share) / (1 - before)
    placed = _with_place(buckets, variant)
    total = sum(bucket.weight for bucket in placed)
    grid = _grid(total, total - int(before * total))
    ends: list[tuple[str | None, int]] = []
    start = 0
    for position, (name, weight) in enumerate(placed):
        first, last = start * grid, (start + weight) * grid
        start += weight
        if name == variant:
            ends.append((name, last))
        elif position + 1 < len(placed) and placed[position + 1].variant == variant:
            # Rounded in favour of the others, and in the same direction at every step.
            ends += [(name, ceil(first + (last - first) * kept)), (variant, last)]
        else:
            ends += [(variant, floor(last - (last - first) * kept)), (name, last)]
    return _readable(ends)


def _with_place(buckets: Sequence[Bucket], variant: str) -> list[Bucket]:
    """Return the buckets that get keys, reduced; the variant is first if it has no place."""
    placed = [each for each in buckets if each.weight or each.variant == variant]
    divisor = gcd(*(each.weight for each in placed))
    placed = [Bucket(each.variant, each.weight // divisor) for each in placed]
    if not any(each.variant == variant for each in placed):
        placed.insert(0, Bucket(variant, 0))
    return placed


def _grid(total: int, others: int) -> int:
    """Return the number of parts of a unit of weight, the same for every share.

    As many as make every bound a whole number, or else as many as the greatest total has room for.
    """
    exact = lcm(total, others) // total * PARTS
    most = MAX_TOTAL_WEIGHT // total
    return min(exact, most)


def _readable(ends: list[tuple[str | None, int]]) -> tuple[Bucket, ...]:
    """Return the ranges that end at these bounds, neighbours joined, with the simplest weights."""
    weights = [
        (name, end - start)
        for (name, end), (_, start) in zip(ends, [("", 0), *ends], strict=False)
        if end > start
    ]
    joined = [
        (name, sum(weight for _, weight in same))
        for name, same in groupby(weights, key=lambda each: each[0])
    ]
    divisor = gcd(*(weight for _, weight in joined))
    total = sum(weight for _, weight in joined) // divisor
    factor = next((most // total for most in _TOTALS if most % total == 0), 1)
    return tuple(Bucket(name, weight // divisor * factor) for name, weight in joined)
