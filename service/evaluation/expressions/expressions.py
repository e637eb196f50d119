"""One piece of targeting, as a Python expression.

``Expressions`` traverses a rule once and returns a Term for each part: a Constant where the result
is known now, else a Computed syntax node. The translation of each operator is in its file in
``operators/``; here is what operators share.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

import msgspec

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.nodes import Nodes
from service.evaluation.expressions.own_key import KeyUse, OwnKey
from service.evaluation.expressions.prices import ELEMENT, USUAL, VERSION, steps
from service.evaluation.expressions.seen import Choose, Explain
from service.evaluation.expressions.survey import Survey, TooLargeError
from service.evaluation.expressions.terms import (
    CONTEXT_ALONE,
    REFERENCE,
    Constant,
    Evaluator,
    Place,
    SharedSets,
    Term,
)
from service.evaluation.limits import MAX_OPERATORS
from service.evaluation.runtime.context import FLAGD, parts_of
from service.evaluation.runtime.work import Work


class Sharing(Protocol):
    """Finds conditions that are evaluated more than once."""

    def term(self, expressions: Expressions, rule: dict[str, Any], place: Place) -> Term:
        """Return the result of a rule that sees the context alone."""

    def part(self, expressions: Expressions, key: tuple[str, ...], node: ast.expr) -> ast.expr:
        """Return the result of a part of a rule, which equal keys share."""


class Expressions(Nodes):
    """The expressions of one flag's targeting; the flag's function is assembled from them."""

    def __init__(
        self,
        operators: Mapping[str, Operator],
        flag_key: str,
        evaluators: Mapping[str, Evaluator],
        fractional: int,
        member_sets: SharedSets,
    ) -> None:
        super().__init__()
        self.operators = operators
        self.flag_key = flag_key
        # What the function depends on beside the rule: nothing, the size of the key, or its text.
        self.key_use = KeyUse.NAME
        # Globals that hold the key: its text, or its UTF-8.
        self.own_keys: dict[str, type[str | bytes]] = {}
        self.evaluators = evaluators
        self.fractional = fractional
        self.member_sets = member_sets
        self.reads_timestamp = False
        # Sharing between flags that are compiled into one function.
        self.sharing: Sharing | None = None
        # Price of the operators that are evaluated at most once.
        self.price = 0
        # Attributes that are read as versions: the first reader parses them for all.
        self.versions: set[str] = set()
        # Attributes that the rule reads more than once, by path: variables set at the start.
        self.attributes: dict[tuple[str, ...], str] = {}
        # A method of this object would be a reference cycle, which only the collector frees.
        self._survey = Survey(evaluators, partial(_skips_first, operators))
        self._operators = 0
        # Whether a list of the rule is data, by its identity: the rule outlives its compilation.
        self._data: dict[int, bool] = {}

    @property
    def references(self) -> frozenset[str]:
        """The evaluators that are referred to, also from branches that are never taken."""
        return frozenset(self._survey.references)

    def begin(self, flag_key: str) -> None:
        """Continue with another flag, where several are compiled into one function."""
        self.flag_key = flag_key
        self.price = 0
        self.versions = set()
        self._operators = 0

    def survey(self, rule: Any, evaluator: str | None = None) -> None:
        """Find attributes that are read more than once. Raises as ``Survey.add`` does."""
        self._survey.add(rule, evaluator)
        for path, uses in self._survey.uses.items():
            parts = parts_of(path)
            if uses > 1 and parts and parts[0] != FLAGD:
                self.attributes.setdefault(parts, self.variable("a"))

    # --- the key of the flag ------------------------------------------------------------------

    def own_key(self) -> OwnKey:
        """Return the key of the flag as a constant."""
        return OwnKey(self.flag_key, self._use_key)

    def _use_key(self, use: KeyUse) -> None:
        self.key_use = max(self.key_use, use)

    def key_node(self, kind: type[str | bytes] = str) -> ast.expr:
        """Return the expression of the key, or of its UTF-8."""
        key = self.flag_key if kind is str else self.flag_key.encode()
        if self.sharing is not None:
            return py.constant(key)
        bound = self.bound(key, "key")
        self.own_keys[bound.id] = kind
        return bound

    def node(self, term: Term) -> ast.expr:
        """Return the expression of a term."""
        return self.key_node() if isinstance(term, OwnKey) else super().node(term)

    # --- rules ------------------------------------------------------------------------------

    def value(self, rule: Any, place: Place) -> Term:
        """Return the result of ``rule``: a literal is its own, a list that of each item."""
        if rule.__class__ is dict:
            return self._object(rule, place)
        if rule.__class__ is list and not self._is_data(rule):
            return self.listed([self.value(item, place.at(i)) for i, item in enumerate(rule)])
        return Constant(rule)

    def _is_data(self, rule: list[Any]) -> bool:
        """Return whether a list has nothing that could be a rule, so that it is its own result."""
        known = self._data.get(id(rule))
        if known is None:
            known = all(
                item.__class__ is not dict and (item.__class__ is not list or self._is_data(item))
                for item in rule
            )
            self._data[id(rule)] = known
        return known

    def _object(self, rule: dict[str, Any], place: Place) -> Term:
        if self.sharing is not None and place.scope == CONTEXT_ALONE:
            return self.sharing.term(self, rule, place)
        return self.object(rule, place)

    def object(self, rule: dict[str, Any], place: Place) -> Term:
        """Return the result of an object: of a rule, or the object itself."""
        if len(rule) != 1:
            if rule:
                self.warn(place, "An object with several keys is a value and not a rule.")
            return Constant(rule)
        ((symbol, operand),) = rule.items()
        if symbol == REFERENCE:
            return self.value(*self.inlined(operand, place))
        return self.operation(symbol, self.operators[symbol].compile, operand, place.at(symbol))

    def operation(self, symbol: str, compile_it: Compile, operand: Any, place: Place) -> Term:
        """The answer of an operator, compiled by its own function or by one for this place.

        Raises TooLargeError past MAX_OPERATORS.
        """
        self.count_operator(symbol)
        return self.observed(symbol, compile_it, operand, place)

    def observed(self, _symbol: str, compile_it: Compile, operand: Any, place: Place) -> Term:
        """Return the result of an operator; an explanation records it."""
        return compile_it(self, operand, place)

    def count_operator(self, symbol: str) -> None:
        """Count an operator. Raises TooLargeError beyond MAX_OPERATORS."""
        self._operators += 1
        self.price += self.operators[symbol].price
        if self._operators > MAX_OPERATORS:
            raise TooLargeError(f"has over {MAX_OPERATORS} operators")

    def inlined(self, reference: str, place: Place) -> tuple[Any, Place]:
        """Return the rule of the evaluator that ``$ref`` names, and its place there."""
        return self.evaluators[reference].rule, Place(place.parts, place.scope, is_inlined=True)

    def referred(self, rule: Any, place: Place) -> tuple[Any, Place]:
        """Return ``rule`` itself, or the rule of the evaluator if it is a ``$ref``."""
        while rule.__class__ is dict and len(rule) == 1 and REFERENCE in rule:
            rule, place = self.inlined(rule[REFERENCE], place)
        return rule, place

    # --- operands ---------------------------------------------------------------------------

    def applied(
        self,
        function: Callable[[Work, Any], Any],
        operand: Any,
        place: Place,
        kind: type | None = None,
    ) -> Term:
        """Return a function of the evaluated operand: how most operators compile."""
        return self.working(function, self.value(operand, place), kind=kind, place=place)

    def pair(self, operand: Any, place: Place) -> tuple[Term, Term] | None:
        """Return the operands of a rule that literally has two; None otherwise."""
        if operand.__class__ is not list or len(operand) != 2:
            return None
        return self.value(operand[0], place.at(0)), self.value(operand[1], place.at(1))

    def per_element(self, compile_inner: Callable[[], Term]) -> tuple[Term, int]:
        """Return the inner rule of a loop, and the steps that it takes for each element."""
        before = self.price, self.versions, self.is_in_loop
        self.price, self.versions, self.is_in_loop = ELEMENT, set(), True
        inner = compile_inner()
        each = steps(self.price + VERSION * len(self.versions))
        self.price, self.versions, self.is_in_loop = before
        self.needs_work = True
        return inner, each

    def part(self, purpose: str, operand: ast.expr, node: ast.expr, *more: str) -> ast.expr:
        """Return ``node``, which is the same wherever ``purpose``, ``operand`` and ``more`` are.

        It must spend nothing. Where several flags are compiled together, it is evaluated once.
        """
        if self.sharing is None or self.is_in_loop or not isinstance(operand, ast.Name):
            return node
        return self.sharing.part(self, (purpose, operand.id, *more), node)


def _skips_first(operators: Mapping[str, Operator], symbol: str, operand: Any) -> bool:
    operator = operators.get(symbol)
    return operator is not None and operator.goes_through_literal(operand)


Compile = Callable[[Expressions, Any, Place], Term]


def applied(function: Callable[[Work, Any], Any]) -> Compile:
    """Return the compilation of an operator that is a function of its evaluated operands."""

    def compile_it(expressions: Expressions, operand: Any, place: Place) -> Term:
        return expressions.applied(function, operand, place)

    return compile_it


class AnsweringStatements(Protocol):
    """Statements that end in a flag's answer, for operators that choose between branches."""

    @property
    def expressions(self) -> Expressions:
        """The expressions that the statements are made of."""

    def branch(self, rule: Any, place: Place) -> list[ast.stmt]:
        """Return the statements that return the result of a branch."""

    def give(self, term: Term, place: Place) -> list[ast.stmt]:
        """Statements that answer what a term stands for."""

    def give_computed(self, answer: ast.expr) -> list[ast.stmt]:
        """Statements that answer what an expression of an Answer comes to."""

    def answer_of(self, value: Any, place: Place) -> Any:
        """The Answer for a value that is known now."""


class Operator(msgspec.Struct, frozen=True):
    """An operator with all that is known of it: a row of ``operators/table.py``.

    ``price`` is what an evaluation costs with short operands, in nanoseconds.
    """

    symbol: str
    compile: Compile
    price: int = USUAL
    # Its first operand is a list that it goes through; a literal one is data.
    is_loop: bool = False
    # Equal rules of several flags have one answer, and spend nothing whatever their operands are.
    is_shareable: bool = True
    # What its operand has to fulfil beyond holding rules: the fault, None where there is none.
    check: Callable[[Any], str | None] | None = None
    # How it compiles where its result is the flag's answer; None where this operand does not so.
    compile_answer: Callable[[AnsweringStatements, Any, Place], list[ast.stmt] | None] | None = None
    # Its part of an explanation, beyond its operands and its result.
    explain: Explain | None = None
    # Of a list of operands, those that it evaluates; None where it evaluates all of them.
    choose: Choose | None = None
    # The name that it had once, and what to write now.
    former_name: tuple[str, str] | None = None

    def goes_through_literal(self, operand: Any) -> bool:
        """Return whether the first operand is a literal list that a loop iterates over.

        Such a list is data: what looks like a rule in it is none.
        """
        if not self.is_loop or operand.__class__ is not list or not operand:
            return False
        return operand[0].__class__ is list
