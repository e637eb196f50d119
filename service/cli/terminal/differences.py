"""Differences of a flag set, as people read them."""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from service.cli.terminal.output import PLAIN, Style
from service.cli.terminal.text import counted


class Difference(msgspec.Struct):
    """Difference of one thing; null is "not there"."""

    kind: Literal["flag", "evaluator", "flag_set"]
    name: str
    before: Any
    after: Any


def shown(differences: Sequence[Difference]) -> str:
    """Each difference: a heading, then what goes and what comes, line by line."""
    if not differences:
        return "No difference."
    lines = [line for difference in differences for line in _lines(difference)]
    return "\n".join([*lines, f"{counted(len(differences), 'difference')}."])


def _lines(difference: Difference) -> list[str]:
    sign = "~"
    if difference.before is None:
        sign = "+"
    elif difference.after is None:
        sign = "-"
    kind = difference.kind.replace("_", " ")
    before, after = _pretty(difference.before), _pretty(difference.after)
    changed = list(difflib.unified_diff(before, after, lineterm="", n=2))[2:]
    body = [line for line in changed if not line.startswith("@@")]
    return [f"{sign} {kind} {difference.name}", *(f"    {line}" for line in body)]


def _pretty(value: object) -> list[str]:
    if value is None:
        return []
    return json.dumps(value, ensure_ascii=False, indent=2).splitlines()


_COLORS = {"+": "green", "-": "red", "~": "yellow"}


def style_of(line: str) -> Style:
    """Return the style of a line of ``shown``: what comes is green, what goes is red."""
    color = _COLORS.get(line.lstrip()[:1])
    return {"fg": color} if color else PLAIN
