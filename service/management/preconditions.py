"""What the caller took for granted, checked where no other writer can change it any more."""

from __future__ import annotations

import msgspec

from service.errors import LostRace
from service.storage.contexts import ContextRow
from service.storage.evaluators import EvaluatorRow
from service.storage.flag_sets import FlagSetRow
from service.storage.flags import FlagRow


class Precondition(msgspec.Struct, frozen=True):
    """What has to hold of the thing that is written (RFC 9110, section 13.1).

    ``if_match`` is the revision that it has to stand at, or the number of a context's tag;
    ``must_exist`` and ``must_be_new`` tell whether it has to be there at all.
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
        """Raises LostRace where the thing is not as expected, with its present version."""
        if found is None:
            if self.must_exist or self.if_match is not None:
                raise LostRace(f"There is no {what} '{name}' any more.", None)
            return
        # A whole set is too much to tell; its revision leads to it.
        definition = None if isinstance(found, FlagSetRow) else found.text
        if self.must_be_new:
            detail = f"There is a {what} '{name}' already."
            raise LostRace(detail, found.revision, definition)
        if self.if_match is not None and found.revision != self.if_match:
            detail = f"The {what} '{name}' was changed meanwhile."
            raise LostRace(detail, found.revision, definition)


# For whoever takes nothing for granted.
ANYTHING = Precondition()
