"""``/api/v1/flag-sets/{set}/evaluate`` and related routes: evaluations, now or in the past."""

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
    """Return what OFREP answers for a context: one flag or all, now or at an earlier time.

    ``at`` is a revision or a time. Flags, evaluators, metadata and the version of ``fractional``
    are those of that time, and rules see that time. Stored contexts have no history: the present
    ones are used. Where OFREP answers with an error for a flag, that error is the answer, with
    status 200. These evaluations are not counted in the statistics.
    """
    question = call.decoded(Question, most=call.context.settings.limits.evaluation_bytes)
    answer = await call.context.questions.evaluate(call.stores, flag_set, question)
    headers = {"etag": etag_of(answer.revision), "cache-control": "no-cache"}
    return HTTPResponse(answer.body, 200, headers, "application/json")
