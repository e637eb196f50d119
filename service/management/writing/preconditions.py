"""Preconditions of a write, checked where no other writer can interfere any more."""

from __future__ import annotations

import msgspec

from service.errors import LostRace
from service.storage.contexts import ContextRow
from service.storage.evaluators import EvaluatorRow
from service.storage.flag_sets import FlagSetRow
from service.storage.flags import FlagRow


class Precondition(msgspec.Struct, frozen=True):
    """Conditions on the resource that is written (RFC 9110, section 13.1).

    ``if_match`` is the required revision, or number of a context's tag; ``must_exist`` and
    ``must_be_new`` say whether the resource has to exist.
    """

    if_match: int | None = None
    must_exist: bool = False
    must_be_new: bool = False

    def check(
        self,
        what: str,
        name: str,
        found: FlagRow | EvaluatorRow | FlagSetRow | ContextRow | None,
    ) -> None:
        """Raise LostRace, with the present version, unless the resource meets the conditions."""
        if found is None:
            if self.must_exist or self.if_match is not None:
                raise LostRace(f"There is no {what} '{name}' any more.", None)
            return
        # A whole set is too large to include; its revision leads to it.
        definition = None if isinstance(found, FlagSetRow) else found.text
        if self.must_be_new:
            detail = f"There is a {what} '{name}' already."
            raise LostRace(detail, found.revision, definition)
        if self.if_match is not None and found.revision != self.if_match:
            # A context has a tag, and no revision.
            at = "" if isinstance(found, ContextRow) else f": it is at revision {found.revision}"
            detail = f"The {what} '{name}' was changed meanwhile{at}."
            raise LostRace(detail, found.revision, definition)


# No condition.
ANYTHING = Precondition()
