"""``flags``: list, get, set, switch, copy, roll back, delete and evaluate single flags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click
import msgspec

from service.cli.commands.flags_evaluate import evaluate
from service.cli.commands.flags_switch import disable, enable, toggle
from service.cli.examples import examples
from service.cli.exit_codes import DONE
from service.cli.hints.completing import complete_flag_sets, complete_flags
from service.cli.lazy_group import AliasedGroup
from service.cli.options import (
    comment_option,
    file_argument,
    on_flag_set,
    query_of,
    strict_option,
    yes_option,
)
from service.cli.removing import remove
from service.cli.session import Session
from service.cli.terminal.output import PLAIN, Style
from service.cli.written import say_written, write_file
from service.outbound.answers import comment_header, converted, decoded

_COLUMNS = (
    *("key", "state", "defaultVariant", "variants", "revision", "modifiedAt"),
    *("lastEvaluatedAt", "stale", "permanent"),
)

flag_argument = click.argument("key", shell_complete=complete_flags, help="key of the flag")


@click.group(cls=AliasedGroup)
def flags() -> None:
    """List, change and evaluate the flags of a flag set."""


@flags.command(
    "list",
    epilog=examples(
        "flagstaff flags list -s shop",
        "flagstaff flags list -s shop --stale",
        "flagstaff flags list -s shop --json | jq -r '.[].key'",
    ),
)
@click.option("--search", metavar="TEXT", help="only keys that contain this")
@click.option("--state", type=click.Choice(["ENABLED", "DISABLED"]))
@click.option(
    "--stale",
    is_flag=True,
    help="only those that nobody seems to need: long not evaluated, or one variant for all",
)
@click.option(
    "--permanent/--no-permanent",
    default=None,
    help='only flags whose metadata say "permanent": true, which are never stale, or only the'
    " others",
)
@on_flag_set
def list_flags(
    session: Session,
    *,
    flag_set: str,
    search: str | None,
    state: str | None,
    stale: bool,
    permanent: bool | None,
) -> int:
    """List the flags of a set."""
    query = query_of(
        search=search,
        state=state,
        stale="true" if stale else None,
        permanent=None if permanent is None else str(permanent).lower(),
    )
    output = session.output
    with session.client() as client:
        items = list(client.pages("flag-sets", flag_set, "flags", query=query))
    if not output.as_json:
        items = [{**item, **_summary(item)} for item in items]
    output.table(items, _COLUMNS, _style_of, empty="No flags.")
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


def _style_of(row: Mapping[str, Any]) -> Style:
    return {"dim": True} if row.get("state") == "DISABLED" else PLAIN


@flags.command("get")
@flag_argument
@on_flag_set
def get(session: Session, *, flag_set: str, key: str) -> int:
    """Print a flag's definition as it was written."""
    with session.client() as client:
        definition = client.call("GET", *_path(flag_set, key)).content
    decoded(definition, _Definition)
    session.output.raw([definition, b"\n"])
    return DONE


@flags.command(
    "set",
    epilog=examples(
        'flagstaff flags set banner banner.yaml -s shop --comment "for the sale"',
        "flagstaff flags get banner -s shop | flagstaff flags set banner-2 - -s shop",
    ),
)
@flag_argument
@file_argument("its definition, JSON or YAML; - reads standard input")
@strict_option
@comment_option
@on_flag_set
def set_flag(
    session: Session, *, flag_set: str, key: str, file: str, strict: bool, comment: str | None
) -> int:
    """Create a flag, or replace its definition."""
    return write_file(
        session,
        _path(flag_set, key),
        file,
        what=f"flag '{key}'",
        flag_set=flag_set,
        strict=strict,
        comment=comment,
    )


flags.add_command(enable)
flags.add_command(disable)
flags.add_command(toggle)


@flags.command(
    "copy",
    epilog=examples(
        "flagstaff flags copy banner -s shop.staging --to shop.production",
    ),
)
@flag_argument
@click.option(
    "--to",
    required=True,
    metavar="NAME",
    shell_complete=complete_flag_sets,
    help="flag set that gets it",
)
@strict_option
@comment_option
@on_flag_set
def copy(
    session: Session, *, flag_set: str, key: str, to: str, strict: bool, comment: str | None
) -> int:
    """Give another set a flag as it stands in this one, such as staging's to production.

    With --strict, another version of fractional in the other set is refused, too.
    """
    with session.client() as client:
        answer = client.call(
            "POST",
            *_path(flag_set, key),
            "copy",
            body=msgspec.json.encode({"to": to}),
            query={"strict": "true"} if strict else {},
            headers=comment_header(comment),
        )
    return say_written(session, answer.content, f"flag '{key}'", to)


@flags.command(
    "rollback",
    epilog=examples(
        "flagstaff changes --flag banner -s shop",
        "flagstaff flags rollback banner --revision 12 -s shop",
    ),
)
@flag_argument
@click.option("--revision", required=True, type=int, metavar="N", help="as the flag was then")
@comment_option
@on_flag_set
def rollback(
    session: Session, *, flag_set: str, key: str, revision: int, comment: str | None
) -> int:
    """Bring one version of a flag back, as a new change."""
    with session.client() as client:
        answer = client.call(
            "POST",
            *_path(flag_set, key),
            "rollback",
            body=msgspec.json.encode({"revision": revision}),
            headers=comment_header(comment),
        )
    return say_written(session, answer.content, f"flag '{key}'", flag_set)


@flags.command("delete")
@flag_argument
@yes_option
@comment_option
@on_flag_set
def delete(session: Session, *, flag_set: str, key: str, yes: bool, comment: str | None) -> int:
    """Delete a flag; its history stays."""
    what = f"the flag '{key}' of '{flag_set}'"
    return remove(session, _path(flag_set, key), what, yes=yes, headers=comment_header(comment))


flags.add_command(evaluate)


def _path(flag_set: str, key: str) -> tuple[str, ...]:
    return ("flag-sets", flag_set, "flags", key)
