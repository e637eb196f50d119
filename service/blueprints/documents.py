"""``/api/v1/flag-sets/{set}/document``: a whole set as one flagd document."""

from __future__ import annotations

from sanic import Blueprint, HTTPResponse

from service.management import documents
from service.middleware.answers import content, json, required_revision
from service.middleware.management import ManagementCall, management

blueprint = Blueprint("documents", url_prefix="/api/v1/flag-sets/<flag_set:str>/document")


@blueprint.get("/", name="get")
@management("read", "evaluate")
async def get(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """The set as flagd reads it, texts as they were written: what a flagd sidecar polls."""
    body, revision = await documents.read(call.stores, flag_set, revision=call.revision())
    return content(call, body, revision)


@blueprint.put("/", name="put")
@management("write")
async def put(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Make the set equal to the document, all of it or nothing; ``dry_run`` tells the diff only."""
    dry_run = call.switch("dry_run")
    written = await call.write(
        documents.replace(
            call.stores,
            call.actor,
            flag_set,
            call.body,
            dry_run=dry_run,
            strict=call.switch("strict"),
            if_match=required_revision(call),
            comment=call.comment,
        )
    )
    if not dry_run:
        await call.serve(flag_set, written.revision)
    return json(written, revision=written.revision)
