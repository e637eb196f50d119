"""One piece of targeting, as a Python expression.

``Expressions`` goes through a rule once and answers a Term for each part: a Constant where the
answer is known now, else a Computed syntax node. What the operators make of their operands stands
in ``rules.py``; here is what they share: values, constants, look-ups and scopes.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from service.errors import Fault
from service.evaluation import python_ast as py
from service.evaluation.context import FLAGD, look_up, parts_of, walk, with_flagd
from service.evaluation.definition import EvaluatorDefinition
from service.evaluation.limits import FREE_LITERAL, FREE_OPERATORS, MAX_OPERATORS
from service.evaluation.loops import LOOPS, Steps, as_rule, as_subject, weighed, weighed_whole
from service.evaluation.numbers import plain
from service.evaluation.operators import OperandError
from service.evaluation.pointers import child
from service.evaluation.targeting import goes_through_literal

# The names that a compiled function knows: its two parameters and its budget of steps.
CONTEXT = "context"
NOW = "now"
STEPS = "steps"


class Constant(NamedTuple):
    """An answer that is the same whatever the context."""

    value: Any


class Computed(NamedTuple):
    """An answer that a Python expression computes; ``kind`` is its type where that is known."""

    node: ast.expr
    kind: type | None = None


Term = Constant | Computed

# Look-up sets of literal lists by the identity of the list: flags share those of an evaluator.
MemberSets = dict[int, tuple[list[Any], frozenset[str], frozenset[float]]]


class Scope(NamedTuple):
    """Where ``var`` looks: first in each of ``before``, then in ``data`` (names of variables)."""

    data: str = CONTEXT
    before: tuple[str, ...] = ()


class Place(NamedTuple):
    """Where in the definition a rule stands, and what it sees there."""

    parts: tuple[str | int, ...] = ()
    scope: Scope = Scope()

    @property
    def pointer(self) -> str:
        """The JSON pointer to the rule; only a warning needs it spelled out."""
        return child("", *self.parts)

    def at(self, part: str | int) -> Place:
        """The place of a part of this one."""
        return Place((*self.parts, part), self.scope)

    def within(self, scope: Scope) -> Place:
        """The same place, seeing something else."""
        return Place(self.parts, scope)


Operator = Callable[["Expressions", Any, Place], Term]


class TooManyOperatorsError(Exception):
    """The rule has more than MAX_OPERATORS once its evaluators are written out."""


class MissingEvaluatorError(Exception):
    """The rule refers to an evaluator that the flag set does not have."""


class Expressions:
    """The expressions of one flag's targeting; the flag's function is assembled from them."""

    def __init__(
        self,
        operators: Mapping[str, Operator],
        flag_key: str,
        evaluators: Mapping[str, EvaluatorDefinition],
        fractional: int,
        member_sets: MemberSets,
    ) -> None:
        self.operators = operators
        self.flag_key = flag_key
        self.evaluators = evaluators
        self.fractional = fractional
        self.member_sets = member_sets
        self.namespace: dict[str, Any] = {}
        self.warnings: list[Fault] = []
        self.references: set[str] = set()
        self.reads_timestamp = False
        self.spends_steps = False
        # Attributes that the rule reads more than once, by path: variables set at the start.
        self.attributes: dict[tuple[str, ...], str] = {}
        self._uses: Counter[str] = Counter()
        self._surveyed = 0
        self._operators = 0
        self._variables = 0
        self._inlining = 0
        self._bound: dict[int, str] = {}

    def survey(self, rule: Any) -> None:
        """Looks ahead: which attributes are read more than once, and whether steps are counted.

        Raises MissingEvaluatorError.
        """
        self._survey(rule)
        self.spends_steps |= self._surveyed > FREE_OPERATORS
        for path, uses in self._uses.items():
            parts = parts_of(path)
            if uses > 1 and parts and parts[0] != FLAGD:
                self.attributes.setdefault(parts, self.variable("a"))

    def _survey(self, rule: Any) -> None:
        if rule.__class__ is list:
            for item in rule:
                if item.__class__ in (list, dict):
                    self._survey(item)
        elif rule.__class__ is dict and len(rule) == 1:
            ((symbol, operand),) = rule.items()
            self._surveyed += 1
            if symbol == "var":
                path = operand[0] if operand.__class__ is list and operand else operand
                if path.__class__ is str:
                    self._uses[path] += 1
            elif symbol == "$ref":
                if operand not in self.evaluators:
                    raise MissingEvaluatorError
                self._survey(self.evaluators[operand].rule)
            self.spends_steps |= symbol in LOOPS
            self._survey(operand[1:] if goes_through_literal(symbol, operand) else operand)

    # --- values -----------------------------------------------------------------------------

    def value(self, rule: Any, place: Place) -> Term:
        """The answer of ``rule``: of a literal itself, of a list that of each item."""
        if rule.__class__ is dict:
            return self._object(rule, place)
        if rule.__class__ is list:
            return self.listed([self.value(item, place.at(i)) for i, item in enumerate(rule)])
        return Constant(rule)

    def _object(self, rule: dict[str, Any], place: Place) -> Term:
        if len(rule) != 1:
            if rule:
                self.warn(place, "An object with several keys is a value and not a rule.")
            return Constant(rule)
        ((symbol, operand),) = rule.items()
        if symbol == "$ref":
            inlined: Term = self.inlined(operand, self.value)
            return inlined
        self.count_operator()
        return self.operators[symbol](self, operand, place.at(symbol))

    def count_operator(self) -> None:
        """Raises TooManyOperatorsError when the rule has grown past its bound."""
        self._operators += 1
        if self._operators > MAX_OPERATORS:
            raise TooManyOperatorsError

    def inlined(self, reference: str, compile_rule: Callable[[Any, Place], Any]) -> Any:
        """What ``compile_rule`` makes of the evaluator that ``$ref`` names.

        An evaluator's warnings are its own, told once, and not those of each flag that uses it.
        """
        self.references.add(reference)
        self._inlining += 1
        try:
            return compile_rule(self.evaluators[reference].rule, Place())
        finally:
            self._inlining -= 1

    def referred(self, rule: Any) -> Any:
        """``rule`` itself, or the rule of the evaluator that stands there as ``$ref``."""
        if rule.__class__ is dict and len(rule) == 1 and "$ref" in rule:
            self.references.add(rule["$ref"])
            return self.evaluators[rule["$ref"]].rule
        return rule

    def warn(self, place: Place, detail: str) -> None:
        """Notes what is accepted, but hardly meant."""
        if not self._inlining:
            self.warnings.append(Fault(place.pointer, detail))

    # --- terms and nodes --------------------------------------------------------------------

    def listed(self, terms: list[Term]) -> Term:
        """The list of several answers."""
        if all(isinstance(term, Constant) for term in terms):
            return Constant([term.value for term in terms if isinstance(term, Constant)])
        return Computed(py.items([self.node(term) for term in terms]), list)

    def node(self, term: Term) -> ast.expr:
        """The expression of a term."""
        if isinstance(term, Computed):
            return term.node
        value = term.value
        if value is None or value.__class__ in (bool, int, float):
            return py.constant(value)
        node = py.constant(value) if value.__class__ is str else self.bound(value)
        if len(value) <= FREE_LITERAL:
            return node
        return self.node(self.weighed(Computed(node)))

    def bound(self, value: Any, hint: str = "value") -> ast.Name:
        """A global of the compiled function that holds ``value``."""
        known = self._bound.get(id(value))
        if known is None:
            known = f"{hint}_{len(self._bound)}"
            self._bound[id(value)] = known
            self.namespace[known] = value
        return py.name(known)

    def called(
        self,
        function: Callable[..., Any],
        *terms: Term,
        kind: type | None = None,
        place: Place | None = None,
    ) -> Term:
        """A call of ``function``; its answer right now where every operand is known.

        A call that can only fail does so when an evaluation comes by, and is warned of at
        ``place``.
        """
        if all(isinstance(term, Constant) for term in terms):
            try:
                return Constant(function(*(term.value for term in terms)))  # type: ignore[union-attr]
            except OperandError:
                if place is not None:
                    self.warn(place, "These operands can only fail: the answer is PARSE_ERROR.")
        nodes = [self.node(term) for term in terms]
        return Computed(py.call(self.bound(function, "function"), *nodes), kind)

    def applied(
        self,
        function: Callable[[Any], Any],
        operand: Any,
        place: Place,
        kind: type | None = None,
    ) -> Term:
        """A function of the evaluated operand: how most operators compile."""
        return self.called(function, self.value(operand, place), kind=kind, place=place)

    def failure(self, place: Place, detail: str) -> Term:
        """What always fails, but only when an evaluation comes by."""
        self.warn(place, detail)
        return self.called(_fail, Constant(detail))

    def twice(self, term: Term) -> tuple[ast.expr, ast.expr]:
        """A term that is needed again: the expression that computes it, and one that reads it."""
        node = self.node(term)
        if isinstance(node, ast.Name | ast.Constant):
            return node, node
        variable = self.variable("v")
        return py.kept(variable, node), py.name(variable)

    def variable(self, hint: str) -> str:
        """A name that nothing else has."""
        self._variables += 1
        return f"{hint}{self._variables}"

    # --- look-ups ---------------------------------------------------------------------------

    def data(self, scope_data: str, *, timeless: bool = False) -> ast.expr:
        """All of what a scope sees; ``timeless`` says that the timestamp in it is never read."""
        if scope_data != CONTEXT:
            return py.name(scope_data)
        self.reads_timestamp |= not timeless
        whole = self.bound(with_flagd, "function")
        return py.call(whole, py.name(CONTEXT), py.constant(self.flag_key), py.name(NOW))

    def found(self, scope_data: str, parts: tuple[str, ...]) -> Term:
        """What lies at a path in the context or in an element, null for nothing."""
        if scope_data == CONTEXT:
            return self._found_in_context(parts)
        if not parts:
            return Computed(py.name(scope_data))
        path = self.bound_path(parts)
        node = py.call(self.bound(walk, "function"), py.name(scope_data), path)
        return Computed(node)

    def _found_in_context(self, parts: tuple[str, ...]) -> Term:
        if not parts:
            return Computed(self.data(CONTEXT), dict)
        if parts[0] == FLAGD:
            if parts == (FLAGD, "flagKey"):
                return Constant(self.flag_key)
            if parts == (FLAGD, "timestamp"):
                self.reads_timestamp = True
                return Computed(py.name(NOW), int)
            if len(parts) > 1:
                return Constant(None)
            return Computed(py.at_index(self.data(CONTEXT), py.constant(FLAGD)), dict)
        if parts in self.attributes:
            return Computed(py.name(self.attributes[parts]))
        return Computed(self.attribute(parts))

    def attribute(self, parts: tuple[str, ...]) -> ast.expr:
        """The expression that finds an attribute of the context."""
        if len(parts) == 1:
            return py.method(py.name(CONTEXT), "get", py.constant(parts[0]))
        return py.call(self.bound(walk, "function"), py.name(CONTEXT), self.bound_path(parts))

    def bound_path(self, parts: tuple[str, ...]) -> ast.expr:
        """A path as a literal."""
        return self.bound(parts, "path")

    def variable_rule(
        self,
        operand: Any,
        place: Place,
        substitute: Callable[[Any], Any] = as_rule,
        otherwise: Term | None = None,
    ) -> Term:
        """``var``: what is found in one of the scopes before, else in the data.

        What is found before stands in the place of the whole ``var`` rule, where ``substitute``
        says what becomes of it. ``otherwise`` stands for the data, where they do not count.
        """
        scope = place.scope
        answer = otherwise or self._looked_up(operand, place.within(Scope(scope.data)))
        if operand.__class__ is str and operand[:1] in ("", "."):
            return answer
        for outer in reversed(scope.before):
            found = self._looked_up(operand, place.within(Scope(outer)))
            if isinstance(found, Constant):
                if found.value is not None:
                    answer = self.called(substitute, found)
                continue
            first, again = self.twice(found)
            is_found = py.compare(first, ast.IsNot(), py.constant(None))
            used = py.call(self.bound(substitute, "function"), again)
            answer = Computed(py.either(is_found, used, self.node(answer)))
        return answer

    def operands_given(self, operand: Any, place: Place) -> Term:
        """The operands of an operator that evaluates its own, where they are no literal list.

        See ``given_operands.py``: only a scope before can put a list there.
        """
        detail = "The operands are not a list."
        if not place.scope.before or operand.__class__ is not dict or [*operand] != ["var"]:
            return self.failure(place, detail)
        otherwise = self.called(_fail, Constant(detail))
        return self.variable_rule(operand["var"], place.at("var"), as_subject, otherwise)

    def _looked_up(self, operand: Any, place: Place) -> Term:
        """``var`` in one set of data."""
        data = place.scope.data
        path, *more = (operand or [""]) if operand.__class__ is list else [operand]
        if path.__class__ is dict:
            return self._called_with_data(look_up, data, self.value(operand, place))
        if operand is None:
            return self._called_with_data(look_up, data, Constant(None))
        if path is operand and path.__class__ in (int, float):
            path = plain(path)
        if path.__class__ is not str:
            return self.failure(place, "The path of a var is a text.")
        found = self.weighed(self.found(data, parts_of(path)))
        return self._defaulted(found, more, place) if len(more) == 1 else found

    def _defaulted(self, found: Term, more: list[Any], place: Place) -> Term:
        """What was found, or the default where that is null."""
        default = self.value(more[0], place.at(1))
        if isinstance(default, Computed):
            # The engine evaluates a default even where it is not needed, and so stops at a bad one.
            return self.called(_or_default, found, default)
        if isinstance(found, Constant):
            return default if found.value is None else found
        first, again = self.twice(found)
        missing = py.compare(first, ast.Is(), py.constant(None))
        return Computed(py.either(missing, self.node(default), again))

    def _called_with_data(
        self,
        function: Callable[[Any, Any], Any],
        data: str,
        operands: Term,
        *,
        timeless: bool = False,
    ) -> Term:
        whole = self.data(data, timeless=timeless)
        node = py.call(self.bound(function, "function"), whole, self.node(operands))
        return self.weighed(Computed(node))

    def weighed(self, term: Term) -> Term:
        """A term that costs steps by its size, where the rule spends any."""
        return self._priced(weighed, term)

    def weighed_whole(self, term: Term) -> Term:
        """A term that costs steps by all that lies in it, where the rule spends any."""
        return self._priced(weighed_whole, term)

    def _priced(self, price: Callable[[Steps, Any], Any], term: Term) -> Term:
        if not self.spends_steps or isinstance(term, Constant):
            return term
        return Computed(py.call(self.bound(price, "function"), py.name(STEPS), term.node))

    def on_data(self, function: Callable[[Any, Any], Any], operand: Any, place: Place) -> Term:
        """A function of the data that the rule sees and of the evaluated operand."""
        return self._called_with_data(function, place.scope.data, self.value(operand, place))

    def on_keys(self, function: Callable[[Any, Any], Any], operands: Term, place: Place) -> Term:
        """A function of the keys in the data that the rule sees, and of compiled operands."""
        return self._called_with_data(function, place.scope.data, operands, timeless=True)


def _fail(detail: str) -> Any:
    raise OperandError(detail)


def _or_default(value: Any, default: Any) -> Any:
    return default if value is None else value
