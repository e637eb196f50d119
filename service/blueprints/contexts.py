"""``/api/v1/flag-sets/{set}/contexts``."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

import msgspec
from sanic import HTTPResponse

from service.blueprints.description.parts import (
    CONTENT_ENCODING,
    CREATE_ONLY,
    IF_MATCH,
    IF_NONE_MATCH,
    PAGE,
    page_of,
    query,
    ref,
)
from service.blueprints.description.route import Description
from service.errors import Refused
from service.management import contexts
from service.management.context_import import ContextImport
from service.management.context_texts import MAX_LINE_BYTES
from service.middleware.answers import Text, content, json, json_page, nothing, precondition
from service.middleware.management import ManagementCall, management
from service.middleware.ndjson import NDJSON, batches, ndjson, read_lines
from service.middleware.routing import WorkerBlueprint
from service.storage.contexts import ContextFilter, ContextRow
from service.structs.contexts import Context, ContextBody, ContextLine
from service.structs.decoding import decode
from service.structs.timestamps import timestamp

blueprint = WorkerBlueprint("contexts", url_prefix="/api/v1/flag-sets/<flag_set:str>/contexts")

_EXAMPLE = {"attributes": {"plan": "team", "load": 10.0}, "overrides": {"banner": "big"}}


@blueprint.get("/", name="list")
@Description(
    parameters=(
        *PAGE,
        query("prefix", "Only targeting keys that begin with this.", type="string"),
        query(
            "override",
            "Only contexts that override this flag. A page may then be empty and yet have a"
            " `next`.",
            type="string",
        ),
    ),
    answers={200: page_of("Context")},
    also={NDJSON: ref("ContextLine")},
    failures=(400, 404),
)
@management("read")
async def list_contexts(call: ManagementCall, flag_set: str) -> HTTPResponse | None:
    """List the stored contexts of the flag set by targeting key; as NDJSON all are streamed.

    The stream can be sent back as it is to import the contexts. With ``override``, a page
    looks through a bounded number of contexts, so that it may have fewer items than its limit, or
    none, and yet a ``next``: only a ``next`` that is null is the end.
    """
    wanted = ContextFilter(call.query("prefix") or "", call.query("override"))
    if NDJSON in (call.header("accept") or ""):
        call.refuse_paging()
        rows = await contexts.stream(call.stores, flag_set, wanted)
        await call.stream(batches(rows, ndjson(_line)), NDJSON)
        return None
    page = await contexts.list(call.stores, flag_set, wanted, **call.paging())
    return json_page(page, _render)


@blueprint.post("/", name="load", stream=True)
@Description(
    parameters=(CONTENT_ENCODING,),
    body=ref("ContextLine"),
    body_media=NDJSON,
    body_example={"targetingKey": "user-1", **_EXAMPLE},
    answers={200: ref("Imported")},
    failures=(400, 404),
)
@management("write")
async def load(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Import stored contexts from NDJSON: one context a line, created or replaced.

    The body may have any length and is stored as it arrives. An invalid line is skipped and
    reported at the end with its number; the other lines are stored. If two lines have the same
    targeting key, the later one counts. If the caller disconnects, the lines stored so far stay;
    sending the same body again is safe.
    """
    if (call.header("content-type") or "").partition(";")[0].strip().lower() != NDJSON:
        raise Refused(f"The body is NDJSON, one context to a line: Content-Type: {NDJSON}.")
    loading = ContextImport(call.stores, flag_set)
    await loading.begin()
    with call.context.gate.importing(call.actor.id):
        async for lines in read_lines(call.parts(), ContextLine, most=MAX_LINE_BYTES):
            await call.write(loading.store(lines.good, lines.refused))
    return json(loading.report)


@blueprint.get("/<targeting_key:path>", name="get")
@Description(
    parameters=(IF_NONE_MATCH,),
    answers={200: ref("ContextBody"), 304: None},
    failures=(400, 404),
    tagged=True,
)
@management("read")
async def get(call: ManagementCall, flag_set: str, targeting_key: str) -> HTTPResponse:
    """Return one stored context, in the form in which it is written."""
    context = await contexts.get(call.stores, flag_set, targeting_key)
    return content(call, Text(context.text.encode(), context.revision))


@blueprint.put("/<targeting_key:path>", name="put")
@Description(
    parameters=(IF_MATCH, CREATE_ONLY),
    body=ref("ContextBody"),
    body_example=_EXAMPLE,
    answers={200: ref("Context"), 201: ref("Context")},
    failures=(400, 404, 412),
    tagged=True,
)
@management("write")
async def put(call: ManagementCall, flag_set: str, targeting_key: str) -> HTTPResponse:
    """Store a context for a targeting key. It replaces the present one."""
    body = decode(call.body(most=MAX_LINE_BYTES), ContextBody)
    expected = precondition(call)
    return await _store(
        call, contexts.put(call.stores, flag_set, targeting_key, body, expected=expected)
    )


@blueprint.patch("/<targeting_key:path>", name="patch")
@Description(
    parameters=(IF_MATCH,),
    body=ref("MergePatch"),
    body_example={"attributes": {"plan": "gold"}, "overrides": {"banner": None}},
    answers={200: ref("Context")},
    failures=(400, 404, 412),
    tagged=True,
)
@management("write")
async def patch(call: ManagementCall, flag_set: str, targeting_key: str) -> HTTPResponse:
    """Change a stored context by a JSON merge patch (RFC 7396)."""
    body, expected = call.body(most=MAX_LINE_BYTES), precondition(call)
    return await _store(
        call, contexts.patch(call.stores, flag_set, targeting_key, body, expected=expected)
    )


@blueprint.delete("/<targeting_key:path>", name="delete")
@Description(parameters=(IF_MATCH,), answers={204: None}, failures=(400, 404, 412))
@management("write")
async def delete(call: ManagementCall, flag_set: str, targeting_key: str) -> HTTPResponse:
    """Delete the stored context of a targeting key."""
    await call.write(
        contexts.delete(call.stores, flag_set, targeting_key, expected=precondition(call))
    )
    return nothing()


async def _store(call: ManagementCall, change: Coroutine[Any, Any, contexts.Put]) -> HTTPResponse:
    """Finish a write of one context and return the stored context."""
    result = await call.write(change)
    context = result.context
    return json(_render(context), 201 if result.created else 200, revision=context.revision)


def _render(row: ContextRow) -> Context:
    return Context(
        targeting_key=row.key,
        attributes=msgspec.Raw(row.attributes.encode()),
        overrides=msgspec.Raw(row.overrides.encode()),
        created_at=timestamp(row.created_at),
        modified_at=timestamp(row.modified_at),
    )


class _Line(msgspec.Struct, rename="camel"):
    targeting_key: str
    attributes: msgspec.Raw
    overrides: msgspec.Raw


def _line(row: ContextRow) -> _Line:
    return _Line(row.key, msgspec.Raw(row.attributes.encode()), msgspec.Raw(row.overrides.encode()))
