"""A flag file on disk → the flagd document to send, and where each part of it stands in the file.

flagd reads JSON and YAML by the file's suffix, and so does this.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from service.cli import json_places, yaml_file
from service.cli.json_places import Place
from service.errors import FlagstaffError

_YAML_SUFFIXES = {".yaml", ".yml"}


class UnreadableFile(FlagstaffError):
    """A flag file that cannot be read at all."""


class FlagFile:
    """``document`` is flagd JSON; ``place_of`` finds a JSON pointer's line and column."""

    def __init__(self, document: bytes, places: Callable[[], dict[str, Place]]) -> None:
        self.document = document
        self._places = places

    def place_of(self, pointer: str) -> Place | None:
        """Where the pointer's value stands, or else the nearest thing around it."""
        places = self._places()
        while pointer not in places and pointer:
            pointer = pointer.rpartition("/")[0]
        return places.get(pointer)


def read_flag_file(path: Path) -> FlagFile:
    """Read a flag file. Raises UnreadableFile; JSON that is at fault is left to be refused."""
    try:
        body = path.read_bytes()
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
