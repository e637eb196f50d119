"""``/api/v1/flag-sets/{set}/document``: a whole set as one flagd document."""

from __future__ import annotations

import msgspec
from sanic import HTTPResponse

from service.blueprints.description.parts import (
    AT_REVISION,
    AT_TIME,
    COMMENT,
    CONTENT_ENCODING,
    CREATE_ONLY,
    IF_MATCH,
    IF_NONE_MATCH,
    STRICT,
    SWITCH,
    TRIED,
    WRITTEN,
    query,
    ref,
)
from service.blueprints.description.route import Description
from service.errors import NotFound, Refused
from service.evaluation.definition.document_text import write_document
from service.evaluation.definition.set_properties import FRACTIONAL_VERSIONS as VERSIONS
from service.evaluation.definition.set_properties import SetProperties
from service.evaluation.flag_set import CompiledFlagSet
from service.management import documents, flag_sets
from service.management.as_of import AsOf
from service.management.writing.comments import check_comment
from service.middleware.answers import Text, change_options, content, is_held, outcome
from service.middleware.management import ManagementCall, management
from service.middleware.memory import read_or_recall
from service.middleware.principal import require_scope, require_unbound
from service.middleware.routing import WorkerBlueprint
from service.structs.principal import Principal

_CREATE = (
    query("create", "Create the flag set if it does not exist.", **SWITCH),
    query(
        "fractional",
        "With `create`: version of `fractional` of a new set whose document has none (default: 2).",
        type="integer",
        enum=list(VERSIONS),
    ),
)

blueprint = WorkerBlueprint("documents", url_prefix="/api/v1/flag-sets/<flag_set:str>/document")


@blueprint.get("/", name="get")
@Description(
    parameters=(AT_REVISION, AT_TIME, IF_NONE_MATCH),
    answers={200: ref("Document"), 304: None},
    failures=(400, 404),
    tagged=True,
    recalled=True,
)
@management("read", "evaluate")
async def get(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Return the flag set as a flagd document, with its texts as they were written.

    flagd sidecars poll this route. ``metadata.flagSetId`` is the name of the set unless its
    metadata has another one. ``$flagstaff`` has the properties of the set, so that a copy that is
    loaded elsewhere answers alike. Stored contexts are not part of the document. ``revision`` or
    ``at`` returns the set as it was then.
    """
    at = as_of(call)

    async def read() -> Text:
        if at is None:
            current = (await flag_sets.get(call.stores, flag_set)).revision
            if is_held(call, current):
                # Most polls end here: the caller has this revision, so the document is not read.
                return Text(b"", current)
        return Text(*await documents.read(call.stores, flag_set, at=at))

    if at is not None:
        return content(call, await read())
    return content(call, await read_or_recall(call, flag_set, read, _recalled))


@blueprint.put("/", name="put")
@Description(
    parameters=(*TRIED, STRICT, *_CREATE, CONTENT_ENCODING, IF_MATCH, CREATE_ONLY, COMMENT),
    body=ref("Document"),
    answers={200: WRITTEN, 201: WRITTEN},
    failures=(400, 403, 404, 412),
    tagged=True,
)
@management("write")
async def put(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Make the flag set equal to the document, as a whole. ``dry_run`` returns the diff only.

    ``$flagstaff`` in the document sets the properties of the flag set, and ``metadata`` its
    metadata; what the document does not have stays as it is. Another version of ``fractional`` for
    existing flags and a change of ``storedContexts`` are reported as warnings and never refused.

    ``create`` creates a flag set that does not exist, in the same change: a document that is
    refused leaves nothing behind. Only that needs the scope ``admin`` and a key that is bound to no
    set. With ``dry_run``, the revision is 0 then. ``If-None-Match: *`` refuses a set that exists.
    """
    options, strict = change_options(call), call.switch("strict")
    create, fractional = _creation(call)
    check_comment(options["comment"])
    body = await call.large_body(most=call.context.settings.limits.body_bytes)
    # This only checks, so it ends when the caller disconnects.
    try:
        checked = await documents.read_checked(
            call.stores,
            flag_set,
            body,
            strict=strict,
            create=create and call.actor.creates_flag_sets,
            fractional=fractional,
        )
    except NotFound:
        if create:
            _require_creator(call.actor)
        raise
    change = documents.replace(call.stores, call.actor, flag_set, checked, strict=strict, **options)
    # What was compiled to be checked is what this worker serves next.
    with call.context.follower.flag_sets.knowing(checked.compiled):
        return await outcome(call, flag_set, change)


def _creation(call: ManagementCall) -> tuple[bool, int | None]:
    """Return ``?create=`` and ``?fractional=``. Raises Refused for a version alone."""
    create = call.switch("create")
    fractional = call.number("fractional", least=min(VERSIONS), most=max(VERSIONS))
    if fractional is not None and not create:
        raise Refused(
            "The parameter 'fractional' is for a flag set that is created: add create=true, or"
            ' write "$flagstaff": {"fractional": …} into the document.'
        )
    return create, fractional


def _require_creator(actor: Principal) -> None:
    """Raise Forbidden for a key that may not create flag sets."""
    require_scope(actor, ("admin",))
    require_unbound(actor)


def as_of(call: ManagementCall) -> AsOf | None:
    """Return the point of the history that the query asks for; None for the present.

    Raises Refused for a revision and a time at once.
    """
    revision, time = call.revision(), call.timestamp("at")
    if revision is not None and time is not None:
        raise Refused("Give 'revision' or 'at', not both.")
    return time if revision is None else revision


def _recalled(held: CompiledFlagSet) -> Text:
    """Return the document from memory, where the spacing of its metadata is not known."""
    body = write_document(
        held.texts,
        {name: evaluator.text for name, evaluator in held.evaluators.items()},
        msgspec.json.encode(held.header.metadata).decode(),
        SetProperties(held.name, held.header.fractional, held.header.stored_contexts),
    )
    return Text(body, held.revision, exact=False)
