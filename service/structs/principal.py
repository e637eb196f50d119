"""Who is calling: what an API key stands for once it has been checked."""

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
    """An API key's holder. ``flag_set`` None means that the key is bound to none: to all sets."""

    id: int | None
    name: str
    scopes: frozenset[str]
    flag_set: str | None = None

    def holds(self, scope: Scope) -> bool:
        """Whether the key carries the scope, by itself or through one that implies it."""
        return any(scope in IMPLIED.get(held, ()) for held in self.scopes)

    def reaches(self, flag_set: str) -> bool:
        """Whether the key may see the flag set at all."""
        return self.flag_set is None or self.flag_set == flag_set
