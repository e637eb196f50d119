"""The trace of an explanation, drawn as a tree that shows at a glance what decided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeAlias

from service.cli.terminal.output import PLAIN, Style

Node: TypeAlias = dict[str, Any]

DECIDED = "◀ decided"
NOT_REACHED = "(not reached)"
NO_BUCKET = "no bucket: there is no text to hash, by default the targeting key"

_DECIDED_STYLE: Style = {"fg": "green", "bold": True}
_NOT_REACHED_STYLE: Style = {"dim": True}
_MISSING_STYLE: Style = {"fg": "yellow"}

# Characters of a value that are shown on a line.
_MOST = 60


def style_of(line: str) -> Style:
    """Return how a line of the tree is painted."""
    if line.endswith(DECIDED):
        return _DECIDED_STYLE
    if line.endswith(NOT_REACHED):
        return _NOT_REACHED_STYLE
    return _MISSING_STYLE if " is missing" in line else PLAIN


def drawn(node: Node) -> str:
    """Return the lines of a tree: ``and(…) → false``, with what it was made of below."""
    return "\n".join(_lines(node, _decided(node), "", ""))


def _lines(node: Node, decided: str | None, first: str, rest: str) -> Iterator[str]:
    line = first + _line(node)
    if node.get("reached") is False:
        line += f"  {NOT_REACHED}"
    elif decided is not None and node.get("pointer") == decided:
        line += f"  {DECIDED}"
    yield line
    below = list(_below(node))
    for position, each in enumerate(below):
        is_last = position == len(below) - 1
        branch, indent = ("└─ ", "   ") if is_last else ("├─ ", "│  ")
        if isinstance(each, str):
            yield f"{rest}{branch}{each}"
        else:
            # Pointers below an evaluator are into the evaluator.
            inner = None if "rule" in node else decided
            yield from _lines(each, inner, rest + branch, rest + indent)


def _below(node: Node) -> Iterator[Node | str]:
    """Yield what stands below a node: further nodes, and facts about its result."""
    if node.get("reached") is False or _is_short(node):
        return
    if "bucketBy" in node:
        yield from _bucket(node)
        return
    if _has_no_bucket(node):
        yield NO_BUCKET
        yield from (each for each in _parts(node)[:1] if "operator" in each)
        return
    if "rule" in node:
        yield node["rule"]
    for each in node.get("evaluations", ()):
        yield {**each, "operator": node["operator"]}
    if len(node.get("evaluations", ())) < node.get("times", 0):
        yield f"… the first and the last of {node['times']} evaluations"
    yield from _parts(node)
    if node.get("cut"):
        yield "… more than is shown"


def _bucket(node: Node) -> Iterator[str]:
    yield f"bucket {node['bucket']} of {node['buckets']}, by {_value(node['bucketBy'])}"
    for each in node.get("ranges", ()):
        variant = each["variant"]
        name = "no variant" if variant is None else _value(variant)
        mark = f"  {DECIDED}" if each["from"] <= node["bucket"] < each["to"] else ""
        yield f"{name}: {each['from']} to {each['to']}{mark}"


def _line(node: Node) -> str:
    """One node in a line."""
    if "operator" not in node:
        return _operand(node)
    name: str = node["operator"]
    if "evaluations" in node:
        return f"{name}, for each element:"
    if node.get("reached") is False:
        return name
    if name == "$ref":
        name = f"evaluator '{node['evaluator']}'"
    elif _is_short(node):
        return _operand(node) if name == "var" else f"{_call(node)}{_result(node)}"
    return f"{name}{_result(node)}"


def _call(node: Node) -> str:
    operands = ", ".join(map(_operand, node.get("operands", ())))
    return f"{node['operator']}({operands})"


def _operand(node: Node) -> str:
    """One operand in a line: a literal, or an attribute with its value."""
    if node.get("operator") == "var":
        path = node.get("path") or ("the element" if node.get("in") == "element" else "the context")
        if node.get("found") is False:
            return f"{path} is missing"
        stored = " (stored)" if node.get("source") == "stored" else ""
        return f"{path} = {_value(node.get('result'))}{stored}"
    if "items" in node:
        return f"[{', '.join(map(_operand, node['items']))}]"
    if "operator" in node:
        return _line(node)
    return _value(node.get("value"))


def _result(node: Node) -> str:
    if node.get("reached") is False:
        return ""
    if "error" in node:
        return f" ✗ {node['error']}"
    versions = node.get("versions")
    parsed = "" if versions is None else f"  (versions {_value(versions)})"
    return f" → {_value(node['result'])}{parsed}" if "result" in node else ""


def _is_short(node: Node) -> bool:
    """Return whether a node fits a line: its operands are literals and attributes."""
    if "evaluations" in node or "rule" in node or "bucketBy" in node or node.get("cut"):
        return False
    if _has_no_bucket(node):
        return False
    if node.get("operator") == "var":
        return True
    is_short = all("operator" not in each or each["operator"] == "var" for each in _parts(node))
    return is_short and node.get("operator") not in ("if", "?:")


def _has_no_bucket(node: Node) -> bool:
    """Return whether a node is a ``fractional`` that had nothing to hash."""
    return (
        node.get("operator") == "fractional"
        and "bucketBy" not in node
        and node.get("reached") is not False
        and "error" not in node
    )


def _parts(node: Node) -> list[Node]:
    parts: list[Node] = node.get("operands") or node.get("items") or []
    return parts


def _decided(node: Node) -> str | None:
    """Return the pointer to the branch that gave the result, through nested ``if``."""
    decided: str | None = None
    while node.get("operator") in ("if", "?:") and node.get("decided"):
        decided = str(node["decided"])
        inner = [each for each in node["operands"] if each["pointer"] == decided]
        if not inner:
            break
        node = inner[0]
    return decided


def _value(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"
