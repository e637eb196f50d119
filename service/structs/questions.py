"""Questions about evaluations on the wire."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from service.structs.timestamps import Moment

# A revision from 1, or a time with a zone.
AsOf = Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)] | Moment


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a caller with a context gets: of one flag or of all, now or as of then."""

    flag: str | None = None
    context: dict[str, Any] = {}
    at: AsOf | None = None
