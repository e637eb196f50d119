"""``fractional``: a share of the keys for each of several variants, the same on every machine.

The key is hashed by MurmurHash3 (x86, 32 bits, seed 0, unsigned); the bucket is
``(hash * total) >> 32``, and the first variant whose cumulative weight is beyond it is the answer.

The two versions differ in what is hashed:

- version 2, flagd's until it changes: the UTF-8 of a text; without one, of ``flagKey`` followed
  by ``targetingKey``. A number or a boolean as a key gives no answer.
- version 3, flagd's accepted decision "non-string rand units": the deterministic CBOR of any
  value but a list; without one, of ``[flagKey, targetingKey]``. Null as a key gives no answer.

A weight is absent or null (1), negative (0) or whole. Anything else gives no answer, and so do
weights that add up to 0 or to more than 2³¹ - 1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

import cbor2
from mmh3 import mmh3_32_uintdigest as murmur3

from service.evaluation.limits import MAX_HASHED
from service.evaluation.runtime.context import FLAGD
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.work import Work

MAX_TOTAL_WEIGHT = 2**31 - 1

# The range of 64-bit integers, signed or not: the decision's bound for writing floats as integers.
_LEAST_INTEGER = -(2**63)
_MOST_INTEGER = 2**64 - 1


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


def hash_text(work: Work, key: str, flag_key: str = "") -> int:
    """The hash of a text, behind the flag's key if there is one, as version 2 takes it."""
    work.spend(len(key) // _HASHED)
    return murmur3((flag_key + key).encode())


def hash_value(work: Work, value: Any) -> int:
    """The hash of any JSON value as version 3 takes it.

    Raises OperandError for one with more than MAX_HASHED values in it.
    """
    if value.__class__ is str:
        work.spend(len(value) // _HASHED)
    else:
        value = _Normal(work).of(value)
    return murmur3(cbor2.dumps(value, canonical=True))


class _Normal:
    """A value with each number in the one form that its CBOR has.

    A whole float within 64 bits is an integer; an integer beyond is a float, as JSON readers with
    64-bit floats (Go, JavaScript) see it.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self._left = MAX_HASHED

    def of(self, value: Any) -> Any:
        self._left -= 1
        if self._left < 0:
            raise OperandError(f"The key holds more than {MAX_HASHED} values.")
        kind = value.__class__
        self._work.spend(_VALUE + (len(value) // _HASHED if kind is str else 0))
        if kind is float and value.is_integer() and _LEAST_INTEGER <= value <= _MOST_INTEGER:
            return int(value)
        if kind is int and not _LEAST_INTEGER <= value <= _MOST_INTEGER:
            return float(value)
        if kind is list:
            return [self.of(item) for item in value]
        if kind is dict:
            self._work.spend(sum(map(len, value)) // _HASHED)
            return {key: self.of(item) for key, item in value.items()}
        return value


def _shares(work: Work, buckets: list[Any]) -> Shares | None:
    work.spend(_BUCKET * len(buckets))
    return read_shares(buckets)


# Characters that a step hashes; the steps of a value within a value; the steps of a bucket.
_HASHED = 32
_VALUE = 20
_BUCKET = 8


def distribute_2(work: Work, data: Any, operands: Any) -> Any:
    """``fractional`` version 2 with operands that are only known now.

    ``data`` is the context, or the element of a loop: both keys are looked up there.
    """
    if operands.__class__ is not list or not operands or data.__class__ is not dict:
        return None
    key = operands[0]
    flag_key = ""
    if key.__class__ is str:
        buckets = operands[1:]
    else:
        buckets = operands[1:] if key is None else operands
        keys = implicit_keys(data)
        if keys is None:
            return None
        flag_key, key = keys
    shares = _shares(work, buckets)
    return None if shares is None else shares.pick(hash_text(work, key, flag_key))


def distribute_3(work: Work, data: Any, operands: Any) -> Any:
    """``fractional`` version 3 with operands that are only known now."""
    if operands.__class__ is not list or not operands or operands[0] is None:
        return None
    key: Any = operands[0]
    if key.__class__ is list:
        buckets = operands
        key = implicit_keys(data)
        if key is None:
            return None
    else:
        buckets = operands[1:]
    shares = _shares(work, buckets)
    return None if shares is None else shares.pick(hash_value(work, key))


DISTRIBUTE: dict[int, Callable[[Work, Any, Any], Any]] = {2: distribute_2, 3: distribute_3}


def implicit_keys(data: Any) -> list[str] | None:
    """``[flagKey, targetingKey]`` of a context, None without a text for a targeting key."""
    if data.__class__ is not dict:
        return None
    targeting_key = data.get("targetingKey")
    if targeting_key.__class__ is not str or not targeting_key:
        return None
    flagd = data.get(FLAGD)
    flag_key = flagd.get("flagKey") if flagd.__class__ is dict else None
    return [flag_key if flag_key.__class__ is str else "", targeting_key]
