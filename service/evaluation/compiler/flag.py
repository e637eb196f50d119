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
from service.evaluation.compiler.templates import Compiled, Templates
from service.evaluation.definition.document import (
    EvaluatorDefinition,
    FlagDefinition,
    read_flag,
)
from service.evaluation.definition.members import DISABLED, Metadata
from service.evaluation.definition.targeting import check_rule
from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.data import attribute
from service.evaluation.expressions.expressions import Expressions
from service.evaluation.expressions.prices import FREE, HEAVY, Cost, steps
from service.evaluation.expressions.survey import (
    CircularEvaluatorError,
    MissingEvaluatorError,
    TooLargeError,
)
from service.evaluation.expressions.terms import (
    CONTEXT,
    NOW,
    WORK,
    Constant,
    Place,
    SharedSets,
    Term,
)
from service.evaluation.operators.logic import branch
from service.evaluation.operators.table import OPERATORS
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.work import Work

# From the context of an evaluation, the time in whole seconds since 1970, and the request's work
# (optional) to the answer.
Evaluate = Callable[..., Answer]

# Failures that can stop an evaluation: an operand, a context nested too deep for Python, or an
# integer in it that no float holds, which the JSON decoder returns with all of its digits.
FAILURES = (OperandError, RecursionError, OverflowError)


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
    templates: Templates | None = None,
) -> CompiledFlag:
    """Compile one flag of a set.

    ``metadata`` is the set's; the flag's own has precedence. ``fractional`` is 2 or 3.
    ``member_sets`` and ``templates`` are shared between the flags of a set that are compiled
    together. Raises
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
    rule = None if templates is None else templates.key_of(definition)
    compiled = None
    if templates is not None and rule is not None:
        compiled = templates.get(rule, key, answers)
    if compiled is None:
        sets = {} if member_sets is None else member_sets
        expressions = Expressions(OPERATORS, key, evaluators, fractional, sets)
        compiled = _compiled_rule(expressions, definition.targeting, answers)
        if templates is not None and rule is not None:
            templates.put(rule, expressions, answers, compiled)
    return CompiledFlag(
        key,
        text,
        state,
        own,
        encoder.disabled() if disabled else answers.default,
        None if disabled else compiled.function,
        compiled.reads_timestamp and not disabled,
        compiled.references,
        (*warnings, *compiled.warnings) if compiled.warnings else warnings,
        FREE if disabled else compiled.cost,
        answers,
    )


def _compiled_rule(expressions: Expressions, rule: Any, answers: TargetedAnswers) -> Compiled:
    """Compile the targeting of a flag. Raises as ``compile_flag`` does."""
    try:
        expressions.survey(rule)
        function = assembled(expressions, [Statements(expressions, answers).guarded(rule)])
    except MissingEvaluatorError as error:
        faults: list[Fault] = []
        check_rule(rule, "/targeting", faults, expressions.evaluators)
        raise DefinitionRefused("An evaluator is missing.", faults or [_missing(error)]) from None
    except CircularEvaluatorError as error:
        raise _circular("/targeting", error) from None
    except TooLargeError as error:
        detail = f"With its evaluators written out, the rule {error}."
        raise DefinitionRefused(detail, [Fault("/targeting", detail)]) from None
    return Compiled(
        function,
        _cost(expressions),
        expressions.references or NOTHING,
        tuple(dict.fromkeys(expressions.warnings)),
        expressions.reads_timestamp,
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
    return py.build(definition, expressions.namespace, "targeting")


class Statements:
    """Statements that evaluate a flag: its branches of ``if``, each with its answer."""

    def __init__(self, expressions: Expressions, answers: TargetedAnswers) -> None:
        self.expressions = expressions
        self._answers = answers

    def guarded(self, targeting: Any) -> ast.stmt:
        """Return all statements, and the answer if something stops them."""
        body = self.body(targeting)
        failures = self.expressions.bound(FAILURES, "failures")
        failure = self._answer("stopped", py.name("failure"))
        return py.guarded(body, failures, "failure", self.stopped(failure))

    def body(self, targeting: Any) -> list[ast.stmt]:
        """Return the statements alone; a heavy flag pays first."""
        body = self._statements(targeting, Place(("targeting",)))
        cost = Cost(self.expressions.price, frozenset(self.expressions.versions)).alone
        if cost <= HEAVY:
            return body
        paid = py.method(self.expressions.work(), "spend", py.constant(steps(cost)))
        return [py.do(paid), *body]

    def _statements(self, rule: Any, place: Place) -> list[ast.stmt]:
        """Statements that always return an answer."""
        rule, place = self.expressions.referred(rule, place)
        chosen = self._chosen(rule, place)
        return self.give(self.expressions.value(rule, place), place) if chosen is None else chosen

    def branch(self, rule: Any, place: Place) -> list[ast.stmt]:
        """Return the statements that return the result of a branch."""
        rule, place = self.expressions.referred(rule, place)
        chosen = self._chosen(rule, place)
        return self.give(branch(self.expressions, rule, place), place) if chosen is None else chosen

    def _chosen(self, rule: Any, place: Place) -> list[ast.stmt] | None:
        """Statements of an operator that chooses between answers, None for any other rule."""
        if rule.__class__ is not dict or len(rule) != 1:
            return None
        ((symbol, operand),) = rule.items()
        choose = self.expressions.operators[symbol].compile_answer
        chosen = None if choose is None else choose(self, operand, place.at(symbol))
        if chosen is not None:
            self.expressions.count_operator(symbol)
        return chosen

    def give(self, term: Term, place: Place) -> list[ast.stmt]:
        """Statements that answer what a term stands for."""
        if isinstance(term, Constant):
            return self.give_answer(self.answer_of(term.value, place))
        if term.kind is bool:
            on, off = (self.give_answer(self.answer_of(value, place)) for value in (True, False))
            return [py.when(term.node, on), *off]
        return self.give_computed(self._answer("of", term.node))

    def _answer(self, method: str, value: ast.expr) -> ast.expr:
        """Return a call of the flag's answers. Their methods, bound, would take 1 MB for 10,000."""
        answers = self.expressions.bound(self._answers, "answers")
        return py.method(answers, method, self.expressions.work(), value)

    def answer_of(self, value: Any, place: Place) -> Answer:
        """The answer for a value that is known now."""
        answer = self._answers.of(Work(), value)
        if answer.status != 200:
            self.expressions.warn(place, "What the targeting answers here is no variant.")
        return answer

    def give_answer(self, answer: Answer) -> list[ast.stmt]:
        """Statements that answer what is known."""
        return [py.answer(self.expressions.bound(answer, "answer"))]

    def give_computed(self, answer: ast.expr) -> list[ast.stmt]:
        """Return statements that return a computed answer."""
        return [py.answer(answer)]

    def stopped(self, answer: ast.expr) -> list[ast.stmt]:
        """Return statements for an evaluation that was stopped."""
        return self.give_computed(answer)
