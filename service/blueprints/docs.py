"""``/openapi.json`` and ``/docs``: the API described, for programs and for people."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import Any

import msgspec
from sanic import Blueprint, HTTPResponse, Request

from service.blueprints.description.document import describe
from service.blueprints.description.page import render
from service.middleware.access import accounted

blueprint = Blueprint("docs")


@blueprint.get("/openapi.json", name="openapi")
@accounted
async def openapi(request: Request[Any, Any]) -> HTTPResponse:
    """The API as OpenAPI 3.1."""
    body = msgspec.json.encode(describe(request.app.router, _version()))
    return HTTPResponse(body, 200, content_type="application/json")


@blueprint.get("/docs", name="page")
@accounted
async def page(request: Request[Any, Any]) -> HTTPResponse:
    """The API as a page to read."""
    body = render(describe(request.app.router, _version()))
    headers = {"content-security-policy": "default-src 'none'; style-src 'unsafe-inline'"}
    return HTTPResponse(body, 200, headers, "text/html; charset=utf-8")


def _version() -> str:
    try:
        return version("flagstaff")
    except PackageNotFoundError:
        return "unreleased"
