"""Suggestions for names that the server does not know."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from service.outbound.failures import CallFailed

if TYPE_CHECKING:
    from service.cli.session import Session

# The server's sentences: management's, and OFREP's.
_MISSING = re.compile(r"There is no (?P<kind>flag set|flag|evaluator) '(?P<name>.*?)'", re.DOTALL)
_MOST_LISTED = 10


def suggestion(failure: CallFailed, session: Session) -> str:
    """Return ``Did you mean 'banner'?`` for a flag, an evaluator or a flag set that is not there.

    Otherwise the flag sets that the key sees; "" where that cannot be found out.
    """
    from service.cli.hints.names import names_of

    found = _MISSING.search(str(failure))
    if found is None:
        return ""
    kind, name = found["kind"], found["name"]
    names = names_of(session, kind, session.used_flag_set)
    if close := _close(name, names):
        return f"Did you mean {' or '.join(repr(each) for each in close)}?"
    # A flag set that is there was not there at the time of a question.
    if kind != "flag set" or not names or name in names:
        return ""
    listed = ", ".join(names[:_MOST_LISTED])
    more = f" and {len(names) - _MOST_LISTED:,} more" if len(names) > _MOST_LISTED else ""
    return f"The API key sees these flag sets: {listed}{more}."


def _close(name: str, names: list[str]) -> list[str]:
    """Up to three names that look like the name, whatever the case."""
    by_folded = {each.casefold(): each for each in names if each != name}
    return [
        by_folded[each]
        for each in difflib.get_close_matches(name.casefold(), by_folded, n=3, cutoff=0.6)
    ]
