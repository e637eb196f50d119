"""Check of the shape of a PromQL expression, without a Prometheus.

What it means is known to Prometheus alone. This finds what would also break the query that is made
of the expression, and what is clearly no number.
"""

from __future__ import annotations

import re

from service.evaluation.text.free_text import steering_character

LONGEST = 1000

_PAIRS = {")": "(", "]": "[", "}": "{"}
# Texts, which may contain anything, then whatever has a meaning of its own.
_TOKEN = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)|([]()[{}"'`#])""")
_RANGE = re.compile(r"\[[^][]*\]$")


def fault_in(expression: str) -> str | None:
    """Return what is wrong with the expression, as a sentence; None if nothing is."""
    if not expression.strip():
        return "An expression is not empty."
    if len(expression) > LONGEST:
        return f"An expression has at most {LONGEST} characters."
    if character := steering_character(expression):
        return f"An expression is one line of plain text; this one has {character}."
    opened: list[str] = []
    for token in _TOKEN.finditer(expression):
        symbol = token[2]
        if symbol is None:
            continue
        if symbol == "#":
            return "An expression has no comment: the rest of the query stands behind it."
        if symbol in _PAIRS.values():
            opened.append(symbol)
        elif symbol not in _PAIRS:
            return f"The text that begins with {symbol} has no end."
        elif not opened or opened.pop() != _PAIRS[symbol]:
            return f"There is a '{symbol}' that nothing opens."
    if opened:
        return f"There is a '{opened[-1]}' that nothing closes."
    if _RANGE.search(expression.strip()):
        return "An expression has one value at a time: use a function such as rate() of the range."
    return None
