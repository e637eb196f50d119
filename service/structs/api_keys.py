"""API keys on the wire; a key itself is in the answer that makes it, and nowhere else."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from service.structs.principal import IMPLIED
from service.structs.timestamps import Moment

# Told here, held by the use-case, whose sentences say it better than a decoder's do.
KeyName = Annotated[str, msgspec.Meta(extra_json_schema={"minLength": 1, "maxLength": 255})]
KeyScope = Annotated[str, msgspec.Meta(extra_json_schema={"enum": [*IMPLIED]})]
KeyScopes = Annotated[list[KeyScope], msgspec.Meta(extra_json_schema={"minItems": 1})]


class NewKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="camel"):
    """The body that makes a key. ``flag_set`` null binds it to none, that is to all sets."""

    name: KeyName
    scopes: KeyScopes
    flag_set: str | None = None
    expires_at: Moment | None = None


class KeyRotation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body that gives a key a new secret; the present one is good for ``grace`` seconds."""

    grace: Annotated[int, msgspec.Meta(ge=0, le=30 * 24 * 3600)] = 0


class ListedKey(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A key as it is listed; ``prefix`` is how its holder recognises it.

    ``state``: an ``active`` key is accepted; an ``expired`` or ``revoked`` one never again.
    """

    id: int
    name: str
    state: Literal["active", "expired", "revoked"]
    prefix: str
    scopes: list[str]
    flag_set: str | None
    created_at: Moment
    created_by: str
    expires_at: Moment | None
    revoked_at: Moment | None
    last_used_at: Moment | None


class MadeKey(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A key that was just made, or made anew: the only answer that shows it."""

    id: int
    key: str
    name: str
    scopes: list[str]
    flag_set: str | None
    expires_at: Moment | None
