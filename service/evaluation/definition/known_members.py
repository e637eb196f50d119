"""Members that a definition does not know: most are somebody's own, some are misspelt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Any

from service.errors import Fault
from service.evaluation.text.pointers import child

# The member of a document that says what its flag set is: ``set_properties.py``.
PROPERTIES = "$flagstaff"

_DOCUMENT_MEMBERS = ("$schema", PROPERTIES, "metadata", "$evaluators", "flags")

# What flagd reads of a flag; "source" and "selector" are its own notes, which it may write out.
_FLAG_MEMBERS = (
    *("state", "variants", "defaultVariant", "targeting", "metadata"),
    *("key", "source", "selector"),
)

# How alike two names are to be taken for one, from 0 to 1: "targetting" and "targeting" are at
# 0.95, "varients" and "variants" at 0.88.
_ALIKE = 0.8

# Unknown members that are looked at, and characters of the longest: each is compared with each
# known one.
_MOST_MEMBERS = 20
_LONGEST = 40

_SEPARATORS = re.compile(r"[\s_$-]+")


def misspelt_members(flag: dict[str, Any]) -> tuple[Fault, ...]:
    """Unknown members of a flag that are like a known one; others are somebody's own notes.

    ``{"targetting": …}`` → a warning at ``/targetting``
    """
    suspected = (
        (name, meant(name, _FLAG_MEMBERS)) for name in unknown_members(flag, _FLAG_MEMBERS)
    )
    return tuple(
        Fault(child("", name), f"A flag has no '{name}': it does nothing. Did you mean '{other}'?")
        for name, other in suspected
        if other is not None
    )


def unknown_document_members(document: dict[str, Any]) -> list[Fault]:
    """Unknown members at the top of a document, none of which is stored."""
    return [
        Fault(child("", name), f"A document has no '{name}': it is not stored.{hint}")
        for name, hint in _with_hints(document, _DOCUMENT_MEMBERS)
    ]


def unknown_properties(properties: dict[str, Any], known: Collection[str]) -> list[Fault]:
    """Unknown properties of a flag set in its document, none of which is stored."""
    return [
        Fault(child("", PROPERTIES, name), f"A flag set has no such property.{hint}")
        for name, hint in _with_hints(properties, known)
    ]


def _with_hints(value: dict[str, Any], known: Collection[str]) -> Iterator[tuple[str, str]]:
    for name in unknown_members(value, known):
        other = meant(name, known)
        yield name, f" Did you mean '{other}'?" if other else ""


def unknown_members(value: dict[str, Any], known: Collection[str]) -> list[str]:
    """The first members of an object that are not known."""
    return list(islice((name for name in value if name not in known), _MOST_MEMBERS))


def meant(name: str, known: Collection[str]) -> str | None:
    """The known member that a name was probably meant for: ``default_varient`` → defaultVariant.

    None where it is like none of them.
    """
    if len(name) > _LONGEST:
        return None
    by_form = {_form(each): each for each in known}
    found = get_close_matches(_form(name), by_form, n=1, cutoff=_ALIKE)
    return by_form[found[0]] if found else None


def _form(name: str) -> str:
    return _SEPARATORS.sub("", name).lower()
