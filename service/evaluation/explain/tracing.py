"""A flag's rule, compiled so that each operator is recorded."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from service.evaluation.answers import Answer, TargetedAnswers
from service.evaluation.compiler.statements import FAILURES, assembled
from service.evaluation.explain.recording import Recorder, Rules, Site
from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import Compile, Expressions
from service.evaluation.expressions.prices import HEAVY, Cost, steps
from service.evaluation.expressions.terms import Computed, Constant, Evaluator, Place, Term
from service.evaluation.operators.table import OPERATORS
from service.evaluation.runtime.context import FLAGD
from service.evaluation.runtime.work import Work

TARGETING = Place(("targeting",))


class TracingExpressions(Expressions):
    """Expressions of which each computed operator calls the recorder before and after.

    Everything else is the compiler's own: the same functions compile the same operators.
    """

    def __init__(
        self, recorder: Recorder, rules: Rules, flag_key: str, evaluators: Mapping[str, Evaluator]
    ) -> None:
        super().__init__(OPERATORS, flag_key, evaluators, rules.fractional, {})
        self._recorder = recorder
        self._rules = rules
        # A method is a new object each time, and globals are known by their identity.
        self._enter, self._leave = recorder.enter, recorder.leave

    def observed(self, symbol: str, compile_it: Compile, operand: Any, place: Place) -> Term:
        """Return the result of an operator, recorded; one that is constant is noted now."""
        term = super().observed(symbol, compile_it, operand, place)
        if isinstance(term, Constant):
            self._rules.known[place.parts] = term.value
            return term
        scopes = (*place.scope.before, place.scope.data)
        number = len(self._recorder.sites)
        self._recorder.sites.append(Site(place.parts, OPERATORS[symbol], operand, scopes))
        enter = self.bound(self._enter, "enter")
        leave = self.bound(self._leave, "leave")
        data: list[ast.expr] = [py.name(each) for each in scopes]
        entered = py.call(enter, py.constant(number), *data)
        return Computed(py.call(leave, entered, term.node), term.kind)


class Traced(NamedTuple):
    """One evaluation of a flag's targeting, recorded."""

    rules: Rules
    recorder: Recorder
    answer: Answer
    result: Any
    failure: Exception | None


def trace(
    flag_key: str,
    targeting: Any,
    answers: TargetedAnswers,
    evaluators: Mapping[str, Evaluator],
    fractional: int,
    context: dict[str, Any],
    now: int,
    source: Callable[[str], str],
) -> Traced:
    """Evaluate a rule that was accepted, and record it; ``answers`` are the flag's."""
    rules = Rules(dict(evaluators), {}, fractional)
    flagd = {FLAGD: {"flagKey": flag_key, "timestamp": now}}
    recorder = Recorder(rules, context, flagd, source)
    expressions = TracingExpressions(recorder, rules, flag_key, evaluators)
    expressions.survey(targeting)
    body = py.answer(expressions.node(expressions.value(targeting, TARGETING)))
    evaluate = assembled(expressions, [body])
    work = Work()
    cost = Cost(expressions.price, frozenset(expressions.versions)).alone
    result: Any = None
    failure: Exception | None = None
    try:
        if cost > HEAVY:
            work.spend(steps(cost))
        result = evaluate(context, now, work)
        answer = answers.of(work, result)
    except FAILURES as stopped:
        recorder.stop()
        failure = stopped
        answer = answers.stopped(work, stopped)
    return Traced(rules, recorder, answer, result, failure)
