"""The tag of a flag set's configuration (OFREP 0.3.0, ``flagConfigEtag``).

An event contains it, and the fetch that follows the event repeats it: a worker that has not
reached that revision catches up before it answers.
"""

from __future__ import annotations

_PREFIX = "r"


def config_etag(revision: int) -> str:
    """Return the tag of the configuration at a revision."""
    return f"{_PREFIX}{revision}"


def revision_in(etag: str) -> int:
    """Return the revision of a tag; 0 for a tag that is not ours."""
    return number_in(etag.removeprefix(_PREFIX))


def number_in(digits: str) -> int:
    """Return an integer that the database could have assigned; 0 for any other text."""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else 0
