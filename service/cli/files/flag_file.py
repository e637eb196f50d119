"""A file on disk → the JSON to send, and where each part of it stands in the file.

flagd reads JSON and YAML by the file's suffix, and so does this. ``-`` is standard input, which is
YAML unless it begins as a JSON object or array does.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from service.cli.files import json_places
from service.cli.files.excerpts import excerpt
from service.cli.files.json_places import Place
from service.cli.files.json_syntax import syntax_fault
from service.errors import FlagstaffError
from service.evaluation.text.byte_order_mark import without_mark

if TYPE_CHECKING:
    from service.evaluation.definition.set_properties import SetProperties

STANDARD_INPUT = "-"
_YAML_SUFFIXES = {".yaml", ".yml"}

# For the help of options that choose a version. docs/differences-from-flagd.md has the table.
FRACTIONAL_HELP = (
    "2 answers as flagd and its JavaScript core do, 3 as its Python core from 2.0 on; the two give"
    " many users different variants."
)


class UnreadableFile(FlagstaffError):
    """A file that cannot be read at all."""


class BrokenFile(UnreadableFile):
    """A file that is neither JSON nor YAML: ``detail`` at ``place``, whose line is ``excerpt``."""

    def __init__(self, name: str, body: bytes, detail: str, place: Place | None) -> None:
        where = f"{name}:{place.line}:{place.column}" if place else name
        super().__init__(f"{where}: {detail}")
        self.detail = detail
        self.place = place
        self.excerpt = excerpt(body, place) if place else []


class FlagFile:
    """``document`` is JSON; ``place_of`` finds a JSON pointer's line and column in the file.

    ``name`` is what people call the file, ``source`` its bytes as they are on disk. Pointers are
    into the body of the request; ``member`` is where the file stands in it: ``/definition``.
    """

    def __init__(
        self, name: str, source: bytes, document: bytes, places: Callable[[], dict[str, Place]]
    ) -> None:
        self.member = ""
        self.name = name
        self.source = source
        self.document = document
        self._places = places
        self._found: dict[str, Place] | None = None

    def inside(self, pointer: str) -> str | None:
        """Return the pointer into the file; None for what the file does not have."""
        if pointer != self.member and not pointer.startswith(f"{self.member}/"):
            return None
        return pointer.removeprefix(self.member)

    def place_of(self, pointer: str) -> Place | None:
        """Return the place of the pointer's value, or else of the nearest value around it."""
        inside = self.inside(pointer)
        if inside is None:
            return None
        pointer = inside
        if self._found is None:
            self._found = self._places()
        while pointer not in self._found and pointer:
            pointer = pointer.rpartition("/")[0]
        return self._found.get(pointer)

    def prefix(self, pointer: str) -> str:
        """``file:line:column: `` of a JSON pointer, as compilers write it.

        "" for what the file does not have.
        """
        if self.inside(pointer) is None:
            return ""
        place = self.place_of(pointer)
        return f"{self.name}:{place.line}:{place.column}: " if place else f"{self.name}: "

    def excerpt(self, pointer: str) -> list[str]:
        """The line that a pointer's value stands in, and a caret; nothing if it is not known."""
        place = self.place_of(pointer)
        return excerpt(self.source, place) if place else []


def properties_of(file: FlagFile) -> SetProperties:
    """Return the properties of the set in the file; none where the file is at fault."""
    from service.evaluation.definition.known_members import PROPERTIES
    from service.evaluation.definition.set_properties import read_properties

    return read_properties(_members_of(file).get(PROPERTIES), [], [])


def is_document(file: FlagFile) -> bool:
    """Return whether the file looks like a document, not like the definition of one flag."""
    members = _members_of(file)
    return "flags" in members and "variants" not in members


def is_definition(file: FlagFile) -> bool:
    """Return whether the file looks like the definition of one flag, not like a document."""
    members = _members_of(file)
    return "variants" in members and "flags" not in members


def _members_of(file: FlagFile) -> dict[str, Any]:
    """Return the members of the file; none where it is at fault."""
    try:
        document = msgspec.json.decode(file.document)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
    return document if isinstance(document, dict) else {}


def read_flag_file(name: str) -> FlagFile:
    """Read a file whose JSON, or YAML, is to be sent. Raises UnreadableFile, with the place."""
    body = without_mark(read_bytes(name))
    shown = "standard input" if name == STANDARD_INPUT else name
    if _is_yaml(name, body):
        return _read_yaml(shown, body)
    if fault := syntax_fault(body):
        raise BrokenFile(shown, body, fault.detail, fault.place)
    return FlagFile(shown, body, body, lambda: json_places.places_in(body))


def _is_yaml(name: str, body: bytes) -> bool:
    if name == STANDARD_INPUT:
        return not body.lstrip().startswith((b"{", b"["))
    return Path(name).suffix.lower() in _YAML_SUFFIXES


def _read_yaml(name: str, body: bytes) -> FlagFile:
    from service.cli.files import yaml_file

    try:
        parsed = yaml_file.read_yaml(body)
    except yaml_file.NotYAML as error:
        raise BrokenFile(name, body, str(error), error.place) from None
    document = json.dumps(parsed.value, ensure_ascii=False, indent=2).encode()
    return FlagFile(name, body, document, lambda: parsed.places)


def read_bytes(name: str) -> bytes:
    """A file, or standard input, whole. Raises UnreadableFile."""
    try:
        return sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()
    except OSError as error:
        raise UnreadableFile(f"Cannot read {name}: {error.strerror or error}.") from None


def read_object(name: str) -> dict[str, Any]:
    """A file with one JSON object, such as an evaluation context. Raises UnreadableFile."""
    file = read_flag_file(name)
    return object_in(file.document, file.name)


def object_in(text: bytes, name: str) -> dict[str, Any]:
    """Return the JSON object that is written in a file or an option. Raises UnreadableFile."""
    try:
        value = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableFile(f"{name}: {error}.") from None
    if not isinstance(value, dict):
        raise UnreadableFile(f"{name}: This is not a JSON object.")
    return value
