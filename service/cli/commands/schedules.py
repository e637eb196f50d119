"""``schedules``: changes of a flag set that are applied by themselves at a time."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

import click
import msgspec

from service.cli.examples import examples
from service.cli.exit_codes import DONE, WrongUsage
from service.cli.hints.completing import complete_flags
from service.cli.lazy_group import AliasedGroup
from service.cli.options import comment_option, limit_option, on_flag_set, query_of
from service.cli.session import Session
from service.cli.terminal.ago import clear
from service.cli.terminal.output import PLAIN, Style
from service.errors import Fault
from service.outbound.answers import converted

_COLUMNS = ("id", "state", "at", "flag", "change", "createdBy", "comment", "revision", "reason")
_STATES = ("waiting", "applied", "failed", "missed", "cancelled")
_ONE_CHANGE = "Give one change: --enable, --disable, --patch, --definition or --rollback."
_NO_PATCH = '--patch is a JSON object, such as \'{"defaultVariant": "off"}\'.'
_NEEDS_KEY = "--enable, --disable and --definition are of one flag: give its KEY too."
_ONE_TIME = "Give the time by --at or by --in."

_id = click.argument("schedule", metavar="ID", help="as `schedules list` shows it")
_at = click.option(
    "--at", metavar="TIME", help="RFC 3339 with an offset, such as 2030-01-31T09:00:00+01:00"
)
_in = click.option(
    "--in", "after", metavar="PERIOD", help="time from now, such as 90s, 10m, 2h or 1d12h"
)
_latest = click.option(
    "--latest", metavar="TIME", help="not later than this; after it the schedule is missed"
)


class _Schedule(msgspec.Struct):
    id: int
    at: str
    state: str
    flag: str | None = None
    revision: int | None = None
    warnings: tuple[Fault, ...] = ()


@click.group(cls=AliasedGroup, aliases={"create": "add", "delete": "cancel", "update": "move"})
def schedules() -> None:
    """Change flags at a time."""


@schedules.command("list")
@click.option("--state", type=click.Choice(_STATES), help="only these")
@click.option("--flag", metavar="KEY", shell_complete=complete_flags, help="only this flag's")
@limit_option(100)
@on_flag_set
def list_schedules(
    session: Session, *, flag_set: str, state: str | None, flag: str | None, limit: int
) -> int:
    """List scheduled changes, newest first."""
    query = query_of(state=state, flag=flag)
    with session.client() as client:
        items = list(islice(client.pages(*_path(flag_set), query=query), limit))
    if not session.output.as_json:
        items = [{**item, "change": _change(item)} for item in items]
    session.output.table(items, _COLUMNS, _style_of, empty="No schedules.")
    return DONE


@schedules.command(
    "add",
    epilog=examples(
        "flagstaff schedules add banner --disable --in 2h -s shop",
        "flagstaff schedules add banner --enable --at 2030-01-31T09:00:00Z -s shop",
    ),
)
@click.argument("key", required=False, shell_complete=complete_flags, help="key of the flag")
@_at
@_in
@click.option("--enable", is_flag=True, help="enable the flag")
@click.option("--disable", is_flag=True, help="disable the flag")
@click.option("--patch", metavar="JSON", help="merge patch of the flag, or of the set's properties")
@click.option("--definition", metavar="FILE", help="new definition; - reads standard input")
@click.option("--rollback", type=int, metavar="N", help="revision to roll back to")
@_latest
@click.option(
    "--if-revision", type=int, metavar="N", help="only if the flag is still at this revision"
)
@comment_option
@on_flag_set
def add(
    session: Session,
    *,
    flag_set: str,
    key: str | None,
    at: str | None,
    after: str | None,
    latest: str | None,
    if_revision: int | None,
    comment: str | None,
    **change: Any,
) -> int:
    """Schedule a change of a flag; without a flag, of the flag set."""
    if key is None and (change["enable"] or change["disable"] or change["definition"] is not None):
        raise WrongUsage(_NEEDS_KEY)
    body: dict[str, Any] = {
        **_time(at, after, required=True),
        **_wanted(session, **change),
        "flag": key,
        "latest": latest,
        "ifRevision": if_revision,
        "comment": comment,
    }
    with session.client() as client:
        answer = client.json("POST", *_path(flag_set), body=_given(body))
    made = converted(answer, _Schedule)
    session.warn(made.warnings)
    what = f"the flag set '{flag_set}'" if key is None else f"the flag '{key}' of '{flag_set}'"
    session.output.result(answer, f"Schedule {made.id} changes {what} at {clear(made.at)}.")
    return DONE


@schedules.command("move")
@_id
@_at
@_in
@_latest
@comment_option
@on_flag_set
def move(
    session: Session,
    *,
    flag_set: str,
    schedule: str,
    at: str | None,
    after: str | None,
    latest: str | None,
    comment: str | None,
) -> int:
    """Move a waiting schedule to another time; --latest "" and --comment "" remove them."""
    body: dict[str, Any] = _time(at, after, required=False)
    for name, text in (("latest", latest), ("comment", comment)):
        if text is not None:
            body[name] = text or None
    if not body:
        raise WrongUsage("Nothing to change: pass --at, --in, --latest or --comment.")
    with session.client() as client:
        answer = client.json("PATCH", *_path(flag_set), schedule, body=body)
    moved = converted(answer, _Schedule)
    session.output.result(answer, f"Schedule {moved.id} is applied at {clear(moved.at)}.")
    return DONE


@schedules.command("cancel")
@_id
@on_flag_set
def cancel(session: Session, *, flag_set: str, schedule: str) -> int:
    """Cancel a waiting schedule; it stays in the list."""
    with session.client() as client:
        answer = client.json("DELETE", *_path(flag_set), schedule)
    converted(answer, _Schedule)
    session.output.result(answer, f"Schedule {schedule} of '{flag_set}' is cancelled.")
    return DONE


@schedules.command("run")
@_id
@on_flag_set
def run(session: Session, *, flag_set: str, schedule: str) -> int:
    """Apply a waiting schedule now, as a change of yours."""
    with session.client() as client:
        answer = client.json("POST", *_path(flag_set), schedule, "run")
    applied = converted(answer, _Schedule)
    sentence = f"Schedule {applied.id} is applied; '{flag_set}' is at revision {applied.revision}."
    if applied.revision is None:
        sentence = f"Schedule {applied.id} is applied; it changed nothing."
    session.output.result(answer, sentence)
    return DONE


def _time(at: str | None, after: str | None, *, required: bool) -> dict[str, Any]:
    if (at and after) or (required and not at and not after):
        raise WrongUsage(_ONE_TIME)
    return query_of(at=at, **{"in": after})


def _wanted(
    session: Session,
    *,
    enable: bool,
    disable: bool,
    patch: str | None,
    definition: str | None,
    rollback: int | None,
) -> dict[str, Any]:
    """Return the one change that was asked for, as the body has it."""
    found: list[dict[str, Any]] = []
    if enable:
        found.append({"patch": {"state": "ENABLED"}})
    if disable:
        found.append({"patch": {"state": "DISABLED"}})
    if patch is not None:
        try:
            msgspec.json.decode(patch, type=dict[str, Any])
        except (msgspec.DecodeError, RecursionError):
            raise WrongUsage(_NO_PATCH) from None
        # As it was written: 10.0 stays 10.0.
        found.append({"patch": msgspec.Raw(patch.encode())})
    if definition is not None:
        read = session.read_file(definition, "/definition")
        found.append({"definition": msgspec.Raw(read.document)})
    if rollback is not None:
        found.append({"rollback": rollback})
    if len(found) != 1:
        raise WrongUsage(_ONE_CHANGE)
    return found[0]


def _given(body: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if value is not None}


def _change(item: Mapping[str, Any]) -> str:
    """Return the change in a word or two: ``disable``, ``patch``, ``rollback to 12``."""
    if "rollback" in item:
        return f"rollback to {item['rollback']}"
    if "definition" in item:
        return "definition"
    words = {"ENABLED": "enable", "DISABLED": "disable"}
    patch = item.get("patch", {})
    return words.get(patch.get("state"), "patch") if patch.keys() == {"state"} else "patch"


def _style_of(row: Mapping[str, Any]) -> Style:
    state = row.get("state")
    if state in ("failed", "missed"):
        return {"fg": "red"}
    return PLAIN if state == "waiting" else {"dim": True}


def _path(flag_set: str) -> tuple[str, ...]:
    return ("flag-sets", flag_set, "schedules")
