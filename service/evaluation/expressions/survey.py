"""A look ahead: what a rule refers to and reads, and how large it is with evaluators in place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from service.evaluation.expressions.terms import REFERENCE, Evaluator
from service.evaluation.limits import MAX_OPERATORS, MAX_WRITTEN_OUT, MAX_WRITTEN_OUT_DEPTH


class TooLargeError(Exception):
    """The rule exceeds a limit once its evaluators are inlined: ``str()`` says which."""


class MissingEvaluatorError(Exception):
    """The rule refers to an evaluator that the flag set does not have: ``str()`` is its name."""


class CircularEvaluatorError(Exception):
    """Evaluators refer to each other in a circle: ``str()`` has its names, ``a → b → a``."""


class Survey:
    """Paths and references of several rules; ``uses`` counts the paths of their ``var``."""

    def __init__(
        self, evaluators: Mapping[str, Evaluator], skips_first: Callable[[str, Any], bool]
    ) -> None:
        self._evaluators = evaluators
        # Whether the first operand of an operator is data, whatever it looks like.
        self._skips_first = skips_first
        self.references: set[str] = set()
        self.uses: Counter[str] = Counter()
        self._written_out = 0
        self._references_met = 0

    def add(self, rule: Any, evaluator: str | None = None) -> None:
        """Look at one more rule, also at branches that are never taken.

        ``evaluator`` is the name of the one whose rule this is. Raises MissingEvaluatorError,
        CircularEvaluatorError, and TooLargeError beyond MAX_WRITTEN_OUT characters, MAX_OPERATORS
        references or MAX_WRITTEN_OUT_DEPTH levels.
        """
        self._add(rule, 1, () if evaluator is None else (evaluator,))
        self._written_out = self._references_met = 0

    def _add(self, rule: Any, depth: int, within: tuple[str, ...]) -> None:
        """Survey a rule; ``within`` are the evaluators around it, outermost first."""
        if depth > MAX_WRITTEN_OUT_DEPTH:
            raise TooLargeError(f"is nested over {MAX_WRITTEN_OUT_DEPTH} levels deep")
        if rule.__class__ is list:
            for item in rule:
                if item.__class__ in (list, dict):
                    self._add(item, depth + 1, within)
        elif rule.__class__ is dict and len(rule) == 1:
            ((symbol, operand),) = rule.items()
            if symbol == "var":
                path = operand[0] if operand.__class__ is list and operand else operand
                if path.__class__ is str:
                    self.uses[path] += 1
            elif symbol == REFERENCE:
                self._add_evaluator(operand, depth, within)
            rest = operand[1:] if self._skips_first(symbol, operand) else operand
            self._add(rest, depth + 1, within)

    def _add_evaluator(self, name: str, depth: int, within: tuple[str, ...]) -> None:
        if name in within:
            raise CircularEvaluatorError(" → ".join((*within[within.index(name) :], name)))
        evaluator = self._evaluators.get(name)
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
        self._add(evaluator.rule, depth, (*within, name))
