"""A flag of a flagd document, resolved for a context by the plain interpreter."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

from tests.contract.reference.evaluation import Application, Evaluation
from tests.contract.reference.numbers import encoded, floats
from tests.contract.reference.operators import OperandError


@dataclass(frozen=True)
class Outcome:
    """What a caller learns: either an error code, or a reason with a variant or without one."""

    reason: str | None = None
    variant: str | None = None
    value: Any = None
    error_code: str | None = None
    applications: tuple[Application, ...] = field(default=(), compare=False, repr=False)


def resolve(
    document: dict[str, Any], key: str, context: dict[str, Any], now: int, fractional: int
) -> Outcome:
    """One flag for one context. ``document`` is a valid flagd document, its flags an object."""
    flag = document["flags"].get(key)
    if flag is None:
        return Outcome(error_code="FLAG_NOT_FOUND")
    if flag["state"] == "DISABLED":
        return Outcome(reason="DISABLED")
    targeting = flag.get("targeting", {})
    if not targeting:
        return default(flag, "STATIC" if targeting == {} else "DEFAULT")
    rule = floats(inlined(targeting, document.get("$evaluators", {})))
    evaluation = Evaluation(fractional)
    scope = floats({**context, "$flagd": {"flagKey": key, "timestamp": now}})
    try:
        result = evaluation.apply(rule, scope)
    except OperandError:
        return Outcome(error_code="PARSE_ERROR", applications=tuple(evaluation.applications))
    applications = (*evaluation.applications, Application("result", result, name(result)))
    if holds_no_json(result):
        return Outcome(error_code="PARSE_ERROR", applications=applications)
    if result is None:
        return default(flag, "DEFAULT", applications)
    variant = name(result)
    if variant is None or variant not in flag["variants"]:
        return Outcome(error_code="GENERAL", applications=applications)
    return Outcome("TARGETING_MATCH", variant, flag["variants"][variant], None, applications)


def default(
    flag: dict[str, Any], reason: str, applications: tuple[Application, ...] = ()
) -> Outcome:
    variant = flag.get("defaultVariant")
    if not variant:
        return Outcome(reason="DEFAULT", applications=applications)
    return Outcome(reason, variant, flag["variants"][variant], None, applications)


def name(result: Any) -> str | None:
    """The variant that a result of targeting names; a list or an object names none."""
    if isinstance(result, bool):
        return "true" if result else "false"
    if isinstance(result, float):
        return encoded(result)
    return result if isinstance(result, str) else None


def holds_no_json(result: Any) -> bool:
    """Whether a number in the result has no JSON, such as what a division by zero gives."""
    if isinstance(result, float):
        return not math.isfinite(result)
    if isinstance(result, list):
        return any(map(holds_no_json, result))
    return isinstance(result, dict) and any(map(holds_no_json, result.values()))


def inlined(rule: Any, evaluators: dict[str, Any]) -> Any:
    """The rule with every ``$ref`` replaced by the shared evaluator that it names, which may name
    others in turn, but never in a circle."""
    if isinstance(rule, list):
        return [inlined(element, evaluators) for element in rule]
    if not isinstance(rule, dict):
        return rule
    if set(rule) == {"$ref"}:
        return inlined(evaluators[rule["$ref"]], evaluators)
    return {key: inlined(element, evaluators) for key, element in rule.items()}
