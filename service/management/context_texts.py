"""Written contexts → stored contexts, with a fault for everything that is wrong.

Attributes are kept as they were written, so ``10.0`` stays ``10.0``. Of a repeated key the last
value counts, as in the context of a request.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from service.errors import Fault, Refused
from service.evaluation.limits import MAX_KEY_LENGTH
from service.evaluation.text.free_text import steering_character
from service.evaluation.text.pointers import child
from service.storage import flags
from service.storage.contexts import ContextText
from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow
from service.structs.contexts import ContextBody

# Most bytes of one context's attributes, or of its overrides: each evaluation of its targeting key
# may have to read them again.
MAX_CONTEXT_BYTES = 64 * 1024
# A line with a context: attributes, overrides, and room for the targeting key.
MAX_LINE_BYTES = 2 * MAX_CONTEXT_BYTES + 4096
# Most JSON levels in attributes, and most values.
MAX_CONTEXT_DEPTH = 32
MAX_CONTEXT_VALUES = 5_000


class _Flag(msgspec.Struct):
    variants: dict[str, msgspec.Raw]


_decode_flag = msgspec.json.Decoder(_Flag).decode
_decode = msgspec.json.Decoder(dict[str, Any]).decode
_encode = msgspec.json.Encoder().encode


def read_context(key: str, body: ContextBody, pointer: str, faults: list[Fault]) -> ContextText:
    """Return what is to be stored. ``pointer`` is that of the targeting key in the body."""
    _check_key(key, pointer, faults)
    return ContextText(key, _attributes(body, faults), _overrides(body, faults))


def read_one(key: str, body: ContextBody) -> ContextText:
    """``read_context`` for a single context, whose key is not in the body. Raises Refused."""
    faults: list[Fault] = []
    text = read_context(key, body, "", faults)
    _refuse(faults)
    return text


async def check_overrides(
    cursor: Cursor, flag_set: FlagSetRow, overrides: Mapping[str, str]
) -> None:
    """Raise Refused for overrides of flags, or to variants, that the set does not have."""
    faults: list[Fault] = []
    compare_overrides(overrides, await variants_of(cursor, flag_set, overrides), faults)
    _refuse(faults)


async def variants_of(
    cursor: Cursor, flag_set: FlagSetRow, keys: Iterable[str]
) -> dict[str, dict[str, msgspec.Raw]]:
    """Return the variants, by flag key, of those of these flags that the set has."""
    found = await flags.texts_of(cursor, flag_set.id, sorted(set(keys)))
    return {key: _decode_flag(text).variants for key, text in found.items()}


def compare_overrides(
    overrides: Mapping[str, str],
    variants: Mapping[str, Mapping[str, object]],
    faults: list[Fault],
) -> None:
    """Append a fault for each override of a flag, or to a variant, that is not in ``variants``."""
    for flag, variant in overrides.items():
        if flag not in variants:
            detail = f"There is no flag '{flag}' in the set."
        elif variant not in variants[flag]:
            detail = f"The flag '{flag}' has no variant '{variant}'."
        else:
            continue
        faults.append(Fault(child("/overrides", flag), detail))


def _refuse(faults: list[Fault]) -> None:
    if faults:
        raise Refused("The context cannot be stored.", faults)


def _check_key(key: str, pointer: str, faults: list[Fault]) -> None:
    if not key:
        faults.append(Fault(pointer, "A targeting key is not empty."))
    elif len(key) > MAX_KEY_LENGTH:
        detail = f"A stored context's targeting key has at most {MAX_KEY_LENGTH} characters."
        faults.append(Fault(pointer, detail))
    elif character := steering_character(key):
        detail = "A targeting key has no control or bidirectional characters; this one has"
        faults.append(Fault(pointer, f"{detail} {character}."))


def _attributes(body: ContextBody, faults: list[Fault]) -> str:
    pointer = "/attributes"
    if body.attributes is msgspec.UNSET:
        return "{}"
    written = bytes(body.attributes)
    if len(written) > MAX_CONTEXT_BYTES:
        detail = f"Attributes have at most {MAX_CONTEXT_BYTES} bytes."
        faults.append(Fault(pointer, detail))
        return "{}"
    try:
        values = _decode(written)
        text = written.decode()
    except UnicodeDecodeError:
        faults.append(Fault(pointer, "This is not UTF-8."))
    except RecursionError:
        faults.append(Fault(pointer, _TOO_DEEP))
    except (msgspec.DecodeError, ValueError):
        is_object = written.startswith(b"{")
        detail = "A number here is out of range." if is_object else "Attributes are an object."
        faults.append(Fault(pointer, detail))
    else:
        _check_size(values, pointer, faults)
        return text
    return "{}"


def _check_size(attributes: dict[str, Any], pointer: str, faults: list[Fault]) -> None:
    count = 0
    level: list[Any] = [attributes]
    for _ in range(MAX_CONTEXT_DEPTH):
        below: list[Any] = []
        for each in level:
            items = each.values() if each.__class__ is dict else each
            count += len(items)
            below += [item for item in items if item.__class__ is dict or item.__class__ is list]
        level = below
        if not level:
            break
    else:
        faults.append(Fault(pointer, _TOO_DEEP))
    if count > MAX_CONTEXT_VALUES:
        faults.append(Fault(pointer, f"Attributes have at most {MAX_CONTEXT_VALUES} values."))


_TOO_DEEP = f"Attributes are nested {MAX_CONTEXT_DEPTH} levels deep at most."


def _overrides(body: ContextBody, faults: list[Fault]) -> str:
    if not body.overrides:
        return "{}"
    for flag, variant in body.overrides.items():
        if variant.__class__ is not str:
            faults.append(
                Fault(child("/overrides", flag), "A variant is given by its name, a text.")
            )
    text = _encode(body.overrides)
    if len(text) > MAX_CONTEXT_BYTES:
        faults.append(Fault("/overrides", f"Overrides have at most {MAX_CONTEXT_BYTES} bytes."))
    return text.decode()
