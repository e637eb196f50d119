"""Records of the operators that one evaluation runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from service.evaluation.explain.shown import shown
from service.evaluation.expressions.expressions import Operator
from service.evaluation.expressions.seen import NOT_REACHED, Explain, Seen
from service.evaluation.expressions.terms import CONTEXT, REFERENCE, Evaluator
from service.evaluation.limits import MAX_EXPLAINED, MAX_EXPLAINED_ELEMENTS
from service.evaluation.runtime.failures import OperandError

# The place of an operator: names and positions from the flag on, through evaluators.
Parts = tuple[str | int, ...]


class Site(NamedTuple):
    """An operator that is recorded; ``scopes`` are the variables with its data, in order."""

    parts: Parts
    operator: Operator
    operand: Any
    scopes: tuple[str, ...]


class Rules(NamedTuple):
    """A flag's rule outside of any evaluation; ``known`` are results that need no context."""

    evaluators: dict[str, Evaluator]
    known: dict[Parts, Any]
    fractional: int


class Visit:
    """One evaluation of an operator."""

    __slots__ = ("_last", "details", "held", "is_true", "kept", "result", "shown", "site", "times")

    def __init__(self, site: Site | None) -> None:
        self.site = site
        self.kept: dict[Parts, list[Visit]] = {}
        self.times: dict[Parts, int] = {}
        self._last: dict[Parts, Visit] = {}
        # Records that it holds, with its own.
        self.held = 1
        self.result: Any = NOT_REACHED
        self.shown: tuple[Any, str | None] | None = None
        self.is_true: bool | None = None
        self.details: dict[str, Any] = {}

    def last(self, parts: Parts) -> Visit | None:
        """Return the last evaluation of an operator within this one."""
        return self._last.get(parts)

    def take(self, visit: Visit, parts: Parts, most: int) -> None:
        """Hold one evaluation of an operator within; beyond ``most`` records only the last."""
        self._last[parts] = visit
        self.times[parts] = self.times.get(parts, 0) + 1
        kept = self.kept.setdefault(parts, [])
        if len(kept) < MAX_EXPLAINED_ELEMENTS and (not kept or self.held + visit.held <= most):
            kept.append(visit)
            self.held += visit.held

    def let_go(self) -> None:
        """Release the full results of the operators within: what is shown of them stays."""
        for visit in self._last.values():
            visit.result = NOT_REACHED


class Recorder:
    """Functions that a recording function calls around each operator, and what they noted."""

    def __init__(
        self, rules: Rules, context: dict[str, Any], flagd: Any, source: Callable[[str], str]
    ) -> None:
        self._rules = rules
        self._context = context
        self._whole = {**context, **flagd}
        self._source = source
        self.root = Visit(None)
        self._open: list[tuple[Visit, tuple[Any, ...]]] = [(self.root, ())]
        self.sites: list[Site] = []

    def enter(self, number: int, *data: Any) -> Visit:
        """Begin the evaluation of an operator, which sees these data."""
        visit = Visit(self.sites[number])
        self._open.append((visit, data))
        return visit

    def leave(self, visit: Visit, result: Any) -> Any:
        """Return the result of an operator, having noted it."""
        _, data = self._open.pop()
        site = visit.site
        visit.result = result
        visit.shown = shown(result)
        visit.is_true = bool(result)
        if site is not None and site.operator.explain is not None:
            visit.details = self._explained(visit, site, site.operator.explain, data)
        self._close(visit)
        return result

    def stop(self) -> None:
        """End all operators that a failure stopped."""
        while len(self._open) > 1:
            visit, _ = self._open.pop()
            self._close(visit)

    def _close(self, visit: Visit) -> None:
        visit.let_go()
        if visit.site is not None:
            self._open[-1][0].take(visit, visit.site.parts, MAX_EXPLAINED)

    def _explained(
        self,
        visit: Visit,
        site: Site,
        explain: Explain,
        data: tuple[Any, ...],
    ) -> dict[str, Any]:
        """Return what the operator adds to its record; {} where it was stopped."""
        scopes = tuple(
            (name == CONTEXT, self._whole if name == CONTEXT else each)
            for name, each in zip(site.scopes, data, strict=True)
        )
        operand = self._evaluated(site.operand, site.parts, visit, site.operator)
        seen = Seen(operand, visit.result, scopes, self._rules.fractional, self._source)
        try:
            return explain(seen)
        except (OperandError, RecursionError, OverflowError):
            return {}

    def _evaluated(
        self, rule: Any, parts: Parts, visit: Visit, operator: Operator | None = None
    ) -> Any:
        """Return an operand as it was evaluated."""
        if operator is not None and operator.goes_through_literal(rule):
            rest = enumerate(rule[1:], 1)
            return [rule[0], *(self._evaluated(item, (*parts, i), visit) for i, item in rest)]
        if rule.__class__ is list:
            return [self._evaluated(item, (*parts, i), visit) for i, item in enumerate(rule)]
        if rule.__class__ is not dict or len(rule) != 1:
            return rule
        ((symbol, operand),) = rule.items()
        if symbol == REFERENCE:
            return self._evaluated(self._rules.evaluators[operand].rule, parts, visit)
        place = (*parts, symbol)
        within = visit.last(place)
        return self._rules.known.get(place, NOT_REACHED) if within is None else within.result
