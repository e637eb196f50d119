"""``/openapi.json`` and ``/docs``: the API described, for programs and for people."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from sanic import HTTPResponse, Request
from sanic.router import Router

from service.blueprints.description.document import describe
from service.blueprints.description.route import Description
from service.context import AppContext
from service.front import base_path
from service.middleware.access import accounted
from service.middleware.routing import WorkerBlueprint
from service.release import release

blueprint = WorkerBlueprint("docs")

# What the page consists of lies beside the description: Swagger UI, and what is added to it.
VIEWER = Path(__file__).parent / "description" / "viewer"


class PageFile(NamedTuple):
    """A file that the page loads: its route's name, where it lies, and its media type."""

    route: str
    path: Path
    media: str


_SCRIPT = "text/javascript; charset=utf-8"
_STYLE = "text/css; charset=utf-8"

# By their names below /docs/; nginx/routes.conf has the same.
FILES = {
    "swagger-ui-bundle.js": PageFile(
        "viewer", VIEWER / "swagger-ui" / "swagger-ui-bundle.js", _SCRIPT
    ),
    "swagger-ui.css": PageFile("viewer_style", VIEWER / "swagger-ui" / "swagger-ui.css", _STYLE),
    "page.js": PageFile("script", VIEWER / "page.js", _SCRIPT),
    "page.css": PageFile("style", VIEWER / "page.css", _STYLE),
}

# Scripts and styles of this server alone, nothing inline, nothing evaluated, and no other host:
# callers type API keys into the page. nginx/server.conf has the same.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@blueprint.get("/", name="home")
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
async def page(_: Request[Any, Any]) -> HTTPResponse:
    """Return the API as a page to read and to try out."""
    headers = {"content-security-policy": _POLICY}
    return HTTPResponse(page_of(), 200, headers, "text/html; charset=utf-8")


def _serve(name: str, file: PageFile) -> None:
    """Add the route of a file that the page loads."""

    @blueprint.get(f"/docs/{name}", name=file.route)
    @accounted
    async def serve(_: Request[Any, Any]) -> HTTPResponse:
        return HTTPResponse(file.path.read_bytes(), 200, content_type=file.media)


for _name, _file in FILES.items():
    _serve(_name, _file)


def description_of(router: Router) -> bytes:
    """Return the OpenAPI document of the router's routes, as JSON."""
    return msgspec.json.encode(describe(router, release()))


def page_of() -> bytes:
    """The page, which reads the description and shows it."""
    return (VIEWER / "index.html").read_bytes()
