"""The history on the wire, rollbacks and copies."""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec

from service.structs.timestamps import Timestamp

Keys: TypeAlias = Annotated[tuple[str, ...], msgspec.Meta(min_length=1, max_length=10_000)]


class Change(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Effect of a change on one thing; ``before`` or ``after`` is null if it did not exist.

    A flag set's properties are ``{"fractional":…,"storedContexts":…,"metadata":…}``.
    """

    revision: int
    at: Timestamp
    actor: str
    comment: str | None
    kind: str
    name: str
    before: msgspec.Raw | None
    after: msgspec.Raw | None


class Rollback(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a rollback to a revision."""

    revision: Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]


class FlagSetRollback(Rollback, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body of a rollback of a flag set; with ``flags``, only of the flags with these keys."""

    flags: Keys | msgspec.UnsetType = msgspec.UNSET


class Copy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body that copies a flag: the name of the target set."""

    to: str


class Copies(Copy, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body that copies flags: the name of the target set, and the keys of the flags."""

    flags: Keys
