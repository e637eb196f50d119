"""Unknown members of definitions: most are notes, some are misspelt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Any

from service.errors import Fault
from service.evaluation.text.pointers import child

# The member of a document with the properties of its flag set: ``set_properties.py``.
PROPERTIES = "$flagstaff"

_DOCUMENT_MEMBERS = ("$schema", PROPERTIES, "metadata", "$evaluators", "flags")

# Members of a flag that flagd reads; "source" and "selector" are its own notes, which it may
# export.
_FLAG_MEMBERS = (
    *("state", "variants", "defaultVariant", "targeting", "metadata"),
    *("key", "source", "selector"),
)

# Least similarity of two names to be taken for one, from 0 to 1: "targetting" and "targeting" have
# 0.95, "varients" and "variants" 0.88.
_ALIKE = 0.8

# Unknown members that are examined, and characters of the longest: each is compared with each known
# one.
_MOST_MEMBERS = 20
_LONGEST = 40

_SEPARATORS = re.compile(r"[\s_$-]+")


def misspelt_members(flag: dict[str, Any]) -> tuple[Fault, ...]:
    """Return warnings for unknown members of a flag that resemble a known one.

    Others are notes. ``{"targetting": …}`` → a warning at ``/targetting``
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
    """Return warnings for unknown members at the top of a document, which are not stored."""
    return [
        Fault(child("", name), f"A document has no '{name}': it is not stored.{hint}")
        for name, hint in _with_hints(document, _DOCUMENT_MEMBERS)
    ]


def unknown_properties(properties: dict[str, Any], known: Collection[str]) -> list[Fault]:
    """Return warnings for unknown properties of a flag set, which are not stored."""
    return [
        Fault(child("", PROPERTIES, name), f"A flag set has no such property.{hint}")
        for name, hint in _with_hints(properties, known)
    ]


def _with_hints(value: dict[str, Any], known: Collection[str]) -> Iterator[tuple[str, str]]:
    for name in unknown_members(value, known):
        other = meant(name, known)
        yield name, f" Did you mean '{other}'?" if other else ""


def unknown_members(value: dict[str, Any], known: Collection[str]) -> list[str]:
    """Return the first unknown members of an object."""
    return list(islice((name for name in value if name not in known), _MOST_MEMBERS))


def meant(name: str, known: Collection[str]) -> str | None:
    """Return the known member that a name was probably meant for; None without a similar one.

    ``default_varient`` → ``defaultVariant``
    """
    if len(name) > _LONGEST:
        return None
    by_form = {_form(each): each for each in known}
    found = get_close_matches(_form(name), by_form, n=1, cutoff=_ALIKE)
    return by_form[found[0]] if found else None


def _form(name: str) -> str:
    return _SEPARATORS.sub("", name).lower()
