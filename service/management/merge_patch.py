"""JSON merge patch (RFC 7396).

A float stays a float, ``10.0``, and an integer an integer. The layout is kept only where the patch
changes nothing.
"""

from __future__ import annotations

from typing import Any

import msgspec

from service.errors import DefinitionRefused, Faults, MalformedJSON
from service.evaluation.json_text import check_keys_within, read_text


def read_patch(body: bytes) -> Any:
    """The patch in a body. Raises MalformedJSON, or DefinitionRefused for keys that stand twice."""
    faults = Faults()
    check_keys_within(read_text(body).value, "", faults)
    if faults:
        raise DefinitionRefused("The patch cannot be applied.", faults)
    try:
        return msgspec.json.decode(body)
    except msgspec.DecodeError:
        raise MalformedJSON("The body has a number that is out of range.") from None


def patched(text: str, patch: Any) -> str:
    """The JSON text with the patch applied; the same text if that makes no difference."""
    value = msgspec.json.decode(text)
    before, after = msgspec.json.encode(value), msgspec.json.encode(_merged(value, patch))
    return text if after == before else after.decode()


def _merged(target: Any, patch: Any) -> Any:
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = _merged(result.get(name), value)
    return result
