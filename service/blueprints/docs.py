"""``/openapi.json`` and ``/docs``: the API description, for programs and for people."""

from __future__ import annotations

from typing import Any

import msgspec
from sanic import Blueprint, HTTPResponse, Request
from sanic.router import Router

from service.blueprints.description.document import describe
from service.blueprints.description.page import render
from service.blueprints.description.route import Description
from service.context import AppContext
from service.front import base_path
from service.middleware.access import accounted
from service.release import release

blueprint = Blueprint("docs")

# The page fetches nothing and runs no script.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@blueprint.get("/", name="home")
@Description(answers={302: None})
@accounted
async def home(request: Request[Any, Any]) -> HTTPResponse:
    """Redirect to the page."""
    context: AppContext = request.app.ctx
    return HTTPResponse(
        None, 302, {"location": f"{base_path(context.settings.front.public_url)}/docs"}
    )


@blueprint.get("/openapi.json", name="openapi")
@Description(answers={200: {"type": "object"}})
@accounted
async def openapi(request: Request[Any, Any]) -> HTTPResponse:
    """Return the API description as OpenAPI 3.1."""
    body = description_of(request.app.router)
    return HTTPResponse(body, 200, content_type="application/json")


@blueprint.get("/docs", name="page")
@Description(answers={200: {"type": "string"}}, media="text/html")
@accounted
async def page(request: Request[Any, Any]) -> HTTPResponse:
    """Return the API description as a page."""
    body = page_of(request.app.router)
    headers = {"content-security-policy": _POLICY}
    return HTTPResponse(body, 200, headers, "text/html; charset=utf-8")


def description_of(router: Router) -> bytes:
    """Return the API description of the router's routes, as JSON."""
    return msgspec.json.encode(describe(router, release()))


def page_of(router: Router) -> str:
    """Return the API description of the router's routes, as HTML."""
    return render(describe(router, release()))
