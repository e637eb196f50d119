"""``/api/v1/flag-sets/{set}/evaluators``."""

from __future__ import annotations

from operator import attrgetter

import msgspec
from sanic import HTTPResponse

from service.blueprints.description.parts import (
    COMMENT,
    CREATE_ONLY,
    IF_MATCH,
    IF_NONE_MATCH,
    PAGE,
    SEARCH,
    STRICT,
    TRIED,
    WRITTEN,
    page_of,
    ref,
)
from service.blueprints.description.route import Description
from service.errors import NotFound
from service.evaluation.definition.parts import EvaluatorDefinition
from service.evaluation.flag_set import CompiledFlagSet
from service.management import evaluators
from service.management.selecting import select
from service.middleware import definitions
from service.middleware.answers import Text, content, json_page
from service.middleware.management import ManagementCall, management
from service.middleware.memory import read_or_recall
from service.middleware.routing import WorkerBlueprint
from service.storage.evaluators import EvaluatorRow
from service.structs.flags import Evaluator
from service.structs.timestamps import timestamp

blueprint = WorkerBlueprint("evaluators", url_prefix="/api/v1/flag-sets/<flag_set:str>/evaluators")


@blueprint.get("/", name="list")
@Description(
    parameters=(*PAGE, SEARCH),
    answers={200: page_of("Evaluator")},
    failures=(400, 404),
    recalled=True,
)
@management("read")
async def list_evaluators(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """List the shared evaluators of the flag set by name."""
    paging, search = call.paging(), call.query("search") or ""

    async def read() -> HTTPResponse:
        page = await evaluators.list(call.stores, flag_set, **paging, search=search)
        return json_page(page, _render)

    def recall(held: CompiledFlagSet) -> HTTPResponse:
        page = select(held.evaluators.values(), attrgetter("name"), **paging, search=search)
        return json_page(page, _recalled, from_memory=True)

    return await read_or_recall(call, flag_set, read, recall)


@blueprint.get("/<name:path>", name="get")
@Description(
    parameters=(IF_NONE_MATCH,),
    answers={200: ref("Rule"), 304: None},
    failures=(400, 404),
    tagged=True,
    recalled=True,
)
@management("read")
async def get(call: ManagementCall, flag_set: str, name: str) -> HTTPResponse:
    """Return the rule of one evaluator, as it was written."""

    async def read() -> Text:
        evaluator = await evaluators.get(call.stores, flag_set, name)
        return Text(evaluator.text.encode(), evaluator.revision)

    def recall(held: CompiledFlagSet) -> Text:
        if name not in held.evaluators:
            raise NotFound("evaluator", name)
        return Text(held.evaluators[name].text.encode(), None)

    return content(call, await read_or_recall(call, flag_set, read, recall))


@blueprint.put("/<name:path>", name="put")
@Description(
    parameters=(*TRIED, STRICT, IF_MATCH, CREATE_ONLY, COMMENT),
    body=ref("Rule"),
    answers={200: WRITTEN, 201: WRITTEN},
    failures=(400, 404, 412),
    tagged=True,
)
@management("write")
async def put(call: ManagementCall, flag_set: str, name: str) -> HTTPResponse:
    """Create an evaluator or replace its rule. The flags that use it change with it."""
    return await definitions.store(call, flag_set, name, evaluators.put)


@blueprint.delete("/<name:path>", name="delete")
@Description(
    parameters=(*TRIED, IF_MATCH, COMMENT), answers={200: WRITTEN}, failures=(400, 404, 409, 412)
)
@management("write")
async def delete(call: ManagementCall, flag_set: str, name: str) -> HTTPResponse:
    """Delete an evaluator that no flag uses."""
    return await definitions.delete(call, flag_set, name, evaluators.delete)


def _render(row: EvaluatorRow) -> Evaluator:
    return Evaluator(
        name=row.name,
        revision=row.revision,
        modified_at=timestamp(row.modified_at),
        rule=msgspec.Raw(row.text.encode()),
    )


def _recalled(evaluator: EvaluatorDefinition) -> Evaluator:
    rule = msgspec.Raw(evaluator.text.encode())
    return Evaluator(name=evaluator.name, revision=None, modified_at=None, rule=rule)
