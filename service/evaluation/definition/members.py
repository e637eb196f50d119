"""Members of a flag, each parsed with its faults; metadata are also those of a flag set."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import msgspec

from service.errors import Fault
from service.evaluation.definition.targeting import check_finite, check_rule
from service.evaluation.limits import MAX_METADATA_BYTES, MAX_NUMBER, MAX_VARIANTS
from service.evaluation.text.json_text import is_plain
from service.evaluation.text.pointers import child

ENABLED = "ENABLED"
DISABLED = "DISABLED"

Metadata = dict[str, str | int | float | bool]


def read_state(flag: dict[str, Any], pointer: str, faults: list[Fault]) -> str:
    """Return ENABLED or DISABLED; "" with a fault."""
    if "state" not in flag:
        faults.append(Fault(pointer, "A flag has a state, ENABLED or DISABLED."))
    elif flag["state"] not in (ENABLED, DISABLED):
        faults.append(Fault(child(pointer, "state"), "A state is ENABLED or DISABLED."))
    else:
        # Not the text that was read, which each flag has for itself.
        return DISABLED if flag["state"] == DISABLED else ENABLED
    return ""


def read_variants(
    flag: dict[str, Any], pointer: str, faults: list[Fault], *, plain: bool
) -> dict[str, Any]:
    """Return the variants by name, all of one type. ``plain`` is what ``is_plain`` said of it."""
    if "variants" not in flag:
        faults.append(Fault(pointer, "A flag has variants."))
        return {}
    variants = flag["variants"]
    pointer = child(pointer, "variants")
    if not isinstance(variants, dict) or not variants:
        faults.append(Fault(pointer, "Variants are an object with at least one value."))
        return {}
    if len(variants) > MAX_VARIANTS:
        faults.append(Fault(pointer, f"A flag has at most {MAX_VARIANTS} variants."))
        return variants
    first = None
    for name, value in variants.items():
        kind = "an object" if isinstance(value, dict) else _KINDS.get(type(value))
        if plain and name and kind is not None and kind == (first or kind):
            first = kind
            continue
        place = child(pointer, name)
        if not name:
            faults.append(Fault(place, "A variant has a name."))
        if kind is None:
            faults.append(Fault(place, "A value is a boolean, a text, a number or an object."))
            continue
        if first is None:
            first = kind
        elif kind != first:
            detail = f"This value is {kind}, but the first is {first}: all are of one type."
            faults.append(Fault(place, detail))
        _check_numbers(value, place, faults)
    return variants


_KINDS = {bool: "a boolean", str: "a text", int: "a number", float: "a number"}


def read_default_variant(
    flag: dict[str, Any], variants: dict[str, Any], pointer: str, faults: list[Fault]
) -> str | None:
    """Return the default variant's name; None where the caller's own default applies."""
    name = flag.get("defaultVariant")
    if name is None or name == "":
        return None
    pointer = child(pointer, "defaultVariant")
    if not isinstance(name, str):
        faults.append(Fault(pointer, "A default variant is a variant's name, or null."))
        return None
    if variants and name not in variants:
        faults.append(Fault(pointer, "This is none of the variants."))
    return name


def read_targeting(
    flag: dict[str, Any],
    pointer: str,
    evaluators: Container[str] | None,
    faults: list[Fault],
    *,
    plain: bool,
) -> dict[str, Any] | None:
    """Return the targeting; None without one.

    ``evaluators`` as for ``check_rule``; ``plain`` is what ``is_plain`` said of the flag.
    """
    targeting = flag.get("targeting")
    if targeting is None or targeting == {}:
        return None
    pointer = child(pointer, "targeting")
    if not isinstance(targeting, dict):
        detail = (
            "Targeting is a rule: an object with an operator. What is the same for everybody is"
            " the defaultVariant."
        )
        faults.append(Fault(pointer, detail))
        return None
    if not plain:
        check_finite(targeting, pointer, faults)
    check_rule(targeting, pointer, faults, evaluators)
    return targeting


def read_metadata(metadata: Any, pointer: str, faults: list[Fault]) -> Metadata:
    """Return metadata without null members, which flagd leaves out."""
    if metadata is None:
        return {}
    if not isinstance(metadata, dict):
        faults.append(Fault(pointer, "Metadata are an object."))
        return {}
    if len(msgspec.json.encode(metadata)) > MAX_METADATA_BYTES:
        faults.append(Fault(pointer, f"The metadata is larger than {MAX_METADATA_BYTES} bytes."))
        return {}
    kept: Metadata = {}
    for name, value in metadata.items():
        place = child(pointer, name)
        if not name:
            faults.append(Fault(place, "Metadata have names."))
        if isinstance(value, str | int | float | bool):
            _check_numbers(value, place, faults)
            kept[name] = value
        elif value is not None:
            faults.append(Fault(place, "Metadata are texts, numbers and booleans."))
    if not isinstance(metadata.get("flagSetId", ""), str | None):
        faults.append(Fault(child(pointer, "flagSetId"), "A flagSetId is a text."))
    return kept


def _check_numbers(value: Any, pointer: str, faults: list[Fault]) -> None:
    """Add a fault for each number that not all JSON decoders read alike."""
    if not is_plain(value):
        _check_numbers_within(value, pointer, faults)


def _check_numbers_within(value: Any, pointer: str, faults: list[Fault]) -> None:
    if isinstance(value, dict):
        for name, item in value.items():
            _check_numbers_within(item, child(pointer, name), faults)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            _check_numbers_within(item, child(pointer, position), faults)
    elif isinstance(value, int | float) and not -MAX_NUMBER <= value <= MAX_NUMBER:
        faults.append(Fault(pointer, f"A number is between -{MAX_NUMBER} and {MAX_NUMBER}."))
