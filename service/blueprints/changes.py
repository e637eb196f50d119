"""``…/changes``, ``…/versions`` and ``…/rollback``: the history of a flag set, and rollbacks."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import msgspec
from sanic import HTTPResponse

from service.blueprints.description.parts import (
    CHANGED_AT,
    COMMENT,
    IF_MATCH,
    PAGE,
    TRIED,
    WRITTEN,
    page_of,
    query,
    ref,
)
from service.blueprints.description.route import Description
from service.errors import Refused
from service.evaluation.limits import MAX_DEFINITION_BYTES
from service.management import changes, rollbacks
from service.middleware.answers import change_options, json_page, outcome
from service.middleware.management import ManagementCall, management
from service.middleware.ndjson import NDJSON, batches, ndjson
from service.middleware.routing import WorkerBlueprint
from service.storage.changes import ChangeRow, Filter, Kind
from service.structs.changes import Change, FlagSetRollback, Rollback
from service.structs.timestamps import milliseconds_or_none, timestamp

blueprint = WorkerBlueprint("changes", url_prefix="/api/v1/flag-sets/<flag_set:str>")

CSV = "text/csv"

# First characters that a spreadsheet takes for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")

_KINDS: tuple[Kind, ...] = ("flag", "evaluator", "flag_set")
_COLUMNS = ("revision", "at", "actor", "comment", "kind", "name", "before", "after")


@blueprint.get("/changes", name="list")
@Description(
    parameters=(
        *PAGE,
        query("kind", "Only changes of this kind.", enum=["flag", "evaluator", "flag_set"]),
        query("flag", "Only changes of the flag with this key.", type="string"),
        query("evaluator", "Only changes of this evaluator.", type="string"),
        query("actor", "Only changes made with the API key of this name.", type="string"),
        query("since", "Start of the range, inclusive.", type="string", format="date-time"),
        query(
            "until",
            "End of the range, exclusive (default: now).",
            type="string",
            format="date-time",
        ),
        CHANGED_AT,
    ),
    answers={200: page_of("Change")},
    also={NDJSON: ref("Change"), CSV: {"type": "string"}},
    failures=(400, 404),
)
@management("read")
async def list_changes(call: ManagementCall, flag_set: str) -> HTTPResponse | None:
    """Return the history, newest first. As NDJSON or CSV all of it is streamed, oldest first."""
    wanted = _filter(call)
    accepted = call.header("accept") or ""
    if NDJSON in accepted or CSV in accepted:
        call.refuse_paging()
    if NDJSON in accepted:
        rows = await changes.stream(call.stores, flag_set, wanted)
        await call.stream(batches(rows, ndjson(_render)), NDJSON)
        return None
    if CSV in accepted:
        rows = await changes.stream(call.stores, flag_set, wanted)
        await call.stream(batches(rows, _csv, _line(_COLUMNS)), f"{CSV}; charset=utf-8")
        return None
    page = await changes.list(call.stores, flag_set, wanted, **call.paging())
    return json_page(page, _render)


@blueprint.get("/flags/<key:path>/versions", name="versions")
@Description(parameters=PAGE, answers={200: page_of("Change")}, failures=(400, 404))
@management("read")
async def versions(call: ManagementCall, flag_set: str, key: str) -> HTTPResponse:
    """Return every version of a flag, newest first; also of a flag that was deleted."""
    page = await changes.versions(call.stores, flag_set, key, **call.paging())
    return json_page(page, _render)


@blueprint.post("/flags/<key:path>/rollback", name="rollback_flag")
@Description(
    parameters=(*TRIED, IF_MATCH, COMMENT),
    body=ref("Rollback"),
    body_example={"revision": 1},
    answers={200: WRITTEN, 201: WRITTEN},
    failures=(400, 404, 412),
    tagged=True,
)
@management("write")
async def rollback_flag(call: ManagementCall, flag_set: str, key: str) -> HTTPResponse:
    """Roll a flag back to an earlier version, as a new change."""
    revision = call.decoded(Rollback).revision
    change = rollbacks.flag(
        call.stores,
        call.actor,
        flag_set,
        key,
        revision,
        **change_options(call),
    )
    return await outcome(call, flag_set, change)


@blueprint.post("/rollback", name="rollback_flag_set")
@Description(
    parameters=(*TRIED, IF_MATCH, COMMENT),
    body=ref("FlagSetRollback"),
    body_example={"revision": 1},
    answers={200: WRITTEN},
    failures=(400, 404, 412),
    tagged=True,
)
@management("write")
async def rollback_flag_set(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Roll the whole flag set back to a revision. ``dry_run`` returns the differences only.

    With ``flags`` only the flags with these keys are rolled back; one that did not exist at the
    revision is deleted.
    """
    wanted = call.decoded(FlagSetRollback, most=MAX_DEFINITION_BYTES)
    change = rollbacks.flag_set(
        call.stores,
        call.actor,
        flag_set,
        wanted.revision,
        flags=None if isinstance(wanted.flags, msgspec.UnsetType) else frozenset(wanted.flags),
        **change_options(call),
    )
    return await outcome(call, flag_set, change)


def _filter(call: ManagementCall) -> Filter:
    flag, evaluator = call.query("flag"), call.query("evaluator")
    kind = call.choice("kind", _KINDS)
    if flag is not None and evaluator is not None:
        raise Refused("The parameters 'flag' and 'evaluator' cannot be combined.")
    if flag is not None or evaluator is not None:
        named: Kind = "evaluator" if flag is None else "flag"
        if kind not in (None, named):
            raise Refused(f"The parameters '{named}' and 'kind={kind}' cannot be combined.")
        kind = named
    since = milliseconds_or_none(call.timestamp("since"))
    until = milliseconds_or_none(call.timestamp("until"))
    if since is not None and until is not None and since >= until:
        raise Refused("The parameter 'since' must be before 'until'.")
    return Filter(
        kind=kind,
        name=flag if flag is not None else evaluator,
        actor=call.query("actor"),
        since=since,
        until=until,
        revision=call.revision(),
    )


def _render(row: ChangeRow) -> Change:
    return Change(
        revision=row.revision,
        at=timestamp(row.at),
        actor=row.actor,
        comment=row.comment,
        kind=row.kind,
        name=row.name,
        before=_raw(row.before),
        after=_raw(row.after),
    )


def _raw(text: str | None) -> msgspec.Raw | None:
    return None if text is None else msgspec.Raw(text.encode())


def _csv(batch: tuple[ChangeRow, ...]) -> bytes:
    return b"".join(
        _line(
            (
                row.revision,
                timestamp(row.at).isoformat(timespec="milliseconds"),
                row.actor,
                row.comment,
                row.kind,
                row.name,
                row.before,
                row.after,
            )
        )
        for row in batch
    )


def _line(cells: Iterable[object]) -> bytes:
    """Return one CSV record (RFC 4180); None becomes an empty cell."""
    line = io.StringIO()
    csv.writer(line).writerow(map(_quoted, cells))
    return line.getvalue().encode()


def _quoted(cell: object) -> object:
    """Return the cell so that a spreadsheet reads it as text: ``=1+1`` → ``'=1+1``."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
