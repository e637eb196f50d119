"""``fractional``: a share of the keys for each of several variants, the same on every machine.

The key is hashed (see ``runtime/hashing.py``); the bucket is ``(hash * total) >> 32``, and the
first variant whose cumulative weight is beyond it is the answer.

The two versions differ in what is hashed:

- version 2, flagd's until it changes: the UTF-8 of a text; without one, of ``flagKey`` followed
  by ``targetingKey``. A number or a boolean as a key gives no answer.
- version 3, flagd's accepted decision "non-string rand units": the deterministic CBOR of any
  value but a list; without one, of ``[flagKey, targetingKey]``. Null as a key gives no answer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from service.evaluation.runtime.context import FLAGD
from service.evaluation.runtime.hashing import hash_text, hash_value
from service.evaluation.runtime.shares import Shares, read_shares
from service.evaluation.runtime.work import Work

# Steps of a bucket.
_BUCKET = 8


class Bucketing(NamedTuple):
    """A key that is hashed, in version 2 behind the flag's, and the buckets for it."""

    key: Any
    buckets: list[Any]
    flag_key: str = ""


def bucketing_2(data: Any, operands: Any) -> Bucketing | None:
    """Return what version 2 hashes; None where it gives no answer.

    ``data`` is the context, or the element of a loop: both keys are looked up there.
    """
    if operands.__class__ is not list or not operands or data.__class__ is not dict:
        return None
    key = operands[0]
    if key.__class__ is str:
        return Bucketing(key, operands[1:])
    keys = implicit_keys(data)
    if keys is None:
        return None
    return Bucketing(keys[1], operands[1:] if key is None else operands, keys[0])


def bucketing_3(data: Any, operands: Any) -> Bucketing | None:
    """Return what version 3 hashes; None where it gives no answer."""
    if operands.__class__ is not list or not operands or operands[0] is None:
        return None
    if operands[0].__class__ is not list:
        return Bucketing(operands[0], operands[1:])
    keys = implicit_keys(data)
    return None if keys is None else Bucketing(keys, operands)


def distribute_2(work: Work, data: Any, operands: Any) -> Any:
    """``fractional`` version 2 with operands that are only known now."""
    found = bucketing_2(data, operands)
    shares = None if found is None else _shares(work, found.buckets)
    if found is None or shares is None:
        return None
    return shares.pick(hash_text(work, found.key, found.flag_key))


def distribute_3(work: Work, data: Any, operands: Any) -> Any:
    """``fractional`` version 3 with operands that are only known now."""
    found = bucketing_3(data, operands)
    shares = None if found is None else _shares(work, found.buckets)
    if found is None or shares is None:
        return None
    return shares.pick(hash_value(work, found.key))


def _shares(work: Work, buckets: list[Any]) -> Shares | None:
    work.spend(_BUCKET * len(buckets))
    return read_shares(buckets)


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
