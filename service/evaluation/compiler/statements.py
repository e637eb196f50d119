"""A flag's targeting as Python statements, and functions that are made of them.

Where a branch of the targeting is the name of a variant, the statements return the encoded answer
itself; only a computed name is looked up among the answers.
"""

from __future__ import annotations

import ast
from typing import Any

from service.evaluation.answers import Answer, TargetedAnswers
from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.data import attribute
from service.evaluation.expressions.expressions import Expressions
from service.evaluation.expressions.prices import HEAVY, Cost, steps
from service.evaluation.expressions.terms import CONTEXT, NOW, WORK, Constant, Place, Term
from service.evaluation.operators.logic import branch
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.work import Work

# Failures that can stop an evaluation: an operand, a context nested too deep for Python, or an
# integer in it that no float holds, which the JSON decoder returns with all of its digits.
FAILURES = (OperandError, RecursionError, OverflowError)


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
