"""Flag sets on the wire."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from service.structs.moments import Moment

# Told here, held by the use-case, whose sentence says it better than a pattern does.
Name = Annotated[
    str, msgspec.Meta(extra_json_schema={"pattern": "^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$"})
]
Fractional = Literal[2, 3]
Metadata = dict[str, str | bool | int | float]


class NewFlagSet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body that creates a flag set."""

    name: Name
    fractional: Fractional = 2
    metadata: Metadata = {}


class FlagSetChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body that changes a set's own properties; what is absent stays as it is."""

    fractional: Fractional | None = None
    metadata: Metadata | None = None


class FlagSet(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A flag set without what is in it."""

    name: str
    revision: int
    fractional: int
    metadata: msgspec.Raw
    created_at: Moment
    modified_at: Moment
