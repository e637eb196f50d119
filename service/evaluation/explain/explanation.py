"""Explanations of flags: the answer, and how it came about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from service.errors import NotFound
from service.evaluation.answers import Answer, TargetedAnswers
from service.evaluation.definition.members import DISABLED
from service.evaluation.definition.parts import FlagDefinition
from service.evaluation.explain.shown import shown
from service.evaluation.explain.tracing import TARGETING, Traced, trace
from service.evaluation.explain.tree import Node, Tree
from service.evaluation.flag_set import NO_OVERRIDES, CompiledFlagSet
from service.evaluation.runtime.context import FLAGD
from service.evaluation.steps import Steps

# Names of attributes that are listed of each kind, and characters of each.
_MOST_NAMES = 100
_NAME = 200

NOTHING_STORED: Mapping[str, Any] = {}


class Explanation(msgspec.Struct, frozen=True):
    """The answer that OFREP gives, and its trace as JSON values.

    The trace has these members, those in brackets only where they apply:

    - ``flag``, ``flagSet``, ``revision``, ``fractional``: the version of the algorithm;
    - ``decidedBy``: "override", "targeting", "default" (no targeting), "disabled";
    - ``state``, ``defaultVariant``, and ``metadata``: those of the answer;
    - ``attributes``: names in the context, as ``{"request", "stored", "hidden"}``; hidden are
      stored attributes beneath the request's own;
    - [``override``]: ``{"variant", "applies"}``;
    - [``targeting``]: the tree of the rule (``tree.py``), and what it came to: ``result``, or
      ``error`` where it was stopped. Present whenever the flag has targeting that an enabled flag
      evaluates, also beneath an override, which then decides;
    - [``cut``]: true where the tree is too large to be shown whole.
    """

    answer: Answer
    trace: dict[str, Any]


class Line(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """An explanation in short: ``decided`` points to the branch that gave the answer."""

    flag: str
    decided_by: str
    reason: str | None = None
    variant: str | None = None
    error_code: str | None = None
    decided: str | None = None


def explain(
    flag_set: CompiledFlagSet,
    key: str,
    request: Mapping[str, Any],
    now: int,
    *,
    stored: Mapping[str, Any] = NOTHING_STORED,
    overrides: Mapping[str, str] = NO_OVERRIDES,
) -> Explanation:
    """Explain the answer of one flag. ``now`` is in whole seconds since 1970.

    ``request`` is the caller's own context, ``stored`` the stored attributes of its targeting key,
    ``overrides`` the variants that are fixed for it. Takes some 0.1 ms for each operator of the
    rule. Raises NotFound for a flag that the set does not have.
    """
    definition = _definition(flag_set, key)
    context = {**stored, **request}
    answer = flag_set.evaluate(key, context, now, overrides)
    metadata = {**flag_set.header.answer_metadata, **definition.metadata}
    decided_by = _decided_by(definition, key, overrides)
    found: dict[str, Any] = {
        "flag": key,
        "flagSet": flag_set.name,
        "revision": flag_set.revision,
        "fractional": flag_set.header.fractional,
        "decidedBy": decided_by,
        "state": definition.state,
        "defaultVariant": definition.default_variant,
        "metadata": {**metadata, "override": True} if decided_by == "override" else metadata,
        "attributes": _attributes(request, stored),
    }
    if key in overrides:
        found["override"] = {"variant": overrides[key], "applies": decided_by == "override"}
    if definition.targeting is not None and definition.state != DISABLED:
        traced = traced_flag(flag_set, definition, request, now, stored)
        found |= _targeting(traced, definition.targeting)
    return Explanation(answer, found)


def explain_all(
    flag_set: CompiledFlagSet,
    request: Mapping[str, Any],
    now: int,
    *,
    stored: Mapping[str, Any] = NOTHING_STORED,
    overrides: Mapping[str, str] = NO_OVERRIDES,
) -> Steps[list[Line]]:
    """Explain all flags of a set, a line each, in the order of their keys; yields after each."""
    lines = []
    for flag in flag_set.flags:
        one = explain(flag_set, flag.key, request, now, stored=stored, overrides=overrides)
        answer, found = one.answer, one.trace
        decided = None
        if found["decidedBy"] == "targeting":
            decided = _decided(found["targeting"])
        lines.append(
            Line(
                flag.key,
                found["decidedBy"],
                answer.reason,
                answer.variant,
                answer.error_code,
                decided,
            )
        )
        yield None
    return lines


def traced_flag(
    flag_set: CompiledFlagSet,
    definition: FlagDefinition,
    request: Mapping[str, Any],
    now: int,
    stored: Mapping[str, Any] = NOTHING_STORED,
) -> Traced:
    """Evaluate the targeting of a flag of the set, recorded."""

    def source(name: str) -> str:
        if name == FLAGD:
            return "flagd"
        return "request" if name in request else "stored"

    metadata = {**flag_set.header.answer_metadata, **definition.metadata}
    return trace(
        definition.key,
        definition.targeting,
        TargetedAnswers(definition, metadata),
        flag_set.evaluators,
        flag_set.header.fractional,
        {**stored, **request},
        now,
        source,
    )


def _definition(flag_set: CompiledFlagSet, key: str) -> FlagDefinition:
    try:
        return flag_set.definitions[key]
    except KeyError:
        raise NotFound("flag", key) from None


def _decided_by(definition: FlagDefinition, key: str, overrides: Mapping[str, str]) -> str:
    if definition.state == DISABLED:
        return "disabled"
    if overrides.get(key) in definition.variants:
        return "override"
    return "default" if definition.targeting is None else "targeting"


def _attributes(request: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, list[str]]:
    return {
        "request": [name[:_NAME] for name in request][:_MOST_NAMES],
        "stored": [name[:_NAME] for name in stored if name not in request][:_MOST_NAMES],
        "hidden": [name[:_NAME] for name in stored if name in request][:_MOST_NAMES],
    }


def _targeting(traced: Traced, targeting: Any) -> dict[str, Any]:
    error = None
    if traced.failure is not None:
        error = msgspec.json.decode(traced.answer.body)["errorDetails"]
    tree = Tree(traced.rules, error)
    root = tree.node(targeting, TARGETING.parts, TARGETING.pointer, traced.recorder.root)
    found: dict[str, Any] = {"targeting": root}
    if error is None:
        found["result"], cut = shown(traced.result)
        if cut is not None:
            found["resultCut"] = cut
    else:
        found["error"] = error
    if tree.is_cut:
        found["cut"] = True
    return found


def _decided(node: Node) -> str | None:
    """Return the pointer to the branch that gave the result, through nested ``if``."""
    while True:
        if "rule" in node:
            # Pointers below are into the evaluator, and the flag's own end here.
            return str(node["pointer"])
        taken = node.get("decided")
        if taken is None or node["operator"] not in ("if", "?:"):
            return str(node["pointer"])
        inner = [each for each in node["operands"] if each["pointer"] == taken]
        if not inner or "operator" not in inner[0]:
            return str(taken)
        node = inner[0]
