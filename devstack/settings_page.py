"""The tables of ``docs/settings.md``, generated from ``service/settings.py``.

``python -m devstack.settings_page`` writes them between two marks of the page; with ``--check`` it
writes nothing and exits with 1 if the page is out of date, for `make lint`.
"""

from __future__ import annotations

import re
import sys
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import FieldInfo

from devstack.workers import CHECKOUT
from service.settings import GROUPS

PAGE = CHECKOUT / "docs" / "settings.md"
SOURCE = CHECKOUT / "service" / "settings.py"

BEGIN = "<!-- written by devstack.settings_page: begin -->\n"
END = "<!-- end -->\n"


class Declaration(NamedTuple):
    """One setting in the source: its field, the comment above it, its group."""

    group: type[msgspec.Struct]
    field: FieldInfo
    comment: str


def heading(group: type[msgspec.Struct]) -> str:
    """Return the name of a group of settings: ``Event streams``."""
    return (group.__doc__ or "").partition(".")[0]


def declarations(source: str) -> list[Declaration]:
    """Return the settings in order, each with the comment above it.

    Raises ValueError for a setting without a comment.
    """
    found: list[Declaration] = []
    for group in GROUPS.values():
        fields = {field.name: field for field in msgspec.structs.fields(group)}
        body = source.partition(f"class {group.__name__}(")[2].partition("\nclass ")[0]
        comment = ""
        for line in body.splitlines():
            if words := re.fullmatch(r" *# (.+)", line):
                comment = f"{comment} {words[1]}".strip()
            elif (declared := re.match(r" {4}(\w+): ", line)) and declared[1] in fields:
                field = fields.pop(declared[1])
                if not comment:
                    raise ValueError(f"{field.encode_name} needs a comment above it.")
                found.append(Declaration(group, field, comment))
                comment = ""
        if fields:
            raise ValueError(f"Not found in the source: {', '.join(fields)}.")
    return found


def tables(source: str) -> str:
    """Return a table for each group of settings.

    Example of a row: ``| `FLAGSTAFF_LANE` | `on` | on or off | Answer plain … |``.
    """
    lines: list[str] = []
    for group, settings in groupby(declarations(source), attrgetter("group")):
        lines += ["", f"## {heading(group)}", ""]
        lines += ["| setting | default | value | meaning |", "| --- | --- | --- | --- |"]
        for setting in settings:
            cells = [_written(setting.field.default), _kind(setting.field.type)]
            meaning = setting.comment.replace("|", "\\|")
            lines.append(f"| `{setting.field.encode_name}` | {' | '.join(cells)} | {meaning} |")
    return "\n".join(lines[1:]) + "\n"


def render(page: str, source: str) -> str:
    """Return the page with the tables of the source; everything else stays."""
    before, _, rest = page.partition(BEGIN)
    _, found, after = rest.partition(END)
    if not found:
        raise ValueError(f"{PAGE} has lost its marks: {BEGIN.strip()} … {END.strip()}")
    return f"{before}{BEGIN}\n{tables(source)}\n{END}{after}"


def _written(default: object) -> str:
    """Return a default as in the environment: True is ``on``, an empty text is none."""
    if isinstance(default, bool):
        return "`on`" if default else "`off`"
    return f"`{default}`" if default != "" else "none"


_KINDS: dict[object, str] = {bool: "on or off", Path: "path", str: "text"}


def _kind(annotation: Any) -> str:
    """Return the kind of a value: ``seconds, 0 or more``."""
    if annotation in _KINDS:
        return _KINDS[annotation]
    kind, (meta,) = annotation.__origin__, annotation.__metadata__
    least = "more than 0" if meta.gt == 0 else f"{meta.ge} or more"
    return f"{'seconds' if kind is float else 'whole number'}, {least}"


def main(arguments: list[str]) -> int:
    """Write the page, or check it; return the exit code."""
    present = PAGE.read_text()
    wanted = render(present, SOURCE.read_text())
    if arguments != ["--check"]:
        PAGE.write_text(wanted)
        return 0
    if present == wanted:
        return 0
    print(f"{PAGE} is out of date. Run: .venv/bin/python -m devstack.settings_page")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
