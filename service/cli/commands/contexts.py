"""``contexts``: what is stored for targeting keys."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import click
import msgspec

from service.cli.commands.contexts_files import export, load
from service.cli.examples import examples
from service.cli.exit_codes import DONE, WrongUsage
from service.cli.hints.completing import complete_flags
from service.cli.lazy_group import AliasedGroup
from service.cli.options import (
    NamedValue,
    file_argument,
    json_or_text,
    limit_option,
    on_flag_set,
    query_of,
    yes_option,
)
from service.cli.removing import remove
from service.cli.session import Session
from service.cli.terminal.text import counted
from service.errors import Fault
from service.outbound.answers import converted, decoded
from service.outbound.failures import CallFailed
from service.outbound.lost_answers import settled

if TYPE_CHECKING:
    from service.outbound.client import Client

_COLUMNS = ("targetingKey", "attributes", "overrides", "modifiedAt")

_key = click.argument("key", help="targeting key")


class _FlagSet(msgspec.Struct, rename="camel"):
    stored_contexts: bool
    warnings: tuple[Fault, ...] = ()


class _Context(msgspec.Struct):
    attributes: dict[str, Any]
    overrides: dict[str, str]


@click.group(cls=AliasedGroup, aliases={"remove": "delete"})
def contexts() -> None:
    """List and change stored contexts: attributes and overrides by targeting key."""


@contexts.command("list")
@click.option("--prefix", metavar="TEXT", help="only keys that begin with this")
@click.option(
    "--override",
    metavar="FLAG",
    shell_complete=complete_flags,
    help="only those with an override of this flag",
)
@limit_option(100)
@on_flag_set
def list_contexts(session: Session, *, flag_set: str, limit: int, **filters: str | None) -> int:
    """List what is stored, by targeting key."""
    output = session.output
    with session.client() as client:
        pages = client.pages("flag-sets", flag_set, "contexts", query=query_of(**filters))
        items = list(islice(pages, limit + 1))
        shown = items[:limit]
        if output.as_json:
            output.table(shown, _COLUMNS)
            return DONE
        properties = converted(client.json("GET", "flag-sets", flag_set), _FlagSet)
    rows = [{**item, **_in_short(item)} for item in shown]
    output.table(rows, _COLUMNS, empty="No stored contexts.")
    if len(items) > len(shown):
        output.note("There are more: --limit shows them, and `contexts export` prints all.")
    if not properties.stored_contexts:
        output.note(
            f"Evaluations of '{flag_set}' do not read stored contexts; `contexts on` changes that."
        )
    return DONE


def _in_short(item: dict[str, Any]) -> dict[str, str]:
    listed = converted(item, _Context)
    overrides = ",".join(f"{flag}={variant}" for flag, variant in listed.overrides.items())
    return {"attributes": counted(len(listed.attributes), "attribute"), "overrides": overrides}


@contexts.command("get")
@_key
@on_flag_set
def get(session: Session, *, flag_set: str, key: str) -> int:
    """Print what is stored for a targeting key."""
    with session.client() as client:
        answer = client.call("GET", *_path(flag_set, key)).content
    decoded(answer, _Context)
    session.output.raw([answer, b"\n"])
    return DONE


@contexts.command(
    "set",
    epilog=examples(
        "flagstaff contexts set user-1842 --attribute plan=team -s shop",
        "flagstaff contexts set user-1842 --override banner=on -s shop",
    ),
)
@_key
@file_argument("all of it, as `get` prints it; - reads standard input", required=False)
@click.option(
    "--attribute",
    multiple=True,
    type=NamedValue(),
    metavar="NAME=VALUE",
    help="attribute, JSON or else a text; null removes it; repeatable",
)
@click.option(
    "--override",
    multiple=True,
    type=NamedValue("FLAG=VARIANT"),
    metavar="FLAG=VARIANT",
    help="variant that is fixed; no variant removes it; repeatable",
)
@on_flag_set
def set_context(
    session: Session,
    *,
    flag_set: str,
    key: str,
    file: str | None,
    attribute: tuple[tuple[str, str], ...],
    override: tuple[tuple[str, str], ...],
) -> int:
    """Store a context from a file, or change some of its attributes and overrides."""
    change = {
        "attributes": {name: json_or_text(text) for name, text in attribute},
        "overrides": {flag: variant or None for flag, variant in override},
    }
    if (file is None) == (not any(change.values())):
        raise WrongUsage("Give either FILE, or --attribute and --override.")
    path = _path(flag_set, key)
    body = None if file is None else session.read_file(file).document
    with session.client() as client:
        if body is None:
            answer = _changed(client, path, change)
        else:
            answer = client.call("PUT", *path, body=body).content
    stored = decoded(answer, dict[str, Any])
    converted(stored, _Context)
    session.output.result(stored, f"The context '{key}' is stored.")
    return DONE


def _changed(client: Client, path: tuple[str, ...], change: dict[str, dict[str, Any]]) -> bytes:
    """Change the context, or make it if there is none."""
    try:
        return client.call("PATCH", *path, body=msgspec.json.encode(change)).content
    except CallFailed as failure:
        if failure.status != 404:
            raise
    made = {
        part: {name: value for name, value in values.items() if value is not None}
        for part, values in change.items()
    }

    # Whoever made it in between is not overwritten.
    def write() -> bytes:
        body, headers = msgspec.json.encode(made), {"if-none-match": "*"}
        return client.call("PUT", *path, body=body, headers=headers).content

    def look() -> bytes | None:
        try:
            stored = client.call("GET", *path).content
        except CallFailed as failure:
            if failure.status == 404:
                return None
            raise
        return stored if converted(made, _Context) == decoded(stored, _Context) else None

    return settled(write, look, wait=client.pause)


@contexts.command("delete")
@_key
@yes_option
@on_flag_set
def delete(session: Session, *, flag_set: str, key: str, yes: bool) -> int:
    """Delete what is stored for a targeting key."""
    what = f"the context '{key}' of '{flag_set}'"
    return remove(session, _path(flag_set, key), what, yes=yes)


contexts.add_command(load)
contexts.add_command(export)


@contexts.command("on")
@on_flag_set
def on(session: Session, *, flag_set: str) -> int:
    """Have the set's evaluations read stored contexts; what is stored stays."""
    return _switch(session, flag_set, are_read=True)


@contexts.command("off")
@on_flag_set
def off(session: Session, *, flag_set: str) -> int:
    """Have the set's evaluations not read stored contexts; what is stored stays."""
    return _switch(session, flag_set, are_read=False)


def _switch(session: Session, flag_set: str, *, are_read: bool) -> int:
    with session.client() as client:
        changed = client.json("PATCH", "flag-sets", flag_set, body={"storedContexts": are_read})
    answer = converted(changed, _FlagSet)
    session.output.warn(answer.warnings)
    verb = "read" if answer.stored_contexts else "do not read"
    session.output.result(changed, f"Evaluations of '{flag_set}' {verb} stored contexts.")
    return DONE


def _path(flag_set: str, key: str) -> tuple[str, ...]:
    return ("flag-sets", flag_set, "contexts", key)
