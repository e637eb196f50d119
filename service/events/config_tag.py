"""The tag of a flag set's configuration (OFREP 0.3.0, ``flagConfigEtag``).

An event carries it, and the re-fetch that the event causes repeats it: a worker that has not
reached that revision catches up before it answers.
"""

from __future__ import annotations

_PREFIX = "r"


def config_etag(revision: int) -> str:
    """The tag of the configuration at a revision."""
    return f"{_PREFIX}{revision}"


def revision_in(etag: str) -> int:
    """The revision that a tag stands for; 0 for a tag that is not ours."""
    return number_in(etag.removeprefix(_PREFIX))


def number_in(digits: str) -> int:
    """A whole number that the database could have given out; 0 for any other text."""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else 0
