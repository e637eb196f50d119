"""The usual way: FastAPI and Pydantic over flagd's Python core, under uvicorn.

``python -m bench.yardsticks.fastapi_flagd_core PORT DOCUMENT`` runs one worker on uvloop and
httptools without an access log. The handlers are ``async def``: evaluating is pure computation, and
the thread pool that plain functions would run in costs more than it gives.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import uvicorn
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from openfeature.contrib.tools.flagd.core import FlagdCore
from openfeature.evaluation_context import EvaluationContext
from openfeature.exception import OpenFeatureError
from openfeature.flag_evaluation import FlagResolutionDetails
from pydantic import BaseModel, Field

Resolve = Callable[[EvaluationContext], FlagResolutionDetails[Any]]


class EvaluationRequest(BaseModel):
    """The body of both calls."""

    context: dict[str, Any] = {}


class Evaluation(BaseModel):
    """One flag's answer, or its failure."""

    key: str
    value: Any = None
    variant: str | None = None
    reason: str | None = None
    metadata: dict[str, Any] | None = None
    error_code: str | None = Field(default=None, serialization_alias="errorCode")
    error_details: str | None = Field(default=None, serialization_alias="errorDetails")


class BulkEvaluation(BaseModel):
    """Every flag's answer."""

    flags: list[Evaluation]
    metadata: dict[str, Any]


def read_resolvers(document: dict[str, Any]) -> tuple[FlagdCore, dict[str, Resolve]]:
    """The core, and for each flag the typed method that its variants call for."""
    core = FlagdCore()
    methods: dict[type, Callable[..., FlagResolutionDetails[Any]]] = {
        bool: core.resolve_boolean_value,
        str: core.resolve_string_value,
        int: core.resolve_integer_value,
        float: core.resolve_float_value,
        dict: core.resolve_object_value,
        list: core.resolve_object_value,
    }

    def resolver(key: str, values: list[Any]) -> Resolve:
        kinds = {type(value) for value in values}
        method = methods[float if float in kinds else kinds.pop()]
        return lambda context: method(key, None, context)

    resolvers = {
        key: resolver(key, list(flag["variants"].values()))
        for key, flag in document["flags"].items()
    }
    # The core keeps the dictionaries that it is given and takes entries out of them.
    core.set_flags(document)
    return core, resolvers


def create_app(document: dict[str, Any]) -> FastAPI:
    """The two OFREP calls over one flagd document."""
    core, resolvers = read_resolvers(document)
    metadata = dict(core.get_flag_set_metadata())
    app = FastAPI(openapi_url=None)

    def context_of(body: EvaluationRequest) -> EvaluationContext:
        attributes = dict(body.context)
        return EvaluationContext(attributes.pop("targetingKey", None), attributes)

    def evaluate(key: str, context: EvaluationContext) -> Evaluation:
        try:
            details = resolvers[key](context)
        except OpenFeatureError as error:
            return Evaluation(
                key=key, error_code=error.error_code.value, error_details=error.error_message
            )
        return Evaluation(
            key=key,
            value=details.value,
            variant=details.variant,
            reason=details.reason,
            metadata=dict(details.flag_metadata),
        )

    @app.post(
        "/ofrep/v1/evaluate/flags/{key}",
        response_model=Evaluation,
        response_model_exclude_none=True,
    )
    async def evaluate_one(key: str, body: EvaluationRequest) -> Evaluation | JSONResponse:
        if key not in resolvers:
            return JSONResponse({"key": key, "errorCode": "FLAG_NOT_FOUND"}, 404)
        return evaluate(key, context_of(body))

    @app.post(
        "/ofrep/v1/evaluate/flags",
        response_model=BulkEvaluation,
        response_model_exclude_none=True,
    )
    async def evaluate_all(body: EvaluationRequest) -> BulkEvaluation:
        context = context_of(body)
        return BulkEvaluation(
            flags=[evaluate(key, context) for key in resolvers], metadata=metadata
        )

    return app


if __name__ == "__main__":
    uvicorn.run(
        create_app(msgspec.json.decode(Path(sys.argv[2]).read_bytes())),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
        timeout_keep_alive=120,
        backlog=1024,
    )
