"""``/api/v1/flag-sets/{set}/evaluate`` and its kin: what a caller gets, now or as of then."""

from __future__ import annotations

from sanic import Blueprint, HTTPResponse

from service.blueprints.description.parts import ref
from service.blueprints.description.route import Description
from service.middleware.answers import etag_of
from service.middleware.management import ManagementCall, management
from service.structs.questions import Question

blueprint = Blueprint("questions", url_prefix="/api/v1/flag-sets/<flag_set:str>")


@blueprint.post("/evaluate", name="evaluate")
@Description(
    body=ref("Question"),
    body_example={
        "flag": "new-checkout",
        "context": {"targetingKey": "user-1842", "country": "SE"},
        "at": 1,
    },
    answers={
        200: {"anyOf": [ref("Evaluation"), ref("EvaluationFailure"), ref("BulkEvaluation")]},
    },
    failures=(400, 404),
    tagged=True,
)
@management("read")
async def evaluate(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """What OFREP answers for a context, of one flag or of all, now or as of then.

    ``at`` is a revision or a time: flags, evaluators, metadata and the version of ``fractional``
    are those of then, and so is the time that rules see. Stored contexts have no history: they
    count as they are now. Where OFREP answers with an error for a flag, that error is the answer,
    with status 200. Evaluations by this route are not counted in the statistics.
    """
    question = call.decoded(Question, most=call.context.settings.limits.evaluation_bytes)
    answer = await call.context.questions.evaluate(call.stores, flag_set, question)
    headers = {"etag": etag_of(answer.revision), "cache-control": "no-cache"}
    return HTTPResponse(answer.body, 200, headers, "application/json")
