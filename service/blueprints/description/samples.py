"""A ``curl`` command for each route, as ``x-codeSamples`` (read by the viewers of OpenAPI)."""

from __future__ import annotations

import shlex
from typing import Any
from urllib.parse import quote, urlencode

import ujson

from service.blueprints.description.parts import JSON, Part

# Where `make run` answers; the page puts its own address in its place.
SERVER = "http://127.0.0.1:8080"
_SELECTED = "Flagd-Selector: flagSetId=shop.production"


def curl(method: str, path: str, operation: Part, *, needs_set: bool) -> str:
    """The command that makes the call with the examples of the description.

    ``needs_set`` is for calls whose path does not name the flag set: a header does.
    """
    words = ["curl"]
    if method == "HEAD":
        words.append("--head")
    elif method != "GET":
        words += ["-X", method]
    lines = [shlex.join([*words, SERVER + _target(path, operation)])]
    if operation["security"]:
        lines.append('-H "X-API-Key: $FLAGSTAFF_KEY"')
    if needs_set:
        lines.append(shlex.join(["-H", _SELECTED]))
    body = operation.get("requestBody", {}).get("content", {})
    for media, content in body.items():
        lines.append(shlex.join(["-H", f"Content-Type: {media}"]))
        if "example" in content:
            lines.append("--data-binary " + shlex.quote(_written(content["example"])))
    accepts = [
        media
        for status, response in operation["responses"].items()
        if status == "200"
        for media in response.get("content", {})
    ]
    if accepts and accepts[0] not in (JSON, "text/html", "text/plain"):
        lines.append(shlex.join(["-H", f"Accept: {accepts[0]}"]))
    return " \\\n  ".join(lines)


def _target(path: str, operation: Part) -> str:
    names = {one["name"]: one["example"] for one in operation["parameters"] if one["in"] == "path"}
    target = path.format(**{name: quote(value, safe="") for name, value in names.items()})
    required = {
        one["name"]: one["example"]
        for one in operation["parameters"]
        if one["in"] == "query" and one.get("required")
    }
    return f"{target}?{urlencode(required)}" if required else target


def _written(example: Any) -> str:
    return ujson.dumps(example, ensure_ascii=False, escape_forward_slashes=False)
