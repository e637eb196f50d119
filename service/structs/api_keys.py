"""API keys on the wire; the key itself is only in the answer that creates it."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from service.structs.principal import IMPLIED
from service.structs.timestamps import Timestamp

# Described here, checked by the use-case, whose sentences are better than a decoder's.
KeyName = Annotated[str, msgspec.Meta(extra_json_schema={"minLength": 1, "maxLength": 255})]
KeyScope = Annotated[str, msgspec.Meta(extra_json_schema={"enum": [*IMPLIED]})]
KeyScopes = Annotated[list[KeyScope], msgspec.Meta(extra_json_schema={"minItems": 1})]


class NewKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """Body that creates an API key. ``flag_set`` null binds it to no set: it is for all sets."""

    name: KeyName
    scopes: KeyScopes
    flag_set: str | None = None
    expires_at: Timestamp | None = None


class KeyRotation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body that rotates a key; its present secret stays valid for ``grace`` seconds."""

    grace: Annotated[int, msgspec.Meta(ge=0, le=30 * 24 * 3600)] = 0


class ListedKey(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """An API key in a list; ``prefix`` identifies it.

    ``state``: an ``active`` key is accepted; an ``expired`` or ``revoked`` one never again.
    """

    id: int
    name: str
    state: Literal["active", "expired", "revoked"]
    prefix: str
    scopes: list[str]
    flag_set: str | None
    created_at: Timestamp
    created_by: str
    expires_at: Timestamp | None
    revoked_at: Timestamp | None
    last_used_at: Timestamp | None


class OwnKey(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The API key of the request. ``granted`` are its scopes with those that they include.

    ``expires_at`` is the end of the secret that was sent: for a former secret of a rotated key, the
    end of its grace period. Null: it has no end.
    """

    id: int
    name: str
    scopes: list[str]
    granted: list[str]
    flag_set: str | None
    expires_at: Timestamp | None


class MadeKey(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A new or rotated API key: the only answer that contains it."""

    id: int
    key: str
    name: str
    scopes: list[str]
    flag_set: str | None
    expires_at: Timestamp | None
