"""JSON merge patch (RFC 7396).

A float stays a float, ``10.0``, and an integer an integer. Members that a patch does not name keep
their text.
"""

from __future__ import annotations

from typing import Any

import msgspec

from service.errors import DefinitionRefused, Faults, MalformedJSON
from service.evaluation.text.json_text import check_keys_within, read_text


def read_patch(body: bytes) -> Any:
    """Return the patch in a body. Raises MalformedJSON, or DefinitionRefused for repeated keys."""
    faults = Faults()
    check_keys_within(read_text(body).value, "", faults)
    if faults:
        raise DefinitionRefused("The patch cannot be applied.", faults)
    try:
        return msgspec.json.decode(body)
    except msgspec.DecodeError:
        raise MalformedJSON("The body has a number that is out of range.") from None


def patched(text: str, patch: Any) -> str:
    """Return the JSON text with the patch applied; the same text if that makes no difference.

    What the patch does not touch stays as it was written: ``-0`` names another variant than ``0``.
    """
    value = msgspec.Raw(text.encode())
    after = _merged(value, patch)
    return text if _canonical(after) == _canonical(value) else bytes(after).decode()


def _merged(target: msgspec.Raw | None, patch: Any) -> msgspec.Raw:
    if not isinstance(patch, dict):
        return msgspec.Raw(msgspec.json.encode(patch))
    members: dict[str, msgspec.Raw] = {}
    if target is not None and bytes(target).lstrip().startswith(b"{"):
        members = _members(target)
    for name, value in patch.items():
        if value is None:
            members.pop(name, None)
        else:
            members[name] = _merged(members.get(name), value)
    return msgspec.Raw(msgspec.json.encode(members))


_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def _canonical(text: msgspec.Raw) -> bytes:
    return msgspec.json.encode(msgspec.json.decode(text))
