"""The application of a worker, composed in one place."""

from __future__ import annotations

from typing import Any

from sanic import Sanic

from service import front
from service.blueprints import (
    api_keys,
    changes,
    contexts,
    docs,
    documents,
    evaluators,
    events,
    flag_sets,
    flags,
    ofrep,
    operations,
    questions,
    rollouts,
    schedules,
    several_flags,
    statistics,
    webhooks,
)
from service.lane.strict_http import StrictRequest
from service.lifecycle import worker
from service.middleware import direct, errors
from service.middleware.routing import WorkerRouter
from service.settings import Settings


def create_app(settings: Settings) -> Sanic[Any, Any]:
    """Return a worker's application: routes, failures, and what it opens and closes."""
    app: Sanic[Any, Any] = Sanic(
        "flagstaff",
        configure_logging=False,
        request_class=StrictRequest,
        router=WorkerRouter(front.base_path(settings.front.public_url)),
    )
    _configure(app, settings)
    worker.attach(app, settings)
    errors.attach(app)
    direct.attach(app, settings)
    add_routes(app, event_streams=settings.events.enabled)
    return app


def add_routes(app: Sanic[Any, Any], *, event_streams: bool) -> None:
    """Add all routes."""
    if event_streams:
        app.blueprint(events.blueprint)
    for module in (
        ofrep,
        documents,
        flags,
        several_flags,
        questions,
        evaluators,
        contexts,
        changes,
        rollouts,
        schedules,
        statistics,
        flag_sets,
        api_keys,
        webhooks,
        operations,
        docs,
    ):
        app.blueprint(module.blueprint)


def _configure(app: Sanic[Any, Any], settings: Settings) -> None:
    """Set Sanic's options where its defaults do not suit a worker behind Nginx."""
    app.config.update(
        # Sanic's line has the whole URL, and a stream's is a secret: middleware/access has ours.
        ACCESS_LOG=False,
        AUTO_EXTEND=False,
        AUTO_RELOAD=False,
        MOTD=False,
        TOUCHUP=True,
        KEEP_ALIVE_TIMEOUT=settings.timeouts.keep_alive,
        REQUEST_MAX_SIZE=settings.limits.body_bytes,
        REQUEST_TIMEOUT=settings.timeouts.request,
        RESPONSE_TIMEOUT=settings.timeouts.response,
        GRACEFUL_SHUTDOWN_TIMEOUT=settings.timeouts.graceful_shutdown,
        # On a unix socket the peer has no address; Nginx names the caller.
        REAL_IP_HEADER="x-real-ip",
    )
