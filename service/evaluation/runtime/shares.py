"""Weights as shares of all hashes, for ``fractional``.

A weight is absent or null (1), negative (0) or whole. Anything else gives no answer, and so do
weights that add up to 0 or to more than 2³¹ - 1.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

MAX_TOTAL_WEIGHT = 2**31 - 1


class Shares:
    """Variants with their weights: ``pick`` answers the variant of a hash."""

    __slots__ = ("bounds", "total", "variants")

    def __init__(self, variants: list[Any], weights: list[int]) -> None:
        self.variants = variants
        self.bounds: list[int] = []
        self.total = 0
        for weight in weights:
            self.total += weight
            self.bounds.append(self.total)

    def pick(self, hashed: int) -> Any:
        """The variant whose share of the 32-bit hashes ``hashed`` falls into."""
        return self.variants[bisect_right(self.bounds, hashed * self.total >> 32)]


def read_shares(buckets: list[Any]) -> Shares | None:
    """The shares of evaluated ``[variant, weight]`` lists; None where they give no answer."""
    variants = []
    weights = []
    for bucket in buckets:
        if bucket.__class__ is not list or not bucket:
            return None
        if bucket[0].__class__ in (list, dict):
            return None
        weight = read_weight(bucket[1]) if len(bucket) > 1 else 1
        if weight is None:
            return None
        variants.append(bucket[0])
        weights.append(weight)
    if not 0 < sum(weights) <= MAX_TOTAL_WEIGHT:
        return None
    return Shares(variants, weights)


def read_weight(value: Any) -> int | None:
    """A weight as it counts, None for what is none."""
    if value is None:
        return 1
    if value.__class__ is float:
        if not value.is_integer():
            return None
        value = int(value)
    if value.__class__ is not int or value > MAX_TOTAL_WEIGHT:
        return None
    return max(value, 0)
