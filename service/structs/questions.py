"""Questions about evaluations on the wire."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from service.structs.timestamps import Timestamp

# A revision from 1, or a time with a zone.
AsOf = Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)] | Timestamp


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question for a context's answer: one flag or all, now or at an earlier time."""

    flag: str | None = None
    context: dict[str, Any] = {}
    at: AsOf | None = None


class ExplainQuestion(Question, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Question for how an answer came about.

    ``definition`` is a draft of the flag that is explained in place of the stored definition.
    """

    definition: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
