"""JSONLogic as flagd's Go engine evaluates it (diegoholiveira/jsonlogic v3.9.1).

``Evaluation(...).apply(rule, data)`` answers a JSON value or raises ``OperandError`` where Go
answers with an error. Objects that come out of the context are data here and never rules. Go
executes some of them, those that ``if`` answers and those that a loop's body takes from outside of
it: one with a single key is an error here, as it is to Go unless the key names an operator.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn

from tests.contract.reference import buckets
from tests.contract.reference.numbers import plain, truncate
from tests.contract.reference.operators import (
    EAGER,
    Data,
    OperandError,
    kind,
    listed,
    number,
    text,
    truthy,
)


@dataclass(frozen=True)
class Application:
    """One operator at work: a disagreement with another implementation must show in one of these.

    ``operands`` are evaluated, but those of an operator that evaluates its own are raw where it
    refused them; ``raw`` is always what was written. ``if``, ``and``, ``or`` and the tests of
    ``filter`` and its kin appear once for each value whose truth decided something. ``subject`` is
    what a loop went through, ``outer`` a name that a loop's body took from outside of it, ``fold``
    a step of ``reduce``, ``result`` what the targeting came to.
    """

    operator: str
    operands: Any
    result: Any
    data: Any = None
    raw: Any = None


ERROR = object()
"""The result of an application that raised."""


def clause(answer: Any) -> Any:
    """What a branch of ``if`` answers."""
    if isinstance(answer, dict) and len(answer) == 1:
        raise OperandError(f"{answer!r} of the context cannot stand for a rule")
    return answer


def found(value: Any) -> Any:
    """A value of the context in the place of a rule."""
    if isinstance(value, list):
        return [found(element) for element in value]
    return clause(value)


def is_rule(test: Any) -> bool:
    return isinstance(test.value if isinstance(test, Data) else test, dict)


@dataclass
class Evaluation:
    """One evaluation; ``applications`` tells afterwards which operators ran, on what."""

    fractional: int
    applications: list[Application] = field(default_factory=list)

    def apply(self, rule: Any, data: Any) -> Any:
        """The value of a rule, raising OperandError."""
        if isinstance(rule, Data):
            return found(rule.value)
        if isinstance(rule, list):
            return [self.apply(element, data) for element in rule]
        if not isinstance(rule, dict) or len(rule) != 1:
            return rule
        ((operator, raw),) = rule.items()
        own: Callable[[Any, Any], Any] | None = getattr(self, OWN.get(operator, ""), None)
        if own is not None:
            try:
                return own(raw, data)
            except OperandError:
                if not self.applications or self.applications[-1].result is not ERROR:
                    self.applications.append(Application(operator, raw, ERROR, data, raw))
                raise
        operands = self.apply(raw, data)
        try:
            result: Any = None
            if operator == "fractional":
                result = buckets.answer(operands, data, self.fractional)
            elif operator in {"var", "missing", "missing_some"}:
                result = {"var": variable, "missing": missing, "missing_some": missing_some}[
                    operator
                ](operands, data)
            elif operator in EAGER:
                result = EAGER[operator](operands)
            else:
                unknown(operator)
        except OperandError:
            self.applications.append(Application(operator, operands, ERROR, data, raw))
            raise
        self.applications.append(Application(operator, operands, result, data, raw))
        return result

    def when(self, raw: Any, data: Any) -> Any:
        clauses = listed(raw)
        for condition, consequence in zip(clauses[::2], clauses[1::2], strict=False):
            if self.holds("if", condition, data):
                return clause(self.apply(consequence, data))
        return clause(self.apply(clauses[-1], data)) if len(clauses) % 2 else None

    def conjunction(self, raw: Any, data: Any) -> Any:
        last: Any = None
        for operand in listed(raw):
            last = self.apply(operand, data)
            self.applications.append(Application("and", last, truthy(last)))
            if not truthy(last):
                break
        return last

    def disjunction(self, raw: Any, data: Any) -> Any:
        last: Any = None
        for operand in listed(raw):
            last = self.apply(operand, data)
            self.applications.append(Application("or", last, truthy(last)))
            if truthy(last):
                break
        return last

    def holds(self, operator: str, condition: Any, data: Any) -> bool:
        value = self.apply(condition, data)
        self.applications.append(Application(operator, value, truthy(value)))
        return truthy(value)

    def subject(self, operator: str, raw: list[Any], data: Any) -> Any:
        """What map and its kin go through: a literal list as it stands, or what a rule answers."""
        first = raw[0]
        gone_through = None
        if isinstance(first, list):
            gone_through = first
        elif isinstance(first, dict):
            gone_through = self.apply(first, data)
        elif isinstance(first, Data) and isinstance(first.value, (list, dict)):
            gone_through = clause(first.value)
        told = [operator, first, gone_through]
        self.applications.append(Application("subject", told, gone_through, data))
        return gone_through

    def mapped(self, raw: Any, data: Any) -> list[Any]:
        if len(listed(raw)) < 2:
            self.applications.append(Application("map", raw, [], data, raw))
            return []
        subject = self.subject("map", raw, data)
        return [] if subject is None else [self.apply(raw[1], each) for each in listed(subject)]

    def filtered(self, raw: Any, data: Any) -> list[Any]:
        if len(listed(raw)) < 2:
            return []
        subject = self.subject("filter", raw, data)
        if subject is None:
            return []
        test = self.resolved(raw[1], data, outer=True)
        return [each for each in listed(subject) if self.holds("filter", test, each)]

    def every(self, raw: Any, data: Any) -> bool:
        subject = self.subject("all", listed(raw, 1), data)
        if not truthy(subject):
            return False
        return all(
            self.tested("all", self.resolved(listed(raw, 2)[1], each), each)
            for each in listed(subject)
        )

    def no(self, raw: Any, data: Any) -> bool:
        subject = self.subject("none", listed(raw, 1), data)
        if not truthy(subject):
            return True
        test = self.resolved(listed(raw, 2)[1], data, outer=True)
        return not any(self.tested("none", test, each) for each in listed(subject))

    def any(self, raw: Any, data: Any) -> bool:
        subject = self.subject("some", listed(raw, 1), data)
        if not truthy(subject):
            return False
        test = self.resolved(listed(raw, 2)[1], data, outer=True)
        return any(self.tested("some", self.resolved(test, each), each) for each in listed(subject))

    def tested(self, operator: str, test: Any, element: Any) -> bool:
        if not is_rule(test):
            raise OperandError(f"{test!r} is not a rule")
        return self.holds(operator, test, element)

    def reduced(self, raw: Any, data: Any) -> Any:
        if len(listed(raw)) < 3:
            self.applications.append(Application("reduce", raw, 0.0, data, raw))
            return 0.0
        _, step, initial = raw[:3]
        accumulator = self.apply(initial, data)
        if kind(accumulator) not in ACCUMULATORS:
            raise OperandError(f"{accumulator!r} cannot be an accumulator")
        value_type, folded = ACCUMULATORS[kind(accumulator)]
        subject = self.subject("reduce", raw, data)
        if subject is None:
            return 0.0
        for each in listed(subject):
            if each is None:
                self.applications.append(Application("fold", [accumulator, None], accumulator))
                continue
            if not is_rule(step):
                raise OperandError(f"{step!r} is not a rule")
            scope = {"current": each, "accumulator": accumulator, "valueType": value_type}
            stepped = self.apply(step, scope)
            accumulator = folded(stepped)
            self.applications.append(Application("fold", [stepped, each], accumulator))
        return accumulator

    def resolved(self, rule: Any, data: Any, outer: bool = False) -> Any:
        """The rule with every ``var`` that has a value in ``data`` replaced by that value.

        flagd does this before filter, none, some (with the outer data) and all, some (with the
        element), so a name that both scopes have means the outer one.
        """
        if isinstance(rule, list):
            return [self.resolved(element, data, outer) for element in rule]
        if not isinstance(rule, dict):
            return rule
        kept: dict[str, Any] = {}
        for key, value in rule.items():
            if key != "var":
                kept[key] = self.resolved(value, data, outer)
                continue
            kept[key] = value
            if isinstance(value, str) and (not value or value.startswith(".")):
                continue
            taken = variable(self.apply(value, data), data)
            if taken is not None:
                if outer:
                    self.applications.append(Application("outer", value, taken, data))
                return Data(taken)
        return kept


OWN = {
    "if": "when",
    "?:": "when",
    "and": "conjunction",
    "or": "disjunction",
    "map": "mapped",
    "filter": "filtered",
    "all": "every",
    "none": "no",
    "some": "any",
    "reduce": "reduced",
}
"""Operators that decide themselves what they evaluate."""

ACCUMULATORS: dict[type, tuple[str, Callable[[Any], Any]]] = {
    bool: ("bool", truthy),
    float: ("number", number),
    str: ("string", text),
}


def unknown(operator: str) -> NoReturn:
    raise OperandError(f"there is no operator {operator}")


def variable(operand: Any, data: Any) -> Any:
    """What ``var`` finds in ``data``: ``operand`` is a path, or a list of a path and a default."""
    if operand is None:
        return None if isinstance(data, (dict, list)) else data
    default: Any = None
    if isinstance(operand, list):
        if not operand:
            return data
        if len(operand) == 2:
            default = operand[1]
        operand = operand[0]
        if not isinstance(operand, str):
            raise OperandError(f"{operand!r} is not a path")
    elif operand == "":
        return data
    elif isinstance(operand, float):
        operand = plain(operand)
    if not isinstance(operand, str):
        raise OperandError(f"{operand!r} is not a path")
    if data is None:
        return default
    value = data
    for name in filter(None, operand.split(".")):
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list):
            position = truncate(number(name))
            value = value[position] if 0 <= position < len(value) else None
        else:
            return default
        if value is None:
            return default
    return value


def missing(operand: Any, data: Any) -> list[Any]:
    names = [operand] if isinstance(operand, str) else listed(operand)
    return [name for name in names if variable(name, data) is None]


def missing_some(operands: Any, data: Any) -> list[Any]:
    wanted, names = listed(operands, 2)[:2]
    at_least = truncate(number(wanted))
    absent = missing(listed(names), data)
    return absent if at_least > len(names) - len(absent) else []
