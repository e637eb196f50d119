"""``/api/v1/flag-sets/{set}/evaluate`` and related routes: evaluations, now or in the past."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from sanic import HTTPResponse

from service.blueprints.description.parts import CONTENT_ENCODING, ref
from service.blueprints.description.route import Description
from service.errors import Refused, TooLarge
from service.evaluation.text.byte_order_mark import without_mark
from service.impact.job import Source
from service.management import impact
from service.management.impact_jobs import job_of
from service.middleware.answers import etag_of, json
from service.middleware.management import ManagementCall, management
from service.middleware.ndjson import NDJSON
from service.middleware.routing import WorkerBlueprint
from service.structs.questions import ExplainQuestion, Question

blueprint = WorkerBlueprint("questions", url_prefix="/api/v1/flag-sets/<flag_set:str>")


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


@blueprint.post("/explain", name="explain")
@Description(
    body=ref("ExplainQuestion"),
    body_example={"context": {"targetingKey": "user-1842", "country": "SE"}},
    answers={200: {"anyOf": [ref("Explained"), ref("AllExplained")]}},
    failures=(400, 404),
    tagged=True,
)
@management("read")
async def explain(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Return an answer and how it came about: each operator that was evaluated.

    `answer` is OFREP's. `trace` says what decided (`decidedBy`), which attributes came from the
    request and which from the store, and has the targeting as a tree: each node with its JSON
    pointer into the definition, its operator, its operands and its result; `reached` is false for
    a branch that was not evaluated. For `fractional` it has the bucketing value, the hash, the
    bucket and the range of each variant; for `sem_ver` the versions as parsed. Large trees are
    cut, and say so. `definition` is the flag that was explained, as it was written.

    Without `flag`, the answer has one line for each flag of the set. `definition` explains a
    draft in place of the stored definition. `at` is a revision or a time, as for `evaluate`.
    """
    question = call.decoded(ExplainQuestion, most=call.context.settings.limits.evaluation_bytes)
    found = await call.context.questions.explain(call.stores, flag_set, question)
    return json(found, revision=found.revision)


@blueprint.post("/impact", name="impact", stream=True)
@Description(
    parameters=(CONTENT_ENCODING,),
    body=ref("Proposal"),
    body_example={"document": {"flags": {}}, "sample": 1000},
    answers={200: ref("ImpactEvent")},
    media=NDJSON,
    failures=(400, 404),
)
@management("read")
async def impact_of(call: ManagementCall, flag_set: str) -> HTTPResponse | None:
    """Whom a proposed change would move from which variant to which.

    Nothing is stored. The change is held against all stored contexts, or against `sample` made-up
    targeting keys: in a rollout, keys alone decide. With `Content-Type: application/x-ndjson` it is
    held against the caller's own contexts: the first line is the proposal, every other line an
    evaluation context; lines that are none are counted, and the first hundred are named.

    The answer is NDJSON: events `progress`, then one `result`, or a `failure`. A worker compares
    for one caller at a time; others get 503.
    """
    kind = (call.header("content-type") or "").partition(";")[0].strip().lower()
    lines = call.parts()
    most = call.context.settings.limits.body_bytes
    if kind == NDJSON:
        body, lines = await _first_line(lines, most)
        source: Source = "lines"
    else:
        body = await _whole(lines, most)
        source = "stored"
    proposal = await impact.read_proposal(without_mark(body))
    if proposal.sample is not None:
        if source == "lines":
            raise Refused("Send contexts, or ask for a 'sample'; not both.")
        source = "sample"
    tried = await impact.try_out(call.stores, call.actor, flag_set, proposal)
    # Nobody reads an answer while still sending.
    streams = source != "lines"
    job = await job_of(
        call.stores,
        flag_set,
        tried,
        source=source,
        sample=proposal.sample or 0,
        streams=streams,
    )
    if streams:
        await call.stream(call.context.comparing.run(job), NDJSON)
        return None
    with call.context.gate.exporting(call.actor.id):
        async with aclosing(call.context.comparing.run(job, lines)) as events:
            written = b"".join([part async for part in events])
    return HTTPResponse(written, 200, {}, NDJSON)


async def _whole(parts: AsyncIterator[bytes], most: int) -> bytes:
    body = bytearray()
    async for part in parts:
        body += part
        if len(body) > most:
            raise TooLarge(most)
    return bytes(body)


async def _first_line(
    parts: AsyncIterator[bytes], most: int
) -> tuple[bytes, AsyncGenerator[bytes, None]]:
    """The first line of at most so many bytes, and what follows it."""
    line = bytearray()
    rest = b""
    async for part in parts:
        head, end, rest = part.partition(b"\n")
        line += head
        if len(line) > most:
            raise TooLarge(most)
        if end:
            break

    async def following() -> AsyncGenerator[bytes, None]:
        if rest:
            yield rest
        async for part in parts:
            yield part

    return bytes(line), following()
