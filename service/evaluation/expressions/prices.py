"""Prices of rules with operands that cost nothing themselves: short texts, few items.

Most operators take less than a step (see ``runtime/work.py``), so prices are in nanoseconds, the
worst case of each. An operator's own price is in its row; here are those of parts of rules.
Whatever grows with the operands beyond that is spent during an evaluation.
"""

from __future__ import annotations

from typing import NamedTuple

# Most operators.
USUAL = 50

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


def steps(price: int) -> int:
    """Return the steps of a price."""
    return -(-price // _STEP)
