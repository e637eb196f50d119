"""A flag file on disk → the flagd document to send, and where each part of it stands in the file.

flagd reads JSON and YAML by the file's suffix, and so does this.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from service.cli import json_places, yaml_file
from service.cli.json_places import Place
from service.errors import FlagstaffError
from service.evaluation.definition.known_members import PROPERTIES
from service.evaluation.definition.set_properties import SetProperties, read_properties
from service.evaluation.text.byte_order_mark import without_mark

_YAML_SUFFIXES = {".yaml", ".yml"}


# For the help of options that choose a version. docs/differences-from-flagd.md has the table.
FRACTIONAL_HELP = (
    "2 answers as flagd and its JavaScript core do, 3 as its Python core from 2.0 on; the two give"
    " many users different variants."
)


class UnreadableFile(FlagstaffError):
    """A flag file that cannot be read at all."""


class FlagFile:
    """``document`` is flagd JSON; ``place_of`` finds a JSON pointer's line and column."""

    def __init__(self, document: bytes, places: Callable[[], dict[str, Place]]) -> None:
        self.document = document
        self._places = places

    @property
    def properties(self) -> SetProperties:
        """What the file says of the set itself; nothing where the file is at fault."""
        try:
            value = msgspec.json.decode(self.document, type=_Properties).properties
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return SetProperties()
        return read_properties(value, [], [])

    def place_of(self, pointer: str) -> Place | None:
        """Where the pointer's value stands, or else the nearest thing around it."""
        places = self._places()
        while pointer not in places and pointer:
            pointer = pointer.rpartition("/")[0]
        return places.get(pointer)


class _Properties(msgspec.Struct, rename={"properties": PROPERTIES}):
    properties: Any = None


def read_flag_file(path: Path) -> FlagFile:
    """Read a flag file. Raises UnreadableFile; JSON that is at fault is left to be refused."""
    try:
        body = without_mark(path.read_bytes())
    except OSError as error:
        raise UnreadableFile(f"Cannot read {path}: {error.strerror or error}.") from None
    if path.suffix.lower() not in _YAML_SUFFIXES:
        return FlagFile(body, lambda: json_places.places_in(body))
    try:
        parsed = yaml_file.read_yaml(body)
    except yaml_file.NotYAML as error:
        raise UnreadableFile(f"{path}: {error}") from None
    document = json.dumps(parsed.value, ensure_ascii=False, indent=2).encode()
    return FlagFile(document, lambda: parsed.places)
