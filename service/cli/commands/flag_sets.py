"""``flag-sets``: list, create, change, copy and delete whole flag sets."""

from __future__ import annotations

import json
from typing import Any

import click
import msgspec

from service.cli.examples import examples
from service.cli.exit_codes import AT_FAULT, DONE, WrongUsage
from service.cli.files.flag_file import FRACTIONAL_HELP
from service.cli.hints.completing import complete_flag_sets
from service.cli.lazy_group import AliasedGroup
from service.cli.options import (
    NamedValue,
    Run,
    calls_server,
    comment_option,
    fractional_option,
    query_of,
    strict_option,
    values_of,
    yes_option,
)
from service.cli.plans import carry_out, document_write, planned
from service.cli.removing import delete as delete_at
from service.cli.removing import is_refused
from service.cli.session import Session
from service.errors import Fault
from service.outbound.answers import comment_header, converted

_COLUMNS = ("name", "revision", "fractional", "storedContexts", "modifiedAt", "metadata")

_name = click.argument("name", shell_complete=complete_flag_sets, help="name of the flag set")


class _FlagSet(msgspec.Struct, rename="camel"):
    name: str
    revision: int
    fractional: int
    stored_contexts: bool
    metadata: dict[str, Any] = {}
    warnings: tuple[Fault, ...] = ()


def _properties(run: Run) -> Run:
    """``--fractional``, ``--stored-contexts`` and ``--metadata``."""
    run = click.option(
        "--metadata",
        multiple=True,
        type=NamedValue(),
        metavar="NAME=VALUE",
        help="metadata of the set, JSON or else a text; null removes it; repeatable",
    )(run)
    run = click.option(
        "--stored-contexts/--no-stored-contexts",
        default=None,
        help="whether evaluations read stored contexts",
    )(run)
    return fractional_option(f"version of fractional. {FRACTIONAL_HELP}")(run)


@click.group("flag-sets", cls=AliasedGroup)
def flag_sets() -> None:
    """List and change flag sets."""


@flag_sets.command("list")
@click.option("--search", metavar="TEXT", help="only names that contain this")
@calls_server
def list_flag_sets(session: Session, *, search: str | None) -> int:
    """List the flag sets that the API key sees."""
    with session.client() as client:
        items = list(client.pages("flag-sets", query=query_of(search=search)))
    if not session.output.as_json:
        items = [{**item, "metadata": _in_short(item.get("metadata"))} for item in items]
    session.output.table(items, _COLUMNS, empty="No flag sets. `flag-sets create` makes one.")
    return DONE


def _in_short(metadata: Any) -> list[str]:
    values = metadata if isinstance(metadata, dict) else {}
    return [f"{name}={_text(value)}" for name, value in values.items()]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@flag_sets.command(
    "create",
    epilog=examples(
        "flagstaff flag-sets create shop --metadata owner=shop",
    ),
)
@click.argument("name", help="name of the new flag set")
@_properties
@comment_option
@calls_server
def create(session: Session, *, name: str, comment: str | None, **properties: Any) -> int:
    """Create an empty flag set."""
    body = {"name": name, **_body(properties)}
    with session.client() as client:
        answer = client.json("POST", "flag-sets", body=body, headers=comment_header(comment))
    made = converted(answer, _FlagSet)
    session.output.result(
        answer, f"Created '{made.name}' with version {made.fractional} of fractional."
    )
    return DONE


@flag_sets.command("get")
@_name
@calls_server
def get(session: Session, *, name: str) -> int:
    """Show a flag set's own properties."""
    with session.client() as client:
        answer = client.json("GET", "flag-sets", name)
    converted(answer, _FlagSet)
    session.output.value(answer)
    width = max(map(len, answer))
    for member, value in answer.items():
        session.output.say(f"{member:<{width}}  {_text(value)}")
    return DONE


@flag_sets.command(
    "update",
    epilog=examples(
        "flagstaff flag-sets update shop --metadata production=true",
        "flagstaff flag-sets update shop --metadata owner=null",
    ),
)
@_name
@_properties
@comment_option
@calls_server
def update(session: Session, *, name: str, comment: str | None, **properties: Any) -> int:
    """Change a flag set's own properties; what is not given stays."""
    body = _body(properties)
    if not body:
        raise WrongUsage("Nothing to change: pass --fractional, --stored-contexts or --metadata.")
    with session.client() as client:
        answer = client.json("PATCH", "flag-sets", name, body=body, headers=comment_header(comment))
    changed = converted(answer, _FlagSet)
    session.output.warn(changed.warnings)
    session.output.result(answer, f"The flag set '{name}' is at revision {changed.revision}.")
    return DONE


@flag_sets.command(
    "copy",
    epilog=examples(
        "flagstaff flag-sets copy shop.production --to shop.staging",
    ),
)
@_name
@click.option("--to", required=True, metavar="NAME", help="flag set that becomes equal")
@yes_option
@strict_option
@comment_option
@calls_server
def copy(
    session: Session, *, name: str, to: str, yes: bool, strict: bool, comment: str | None
) -> int:
    """Make another flag set equal to this one: flags, evaluators, metadata and properties.

    The other set is created if there is none; else what changes there is shown, and asked. Stored
    contexts and webhooks are not copied.
    """
    if to == name:
        raise WrongUsage("A flag set cannot be copied to itself: name another one with --to.")
    with session.client() as client:
        source = converted(client.json("GET", "flag-sets", name), _FlagSet)
        document = client.call("GET", "flag-sets", name, "document").content
        write = document_write(to, document, strict=strict, create=True)
        plan = planned(session, client, write)
        return carry_out(
            session,
            client,
            write,
            plan,
            flag_set=to,
            yes=yes,
            comment=comment or f"Copied from '{name}' at revision {source.revision}.",
        )


@flag_sets.command("delete")
@_name
@yes_option
@comment_option
@calls_server
def delete(session: Session, *, name: str, yes: bool, comment: str | None) -> int:
    """Delete a flag set with its flags, evaluators, stored contexts, webhooks and bound keys."""
    with session.client() as client:
        if not yes:
            client.json("GET", "flag-sets", name)
        question = f"Delete the flag set '{name}' with everything in it?"
        if is_refused(session, question, yes=yes):
            return AT_FAULT
        written = delete_at(client, ("flag-sets", name), comment_header(comment))
    session.output.warn(() if written is None else written.warnings)
    session.output.result({"deleted": name}, f"Deleted the flag set '{name}'.")
    return DONE


def _body(properties: dict[str, Any]) -> dict[str, Any]:
    body = {
        "fractional": properties["fractional"],
        "storedContexts": properties["stored_contexts"],
        "metadata": values_of(properties["metadata"]) or None,
    }
    return {name: value for name, value in body.items() if value is not None}
