"""The API description as a page: plain HTML without scripts or further requests."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import ujson

_METHODS = ("get", "post", "put", "patch", "delete")

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; }
h2 { border-bottom: 1px solid; margin-top: 3rem; }
summary { cursor: pointer; padding: .4rem 0; }
code, pre { font: 14px/1.45 ui-monospace, monospace; }
pre { overflow-x: auto; padding: .75rem; border: 1px solid; border-radius: .25rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid; padding: .25rem .5rem; text-align: left; vertical-align: top; }
.method { display: inline-block; font-weight: 700; min-width: 4.5rem; }
@media (prefers-color-scheme: dark) { :root { color-scheme: dark; } }
"""


def render(document: dict[str, Any]) -> str:
    """Return the document as one HTML page."""
    by_tag: dict[str, list[str]] = {}
    for path, operations in document["paths"].items():
        for method, operation in sorted(operations.items(), key=_reading_order):
            by_tag.setdefault(operation["tags"][0], []).append(_operation(method, path, operation))
    sections = "".join(
        f"<h2>{escape(tag)}</h2>{''.join(operations)}" for tag, operations in sorted(by_tag.items())
    )
    schemas = "".join(
        f'<details id="{escape(name)}"><summary><code>{escape(name)}</code></summary>'
        f"{_json(schema)}</details>"
        for name, schema in document["components"]["schemas"].items()
    )
    title = escape(document["info"]["title"])
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} API</title><style>{_STYLE}</style></head><body>"
        f"<h1>{title} API {escape(document['info']['version'])}</h1>"
        f"<p>{escape(document['info']['description'])}</p>"
        '<p>The same for programs: <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).</p>'
        f"{sections}<h2>Schemas</h2>{schemas}</body></html>"
    )


def _reading_order(of_path: tuple[str, Any]) -> int:
    return _METHODS.index(of_path[0])


def _text(sentences: str) -> str:
    """Return a sentence as HTML; text in backticks becomes code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(sentences))


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    parameters = "".join(
        f"<tr><td><code>{escape(one['name'])}</code></td><td>{escape(one['in'])}</td>"
        f"<td>{_text(one.get('description', ''))}</td></tr>"
        for one in operation["parameters"]
    )
    answers = "".join(
        f"<tr><td>{escape(status)}</td><td>{_text(answer['description'])}</td>"
        f"<td>{_shapes(answer.get('content', {}))}</td></tr>"
        for status, answer in operation["responses"].items()
    )
    body = operation.get("requestBody", {}).get("content", {})
    paragraphs = "".join(f"<p>{_text(part)}</p>" for part in operation["description"].split("\n\n"))
    return (
        f'<details id="{escape(operation["operationId"])}"><summary>'
        f'<span class="method">{escape(method.upper())}</span> <code>{escape(path)}</code> '
        f"{_text(operation['summary'])}</summary>{paragraphs}"
        + (f"<h4>Parameters</h4><table>{parameters}</table>" if parameters else "")
        + (f"<h4>Body</h4>{_shapes(body)}{_examples(body)}" if body else "")
        + f"<h4>Answers</h4><table>{answers}</table></details>"
    )


def _shapes(content: dict[str, Any]) -> str:
    return "".join(
        f"<div><code>{escape(media)}</code>: {_shape(shape['schema'])}</div>"
        for media, shape in content.items()
    )


def _shape(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = escape(schema["$ref"].rpartition("/")[2])
        return f'<a href="#{name}"><code>{name}</code></a>'
    items = schema.get("properties", {}).get("items", {}).get("items")
    return f"a page of {_shape(items)}" if items else escape(str(schema.get("type", "any")))


def _examples(content: dict[str, Any]) -> str:
    return "".join(_json(shape["example"]) for shape in content.values() if "example" in shape)


def _json(value: object) -> str:
    return f"<pre>{escape(_indented(value))}</pre>"


def _indented(value: object) -> str:
    return ujson.dumps(value, ensure_ascii=False, escape_forward_slashes=False, indent=2)
