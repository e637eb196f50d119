"""``sem_ver`` as flagd has it: lenient about a leading v and about missing parts, nothing else."""

from __future__ import annotations

import re
from typing import Any

from tests.contract.reference.numbers import printed

NUMBER = r"(0|[1-9][0-9]*)"
PRE_RELEASE = r"(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)"
FULL = re.compile(
    rf"{NUMBER}\.{NUMBER}\.{NUMBER}(?:-({PRE_RELEASE}(?:\.{PRE_RELEASE})*))?"
    r"(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?"
)
SHORT = re.compile(rf"{NUMBER}(?:\.{NUMBER})?")

Precedence = tuple[int, int, int, tuple[tuple[int, int, str], ...]]
RELEASE = ((2, 0, ""),)
"""Ranks above every pre-release."""


def precedence(version: Any) -> Precedence | None:
    """What versions are ordered by (SemVer 2.0, section 11), or None for a bad version."""
    if isinstance(version, float):
        version = printed(version)
    if not isinstance(version, str):
        return None
    version = version[1:] if version[:1] in ("v", "V") else version
    if short := SHORT.fullmatch(version):
        return int(short[1]), int(short[2] or 0), 0, RELEASE
    if full := FULL.fullmatch(version):
        identifiers = full[4].split(".") if full[4] else []
        order = tuple((0, int(i), "") if i.isdigit() else (1, 0, i) for i in identifiers)
        return int(full[1]), int(full[2]), int(full[3]), order or RELEASE
    return None


def compare(operands: Any) -> bool | None:
    if not isinstance(operands, list) or len(operands) != 3:
        return None
    a, b = precedence(operands[0]), precedence(operands[2])
    if a is None or b is None:
        return None
    answers = {
        "=": a == b,
        "!=": a != b,
        "<": a < b,
        "<=": a <= b,
        ">": a > b,
        ">=": a >= b,
        "^": a[0] == b[0],
        "~": a[:2] == b[:2],
    }
    return answers.get(operands[1]) if isinstance(operands[1], str) else None
