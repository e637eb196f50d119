"""``fractional``: versions 2 (MurmurHash3 of the text) and 3 (of its deterministic CBOR)."""

from __future__ import annotations

from typing import Any

import cbor2
import mmh3

MOST = 2**31 - 1
"""The largest sum of weights."""


def answer(operands: Any, data: Any, version: int) -> Any:
    """The variant of the bucket that the key falls into, or None for no answer."""
    if not isinstance(operands, list) or not operands or not isinstance(data, dict):
        return None
    key = bucketing_value(operands[0], data, version)
    buckets = operands if isinstance(operands[0], list) else operands[1:]
    weights = [weight(bucket) for bucket in buckets]
    if key is None or None in weights or not all(map(named, buckets)):
        return None
    total = sum(each for each in weights if each is not None)
    if not 0 < total <= MOST:
        return None
    encoded = key.encode() if version == 2 else cbor2.dumps(integral(key), canonical=True)
    position = (mmh3.hash(encoded, 0, signed=False) * total) >> 32
    for bucket, share in zip(buckets, weights, strict=True):
        position -= share or 0
        if position < 0:
            return bucket[0]
    raise AssertionError("a position is always within the total")


def bucketing_value(first: Any, data: dict[str, Any], version: int) -> Any:
    given = not isinstance(first, list) and (version == 3 or first is not None)
    if given:
        return first if version == 3 or isinstance(first, str) else None
    targeting_key = data.get("targetingKey")
    if not isinstance(targeting_key, str) or not targeting_key:
        return None
    properties = data.get("$flagd")
    flag_key = properties.get("flagKey", "") if isinstance(properties, dict) else ""
    flag_key = flag_key if isinstance(flag_key, str) else ""
    return flag_key + targeting_key if version == 2 else [flag_key, targeting_key]


def named(bucket: Any) -> bool:
    return bucket[0] is None or isinstance(bucket[0], (str, bool, float))


def weight(bucket: Any) -> int | None:
    """Of one bucket, or None where it is no bucket or its weight is not whole."""
    if not isinstance(bucket, list) or not bucket:
        return None
    if len(bucket) == 1 or bucket[1] is None:
        return 1
    if not isinstance(bucket[1], float) or not bucket[1].is_integer():
        return None
    return max(0, int(bucket[1]))


def integral(value: Any) -> Any:
    """Floats without a fraction that fit 64 bits as integers, everywhere in the value."""
    if isinstance(value, dict):
        return {key: integral(element) for key, element in value.items()}
    if isinstance(value, list):
        return [integral(element) for element in value]
    if isinstance(value, float) and value.is_integer() and -(2.0**63) <= value < 2.0**64:
        return int(value)
    return value
