"""``/livez``, ``/readyz`` and ``/metrics``, which need no API key."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

from sanic import HTTPResponse, Request

from service.blueprints.description.parts import TEXT, ref
from service.blueprints.description.route import Description
from service.context import AppContext
from service.errors import Unavailable
from service.middleware.access import accounted
from service.middleware.answers import json
from service.middleware.routing import WorkerBlueprint
from service.structs.health import Degraded, Readiness

blueprint = WorkerBlueprint("operations")


@blueprint.get("/livez", name="livez")
@Description(answers={200: {"type": "string"}}, media=TEXT)
@accounted
async def livez(_: Request[Any, Any]) -> HTTPResponse:
    """Answer 200 if the worker's event loop runs."""
    return HTTPResponse(b"ok\n", 200, content_type="text/plain")


@blueprint.get("/readyz", name="readyz")
@Description(answers={200: ref("Readiness"), 503: ref("Readiness")})
@accounted
async def readyz(request: Request[Any, Any]) -> HTTPResponse:
    """Return whether this worker can evaluate, and what is degraded since when.

    Evaluation needs no store: while the database is away, it goes on from memory.
    """
    context: AppContext = request.app.ctx
    degraded = [
        Degraded(what, datetime.fromtimestamp(at, UTC))
        for what, at in context.status.degraded.items()
    ]
    if context.follower.as_of is None:
        return json(Readiness("starting", degraded), 503)
    return json(Readiness("degraded" if degraded else "ready", degraded))


@blueprint.get("/metrics", name="metrics")
@Description(answers={200: {"type": "string"}}, media=TEXT)
@accounted
async def metrics(request: Request[Any, Any]) -> HTTPResponse:
    """Return the metrics of all workers of this node in Prometheus's text format."""
    context: AppContext = request.app.ctx
    context.status.note()
    total = await context.counter_files.total(context.counters)
    stale_flags: dict[str, int] = {}
    with suppress(Unavailable):
        stale_flags = await context.statistics_cache.stale()
    # At the first call: Prometheus's library takes 2 MB and a twentieth of a start. In a thread:
    # evaluations do not wait for it.
    await asyncio.to_thread(import_module, "service.telemetry.exposition")
    from service.telemetry.exposition import CONTENT_TYPE_LATEST, exposition

    return HTTPResponse(exposition(total, stale_flags), 200, content_type=CONTENT_TYPE_LATEST)
