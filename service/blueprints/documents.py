"""``/api/v1/flag-sets/{set}/document``: a whole set as one flagd document."""

from __future__ import annotations

import msgspec
from sanic import Blueprint, HTTPResponse

from service.evaluation.definition import write_document
from service.evaluation.flag_set import CompiledFlagSet
from service.management import documents, flag_sets
from service.middleware.answers import Text, content, is_held, precondition, written
from service.middleware.management import ManagementCall, management
from service.middleware.memory import read_or_recall

blueprint = Blueprint("documents", url_prefix="/api/v1/flag-sets/<flag_set:str>/document")


@blueprint.get("/", name="get")
@management("read", "evaluate")
async def get(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """The set as flagd reads it, texts as they were written: what a flagd sidecar polls."""
    revision = call.revision()

    async def read() -> Text:
        if revision is None:
            current = (await flag_sets.get(call.stores, call.actor, flag_set)).revision
            if is_held(call, current):
                # The caller has it, and so it is not read: that is what most polls come to.
                return Text(b"", current)
        return Text(*await documents.read(call.stores, flag_set, revision=revision))

    if revision is not None:
        return content(call, await read())
    return content(call, await read_or_recall(call, flag_set, read, _recalled))


@blueprint.put("/", name="put")
@management("write")
async def put(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Make the set equal to the document, all of it or nothing; ``dry_run`` tells the diff only."""
    return await written(
        call,
        flag_set,
        documents.replace(
            call.stores,
            call.actor,
            flag_set,
            call.body(most=call.context.settings.max_body_bytes),
            dry_run=call.switch("dry_run"),
            strict=call.switch("strict"),
            expected=precondition(call),
            comment=call.comment,
        ),
    )


def _recalled(held: CompiledFlagSet) -> Text:
    """The set out of memory; the spacing of its metadata is not known there."""
    body = write_document(
        {key: flag.text for key, flag in held.definitions.items()},
        {name: evaluator.text for name, evaluator in held.evaluators.items()},
        msgspec.json.encode(held.header.metadata).decode(),
    )
    return Text(body, held.revision, exact=False)
