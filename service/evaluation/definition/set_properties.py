"""``$flagstaff``: a flag set's properties in its document.

It has what decides about answers and has no place in flagd's format. flagd's schema allows further
members at the top of a document, and flagd and its providers ignore them::

    "$flagstaff": {"flagSet": "shop.production", "fractional": 3, "storedContexts": false}

``flagSet`` is the exported set, whose name is in ``metadata.flagSetId`` too: loaded into another
set, the document does not bring that name along.
"""

from __future__ import annotations

from typing import Any

import msgspec

from service.errors import Fault
from service.evaluation.definition.known_members import PROPERTIES, unknown_properties
from service.evaluation.text.pointers import child

FRACTIONAL_VERSIONS = (2, 3)


class SetProperties(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """Properties of a set in a document; None for an absent one, so that the set decides."""

    flag_set: str | None = None
    fractional: int | None = None
    stored_contexts: bool | None = None


_KNOWN = ("flagSet", "fractional", "storedContexts")


def read_properties(value: Any, faults: list[Fault], warnings: list[Fault]) -> SetProperties:
    """Return the properties in the member ``$flagstaff``; None where a document has none."""
    pointer = child("", PROPERTIES)
    if value is None:
        return SetProperties()
    if not isinstance(value, dict):
        faults.append(Fault(pointer, "The properties of a flag set are an object."))
        return SetProperties()
    warnings.extend(unknown_properties(value, _KNOWN))
    return SetProperties(
        _checked(value, "flagSet", _is_text, "The name of a flag set is a text.", faults),
        _checked(value, "fractional", _is_version, "The version of fractional is 2 or 3.", faults),
        _checked(value, "storedContexts", _is_switch, "storedContexts is true or false.", faults),
    )


def _checked(value: dict[str, Any], name: str, holds: Any, detail: str, faults: list[Fault]) -> Any:
    found = value.get(name)
    if found is None or holds(found):
        return found
    faults.append(Fault(child("", PROPERTIES, name), detail))
    return None


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_version(value: Any) -> bool:
    return value.__class__ is int and value in FRACTIONAL_VERSIONS


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)
