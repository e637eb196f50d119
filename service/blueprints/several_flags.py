"""Several flags in one change: ``PATCH …/flags`` and ``POST …/copy``."""

from __future__ import annotations

from sanic import HTTPResponse

from service.blueprints.description.parts import COMMENT, IF_MATCH, STRICT, TRIED, WRITTEN, ref
from service.blueprints.description.route import Description
from service.evaluation.limits import MAX_DEFINITION_BYTES
from service.management import copies, several_flags
from service.middleware.answers import change_options, outcome
from service.middleware.management import ManagementCall, management
from service.middleware.routing import WorkerBlueprint
from service.structs.changes import Copies

blueprint = WorkerBlueprint("several_flags", url_prefix="/api/v1/flag-sets/<flag_set:str>")


@blueprint.patch("/flags", name="patch")
@Description(
    parameters=(*TRIED, STRICT, IF_MATCH, COMMENT),
    body=ref("FlagsPatch"),
    answers={200: WRITTEN},
    failures=(400, 404, 412),
    tagged=True,
)
@management("write")
async def patch(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Change, create and delete several flags in one change.

    Each flag has a JSON merge patch (RFC 7396) of its definition, and null deletes it. The change
    is made as a whole or not at all, and is one revision. ``If-Match`` is of the flag set.
    """
    change = several_flags.patch(
        call.stores,
        call.actor,
        flag_set,
        call.body(),
        strict=call.switch("strict"),
        **change_options(call),
    )
    return await outcome(call, flag_set, change)


@blueprint.post("/copy", name="copy")
@Description(
    parameters=(*TRIED, STRICT, IF_MATCH, COMMENT),
    body=ref("Copies"),
    body_example={"to": "checkout.production", "flags": ["new-checkout"]},
    answers={200: WRITTEN},
    failures=(400, 404, 412),
    tagged=True,
)
@management("write")
async def copy(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Copy several flags to another flag set in one change, with the checks of any write.

    All are copied, or none. ``If-Match`` is of the other set. ``dry_run`` returns the differences
    there, and the warnings.
    """
    wanted = call.decoded(Copies, most=MAX_DEFINITION_BYTES)
    change = copies.copy_several(
        call.stores,
        call.actor,
        flag_set,
        wanted.flags,
        wanted.to,
        strict=call.switch("strict"),
        **change_options(call),
    )
    return await outcome(call, wanted.to, change)
