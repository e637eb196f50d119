"""Conditions that several flags share, evaluated once for all of them."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Mapping
from typing import Any

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import Expressions
from service.evaluation.expressions.terms import REFERENCE, Computed, Evaluator, Place, Term
from service.evaluation.operators.table import OPERATORS
from service.evaluation.runtime.context import FLAGD

# Value of a variable whose condition was not evaluated yet: no rule returns it.
UNKNOWN = ...


class SharedConditions:
    """Equal rules, by a common identity.

    A condition is evaluated where the first flag reaches it, and stored in a variable: what no
    flag reaches is not evaluated. Only conditions that spend nothing are shared, so that a flag
    spends what it would spend by itself.
    """

    def __init__(self, evaluators: Mapping[str, Evaluator]) -> None:
        self._evaluators = evaluators
        self._identities: dict[Any, int] = {}
        # By the identity of the object; the definitions outlive the compilation.
        self._known: dict[int, int | None] = {}
        self._uses: Counter[int] = Counter()
        # The variable and the expression of each; None where it is not shared.
        self._terms: dict[int, tuple[str, Computed] | None] = {}
        self._parts: dict[tuple[str, ...], str] = {}

    @property
    def variables(self) -> list[str]:
        """Return the variables that hold a condition."""
        conditions = [each[0] for each in self._terms.values() if each is not None]
        return [*conditions, *self._parts.values()]

    def count(self, rule: Any) -> None:
        """Count equal rules in the targeting of a flag."""
        self._count(rule)

    def _count(self, rule: Any) -> int | None:
        if rule.__class__ is dict:
            key = self._of_object(rule)
        elif rule.__class__ is list:
            key = self._of_list(rule)
        else:
            key = (rule.__class__, repr(rule) if rule.__class__ is float else rule)
        if key is None:
            return None
        identity = self._identities.setdefault(key, len(self._identities))
        if rule.__class__ is dict:
            self._known[id(rule)] = identity
            self._uses[identity] += 1
        return identity

    def _of_object(self, rule: dict[str, Any]) -> Any:
        if len(rule) != 1:
            return None
        ((symbol, operand),) = rule.items()
        if symbol == REFERENCE:
            identity = self._count(self._evaluators[operand].rule)
            return None if identity is None else ("$ref", identity)
        if symbol == "var":
            plain = operand.__class__ is str and operand[:1] not in ("", ".", FLAGD[:1])
            return ("var", operand) if plain else None
        operator = OPERATORS[symbol]
        if operator.goes_through_literal(operand):
            # What looks like a rule in the list is none, nor a reference.
            self._of_list(operand[1:])
            return None
        identity = self._count(operand)
        return (symbol, identity) if operator.is_shareable and identity is not None else None

    def _of_list(self, rule: list[Any]) -> Any:
        identities = [self._count(item) for item in rule]
        return None if None in identities else tuple(identities)

    def term(self, expressions: Expressions, rule: dict[str, Any], place: Place) -> Term:
        """Return the result of a rule: from its variable, where equal rules share one."""
        identity = self._known.get(id(rule))
        if identity is None or self._uses[identity] < 2 or "var" in rule:
            return expressions.object(rule, place)
        if identity in self._terms:
            known = self._terms[identity]
            return expressions.object(rule, place) if known is None else _kept(*known)
        before = expressions.uses_of_work
        term = expressions.object(rule, place)
        if (
            not isinstance(term, Computed)
            or expressions.uses_of_work > before
            or isinstance(term.node, ast.Name)
        ):
            self._terms[identity] = None
            return term
        known = self._terms[identity] = expressions.variable("s"), term
        return _kept(*known)

    def part(self, expressions: Expressions, key: tuple[str, ...], node: ast.expr) -> ast.expr:
        """Return the shared part of equal keys, from its variable."""
        variable = self._parts.get(key)
        if variable is None:
            variable = self._parts[key] = expressions.variable("s")
        return _kept(variable, Computed(node)).node


def _kept(variable: str, term: Computed) -> Computed:
    is_known = py.compare(py.name(variable), ast.IsNot(), py.constant(UNKNOWN))
    found = py.either(is_known, py.name(variable), py.kept(variable, term.node))
    return Computed(found, term.kind)
