"""Names that a server has: flag sets, flags, evaluators. Bounded in time, for hints only."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from service.errors import FlagstaffError

if TYPE_CHECKING:
    from service.cli.session import Session

# How long a look-up may take in all, and the most names that it reads.
PATIENCE = 1.5
_MOST = 5000
_PAGE = 1000
# Kinds of things by the words of the server's sentences: the path below a flag set, and the member
# of an item that is its name.
_PATHS = {"flag": ("flags", "key"), "evaluator": ("evaluators", "name")}


def names_of(
    session: Session, kind: str, flag_set: str | None = None, *, prefix: str = ""
) -> list[str]:
    """The names of a kind: ``flag set``, or ``flag`` or ``evaluator`` of a flag set.

    Those that contain ``prefix``, where it is given. None at all, and no failure, where the server
    does not answer in time or does not let this key read them.
    """
    path: tuple[str, ...]
    if kind == "flag set":
        path, member = ("flag-sets",), "name"
    elif kind in _PATHS and flag_set is not None:
        below, member = _PATHS[kind]
        path = ("flag-sets", flag_set, below)
    else:
        return []
    query: dict[str, str] = {"limit": str(_PAGE)} | ({"search": prefix} if prefix else {})
    found: list[str] = []
    deadline = time.monotonic() + PATIENCE
    try:
        with session.quick_client(PATIENCE) as client:
            while len(found) < _MOST and time.monotonic() < deadline:
                page: Any = client.json("GET", *path, query=query)
                found += [str(item[member]) for item in page["items"]]
                if page.get("next") is None:
                    break
                query["after"] = page["next"]
    except (FlagstaffError, KeyError, TypeError, UnicodeError):
        return found
    return found
