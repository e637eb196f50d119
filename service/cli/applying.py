"""``diff``, ``apply`` and ``rollback``: a whole flag set changed after a look at what changes.

``diff`` and ``apply`` keep a set equal to a file, as GitOps has it; ``rollback`` makes it what it
was.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from service.cli.actions import add_comment_option
from service.cli.connection import add_connection_options, connect
from service.cli.differences import Difference, shown
from service.cli.exit_codes import AT_FAULT, DONE, DRIFT
from service.cli.flag_file import read_flag_file
from service.cli.output import Output
from service.errors import Fault
from service.outbound.client import Client, comment_header, decoded


class Plan(msgspec.Struct):
    """What a write would do, or has done; ``revision`` is where the set stands."""

    revision: int
    warnings: tuple[Fault, ...] = ()
    diff: tuple[Difference, ...] = ()
    applied: bool = False


def add_commands(commands: Any) -> None:
    """Declare the commands on argparse's sub-parsers."""
    parser = commands.add_parser(
        "diff", help="show how a flag set differs from a file", description=_diff.__doc__
    )
    _add_options(parser)
    parser.set_defaults(run=_diff)

    parser = commands.add_parser(
        "apply",
        help="make a flag set equal to a file, after showing the difference",
        description=_apply.__doc__,
    )
    _add_options(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 2 on drift")
    parser.add_argument("--strict", action="store_true", help="refuse what would only warn")
    add_comment_option(parser)
    parser.set_defaults(run=_apply)

    parser = commands.add_parser(
        "rollback", help="roll a flag set back to a revision", description=_rollback.__doc__
    )
    parser.add_argument("--flag-set", required=True, metavar="NAME")
    parser.add_argument("--revision", required=True, type=int, metavar="N", help="as it was then")
    parser.add_argument("--yes", action="store_true", help="do not ask")
    add_comment_option(parser)
    add_connection_options(parser)
    parser.set_defaults(run=_rollback)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a flagd file, JSON or YAML")
    parser.add_argument("--flag-set", required=True, metavar="NAME")
    add_connection_options(parser)


def _diff(arguments: argparse.Namespace, output: Output) -> int:
    """Show what making a flag set equal to a file would change, and change nothing."""
    body = read_flag_file(arguments.file).document
    with connect(arguments, output) as client:
        plan = _planned(client, output, arguments.flag_set, body)
    output.result(plan, shown(plan.diff))
    return DONE


def _apply(arguments: argparse.Namespace, output: Output) -> int:
    """Make a flag set equal to a file: show what changes, ask, and do it in one transaction."""
    body = read_flag_file(arguments.file).document
    strict = {"strict": "true"} if arguments.strict else {}
    with connect(arguments, output) as client:
        plan = _planned(client, output, arguments.flag_set, body, strict)
        if arguments.check:
            output.result(plan, shown(plan.diff))
            return DRIFT if plan.diff else DONE

        def write(headers: dict[str, str]) -> Plan:
            return _put(client, arguments.flag_set, body, strict, headers)

        return _after_a_look(arguments, output, plan, write)


def _rollback(arguments: argparse.Namespace, output: Output) -> int:
    """Make a flag set what it was at a revision: show what changes, ask, do it in one change."""
    path = ("flag-sets", arguments.flag_set, "rollback")
    body = msgspec.json.encode({"revision": arguments.revision})
    with connect(arguments, output) as client:
        with output.waiting("Comparing"):
            plan = _plan(client.call("POST", *path, body=body, query={"dry_run": "true"}).content)
        output.warn(plan.warnings)

        def write(headers: dict[str, str]) -> Plan:
            return _plan(client.call("POST", *path, body=body, headers=headers).content)

        return _after_a_look(arguments, output, plan, write)


def _after_a_look(
    arguments: argparse.Namespace,
    output: Output,
    plan: Plan,
    write: Callable[[dict[str, str]], Plan],
) -> int:
    """Carry a plan out, unless whoever looks at it says no. Ends with AT_FAULT then."""
    output.say(shown(plan.diff))
    refused = bool(plan.diff) and not arguments.yes and not _confirmed(arguments.flag_set)
    if refused:
        output.note("Nothing was changed.")
    elif plan.diff:
        # Only what was looked at is written: a change in between ends this with a lost race.
        headers = {"if-match": f'"{plan.revision}"', **comment_header(arguments.comment)}
        with output.waiting("Applying"):
            plan.revision = write(headers).revision
        plan.applied = True
        output.note(f"The flag set '{arguments.flag_set}' is at revision {plan.revision}.")
    output.value(plan)
    return AT_FAULT if refused else DONE


def _planned(
    client: Client, output: Output, flag_set: str, body: bytes, strict: dict[str, str] | None = None
) -> Plan:
    with output.waiting("Comparing"):
        plan = _put(client, flag_set, body, {"dry_run": "true", **(strict or {})})
    output.warn(plan.warnings)
    return plan


def _put(
    client: Client,
    flag_set: str,
    body: bytes,
    query: dict[str, str],
    headers: dict[str, str] | None = None,
) -> Plan:
    path = ("flag-sets", flag_set, "document")
    return _plan(client.call("PUT", *path, body=body, query=query, headers=headers).content)


def _plan(answer: bytes) -> Plan:
    return decoded(answer, Plan)


def _confirmed(flag_set: str) -> bool:
    print(f"Apply this to '{flag_set}'? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
