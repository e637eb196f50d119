"""The names, calls and values of a function that is being compiled."""

from __future__ import annotations

import ast
from collections.abc import Callable
from sys import intern
from typing import Any

from service.errors import Fault
from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.terms import WORK, Computed, Constant, Place, Term
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.work import Work


class Nodes:
    """Syntax nodes with the globals that they name, and the warnings met on the way."""

    def __init__(self) -> None:
        self.namespace: dict[str, Any] = {}
        self.warnings: list[Fault] = []
        self.needs_work = False
        # How often the request's work was used.
        self.uses_of_work = 0
        self.is_in_loop = False
        self._variables = 0
        self._bound: dict[int, str] = {}

    def warn(self, place: Place, detail: str) -> None:
        """Add a warning for what is valid, but hardly meant."""
        if not place.is_inlined:
            self.warnings.append(Fault(place.pointer, detail))

    def listed(self, terms: list[Term]) -> Term:
        """Return the list of several results."""
        if all(isinstance(term, Constant) for term in terms):
            return Constant([term.value for term in terms if isinstance(term, Constant)])
        return Computed(py.items([self.node(term) for term in terms]), list)

    def node(self, term: Term) -> ast.expr:
        """Return the expression of a term."""
        if isinstance(term, Computed):
            return term.node
        value = term.value
        if value is None or value.__class__ in (bool, int, float):
            return py.constant(value)
        return py.constant(value) if value.__class__ is str else self.bound(value)

    def bound(self, value: Any, hint: str = "value") -> ast.Name:
        """Return a global of the compiled function that holds ``value``."""
        known = self._bound.get(id(value))
        if known is None:
            # Nearly all flags have the same names.
            known = intern(f"{hint}_{len(self._bound)}")
            self._bound[id(value)] = known
            self.namespace[known] = value
        return py.name(known)

    def variable(self, hint: str) -> str:
        """Return a unique name."""
        self._variables += 1
        return f"{hint}{self._variables}"

    def twice(self, term: Term) -> tuple[ast.expr, ast.expr]:
        """Return the expression that computes a term, and one that reads its result again."""
        node = self.node(term)
        if isinstance(node, ast.Name | ast.Constant):
            return node, node
        variable = self.variable("v")
        return py.kept(variable, node), py.name(variable)

    def called(
        self,
        function: Callable[..., Any],
        *terms: Term,
        kind: type | None = None,
        place: Place | None = None,
    ) -> Term:
        """Return a call of ``function``; its result right now if every operand is known.

        A call that can only fail does so during an evaluation, and gets a warning at ``place``.
        """
        known = [term.value for term in terms if isinstance(term, Constant)]
        if len(known) == len(terms):
            try:
                return Constant(function(*known))
            except OperandError:
                if place is not None:
                    self.warn(place, _ONLY_FAILS)
        nodes = [self.node(term) for term in terms]
        return Computed(py.call(self.bound(function, "function"), *nodes), kind)

    def working(
        self,
        function: Callable[..., Any],
        *terms: Term,
        kind: type | None = None,
        place: Place | None = None,
    ) -> Term:
        """Return ``called`` for a function whose first parameter is the request's Work."""
        known = [term.value for term in terms if isinstance(term, Constant)]
        if len(known) == len(terms):
            try:
                return Constant(function(Work(), *known))
            except OperandError:
                if place is not None:
                    self.warn(place, _ONLY_FAILS)
        nodes = [self.node(term) for term in terms]
        return Computed(py.call(self.bound(function, "function"), self.work(), *nodes), kind)

    def work(self) -> ast.expr:
        """Return the request's Work, created at its first use if the caller passed none.

        In a loop, whose inner rule is a function of its own, it is created before.
        """
        self.uses_of_work += 1
        if self.is_in_loop:
            self.needs_work = True
            return py.name(WORK)
        made = py.kept(WORK, py.call(self.bound(Work, "type")))
        return py.chain(ast.Or(), [py.name(WORK), made])

    def failure(self, place: Place, detail: str) -> Term:
        """Return a term that always fails, but only during an evaluation."""
        self.warn(place, detail)
        return self.failing(detail)

    def failing(self, detail: str) -> Term:
        """Return ``failure`` without a warning."""
        return self.called(_fail, Constant(detail))


_ONLY_FAILS = "These operands can only fail: the answer is PARSE_ERROR."


def _fail(detail: str) -> Any:
    raise OperandError(detail)
