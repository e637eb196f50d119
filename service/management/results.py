"""Results of use-cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Literal, TypeVar

import msgspec

from service.errors import Fault, Refused
from service.structs.impact import ImpactSummary

Item = TypeVar("Item")


class Difference(msgspec.Struct, frozen=True):
    """The difference that a write makes; ``before`` or ``after`` is null where there is nothing.

    A flag set's properties are ``{"fractional":…,"storedContexts":…,"metadata":…}``.
    """

    kind: Literal["flag", "evaluator", "flag_set"]
    name: str
    before: msgspec.Raw | None
    after: msgspec.Raw | None


class Written(msgspec.Struct, frozen=True):
    """Result of a write.

    ``revision`` is the present one: the one that the write created, or, if it changed nothing, the
    one before. It is 0 for the dry run of a write that would create the flag set. ``changed``
    counts the changed things. Of more than a hundred ``warnings`` there are the first hundred, and
    a last one with the number of further ones.
    """

    revision: int
    created: bool = False
    changed: int = 0
    warnings: tuple[Fault, ...] = ()
    diff: tuple[Difference, ...] = ()
    # Of a dry run, where it was asked for.
    impact: ImpactSummary | msgspec.UnsetType = msgspec.UNSET


class Page(msgspec.Struct, Generic[Item], frozen=True):
    """A page of a list; ``after`` starts the next page, None at the end."""

    items: tuple[Item, ...]
    next: str | None


def page(found: Sequence[Item], limit: int, name: Callable[[Item], str]) -> Page[Item]:
    """Return the first ``limit`` items as a page.

    Callers fetch limit + 1 rows; the extra one shows that there is a next page.
    """
    items = tuple(found[:limit])
    return Page(items, name(items[-1]) if len(found) > limit else None)


def position(after: str | None) -> int | None:
    """Return where a list by numbers starts; None at its beginning. Raises Refused."""
    if after is None:
        return None
    if not (after.isascii() and after.isdigit() and len(after) < 20):
        raise Refused("The parameter 'after' must be the 'next' of an earlier answer.")
    return int(after)
