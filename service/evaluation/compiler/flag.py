"""A compiled flag: its targeting as one Python function from a context to an answer.

The function is built as a syntax tree and compiled by Python. Where a branch of the targeting is
the name of a variant, the function returns the encoded answer itself; only a computed name is
looked up among the answers.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from service.errors import DefinitionRefused, Fault
from service.evaluation.answers import Answer, Encoder, TargetedAnswers
from service.evaluation.definition.document import (
    EvaluatorDefinition,
    FlagDefinition,
    read_flag,
)
from service.evaluation.definition.members import DISABLED, Metadata
from service.evaluation.definition.targeting import check_rule
from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import (
    CONTEXT,
    NOW,
    WORK,
    CircularEvaluatorError,
    Computed,
    Constant,
    Expressions,
    MissingEvaluatorError,
    Place,
    SharedSets,
    TooLargeError,
)
from service.evaluation.expressions.prices import FREE, HEAVY, Cost, steps
from service.evaluation.operators.fractional_rule import FEW, Split, split
from service.evaluation.operators.logic_rules import branch
from service.evaluation.operators.lookup_rules import attribute
from service.evaluation.operators.table import OPERATORS
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.work import Work

# From the context of an evaluation, the time in whole seconds since 1970, and the request's work
# (optional) to the answer.
Evaluate = Callable[..., Answer]

# Failures that can stop an evaluation: an operand, a context nested too deep for Python, or an
# integer in it that no float holds, which the JSON decoder returns with all of its digits.
_FAILURES = (OperandError, RecursionError, OverflowError)


# Shared, because every empty set takes 216 bytes and every empty dictionary 64.
NOTHING: frozenset[str] = frozenset()
NO_METADATA: Metadata = {}


class CompiledFlag(msgspec.Struct, frozen=True):
    """A flag that is ready to answer: always with ``answer``, or with the result of ``evaluate``.

    ``text`` is its definition exactly as written. ``references`` are the evaluators that are
    inlined in it; pointers in ``warnings`` are relative to the flag; ``cost`` is the most that an
    evaluation takes with short operands, and ``answers`` are those that its targeting chooses from.
    """

    key: str
    text: str
    state: str
    metadata: Metadata
    answer: Answer
    evaluate: Evaluate | None = None
    reads_timestamp: bool = False
    references: frozenset[str] = NOTHING
    warnings: tuple[Fault, ...] = ()
    cost: Cost = FREE
    answers: TargetedAnswers | None = None

    def read(self) -> FlagDefinition:
        """Parse the definition again from its text: parsed, it takes several times the memory."""
        return read_flag(self.key, self.text.encode())


def compile_flag(
    definition: FlagDefinition,
    evaluators: Mapping[str, EvaluatorDefinition],
    metadata: Mapping[str, Any],
    fractional: int,
    member_sets: SharedSets | None = None,
) -> CompiledFlag:
    """Compile one flag of a set.

    ``metadata`` is the set's; the flag's own has precedence. ``fractional`` is 2 or 3.
    ``member_sets`` is shared between the flags of a set that are compiled together. Raises
    DefinitionRefused, with pointers relative to the flag, if an evaluator is missing, or if the
    rule is too large with its evaluators inlined.
    """
    own = definition.metadata or NO_METADATA
    described = {**metadata, **own} if own else metadata
    encoder = Encoder(definition, described)
    disabled = definition.state == DISABLED
    key, text, state = definition.key, definition.text, definition.state
    warnings = definition.warnings
    if definition.targeting is None:
        answer = encoder.disabled() if disabled else encoder.of_default(definition.untargeted)
        return CompiledFlag(key, text, state, own, answer, warnings=warnings)
    answers = TargetedAnswers(definition, described)
    sets = {} if member_sets is None else member_sets
    expressions = Expressions(OPERATORS, definition.key, evaluators, fractional, sets)
    try:
        expressions.survey(definition.targeting)
        statements = Statements(expressions, answers).guarded(definition.targeting)
        function: Evaluate = assembled(expressions, [statements])
    except MissingEvaluatorError as error:
        faults: list[Fault] = []
        check_rule(definition.targeting, "/targeting", faults, evaluators)
        raise DefinitionRefused("An evaluator is missing.", faults or [_missing(error)]) from None
    except CircularEvaluatorError as error:
        raise _circular("/targeting", error) from None
    except TooLargeError as error:
        detail = f"With its evaluators written out, the rule {error}."
        raise DefinitionRefused(detail, [Fault("/targeting", detail)]) from None
    return CompiledFlag(
        key,
        text,
        state,
        own,
        encoder.disabled() if disabled else answers.default,
        None if disabled else function,
        expressions.reads_timestamp and not disabled,
        frozenset(expressions.references) if expressions.references else NOTHING,
        (*warnings, *dict.fromkeys(expressions.warnings)),
        FREE if disabled else _cost(expressions),
        answers,
    )


def _cost(expressions: Expressions) -> Cost:
    versions = expressions.versions
    return Cost(expressions.price, frozenset(versions) if versions else NOTHING)


def check_evaluator(
    definition: EvaluatorDefinition, evaluators: Mapping[str, EvaluatorDefinition]
) -> tuple[Fault, ...]:
    """Return the warnings of an evaluator, with pointers relative to it.

    Raises DefinitionRefused if it is too large with its evaluators inlined, if one of those is
    missing, and if they refer back to it.
    """
    expressions = Expressions(OPERATORS, "", evaluators, 2, {})
    try:
        expressions.survey(definition.rule, definition.name)
        expressions.value(definition.rule, Place())
    except MissingEvaluatorError as error:
        faults: list[Fault] = []
        check_rule(definition.rule, "", faults, evaluators)
        raise DefinitionRefused("An evaluator is missing.", faults or [_missing(error)]) from None
    except CircularEvaluatorError as error:
        raise _circular("", error) from None
    except TooLargeError as error:
        detail = f"The rule {error}."
        raise DefinitionRefused(detail, [Fault("", detail)]) from None
    return tuple(dict.fromkeys(expressions.warnings))


def _missing(error: MissingEvaluatorError) -> Fault:
    """Return the fault of a valid rule whose evaluator refers to a missing one."""
    return Fault("", f"An evaluator that this refers to refers to '{error}', which is not there.")


def _circular(pointer: str, error: CircularEvaluatorError) -> DefinitionRefused:
    detail = f"Evaluators refer to each other in a circle: {error}."
    return DefinitionRefused(detail, [Fault(pointer, detail)])


def compile_rule(
    rule: Any, flag_key: str, evaluators: Mapping[str, EvaluatorDefinition], fractional: int
) -> Callable[..., Any]:
    """Return a rule as a function to its result, before that is taken for a variant.

    The function takes a context, the time, and a Work or none. It raises OperandError where
    flagd's engine stops.
    """
    expressions = Expressions(OPERATORS, flag_key, evaluators, fractional, {})
    expressions.survey(rule)
    result = py.answer(expressions.node(expressions.value(rule, Place())))
    function: Callable[..., Any] = assembled(expressions, [result])
    return function


def assembled(expressions: Expressions, body: list[ast.stmt]) -> Any:
    """Return the function ``evaluate(context, now, work=None)`` with this body."""
    start: list[ast.stmt] = []
    if expressions.needs_work:
        start.append(py.do(expressions.work()))
    for parts, variable in expressions.attributes.items():
        start.append(py.assign(variable, attribute(expressions, parts)))
    definition = py.define("evaluate", (CONTEXT, NOW, WORK), [*start, *body])
    return py.build(definition, expressions.namespace, f"flag {expressions.flag_key}")


class Statements:
    """Statements that evaluate a flag: its branches of ``if``, each with its answer."""

    def __init__(self, expressions: Expressions, answers: TargetedAnswers) -> None:
        self._expressions = expressions
        self._answers = answers
        self._of = answers.of

    def guarded(self, targeting: Any) -> ast.stmt:
        """Return all statements, and the answer if something stops them."""
        body = self.body(targeting)
        failures = self._expressions.bound(_FAILURES, "failures")
        stopped = self._expressions.bound(self._answers.stopped, "function")
        failure = py.call(stopped, self._expressions.work(), py.name("failure"))
        return py.guarded(body, failures, "failure", self.stopped(failure))

    def body(self, targeting: Any) -> list[ast.stmt]:
        """Return the statements alone; a heavy flag pays first."""
        body = self._statements(targeting, Place(("targeting",)))
        cost = Cost(self._expressions.price, frozenset(self._expressions.versions)).alone
        if cost <= HEAVY:
            return body
        paid = py.method(self._expressions.work(), "spend", py.constant(steps(cost)))
        return [py.do(paid), *body]

    def _statements(self, rule: Any, place: Place, *, in_branch: bool = False) -> list[ast.stmt]:
        """Return statements that always return an answer."""
        if rule.__class__ is dict and len(rule) == 1:
            ((symbol, operand),) = rule.items()
            if symbol == "$ref":
                inlined = self._expressions.inlined(operand, place)
                return self._statements(*inlined, in_branch=in_branch)
            if symbol in ("if", "?:") and operand.__class__ is list:
                self._expressions.count_operator(symbol)
                return self._branches(operand, place.at(symbol))
            if symbol == "fractional":
                self._expressions.count_operator(symbol)
                return self._split(operand, place.at(symbol))
        term = (
            branch(self._expressions, rule, place)
            if in_branch
            else (self._expressions.value(rule, place))
        )
        return self._give(term, place)

    def _branches(self, operand: list[Any], place: Place) -> list[ast.stmt]:
        statements: list[ast.stmt] = []
        for position in range(0, len(operand) - 1, 2):
            condition = self._expressions.value(operand[position], place.at(position))
            if isinstance(condition, Constant) and not condition.value:
                continue
            inner = place.at(position + 1)
            body = self._statements(operand[position + 1], inner, in_branch=True)
            if isinstance(condition, Constant):
                return [*statements, *body]
            statements.append(py.when(condition.node, body))
        if len(operand) % 2 == 0:
            return [*statements, *self._give(Constant(None), place)]
        last = place.at(len(operand) - 1)
        return [*statements, *self._statements(operand[-1], last, in_branch=True)]

    def _split(self, operand: Any, place: Place) -> list[ast.stmt]:
        parts = split(self._expressions, operand, place)
        if not isinstance(parts, Split):
            return self._give(parts, place)
        answers = [self._constant(variant, place) for variant in parts.shares.variants]
        otherwise = self._give(parts.otherwise, place)
        if len(answers) > FEW:
            position = parts.position(self._expressions)
            picked: ast.expr = py.at_index(self._expressions.bound(answers, "answers"), position)
        else:
            nodes: list[ast.expr] = [self._expressions.bound(each, "answer") for each in answers]
            picked = parts.pick(self._expressions, nodes)
        return [py.when(parts.is_plain, self.give_computed(picked)), *otherwise]

    def _give(self, term: Constant | Computed, place: Place) -> list[ast.stmt]:
        """Return statements that return the answer of a term."""
        if isinstance(term, Constant):
            return self.give(self._constant(term.value, place))
        if term.kind is bool:
            on, off = (self.give(self._constant(value, place)) for value in (True, False))
            return [py.when(term.node, on), *off]
        function = self._expressions.bound(self._of, "function")
        return self.give_computed(py.call(function, self._expressions.work(), term.node))

    def give(self, answer: Answer) -> list[ast.stmt]:
        """Return statements that return a constant answer."""
        return [py.answer(self._expressions.bound(answer, "answer"))]

    def give_computed(self, answer: ast.expr) -> list[ast.stmt]:
        """Return statements that return a computed answer."""
        return [py.answer(answer)]

    def stopped(self, answer: ast.expr) -> list[ast.stmt]:
        """Return statements for an evaluation that was stopped."""
        return self.give_computed(answer)

    def _constant(self, value: Any, place: Place) -> Answer:
        answer = self._answers.of(Work(), value)
        if answer.status != 200:
            self._expressions.warn(place, "What the targeting answers here is no variant.")
        return answer
