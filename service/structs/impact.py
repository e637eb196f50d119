"""The impact of a change on the wire: lines of NDJSON, each with its ``event``."""

from __future__ import annotations

from typing import Annotated

import msgspec

from service.errors import Fault
from service.structs.contexts import LineFault

# The most targeting keys that are made up for one question.
MOST_SAMPLED = 1_000_000


class Proposal(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A proposed change, and the contexts that it is held against.

    Exactly one of: ``flag`` with its ``definition``, with a merge ``patch`` of it, or with the
    ``revision`` that it is rolled back to; a whole ``document``; the ``revision`` that the set is
    rolled back to. With ``sample``, so many targeting keys are made up; otherwise the stored
    contexts are taken.
    """

    flag: str | None = None
    definition: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    patch: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    document: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    revision: Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)] | None = None
    sample: Annotated[int, msgspec.Meta(ge=1, le=MOST_SAMPLED)] | None = None


class ImpactSide(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """Answer to a context: a variant, none (the caller's own default applies), or an error."""

    variant: str | None
    error_code: str | None = None


class ImpactCell(msgspec.Struct, frozen=True, rename={"before": "from", "after": "to"}):
    """Contexts that get one thing before and one after, with some of their targeting keys.

    ``moved`` says whether the two have different values for the caller.
    """

    before: ImpactSide
    after: ImpactSide
    moved: bool
    contexts: int
    percent: float
    examples: tuple[str, ...]


class ReasonChange(msgspec.Struct, frozen=True, rename={"before": "from", "after": "to"}):
    """Contexts whose answer has another reason; null is the reason of an error."""

    before: str | None
    after: str | None
    contexts: int


class FlagImpact(msgspec.Struct, frozen=True):
    """Impact on one flag: the cells of the matrix, the largest first."""

    flag: str
    moved: int
    percent: float
    cells: tuple[ImpactCell, ...]
    reasons: tuple[ReasonChange, ...]


class ImpactProgress(msgspec.Struct, frozen=True, tag="progress", tag_field="event"):
    """Number of contexts evaluated so far."""

    contexts: int


class ImpactResult(msgspec.Struct, frozen=True, tag="result", tag_field="event", kw_only=True):
    """The end: every context was evaluated. ``refused`` counts lines that are no contexts.

    Of more than a hundred of them the first hundred are named in ``errors``.
    """

    revision: int
    contexts: int
    refused: int = 0
    errors: tuple[LineFault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    flags: tuple[FlagImpact, ...]


class ImpactSummary(msgspec.Struct, frozen=True):
    """The impact beside a dry run's difference: the flags that the change touches."""

    contexts: int
    flags: tuple[FlagImpact, ...]


class ImpactFailure(msgspec.Struct, frozen=True, tag="failure", tag_field="event"):
    """The comparison ended early; ``detail`` says why."""

    detail: str


ImpactEvent = ImpactProgress | ImpactResult | ImpactFailure
