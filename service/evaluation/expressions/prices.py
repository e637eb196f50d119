"""What an operator costs with operands that cost nothing themselves: short texts, few items.

Most take less than a step (see ``work.py``), so these prices are in nanoseconds, the worst case of
each. Whatever grows with the operands beyond that is spent when an evaluation comes by.
"""

from __future__ import annotations

from typing import NamedTuple

_USUAL = 50
_PRICES = {
    "%": 500,
    "*": 500,
    "+": 500,
    "-": 500,
    "/": 500,
    "abs": 300,
    "cat": 400,
    "contains_all": 2_000,
    "contains_any": 2_000,
    "contains_none": 2_000,
    "fractional": 400,
    "max": 500,
    "merge": 500,
    "min": 500,
    "missing": 2_000,
    "missing_some": 2_000,
    "reduce": 500,
    "sem_ver": 250,
    "set": 500,
    "substr": 500,
}

# Searching a short list or text, which is no literal.
SEARCH = 1_000

# Each part of the path of a `var` that has several.
PART = 60

# Reading a short text as a version for the first time in a request.
VERSION = 8_000

# Calling the inner rule of a loop, and handing it what `reduce` does.
ELEMENT = 200
ACCUMULATED = 1_500

# What a bulk answer takes for each flag that has targeting, beyond the targeting itself.
FLAG = 700

# A flag that takes more than this pays for itself, whenever it is evaluated.
HEAVY = 100_000

# A step, in nanoseconds.
_STEP = 100


class Cost(NamedTuple):
    """What the operators of a flag take in nanoseconds, apart from the reading of the attributes
    that are ``versions``, which the flags of a set share."""

    operators: int
    versions: frozenset[str] = frozenset()

    @property
    def alone(self) -> int:
        """What the flag takes by itself."""
        return self.operators + VERSION * len(self.versions)


FREE = Cost(0)


def price_of(symbol: str) -> int:
    """The price of one operator."""
    return _PRICES.get(symbol, _USUAL)


def steps(price: int) -> int:
    """The steps that a price comes to."""
    return -(-price // _STEP)
