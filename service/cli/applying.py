"""``diff`` and ``apply``: a flag set kept equal to a file, as GitOps has it."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from service.cli.connection import add_connection_options, connect
from service.cli.exit_codes import AT_FAULT, DONE, DRIFT
from service.cli.flag_file import read_flag_file
from service.cli.output import Output, counted
from service.errors import Fault
from service.outbound.client import Client, comment_header


class Difference(msgspec.Struct):
    """What a write would do to one thing; null is "not there"."""

    kind: Literal["flag", "evaluator", "flag_set"]
    name: str
    before: Any
    after: Any


class _Answer(msgspec.Struct):
    revision: int
    warnings: tuple[Fault, ...] = ()
    diff: tuple[Difference, ...] = ()


def add_commands(commands: Any) -> None:
    """Declare the commands on argparse's sub-parsers."""
    parser = commands.add_parser(
        "diff", help="show how a flag set differs from a file", description=_diff.__doc__
    )
    _add_options(parser)
    parser.set_defaults(run=_diff)

    parser = commands.add_parser(
        "apply", help="make a flag set equal to a file, after a look", description=_apply.__doc__
    )
    _add_options(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 2 on drift")
    parser.add_argument("--strict", action="store_true", help="refuse what would only warn")
    parser.add_argument("--comment", metavar="TEXT", help="why, for the history")
    parser.set_defaults(run=_apply)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a flagd file, JSON or YAML")
    parser.add_argument("--flag-set", required=True, metavar="NAME")
    add_connection_options(parser)


def _diff(arguments: argparse.Namespace, output: Output) -> int:
    """Show what making a flag set equal to a file would change, and change nothing."""
    body = read_flag_file(arguments.file).document
    with connect(arguments) as client:
        _show(output, _put(client, arguments.flag_set, body, {"dry_run": "true"}).diff)
    return DONE


def _apply(arguments: argparse.Namespace, output: Output) -> int:
    """Make a flag set equal to a file: show what changes, ask, and do it in one transaction."""
    body = read_flag_file(arguments.file).document
    strict = {"strict": "true"} if arguments.strict else {}
    name = arguments.flag_set
    with connect(arguments) as client:
        planned = _put(client, name, body, {"dry_run": "true", **strict})
        _show(output, planned.diff)
        output.warn(planned.warnings)
        if arguments.check:
            return DRIFT if planned.diff else DONE
        if not planned.diff:
            return DONE
        if not arguments.yes and not _confirmed(name):
            output.note("Nothing was changed.")
            return AT_FAULT
        # Only what was looked at is written: a change in between ends this with a lost race.
        headers = {"if-match": f'"{planned.revision}"', **comment_header(arguments.comment)}
        with output.waiting("Applying"):
            done = _put(client, name, body, strict, headers)
    output.note(f"The flag set '{name}' is at revision {done.revision}.")
    return DONE


def _put(
    client: Client,
    flag_set: str,
    body: bytes,
    query: dict[str, str],
    headers: dict[str, str] | None = None,
) -> _Answer:
    path = ("flag-sets", flag_set, "document")
    answer = client.call("PUT", *path, body=body, query=query, headers=headers)
    return msgspec.json.decode(answer.content, type=_Answer)


def _show(output: Output, differences: Sequence[Difference]) -> None:
    if not differences:
        output.result([], "No difference.")
        return
    lines = [line for difference in differences for line in _lines(difference)]
    summary = f"{counted(len(differences), 'difference')}."
    output.result(differences, "\n".join([*lines, summary]))


def _lines(difference: Difference) -> list[str]:
    """One difference as people read it: a heading, then what goes and what comes, line by line."""
    sign = "~"
    if difference.before is None:
        sign = "+"
    elif difference.after is None:
        sign = "-"
    kind = difference.kind.replace("_", " ")
    before, after = _pretty(difference.before), _pretty(difference.after)
    changed = list(difflib.unified_diff(before, after, lineterm="", n=2))[2:]
    body = [line for line in changed if not line.startswith("@@")]
    return [f"{sign} {kind} {difference.name}", *(f"    {line}" for line in body)]


def _pretty(value: object) -> list[str]:
    if value is None:
        return []
    return json.dumps(value, ensure_ascii=False, indent=2).splitlines()


def _confirmed(flag_set: str) -> bool:
    print(f"Apply this to '{flag_set}'? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
