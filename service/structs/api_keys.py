"""API keys on the wire; a key itself is in the answer that creates it, and nowhere else."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec

from service.structs.principal import Scope

KeyName = Annotated[str, msgspec.Meta(min_length=1, max_length=255)]


class NewKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """The body that makes a key. ``flag_set`` None binds it to none, that is to all sets."""

    name: KeyName
    scopes: Annotated[set[Scope], msgspec.Meta(min_length=1)]
    flag_set: str | None = None
    expires_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


class APIKey(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A key as it is listed."""

    id: int
    name: str
    scopes: list[str]
    flag_set: str | None
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


class CreatedKey(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A new key: the only answer that shows it."""

    id: int
    key: str
    name: str
    scopes: list[str]
    flag_set: str | None
    expires_at: datetime | None
