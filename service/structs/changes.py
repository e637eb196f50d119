"""The history on the wire, and what brings a piece of it back."""

from __future__ import annotations

from typing import Annotated

import msgspec

from service.structs.timestamps import Moment


class Change(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What one change did to one thing. ``before`` or ``after`` is null where it was not there.

    A flag set's own properties are told as
    ``{"fractional":…,"storedContexts":…,"metadata":…}``.
    """

    revision: int
    at: Moment
    actor: str
    comment: str | None
    kind: str
    name: str
    before: msgspec.Raw | None
    after: msgspec.Raw | None


class Rollback(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body that brings back how things stood at a revision."""

    revision: Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]


class Copy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The body that copies a flag: the name of the set that gets it."""

    to: str
