"""How the tests of this folder put a rule, a flag or a flag set to work."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from service.evaluation.compiler.statements import assembled
from service.evaluation.definition.document import read_document
from service.evaluation.definition.parts import EvaluatorDefinition, read_evaluator
from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import Expressions
from service.evaluation.expressions.terms import Place
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.evaluation.operators.table import OPERATORS
from service.evaluation.runtime.failures import OperandError

NOW = 1_764_000_000
FLAG_KEY = "banner"

ERROR = "the evaluation stops"
"""What ``result`` answers where flagd's engine answers with an error."""


def compile_rule(
    rule: Any,
    flag_key: str = FLAG_KEY,
    evaluators: Mapping[str, EvaluatorDefinition] = MappingProxyType({}),
    fractional: int = 2,
) -> Callable[..., Any]:
    """A rule as a function to its result, before that is taken for a variant.

    The function takes a context, the time, and a Work or none. It raises OperandError where
    flagd's engine stops.
    """
    expressions = Expressions(OPERATORS, flag_key, evaluators, fractional, {})
    expressions.survey(rule)
    answer = py.answer(expressions.node(expressions.value(rule, Place())))
    function: Callable[..., Any] = assembled(expressions, [answer])
    return function


def result(
    rule: Any,
    context: dict[str, Any] | None = None,
    *,
    evaluators: Mapping[str, Any] | None = None,
    fractional: int = 2,
) -> Any:
    """What a rule comes to."""
    shared = {
        name: read_evaluator(name, json.dumps(each).encode())
        for name, each in (evaluators or {}).items()
    }
    evaluate = compile_rule(rule, evaluators=shared, fractional=fractional)
    try:
        return evaluate(context or {}, NOW)
    except OperandError:
        return ERROR


def header(**changes: Any) -> FlagSetHeader:
    usual: dict[str, Any] = {
        "name": "checkout.production",
        "revision": 7,
        "modified_at": NOW,
        "fractional": 2,
        "metadata": {},
    }
    return FlagSetHeader(**{**usual, **changes})


def flag(targeting: Any = None, **changes: Any) -> dict[str, Any]:
    """A flag's definition: on or off, off by default."""
    definition: dict[str, Any] = {
        "state": "ENABLED",
        "variants": {"on": True, "off": False},
        "defaultVariant": "off",
        **changes,
    }
    if targeting is not None:
        definition["targeting"] = targeting
    return definition


def flag_set(flags: Mapping[str, Any], evaluators: Any = None, **changes: Any) -> CompiledFlagSet:
    """A compiled flag set of these definitions."""
    document = read_document(json.dumps({"flags": flags, "$evaluators": evaluators or {}}).encode())
    return CompiledFlagSet.build(
        header(**changes), document.flags.values(), document.evaluators.values()
    )


def answer(definition: Mapping[str, Any], context: dict[str, Any] | None = None) -> dict[str, Any]:
    """The body of the answer that a single flag gives."""
    compiled = flag_set({FLAG_KEY: definition})
    body: dict[str, Any] = json.loads(compiled.evaluate(FLAG_KEY, context or {}, NOW).body)
    return body
