"""YAML → the JSON value that flagd makes of it, with every part's place.

Plain scalars mean what they mean in YAML 1.2's core schema: ``yes`` and ``on`` are strings,
``1e3`` is a number, a date is a string. ``10.0`` stays a float. The console reads YAML in the same
way (console/src/model/yaml/); tests/cli/yaml_cases.json holds both to it.
"""

from __future__ import annotations

import re
from math import isinf
from typing import Any, NamedTuple

import yaml

from service.cli.files.json_places import Place, escape
from service.errors import FlagstaffError


class NotYAML(FlagstaffError):
    """A text that is no YAML, or no YAML that could be JSON; ``place`` is None if not known."""

    def __init__(self, detail: str, place: Place | None = None) -> None:
        super().__init__(detail)
        self.place = place


class ParsedYAML(NamedTuple):
    """The value, and JSON pointer → place."""

    value: Any
    places: dict[str, Place]


class _Loader(yaml.SafeLoader):
    """SafeLoader with the core schema's plain scalars in place of YAML 1.1's."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """Compose a node; YAML 1.2 allows an anchor that is given anew (6.9.2)."""
        event = self.peek_event()  # type: ignore[no-untyped-call]  # the stubs leave it untyped
        if not isinstance(event, yaml.AliasEvent):
            self.anchors.pop(event.anchor, None)
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {}

_PREFIX = "tag:yaml.org,2002:"
_MERGE = f"{_PREFIX}merge"
# Kind → pattern and first characters, in the order in which a plain scalar is tried.
_SCALARS = {
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "bool": (r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
        list("-+.0123456789"),
    ),
    "merge": (r"<<", ["<"]),
}
_PATTERNS = {kind: re.compile(rf"^(?:{pattern})\Z") for kind, (pattern, _) in _SCALARS.items()}
for _kind, (_, _first) in _SCALARS.items():
    _Loader.add_implicit_resolver(f"{_PREFIX}{_kind}", _PATTERNS[_kind], _first)

# What JSON has words for. Any other tag, such as !!binary, would make a value that it has none for.
_TAGS = frozenset(
    f"{_PREFIX}{kind}" for kind in ("null", "bool", "int", "float", "str", "seq", "map")
)
# Aliases of aliases make a text of ten lines longer than any memory. A set has far fewer parts.
_MOST_PARTS = 1_000_000

_CORE_INT = re.compile(r"[-+]?[0-9]+")


def _int(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    number = int(text) if _CORE_INT.fullmatch(text) else int(text, 0)
    # One of thousands of digits cannot be written as JSON, whatever its base here.
    return int(str(number))


def _float(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> float:
    return float(str(loader.construct_scalar(node)))


_Loader.add_constructor(f"{_PREFIX}int", _int)
_Loader.add_constructor(f"{_PREFIX}float", _float)


def read_yaml(body: bytes) -> ParsedYAML:
    """Read one YAML document. Raises NotYAML, with the line and the column."""
    loader: _Loader | None = None
    try:
        loader = _Loader(body)
        node = loader.get_single_node()
        if node is None:
            raise NotYAML("The file is empty.", Place(1, 1))
        places: dict[str, Place] = {}
        _check(loader, node, "", places, set())
        return ParsedYAML(loader.construct_document(node), places)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else None
        problem = error.problem or "This is not YAML"
        if problem.startswith("but ") and error.context:
            problem = f"{error.context}, {problem}"
        raise NotYAML(_sentence(problem), place) from None
    except yaml.reader.ReaderError as error:
        raise NotYAML(f"This is not text: {error.reason}.", _read_up_to(error, body)) from None
    except (yaml.YAMLError, ValueError) as error:
        raise NotYAML(_sentence(str(error))) from None
    except RecursionError:
        raise NotYAML("The file is nested too deep.") from None
    finally:
        if loader is not None:
            loader.dispose()


def _sentence(problem: str) -> str:
    if problem.startswith("found character '\\t'"):
        return "YAML is indented with spaces, and this is a tab."
    return f"{problem[:1].upper()}{problem[1:]}."


def _read_up_to(error: yaml.reader.ReaderError, body: bytes) -> Place:
    """Return where the text ends: at a byte that is not UTF-8, else at a character."""
    at = int(error.position)
    text = body.decode("utf-8", "replace")
    if isinstance(error.character, bytes):
        at = len(body[:at].decode("utf-8", "replace"))
    return Place(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _check(
    loader: _Loader, node: yaml.Node, pointer: str, places: dict[str, Place], around: set[int]
) -> None:
    """Note places; refuse what JSON has no word for, such as names that are no text."""
    places[pointer] = Place(node.start_mark.line + 1, node.start_mark.column + 1)
    if fault := _fault_of(node, around, len(places)):
        raise yaml.MarkedYAMLError(problem=fault, problem_mark=node.start_mark)
    inside = around | {id(node)}
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _check(loader, item, f"{pointer}/{index}", places, inside)
    if isinstance(node, yaml.MappingNode):
        _refuse_repeated_names(node)
        loader.flatten_mapping(node)
        for name_node, value_node in node.value:
            _make_text(name_node)
            _check(loader, value_node, f"{pointer}/{escape(name_node.value)}", places, inside)


def _fault_of(node: yaml.Node, around: set[int], parts: int) -> str | None:
    if id(node) in around:
        return "it contains itself"
    if parts > _MOST_PARTS:
        return f"it has more than {_MOST_PARTS:,} parts"
    if node.tag not in _TAGS:
        return f"JSON has no word for what is tagged '{node.tag}'"
    kind = node.tag.removeprefix(_PREFIX)
    if isinstance(node, yaml.ScalarNode):
        return _fault_of_scalar(node, kind)
    if isinstance(node, yaml.SequenceNode):
        return None if kind == "seq" else f"a list is no YAML {kind}"
    return None if kind == "map" else f"a mapping is no YAML {kind}"


def _fault_of_scalar(node: yaml.ScalarNode, kind: str) -> str | None:
    text = _joined(node.value)
    if text is None:
        return "half of a surrogate pair is no text"
    node.value = text
    if kind == "str":
        return None
    if kind not in _PATTERNS or not _PATTERNS[kind].match(text):
        return f"'{text}' is no YAML {kind}"
    if kind == "float" and isinf(float(text)):
        return "this number is too large for JSON"
    return None


def _joined(value: str) -> str | None:
    """Return the text, each pair of surrogates one character, as in JSON; None for half a pair."""
    try:
        value.encode()
    except UnicodeEncodeError:
        try:
            return value.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
        except UnicodeDecodeError:
            return None
    return value


def _refuse_repeated_names(node: yaml.MappingNode) -> None:
    """Refuse a name that stands twice, here or in what is merged."""
    names: set[str] = set()
    for name_node, value_node in node.value:
        if name_node.tag == _MERGE:
            if isinstance(value_node, yaml.MappingNode) and value_node is not node:
                _refuse_repeated_names(value_node)
            continue
        _make_text(name_node)
        if name_node.value in names:
            raise yaml.MarkedYAMLError(
                problem=f"'{name_node.value}' stands here twice",
                problem_mark=name_node.start_mark,
            )
        names.add(name_node.value)


def _make_text(node: yaml.Node) -> None:
    """Make a mapping's name the text that it was written as, as JSON needs it."""
    text = _joined(node.value) if isinstance(node, yaml.ScalarNode) else None
    if text is None:
        raise yaml.MarkedYAMLError(problem="a name must be text", problem_mark=node.start_mark)
    node.value = text
    node.tag = f"{_PREFIX}str"
