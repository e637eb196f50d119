"""What `flagstaff doctor` finds, on every floor that it looks at."""

from __future__ import annotations

from typing import Literal

import msgspec


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that was looked at.

    ``found`` is a sentence without a secret; ``cure`` is what to do about it, with the command or
    the setting, and is empty where all is well.
    """

    state: Literal["ok", "warning", "failure"]
    subject: str
    found: str
    cure: str = ""


def well(subject: str, found: str) -> Finding:
    """Something is as it should be."""
    return Finding("ok", subject, found)


def warning(subject: str, found: str, cure: str) -> Finding:
    """Something works, and will not do so for ever or not as well as it could."""
    return Finding("warning", subject, found, cure)


def failure(subject: str, found: str, cure: str) -> Finding:
    """Something does not work."""
    return Finding("failure", subject, found, cure)


class Clock(msgspec.Struct, frozen=True):
    """How many seconds a server's clock is ahead of ours, give or take ``doubt`` seconds."""

    ahead: float
    doubt: float


class Examination(msgspec.Struct, frozen=True):
    """What was found at a server, and its clock where that was learnt."""

    findings: list[Finding]
    clock: Clock | None = None


def clock_between(asked: float, theirs: float, answered: float) -> Clock:
    """The clock that showed ``theirs`` some time between two moments of ours, in unix seconds."""
    return Clock(theirs - (asked + answered) / 2, (answered - asked) / 2)
