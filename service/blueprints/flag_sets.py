"""``/api/v1/flag-sets``."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from operator import attrgetter
from typing import Any

import msgspec
from sanic import HTTPResponse

from service.blueprints import flag_set_summaries as summaries
from service.blueprints.description.parts import (
    COMMENT,
    IF_MATCH,
    METADATA_IS,
    PAGE,
    SEARCH,
    SWITCH,
    WRITTEN,
    page_of,
    query,
    ref,
)
from service.blueprints.description.route import Description
from service.errors import Unavailable
from service.evaluation.flag_set import CompiledFlagSet
from service.management import flag_set_summaries, flag_sets
from service.management.selecting import select
from service.middleware.answers import json, json_page, precondition, written
from service.middleware.management import ManagementCall, management
from service.middleware.memory import read_or_recall, read_or_recall_all
from service.middleware.principal import require_unbound
from service.middleware.routing import WorkerBlueprint
from service.storage.flag_sets import FlagSetRow
from service.structs.events import EventStreamAddress
from service.structs.flag_sets import FlagSet, FlagSetChange, NewFlagSet, PatchedFlagSet
from service.structs.timestamps import timestamp

blueprint = WorkerBlueprint("flag_sets", url_prefix="/api/v1/flag-sets")


@blueprint.get("/", name="list")
@Description(
    parameters=(
        *PAGE,
        SEARCH,
        METADATA_IS,
        query("summary", "Return each flag set in short, for an overview.", **SWITCH),
    ),
    answers={200: {"anyOf": [page_of("FlagSet"), page_of("FlagSetSummary")]}},
    failures=(400,),
    recalled=True,
)
@management("read")
async def list_flag_sets(call: ManagementCall) -> HTTPResponse:
    """List the flag sets that the API key may see, by name.

    ``?summary=true`` adds what an overview shows: the number of flags, the last change, stale
    flags, plans, and the evaluations of the last 24 hours.
    """
    paging, search = call.paging(), call.query("search") or ""
    metadata = call.queries("metadata.")
    is_short = call.switch("summary")

    async def read() -> HTTPResponse:
        wanted: dict[str, Any] = {**paging, "search": search, "metadata": metadata}
        if is_short:
            stale = await _stale_flags(call)
            found = await flag_set_summaries.list(call.stores, call.actor, stale, **wanted)
            return json_page(found, summaries.render)
        return json_page(await flag_sets.list(call.stores, call.actor, **wanted), _render)

    def recall(held: Iterable[CompiledFlagSet]) -> HTTPResponse:
        page = select(
            held,
            attrgetter("name"),
            **paging,
            search=search,
            metadata=metadata,
            metadata_of=attrgetter("header.metadata"),
        )
        render = summaries.recalled if is_short else _recalled
        return json_page(page, render, from_memory=True)

    return await read_or_recall_all(call, read, recall)


@blueprint.post("/", name="create")
@Description(
    parameters=(COMMENT,),
    body=ref("NewFlagSet"),
    body_example={"name": "checkout.production", "metadata": {"team": "checkout"}},
    answers={201: ref("FlagSet")},
    failures=(400, 409),
    tagged=True,
)
@management("admin")
async def create(call: ManagementCall) -> HTTPResponse:
    """Create an empty flag set."""
    require_unbound(call.actor)
    wanted = call.decoded(NewFlagSet)
    created = await call.write(
        flag_sets.create(
            call.stores,
            call.actor,
            wanted.name,
            fractional=wanted.fractional,
            stored_contexts=wanted.stored_contexts,
            metadata=wanted.metadata,
            comment=call.comment,
        )
    )
    await call.serve(created.name, created.revision)
    return json(_render(created), 201, revision=created.revision)


@blueprint.get("/<flag_set:str>", name="get")
@Description(answers={200: ref("FlagSet")}, failures=(400, 404), tagged=True, recalled=True)
@management("read")
async def get(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Return the properties of one flag set."""

    async def read() -> HTTPResponse:
        found = await flag_sets.get(call.stores, flag_set)
        return json(_render(found), revision=found.revision)

    def recall(held: CompiledFlagSet) -> HTTPResponse:
        return json(_recalled(held), from_memory=True)

    return await read_or_recall(call, flag_set, read, recall)


@blueprint.get("/<flag_set:str>/event-stream", name="event_stream")
@Description(answers={200: ref("EventStreamAddress")}, failures=(404,))
@management("read")
async def event_stream(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Return the address of the set's event stream, as bulk answers contain it.

    For programs that follow changes and evaluate nothing. The address is signed for the API key
    and opens this stream only. It changes when the key is rotated.
    """
    grant = await call.grant()
    address = await call.context.event_streams.address(flag_set, grant)
    return json(EventStreamAddress(address))


@blueprint.patch("/<flag_set:str>", name="patch")
@Description(
    parameters=(IF_MATCH, COMMENT),
    body=ref("FlagSetChange"),
    body_example={"fractional": 3},
    answers={200: ref("PatchedFlagSet")},
    failures=(400, 404, 412),
    tagged=True,
)
@management("write")
async def patch(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Change the properties of a flag set: ``fractional``, ``storedContexts``, metadata."""
    change = call.decoded(FlagSetChange)
    changed = await call.write(
        flag_sets.patch(
            call.stores,
            call.actor,
            flag_set,
            fractional=change.fractional,
            stored_contexts=change.stored_contexts,
            metadata=change.metadata,
            expected=precondition(call),
            comment=call.comment,
        )
    )
    await call.serve(flag_set, changed.revision)
    answer = PatchedFlagSet(**_members(changed), warnings=changed.warnings or msgspec.UNSET)
    return json(answer, revision=changed.revision)


@blueprint.delete("/<flag_set:str>", name="delete")
@Description(parameters=(IF_MATCH, COMMENT), answers={200: WRITTEN}, failures=(400, 404, 412))
@management("admin")
async def delete(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Delete a flag set with all flags, evaluators and stored contexts."""
    return await written(
        call,
        flag_set,
        flag_sets.delete(
            call.stores,
            call.actor,
            flag_set,
            expected=precondition(call),
            comment=call.comment,
        ),
        gone=True,
    )


def _render(row: FlagSetRow) -> FlagSet:
    return FlagSet(**_members(row))


def _members(row: FlagSetRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "revision": row.revision,
        "fractional": row.fractional,
        "stored_contexts": row.stored_contexts,
        "metadata": msgspec.Raw(row.metadata_text.encode()),
        "created_at": timestamp(row.created_at),
        "modified_at": timestamp(row.modified_at),
    }


async def _stale_flags(call: ManagementCall) -> dict[str, int]:
    """Return the numbers of stale flags by set; empty while Redis is away."""
    with suppress(Unavailable):
        return await call.context.statistics_cache.stale()
    return {}


def _recalled(held: CompiledFlagSet) -> FlagSet:
    header = held.header
    return FlagSet(
        name=held.name,
        revision=held.revision,
        fractional=header.fractional,
        stored_contexts=header.stored_contexts,
        metadata=msgspec.Raw(msgspec.json.encode(header.metadata)),
        created_at=None,
        modified_at=timestamp(header.modified_at * 1000),
    )
