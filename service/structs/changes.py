"""The history on the wire, rollbacks and copies."""

from __future__ import annotations

from typing import Annotated

import msgspec

from service.structs.timestamps import Timestamp


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


class Copy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body that copies a flag: the name of the target set."""

    to: str
