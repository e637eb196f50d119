"""The hash that ``fractional`` takes of a key: MurmurHash3 (x86, 32 bits, seed 0, unsigned).

Version 2 hashes the UTF-8 of a text, version 3 the deterministic CBOR of any value.
"""

from __future__ import annotations

from typing import Any

import cbor2
from mmh3 import mmh3_32_uintdigest as murmur3

from service.evaluation.limits import MAX_HASHED
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.work import Work

# The range of 64-bit integers, signed or not: the decision's bound for writing floats as integers.
_LEAST_INTEGER = -(2**63)
_MOST_INTEGER = 2**64 - 1

# Characters that a step hashes; the steps of a value within a value.
_HASHED = 32
_VALUE = 20


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
