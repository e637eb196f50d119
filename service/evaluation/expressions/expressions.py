"""One piece of targeting, as a Python expression.

``Expressions`` traverses a rule once and returns a Term for each part: a Constant where the result
is known now, else a Computed syntax node. The translation of each operator is in the modules that
``operators/table.py`` collects; here is what they share.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Mapping
from sys import intern
from typing import Any, NamedTuple, Protocol

from service.errors import Fault
from service.evaluation.definition.document import EvaluatorDefinition
from service.evaluation.definition.targeting import goes_through_literal
from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.prices import ELEMENT, VERSION, price_of, steps
from service.evaluation.limits import MAX_OPERATORS, MAX_WRITTEN_OUT, MAX_WRITTEN_OUT_DEPTH
from service.evaluation.runtime.context import FLAGD, parts_of
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.work import Work
from service.evaluation.text.pointers import child

# The names that a compiled function knows: its parameters.
CONTEXT = "context"
NOW = "now"
WORK = "work"


class Constant(NamedTuple):
    """A result that is the same for any context."""

    value: Any


class Computed(NamedTuple):
    """A result that a Python expression computes; ``kind`` is its type where that is known."""

    node: ast.expr
    kind: type | None = None


Term = Constant | Computed


class MemberSets(NamedTuple):
    """A literal list of texts and numbers, as sets. ``longest`` is the length of its texts."""

    members: list[Any]
    texts: frozenset[str]
    numbers: frozenset[float]
    longest: int


# By the identity of the list: flags share those of an evaluator.
SharedSets = dict[int, MemberSets]


class Scope(NamedTuple):
    """Lookup order of ``var``: first each of ``before``, then ``data`` (names of variables)."""

    data: str = CONTEXT
    before: tuple[str, ...] = ()


_CONTEXT_ALONE = Scope()


class Place(NamedTuple):
    """Position of a rule in the definition, and the data that it sees.

    The warnings of an evaluator are reported once for itself, and not for each flag that it
    ``is_inlined`` into.
    """

    parts: tuple[str | int, ...] = ()
    scope: Scope = Scope()
    is_inlined: bool = False

    @property
    def pointer(self) -> str:
        """The JSON pointer to the rule; only a warning needs it."""
        return child("", *self.parts)

    def at(self, part: str | int) -> Place:
        """Return the place of a part of this one."""
        return Place((*self.parts, part), self.scope, self.is_inlined)

    def within(self, scope: Scope) -> Place:
        """Return the same place with another scope."""
        return Place(self.parts, scope, self.is_inlined)


Operator = Callable[["Expressions", Any, Place], Term]


class Sharing(Protocol):
    """Finds conditions that are evaluated more than once."""

    def term(self, expressions: Expressions, rule: dict[str, Any], place: Place) -> Term:
        """Return the result of a rule that sees the context alone."""

    def part(self, expressions: Expressions, key: tuple[str, ...], node: ast.expr) -> ast.expr:
        """Return the result of a part of a rule, which equal keys share."""


class TooLargeError(Exception):
    """The rule exceeds a limit once its evaluators are inlined: ``str()`` says which."""


class MissingEvaluatorError(Exception):
    """The rule refers to an evaluator that the flag set does not have: ``str()`` is its name."""


class CircularEvaluatorError(Exception):
    """Evaluators refer to each other in a circle: ``str()`` has its names, ``a → b → a``."""


class Expressions:
    """The expressions of one flag's targeting; the flag's function is assembled from them."""

    def __init__(
        self,
        operators: Mapping[str, Operator],
        flag_key: str,
        evaluators: Mapping[str, EvaluatorDefinition],
        fractional: int,
        member_sets: SharedSets,
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
        self.needs_work = False
        # How often the request's work was used.
        self.uses_of_work = 0
        # Sharing between flags that are compiled into one function.
        self.sharing: Sharing | None = None
        self.is_in_loop = False
        # Price of the operators that are evaluated at most once.
        self.price = 0
        # Attributes that are read as versions: the first reader parses them for all.
        self.versions: set[str] = set()
        # Attributes that the rule reads more than once, by path: variables set at the start.
        self.attributes: dict[tuple[str, ...], str] = {}
        self._uses: Counter[str] = Counter()
        self._written_out = 0
        self._references_met = 0
        self._operators = 0
        self._variables = 0
        self._bound: dict[int, str] = {}
        # Whether a list of the rule is data, by its identity: the rule outlives its compilation.
        self._data: dict[int, bool] = {}

    def begin(self, flag_key: str) -> None:
        """Continue with another flag, where several are compiled into one function."""
        self.flag_key = flag_key
        self.price = 0
        self.versions = set()
        self._operators = 0

    def survey(self, rule: Any, evaluator: str | None = None) -> None:
        """Find repeated attributes and all referred evaluators, also in branches never taken.

        ``evaluator`` is the name of the one whose rule this is. Raises MissingEvaluatorError,
        CircularEvaluatorError, and TooLargeError beyond MAX_WRITTEN_OUT characters, MAX_OPERATORS
        references or MAX_WRITTEN_OUT_DEPTH levels.
        """
        self._survey(rule, 1, () if evaluator is None else (evaluator,))
        self._written_out = self._references_met = 0
        for path, uses in self._uses.items():
            parts = parts_of(path)
            if uses > 1 and parts and parts[0] != FLAGD:
                self.attributes.setdefault(parts, self.variable("a"))

    def _survey(self, rule: Any, depth: int, within: tuple[str, ...]) -> None:
        """Survey a rule; ``within`` are the evaluators around it, outermost first."""
        if depth > MAX_WRITTEN_OUT_DEPTH:
            raise TooLargeError(f"is nested over {MAX_WRITTEN_OUT_DEPTH} levels deep")
        if rule.__class__ is list:
            for item in rule:
                if item.__class__ in (list, dict):
                    self._survey(item, depth + 1, within)
        elif rule.__class__ is dict and len(rule) == 1:
            ((symbol, operand),) = rule.items()
            if symbol == "var":
                path = operand[0] if operand.__class__ is list and operand else operand
                if path.__class__ is str:
                    self._uses[path] += 1
            elif symbol == "$ref":
                self._survey_evaluator(operand, depth, within)
            literal = goes_through_literal(symbol, operand)
            self._survey(operand[1:] if literal else operand, depth + 1, within)

    def _survey_evaluator(self, name: str, depth: int, within: tuple[str, ...]) -> None:
        if name in within:
            raise CircularEvaluatorError(" → ".join((*within[within.index(name) :], name)))
        evaluator = self.evaluators.get(name)
        if evaluator is None:
            raise MissingEvaluatorError(name)
        self.references.add(name)
        self._references_met += 1
        self._written_out += len(evaluator.text)
        if self._written_out > MAX_WRITTEN_OUT:
            raise TooLargeError(f"has over {MAX_WRITTEN_OUT} characters")
        # Short evaluators that refer to each other twice double with each of them.
        if self._references_met > MAX_OPERATORS:
            raise TooLargeError(f"has over {MAX_OPERATORS} references")
        self._survey(evaluator.rule, depth, (*within, name))

    # --- values -----------------------------------------------------------------------------

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
        if self.sharing is not None and place.scope == _CONTEXT_ALONE:
            return self.sharing.term(self, rule, place)
        return self.object(rule, place)

    def object(self, rule: dict[str, Any], place: Place) -> Term:
        """Return the result of an object: of a rule, or the object itself."""
        if len(rule) != 1:
            if rule:
                self.warn(place, "An object with several keys is a value and not a rule.")
            return Constant(rule)
        ((symbol, operand),) = rule.items()
        if symbol == "$ref":
            return self.value(*self.inlined(operand, place))
        self.count_operator(symbol)
        return self.operators[symbol](self, operand, place.at(symbol))

    def count_operator(self, symbol: str) -> None:
        """Count an operator. Raises TooLargeError beyond MAX_OPERATORS."""
        self._operators += 1
        self.price += price_of(symbol)
        if self._operators > MAX_OPERATORS:
            raise TooLargeError(f"has over {MAX_OPERATORS} operators")

    def inlined(self, reference: str, place: Place) -> tuple[Any, Place]:
        """Return the rule of the evaluator that ``$ref`` names, and its place there."""
        return self.evaluators[reference].rule, Place(place.parts, place.scope, is_inlined=True)

    def referred(self, rule: Any, place: Place) -> tuple[Any, Place]:
        """Return ``rule`` itself, or the rule of the evaluator if it is a ``$ref``."""
        while rule.__class__ is dict and len(rule) == 1 and "$ref" in rule:
            rule, place = self.inlined(rule["$ref"], place)
        return rule, place

    def warn(self, place: Place, detail: str) -> None:
        """Add a warning for what is valid, but hardly meant."""
        if not place.is_inlined:
            self.warnings.append(Fault(place.pointer, detail))

    # --- terms and nodes --------------------------------------------------------------------

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
                    self.warn(place, "These operands can only fail: the answer is PARSE_ERROR.")
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
                    self.warn(place, "These operands can only fail: the answer is PARSE_ERROR.")
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

    def per_element(self, compile_inner: Callable[[], Term]) -> tuple[Term, int]:
        """Return the inner rule of a loop, and the steps that it takes for each element."""
        before = self.price, self.versions, self.is_in_loop
        self.price, self.versions, self.is_in_loop = ELEMENT, set(), True
        inner = compile_inner()
        each = steps(self.price + VERSION * len(self.versions))
        self.price, self.versions, self.is_in_loop = before
        self.needs_work = True
        return inner, each

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

    def failure(self, place: Place, detail: str) -> Term:
        """Return a term that always fails, but only during an evaluation."""
        self.warn(place, detail)
        return self.failing(detail)

    def failing(self, detail: str) -> Term:
        """Return ``failure`` without a warning."""
        return self.called(_fail, Constant(detail))

    def twice(self, term: Term) -> tuple[ast.expr, ast.expr]:
        """Return the expression that computes a term, and one that reads its result again."""
        node = self.node(term)
        if isinstance(node, ast.Name | ast.Constant):
            return node, node
        variable = self.variable("v")
        return py.kept(variable, node), py.name(variable)

    def part(self, purpose: str, operand: ast.expr, node: ast.expr, *more: str) -> ast.expr:
        """Return ``node``, which is the same wherever ``purpose``, ``operand`` and ``more`` are.

        It must spend nothing. Where several flags are compiled together, it is evaluated once.
        """
        if self.sharing is None or self.is_in_loop or not isinstance(operand, ast.Name):
            return node
        return self.sharing.part(self, (purpose, operand.id, *more), node)

    def variable(self, hint: str) -> str:
        """Return a unique name."""
        self._variables += 1
        return f"{hint}{self._variables}"


def _fail(detail: str) -> Any:
    raise OperandError(detail)
