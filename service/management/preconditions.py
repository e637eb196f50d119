"""What the caller took for granted, checked where no other writer can change it any more."""

from __future__ import annotations

import msgspec

from service.errors import LostRace


class Precondition(msgspec.Struct, frozen=True):
    """What has to hold of the thing that is written (RFC 9110, section 13.1).

    ``if_match`` is the revision that it has to stand at, ``must_exist`` and ``must_be_new`` whether
    it has to be there at all.
    """

    if_match: int | None = None
    must_exist: bool = False
    must_be_new: bool = False

    def check(self, what: str, name: str, current: int | None) -> None:
        """Raises LostRace where the thing, which stands at ``current``, is not as expected."""
        if self.must_be_new and current is not None:
            raise LostRace(f"There is a {what} '{name}' already.", current)
        if current is None and (self.must_exist or self.if_match is not None):
            raise LostRace(f"There is no {what} '{name}' any more.", None)
        if self.if_match is not None and current != self.if_match:
            raise LostRace(
                f"The {what} '{name}' was changed since revision {self.if_match}.", current
            )
