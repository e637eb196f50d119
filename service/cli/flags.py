"""``flags``: list, get, set, switch, copy and roll back single flags."""

from __future__ import annotations

import argparse
import sys
from http import HTTPStatus
from pathlib import Path
from typing import Any

import msgspec

from service.cli.actions import add_action, add_comment_option
from service.cli.connection import connect
from service.cli.exit_codes import DONE
from service.cli.flag_file import read_flag_file
from service.cli.output import Output
from service.errors import Fault
from service.outbound.client import CallFailed, comment_header, converted, decoded

_COLUMNS = (
    *("key", "state", "defaultVariant", "variants", "revision", "modifiedAt"),
    *("lastEvaluatedAt", "stale", "permanent"),
)


class _Written(msgspec.Struct):
    revision: int
    created: bool = False
    changed: int = 0
    warnings: tuple[Fault, ...] = ()


def add_commands(commands: Any) -> None:
    """Declare the commands on argparse's sub-parsers."""
    flags = commands.add_parser("flags", help="list and change single flags")
    actions = flags.add_subparsers(metavar="ACTION", required=True)

    parser = add_action(actions, "list", "list the flags of a set", _list)
    parser.add_argument("--search", metavar="TEXT", help="only keys that contain this")
    parser.add_argument("--state", choices=["ENABLED", "DISABLED"])
    parser.add_argument(
        "--stale",
        action="store_const",
        const="true",
        help="only those that nobody seems to need: long not evaluated, or one variant for all",
    )
    parser.add_argument(
        "--permanent",
        action=argparse.BooleanOptionalAction,
        help='only flags whose metadata say "permanent": true, which are never stale, or only the'
        " others",
    )

    parser = add_action(actions, "get", "print a flag's definition", _get)
    parser.add_argument("key", metavar="KEY")

    parser = add_action(actions, "set", "create a flag or replace its definition", _set)
    parser.add_argument("key", metavar="KEY")
    parser.add_argument("file", metavar="FILE", help="its definition, JSON or YAML; - reads stdin")
    parser.add_argument("--strict", action="store_true", help="refuse what would only warn")
    add_comment_option(parser)

    for action, said, state in (
        ("enable", "enable a flag; one that is enabled stays so", "ENABLED"),
        ("disable", "disable a flag; one that is disabled stays so", "DISABLED"),
        ("toggle", "enable a disabled flag, disable an enabled one", None),
    ):
        parser = add_action(actions, action, said, _switch)
        parser.add_argument("key", metavar="KEY")
        parser.set_defaults(wanted_state=state)
        add_comment_option(parser)

    parser = add_action(actions, "copy", "give another set a flag as it stands in this one", _copy)
    parser.add_argument("key", metavar="KEY")
    parser.add_argument("--to", required=True, metavar="NAME", help="the set that gets it")
    parser.add_argument(
        "--strict",
        action="store_true",
        help="refuse what would only warn, such as another version of fractional there",
    )
    add_comment_option(parser)

    parser = add_action(actions, "rollback", "bring one version of a flag back", _rollback)
    parser.add_argument("key", metavar="KEY")
    parser.add_argument("--revision", required=True, type=int, metavar="N")
    add_comment_option(parser)


def _list(arguments: argparse.Namespace, output: Output) -> int:
    """List the flags of a set."""
    wanted = {
        "search": arguments.search,
        "state": arguments.state,
        "stale": arguments.stale,
        "permanent": None if arguments.permanent is None else str(arguments.permanent).lower(),
    }
    query = {name: value for name, value in wanted.items() if value is not None}
    with connect(arguments, output) as client:
        items = list(client.pages("flag-sets", arguments.flag_set, "flags", query=query))
    if output.as_json:
        output.table(items, _COLUMNS)
        return DONE
    output.table([{**item, **_summary(item)} for item in items], _COLUMNS)
    return DONE


class _Definition(msgspec.Struct, rename="camel"):
    state: str
    variants: dict[str, Any] = {}
    default_variant: str | None = None


def _summary(item: dict[str, Any]) -> dict[str, Any]:
    definition = converted(item.get("definition"), _Definition)
    return {
        "state": definition.state,
        "defaultVariant": definition.default_variant,
        "variants": list(definition.variants),
    }


def _get(arguments: argparse.Namespace, output: Output) -> int:
    """Print a flag's definition as it was written."""
    with connect(arguments, output) as client:
        definition = client.call("GET", *_path(arguments)).content
    decoded(definition, _Definition)
    output.raw([definition, b"\n"])
    return DONE


def _set(arguments: argparse.Namespace, output: Output) -> int:
    """Create a flag, or replace its definition, from a file or from standard input."""
    if arguments.file == "-":
        body = sys.stdin.buffer.read()
    else:
        body = read_flag_file(Path(arguments.file)).document
    with connect(arguments, output) as client:
        answer = client.call(
            "PUT",
            *_path(arguments),
            body=body,
            query={"strict": "true"} if arguments.strict else {},
            headers=comment_header(arguments.comment),
        )
    return _tell(arguments, output, answer.content)


def _switch(arguments: argparse.Namespace, output: Output) -> int:
    """Enable or disable a flag, and say what it was before.

    `enable` and `disable` can be repeated: what is so already is no change. Somebody else's change
    in between is never overwritten.
    """
    path = _path(arguments)
    with connect(arguments, output) as client:
        present = client.call("GET", *path)
        before = decoded(present.content, _Definition).state
        after = arguments.wanted_state or ("DISABLED" if before == "ENABLED" else "ENABLED")
        etag = present.headers.get("etag")
        if etag is None:
            # Memory knows the definition and not its revision, so that no write can refer to it.
            raise CallFailed(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "The database is not available; the flag cannot be changed.",
            )
        answer = client.json(
            "PATCH",
            *path,
            body={"state": after},
            headers={"if-match": etag, **comment_header(arguments.comment)},
        )
    written = converted(answer, _Written)
    output.warn(written.warnings)
    flag = f"The flag '{arguments.key}' of '{arguments.flag_set}'"
    sentence = f"{flag} was {before} and is {after} now, at revision {written.revision}."
    if not written.changed:
        sentence = f"{flag} was {before} already; nothing was changed."
    output.result({**answer, "before": before, "after": after}, sentence)
    return DONE


def _copy(arguments: argparse.Namespace, output: Output) -> int:
    """Give another set a flag as it stands in this one, such as staging's to production."""
    with connect(arguments, output) as client:
        answer = client.call(
            "POST",
            *_path(arguments),
            "copy",
            body=msgspec.json.encode({"to": arguments.to}),
            query={"strict": "true"} if arguments.strict else {},
            headers=comment_header(arguments.comment),
        )
    return _tell(arguments, output, answer.content, flag_set=arguments.to)


def _rollback(arguments: argparse.Namespace, output: Output) -> int:
    """Bring one version of a flag back, as a new change."""
    with connect(arguments, output) as client:
        answer = client.call(
            "POST",
            *_path(arguments),
            "rollback",
            body=msgspec.json.encode({"revision": arguments.revision}),
            headers=comment_header(arguments.comment),
        )
    return _tell(arguments, output, answer.content)


def _path(arguments: argparse.Namespace) -> tuple[str, ...]:
    return ("flag-sets", arguments.flag_set, "flags", arguments.key)


def _tell(
    arguments: argparse.Namespace, output: Output, answer: bytes, *, flag_set: str | None = None
) -> int:
    written = decoded(answer, _Written)
    output.warn(written.warnings)
    name = flag_set or arguments.flag_set
    sentence = f"The flag set '{name}' is at revision {written.revision}."
    if not written.changed:
        sentence = f"The flag '{arguments.key}' of '{name}' was like that already."
    output.result(decoded(answer, dict[str, Any]), sentence)
    return DONE
