"""What the use-cases answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Literal, TypeVar

import msgspec

from service.errors import Fault, Refused

Item = TypeVar("Item")


class Difference(msgspec.Struct, frozen=True):
    """What a write does to one thing; ``before`` or ``after`` is null where it is not there.

    A flag set's own properties are told as
    ``{"fractional":…,"storedContexts":…,"metadata":…}``.
    """

    kind: Literal["flag", "evaluator", "flag_set"]
    name: str
    before: msgspec.Raw | None
    after: msgspec.Raw | None


class Written(msgspec.Struct, frozen=True):
    """What a write came to.

    ``revision`` is where the thing stands now: the revision that the write made, or, for one that
    changed nothing, the one that was there. ``changed`` counts the things that it touched. Of more
    than a hundred ``warnings`` there are the first hundred, and a last one with how many more.
    """

    revision: int
    created: bool = False
    changed: int = 0
    warnings: tuple[Fault, ...] = ()
    diff: tuple[Difference, ...] = ()


class Page(msgspec.Struct, Generic[Item], frozen=True):
    """A part of a list, and where the next part begins: ``after`` this; None at the end."""

    items: tuple[Item, ...]
    next: str | None


def page(found: Sequence[Item], limit: int, name: Callable[[Item], str]) -> Page[Item]:
    """The first ``limit`` items of those found, where one more was asked for to see if there is."""
    items = tuple(found[:limit])
    return Page(items, name(items[-1]) if len(found) > limit else None)


def position(after: str | None) -> int | None:
    """Where a list that goes by numbers begins; None at its start. Raises Refused."""
    if after is None:
        return None
    if not (after.isascii() and after.isdigit() and len(after) < 20):
        raise Refused("The parameter 'after' is the 'next' of an earlier answer.")
    return int(after)
