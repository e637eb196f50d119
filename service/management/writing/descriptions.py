"""Properties of a flag set as the history stores them."""

from __future__ import annotations

import msgspec

from service.storage.flag_sets import Properties


def description(properties: Properties) -> str:
    """Return a flag set's properties as the history stores them."""
    stored_contexts = "true" if properties.stored_contexts else "false"
    return (
        f'{{"fractional":{properties.fractional},"storedContexts":{stored_contexts},'
        f'"metadata":{properties.metadata_text}}}'
    )


class _Description(msgspec.Struct, frozen=True, rename="camel"):
    fractional: int
    metadata: msgspec.Raw
    # Sets had no such property at first, and their history stays as it was written.
    stored_contexts: bool = False


def read_description(text: str) -> Properties:
    """Return the properties in a text that ``description`` made."""
    described = msgspec.json.decode(text, type=_Description)
    return Properties(
        described.fractional, described.stored_contexts, bytes(described.metadata).decode()
    )
