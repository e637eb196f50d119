"""A flagd document assembled from the texts of its parts, as they were written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from service.evaluation.definition.known_members import PROPERTIES
from service.evaluation.definition.set_properties import SetProperties
from service.evaluation.definition.targeting import references_in
from service.evaluation.text.json_text import read_text

FLAG_SET_ID = "flagSetId"

_SCHEMA = '"$schema": "https://flagd.dev/schema/v0/flags.json"'

_read_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def write_document(
    flags: Mapping[str, str],
    evaluators: Mapping[str, str],
    metadata_text: str,
    properties: SetProperties,
) -> bytes:
    """Return the document of a set: flags in the given order, each text as it was written.

    ``metadata.flagSetId`` is the set's name, unless its metadata has another one: readers of the
    document answer with it, and select by it. Evaluators that refer to others come before them.
    """
    parts = [_SCHEMA, f'"{PROPERTIES}": {msgspec.json.encode(properties).decode()}']
    if properties.flag_set is not None:
        metadata_text = with_flag_set_id(metadata_text, properties.flag_set)
    if metadata_text.strip() not in ("", "{}"):
        parts.append(f'"metadata": {metadata_text}')
    if evaluators:
        parts.append(f'"$evaluators": {_members(_referring_first(evaluators))}')
    parts.append(f'"flags": {_members(flags)}')
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def with_flag_set_id(metadata_text: str, name: str) -> str:
    """Return metadata with a ``flagSetId``; an existing one stays.

    ``{"n": 1.0}`` → ``{"flagSetId": "shop", "n": 1.0}``
    """
    members = _read_members(metadata_text)
    if FLAG_SET_ID in members and bytes(members[FLAG_SET_ID]) != b"null":
        return metadata_text
    named = f'"{FLAG_SET_ID}": {msgspec.json.encode(name).decode()}'
    if FLAG_SET_ID in members:
        metadata_text = _without(members)
        del members[FLAG_SET_ID]
    behind = metadata_text.strip()[1:].lstrip()
    return f"{{{named}, {behind}" if members else f"{{{named}}}"


def anonymous(metadata_text: str, name: str) -> str:
    """Return metadata without a ``flagSetId`` of this name; every other value as it was written."""
    members = _read_members(metadata_text)
    if FLAG_SET_ID not in members or msgspec.json.decode(members[FLAG_SET_ID]) != name:
        return metadata_text
    return _without(members)


def _without(members: dict[str, msgspec.Raw]) -> str:
    """Return metadata without their ``flagSetId``."""
    rest = {name: value for name, value in members.items() if name != FLAG_SET_ID}
    return msgspec.json.encode(rest).decode()


def _members(texts: Mapping[str, str]) -> str:
    if not texts:
        return "{}"
    quoted = (msgspec.json.encode(name).decode() for name in texts)
    return "{\n" + ",\n".join(map(": ".join, zip(quoted, texts.values(), strict=True))) + "\n}"


def _referring_first(evaluators: Mapping[str, str]) -> Mapping[str, str]:
    """Return the evaluators, each before those that it refers to, otherwise in the given order.

    flagd's Python and JavaScript cores inline them one after the other: a referred evaluator has
    to come later, or the reference stays.
    """
    references = {
        name: references_in(read_text(text.encode()).value)
        for name, text in evaluators.items()
        if "$ref" in text or "\\u" in text
    }
    if not any(references.values()):
        return evaluators
    ordered: dict[str, None] = {}

    def visit(names: Iterable[str]) -> None:
        waiting = [iter(names)]
        path: list[str] = []
        while waiting:
            name = next(waiting[-1], None)
            if name is None:
                waiting.pop()
                if path:
                    ordered[path.pop()] = None
            elif name in evaluators and name not in ordered and name not in path:
                path.append(name)
                waiting.append(iter(sorted(references.get(name, ()))))

    # Depth first, each after what it refers to, then reversed.
    visit(reversed(list(evaluators)))
    return {name: evaluators[name] for name in reversed(ordered)}
