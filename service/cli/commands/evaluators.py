"""``evaluators``: the shared pieces of targeting of a flag set."""

from __future__ import annotations

import json
from typing import Any

import click

from service.cli.examples import examples
from service.cli.exit_codes import DONE
from service.cli.hints.completing import complete_evaluators
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
from service.cli.written import write_file
from service.outbound.answers import comment_header, decoded
from service.outbound.failures import NotFlagstaff

_COLUMNS = ("name", "revision", "modifiedAt", "rule")

_name = click.argument("name", shell_complete=complete_evaluators, help="name of the evaluator")


@click.group(cls=AliasedGroup)
def evaluators() -> None:
    """List and change the shared evaluators of a flag set, used through $ref."""


@evaluators.command("list")
@click.option("--search", metavar="TEXT", help="only names that contain this")
@on_flag_set
def list_evaluators(session: Session, *, flag_set: str, search: str | None) -> int:
    """List the evaluators of a set."""
    query = query_of(search=search)
    with session.client() as client:
        items = list(client.pages("flag-sets", flag_set, "evaluators", query=query))
    if not session.output.as_json:
        items = [{**item, "rule": _in_short(item.get("rule"))} for item in items]
    session.output.table(items, _COLUMNS, empty="No evaluators.")
    return DONE


def _in_short(rule: Any) -> str:
    return json.dumps(rule, ensure_ascii=False)


@evaluators.command("get")
@_name
@on_flag_set
def get(session: Session, *, flag_set: str, name: str) -> int:
    """Print an evaluator's rule as it was written."""
    with session.client() as client:
        answer = client.call("GET", *_path(flag_set, name))
    decoded(answer.content, dict[str, Any])
    if not {"etag", "x-served-from"} & answer.headers.keys():
        # Any object may be a rule; only these headers tell that it is one.
        raise NotFlagstaff
    session.output.raw([answer.content, b"\n"])
    return DONE


@evaluators.command(
    "set",
    epilog=examples(
        "flagstaff evaluators set staff staff.json -s shop",
        "flagstaff evaluators get staff -s shop",
    ),
)
@_name
@file_argument("its rule, JSON or YAML; - reads standard input")
@strict_option
@comment_option
@on_flag_set
def set_evaluator(
    session: Session, *, flag_set: str, name: str, file: str, strict: bool, comment: str | None
) -> int:
    """Create an evaluator, or replace its rule; the flags that use it change with it."""
    return write_file(
        session,
        _path(flag_set, name),
        file,
        what=f"evaluator '{name}'",
        flag_set=flag_set,
        strict=strict,
        comment=comment,
    )


@evaluators.command("delete")
@_name
@yes_option
@comment_option
@on_flag_set
def delete(session: Session, *, flag_set: str, name: str, yes: bool, comment: str | None) -> int:
    """Delete an evaluator that no flag uses."""
    what = f"the evaluator '{name}' of '{flag_set}'"
    return remove(session, _path(flag_set, name), what, yes=yes, headers=comment_header(comment))


def _path(flag_set: str, name: str) -> tuple[str, ...]:
    return ("flag-sets", flag_set, "evaluators", name)
