"""The caller: what an API key stands for once it has been checked."""

from __future__ import annotations

from typing import Literal

import msgspec

Scope = Literal["evaluate", "read", "write", "admin"]

IMPLIED: dict[str, frozenset[str]] = {
    "evaluate": frozenset({"evaluate"}),
    "read": frozenset({"read"}),
    "write": frozenset({"write", "read"}),
    "admin": frozenset({"admin", "write", "read", "evaluate"}),
}


class Principal(msgspec.Struct, frozen=True):
    """An API key's holder. ``flag_set`` None: bound to no set, so valid for all of them."""

    id: int | None
    name: str
    scopes: frozenset[str]
    flag_set: str | None = None

    def holds(self, scope: Scope) -> bool:
        """Return whether the key has the scope, by itself or through one that includes it."""
        return any(scope in IMPLIED.get(held, ()) for held in self.scopes)

    def reaches(self, flag_set: str) -> bool:
        """Return whether the key may see the flag set at all."""
        return self.flag_set is None or self.flag_set == flag_set

    @property
    def creates_flag_sets(self) -> bool:
        """Return whether the key may create flag sets."""
        return self.flag_set is None and self.holds("admin")
