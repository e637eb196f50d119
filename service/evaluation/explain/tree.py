"""The tree of an explanation: a flag's rule with what was recorded of it.

Each node is an object with a ``pointer`` into the flag's definition, or, below ``$ref``, into the
evaluator's:

- an operator: ``operator``, its ``operands``, and ``result``, or ``error`` where it was stopped;
  ``reached`` is false where it was not evaluated. ``decided`` is the pointer to the operand of
  ``and`` and ``or`` that is the result, or to the branch of ``if`` that was taken, null for none.
  ``constant`` is true where the result is the same for any context;
- the inner rule of a loop, and what else is evaluated several times: ``evaluations``, the first of
  them and the last, and ``times``, how many there were;
- ``{"operator": "$ref", "evaluator", "rule"}``, with the node of the evaluator's rule;
- a literal: ``value``;
- a list with rules in it: ``items``.

What the operator itself adds is in the ``explain`` of its file. A value that is shown in part is
described by ``valueCut`` or ``resultCut``; ``cut`` is true where operands are left out.
"""

from __future__ import annotations

from typing import Any

import msgspec

from service.evaluation.explain.recording import Parts, Rules, Visit
from service.evaluation.explain.shown import shown
from service.evaluation.expressions.terms import REFERENCE
from service.evaluation.limits import MAX_EXPLAINED, MAX_EXPLANATION_BYTES
from service.evaluation.operators.table import OPERATORS
from service.evaluation.text.pointers import child

Node = dict[str, Any]

# Bytes of a node beside its members.
_FRAME = 20


class Tree:
    """Makes the nodes, as long as there is room; ``failure`` is what stopped the evaluation."""

    def __init__(self, rules: Rules, failure: str | None) -> None:
        self._rules = rules
        self._failure = failure
        self._room = MAX_EXPLANATION_BYTES
        self.operators = 0
        self.is_cut = False

    def node(
        self, rule: Any, parts: Parts, pointer: str, within: Visit, *, reached: bool = True
    ) -> Node:
        """Return the node of a rule that stands in an operator which was evaluated so."""
        if rule.__class__ is dict and len(rule) == 1:
            ((symbol, operand),) = rule.items()
            if symbol == REFERENCE:
                node = {"pointer": pointer, "operator": REFERENCE, "evaluator": operand}
                self._spend(node)
                inlined = self._rules.evaluators[operand].rule
                return {**node, "rule": self.node(inlined, parts, "", within, reached=reached)}
            return self._operator(symbol, operand, (*parts, symbol), pointer, within, reached)
        if rule.__class__ is list and _has_rules(rule):
            node = {"pointer": pointer, "items": []}
            self._spend(node)
            for position, item in enumerate(rule):
                if not self._has_room(node):
                    break
                place = child(pointer, position)
                inner = self.node(item, (*parts, position), place, within, reached=reached)
                node["items"].append(inner)
            return node
        return self._literal(rule, pointer, reached=reached)

    def _literal(self, value: Any, pointer: str, *, reached: bool) -> Node:
        node: Node = {"pointer": pointer}
        if not reached:
            node["reached"] = False
        _put(node, "value", shown(value))
        self._spend(node)
        return node

    def _operator(
        self, symbol: str, operand: Any, parts: Parts, pointer: str, within: Visit, reached: bool
    ) -> Node:
        self.operators += 1
        node: Node = {"pointer": pointer, "operator": symbol}
        visits = within.kept.get(parts, [])
        last = within.last(parts)
        if not reached or not (visits or parts in self._rules.known):
            node["reached"] = False
            self._spend(node)
        elif last is None:
            _put(node, "result", shown(self._rules.known[parts]))
            node["constant"] = True
            self._operands(node, symbol, operand, parts, pointer, within)
        elif within.times[parts] == 1 and not _is_in_loop(within, parts):
            self._evaluation(node, symbol, operand, parts, pointer, last)
        else:
            evaluations = visits if visits[-1] is last else [*visits, last]
            node["times"] = within.times[parts]
            node["evaluations"] = []
            self._spend(node)
            for visit in evaluations:
                if not self._has_room(node):
                    break
                evaluation: Node = {}
                node["evaluations"].append(evaluation)
                self._evaluation(evaluation, symbol, operand, parts, pointer, visit)
        return node

    def _evaluation(
        self, node: Node, symbol: str, operand: Any, parts: Parts, pointer: str, visit: Visit
    ) -> None:
        if visit.shown is None:
            node["error"] = self._failure
        else:
            _put(node, "result", visit.shown)
        for name, value in visit.details.items():
            _put(node, name, shown(value) if name != "ranges" else (value, None))
        self._operands(node, symbol, operand, parts, pointer, visit)

    def _operands(
        self, node: Node, symbol: str, operand: Any, parts: Parts, pointer: str, visit: Visit
    ) -> None:
        pointer = child(pointer, symbol)
        node["operands"] = []
        operator = OPERATORS[symbol]
        if operand.__class__ is not list:
            self._spend(node)
            node["operands"].append(self.node(operand, parts, pointer, visit))
            return
        reached: range | list[int] = range(len(operand))
        if operator.choose is not None:
            reached, decided = operator.choose(
                len(operand), lambda each: self._is_true(operand[each], (*parts, each), visit)
            )
            node["decided"] = None if decided is None else child(pointer, decided)
        self._spend(node)
        skips_first = operator.goes_through_literal(operand)
        for position, item in enumerate(operand):
            if not self._has_room(node):
                break
            place = child(pointer, position)
            if position == 0 and skips_first:
                node["operands"].append(self._literal(item, place, reached=True))
                continue
            is_reached = position in reached
            inner = self.node(item, (*parts, position), place, visit, reached=is_reached)
            node["operands"].append(inner)

    def _is_true(self, rule: Any, parts: Parts, visit: Visit) -> bool | None:
        """Return whether an operand was true; None where it stopped the evaluation."""
        if rule.__class__ is list and _has_rules(rule):
            stopped = any(
                self._is_true(each, (*parts, i), visit) is None for i, each in enumerate(rule)
            )
            return None if stopped else True
        if rule.__class__ is not dict or len(rule) != 1:
            return bool(rule)
        ((symbol, operand),) = rule.items()
        if symbol == REFERENCE:
            return self._is_true(self._rules.evaluators[operand].rule, parts, visit)
        place = (*parts, symbol)
        last = visit.last(place)
        if last is not None:
            return last.is_true
        return bool(self._rules.known[place]) if place in self._rules.known else None

    def _spend(self, node: Node) -> None:
        self._room -= _FRAME + len(msgspec.json.encode(node))

    def _has_room(self, node: Node) -> bool:
        """Return whether there is room for more; without it, the node says that it is cut."""
        if self._room > 0 and self.operators < MAX_EXPLAINED:
            return True
        self.is_cut = node["cut"] = True
        return False


def _put(node: Node, name: str, value: tuple[Any, str | None]) -> None:
    node[name], cut = value
    if cut is not None:
        node[f"{name}Cut"] = cut


def _has_rules(values: list[Any]) -> bool:
    return any(
        each.__class__ is dict or (each.__class__ is list and _has_rules(each)) for each in values
    )


def _is_in_loop(within: Visit, parts: Parts) -> bool:
    """Return whether an operator is in the inner rule of a loop, the second of its operands."""
    site = within.site
    return site is not None and site.operator.is_loop and parts[len(site.parts)] == 1
