"""Prices of operators with operands that cost nothing themselves: short texts, few items.

Most take less than a step (see ``work.py``), so these prices are in nanoseconds, the worst case of
each. Whatever grows with the operands beyond that is spent during an evaluation.
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

# Searching a short list or text that is not a literal.
SEARCH = 1_000

# Each part of the path of a `var` that has several.
PART = 60

# Parsing a short text as a version for the first time in a request.
VERSION = 8_000

# Calling the inner rule of a loop with the element of `reduce`.
ELEMENT = 200
ACCUMULATED = 1_500

# A flag with targeting in a bulk answer, beyond the targeting itself.
FLAG = 700

# A more expensive flag pays for itself at each evaluation.
HEAVY = 100_000

# A step, in nanoseconds.
_STEP = 100


class Cost(NamedTuple):
    """Price of the operators of a flag in nanoseconds.

    Without the parsing of the attributes that are ``versions``, which the flags of a set share.
    """

    operators: int
    versions: frozenset[str] = frozenset()

    @property
    def alone(self) -> int:
        """Return the price of the flag by itself."""
        return self.operators + VERSION * len(self.versions)


FREE = Cost(0)


def price_of(symbol: str) -> int:
    """Return the price of one operator."""
    return _PRICES.get(symbol, _USUAL)


def steps(price: int) -> int:
    """Return the steps of a price."""
    return -(-price // _STEP)
