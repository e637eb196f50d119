"""JSON merge patch (RFC 7396)."""

from __future__ import annotations

from typing import Any

import msgspec

from service.errors import MalformedJSON


def merged(text: str, patch: bytes) -> bytes:
    """The JSON text with the patch applied. Raises MalformedJSON for a patch that is not JSON.

    A float stays a float, ``10.0``, and an integer an integer; the layout is not kept.
    """
    try:
        decoded = msgspec.json.decode(patch)
        return msgspec.json.encode(_merged(msgspec.json.decode(text), decoded))
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise MalformedJSON("The patch is not JSON.") from None
    except RecursionError:
        raise MalformedJSON("The patch is nested too deep.") from None


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
