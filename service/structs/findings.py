"""Findings of `flagstaff doctor`."""

from __future__ import annotations

from typing import Literal

import msgspec


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """The result of one check.

    ``found`` is a sentence without a secret; ``cure`` is what to do about it, with the command or
    the setting, and is empty where all is well.
    """

    state: Literal["ok", "warning", "failure"]
    subject: str
    found: str
    cure: str = ""


def well(subject: str, found: str) -> Finding:
    """Return a finding: as it should be."""
    return Finding("ok", subject, found)


def warning(subject: str, found: str, cure: str) -> Finding:
    """Return a finding: it works, but not forever or not as well as it could."""
    return Finding("warning", subject, found, cure)


def failure(subject: str, found: str, cure: str) -> Finding:
    """Return a finding: it does not work."""
    return Finding("failure", subject, found, cure)


class Clock(msgspec.Struct, frozen=True):
    """Seconds by which a server's clock is ahead of ours, give or take ``doubt`` seconds."""

    ahead: float
    doubt: float


class Examination(msgspec.Struct, frozen=True):
    """Findings about a server, and its clock if it is known."""

    findings: list[Finding]
    clock: Clock | None = None


def clock_between(asked: float, theirs: float, answered: float) -> Clock:
    """Return the clock that showed ``theirs`` between two times of ours, in unix seconds."""
    return Clock(theirs - (asked + answered) / 2, (answered - asked) / 2)
