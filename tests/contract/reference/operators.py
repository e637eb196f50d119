"""JSONLogic as flagd's Go engine evaluates it (diegoholiveira/jsonlogic v3.9.1).

``Evaluation(...).apply(rule, data)`` answers a JSON value or raises ``OperandError`` where Go
answers with an error. Objects that come out of the context are data here and never rules. Go
executes some of them, those that ``if`` answers and those that a loop's body takes from outside of
it: one with a single key is an error here, as it is to Go unless the key names an operator.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NoReturn

from tests.contract.reference import buckets, versions
from tests.contract.reference.numbers import BLANKS, parse_float, plain, truncate


class OperandError(Exception):
    """An operand that Go refuses."""


@dataclass(frozen=True)
class Data:
    """A value of the context that took the place of a ``var``: it is not evaluated again."""

    value: Any


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


def truthy(value: Any) -> bool:
    return bool(value)


def number(value: Any) -> float:
    """Of an operand of arithmetic: text that is no number counts as 0."""
    if isinstance(value, str):
        return parse_float(value) or 0.0
    if isinstance(value, float):
        return value
    raise OperandError(f"{value!r} is not a number")


def comparable(value: Any) -> float:
    """Of an operand of a comparison: text that is no number, or one out of range, is NaN."""
    if value is None:
        return 0.0
    if isinstance(value, (bool, float)):
        return float(value)
    if isinstance(value, str):
        if not value.strip(BLANKS):
            return 0.0
        parsed = parse_float(value)
        if parsed is None or (math.isinf(parsed) and "inf" not in value.lower()):
            return math.nan
        return parsed
    return math.nan


def text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return plain(value)
    raise OperandError(f"{value!r} is not text")


def equal(a: Any, b: Any) -> bool:
    if a is None or b is None:
        return a is b
    if isinstance(a, str) and isinstance(b, str):
        return a == b
    return comparable(a) == comparable(b)


def identical(a: Any, b: Any) -> bool:
    return (a is None and b is None) or (kind(a) is kind(b) and equal(a, b))


def kind(value: Any) -> type:
    return float if isinstance(value, float) else type(value)


def less(a: Any, b: Any) -> bool:
    if isinstance(a, str) and isinstance(b, str):
        return a < b
    return comparable(a) < comparable(b)


def less_or_equal(a: Any, b: Any) -> bool:
    return less(a, b) or equal(a, b)


def listed(operands: Any, at_least: int = 0) -> list[Any]:
    if isinstance(operands, Data) and isinstance(operands.value, list):
        operands = [Data(operand) for operand in operands.value]
    if not isinstance(operands, list) or len(operands) < at_least:
        raise OperandError(f"{operands!r} is not a list of {at_least} operands or more")
    return operands


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


def compare(relation: Callable[[Any, Any], bool], backwards: bool) -> Callable[[Any], bool]:
    def operator(operands: Any) -> bool:
        operands = listed(operands)
        if len(operands) < 2:
            return False
        chain = operands if len(operands) == 3 else operands[:2]
        if backwards:
            chain = chain[::-1]
        return all(relation(a, b) for a, b in pairwise(chain))

    return operator


def equals(operands: Any) -> bool:
    operands = listed(operands)
    return len(operands) >= 2 and equal(operands[0], operands[1])


def strictly_equals(operands: Any) -> bool:
    return isinstance(operands, list) and len(operands) >= 2 and identical(operands[0], operands[1])


def contains(operands: Any) -> bool:
    operands = listed(operands, 1)
    wanted, place = operands[0], operands[1] if len(operands) > 1 else None
    if isinstance(place, str):
        if not isinstance(wanted, str):
            raise OperandError(f"{wanted!r} cannot be a part of text")
        return wanted in place
    return isinstance(place, list) and any(matches(wanted, element) for element in place)


def matches(wanted: Any, element: Any) -> bool:
    if isinstance(element, list):
        low, high = listed(element, 2)[:2]
        value = number(wanted)
        return number(low) <= value <= number(high)
    if isinstance(wanted, float):
        return number(element) == wanted
    if isinstance(wanted, dict) and isinstance(element, dict):
        raise OperandError("objects cannot be compared")
    return kind(wanted) is kind(element) and bool(wanted == element)


def add(operands: Any) -> float:
    if not isinstance(operands, list):
        return number(operands)
    if len(operands) == 1:
        return number(operands[0])
    total = 0.0
    for operand in operands:
        total += number(operand)
    return total


def subtract(operands: Any) -> float:
    operands = listed(operands)
    if len(operands) == 1:
        return -1 * number(operands[0])
    total = number(operands[0]) if operands else 0.0
    for operand in operands[1:]:
        total -= number(operand)
    return total


def multiply(operands: Any) -> float:
    product = 1.0
    for operand in listed(operands):
        product *= number(operand)
    return product


def divide(operands: Any) -> float:
    operands = listed(operands)
    quotient = number(operands[0]) if operands else 0.0
    for operand in operands[1:]:
        quotient = quotient_of(quotient, number(operand))
    return quotient


def quotient_of(dividend: float, divisor: float) -> float:
    if divisor:
        return dividend / divisor
    if dividend == 0 or math.isnan(dividend):
        return math.nan
    return math.copysign(math.inf, dividend) * math.copysign(1.0, divisor)


def modulo(operands: Any) -> float:
    a, b = map(number, listed(operands, 2)[:2])
    if math.isinf(a) or b == 0 or math.isnan(a) or math.isnan(b):
        return math.nan
    return math.fmod(a, b)


def extreme(better: Callable[[float, float], bool]) -> Callable[[Any], float | None]:
    def operator(operands: Any) -> float | None:
        best: float | None = None
        for candidate in map(number, listed(operands)):
            if best is None or better(candidate, best):
                best = candidate
        return best

    return operator


def absolute(operands: Any) -> float:
    return abs(number(listed(operands, 1)[0] if isinstance(operands, list) else operands))


def concatenate(operands: Any) -> str:
    if isinstance(operands, str):
        return operands
    joined = "".join(map(text, listed(operands)))
    return joined if len(operands) == 1 else joined.strip(BLANKS)


def part(operands: Any) -> str:
    operands = listed(operands, 2)
    whole = text(operands[0])
    start = truncate(number(operands[1]))
    if start < 0:
        start += len(whole)
    if not 0 <= start <= len(whole):
        return whole
    length = truncate(number(operands[2])) if len(operands) == 3 else len(whole)
    end = len(whole) + length if length < 0 else min(start + length, len(whole))
    if end < start:
        raise OperandError("the part ends before it starts")
    return whole[start:end]


def merge(operands: Any) -> list[Any]:
    if isinstance(operands, (bool, float, str)):
        return [operands]
    merged: list[Any] = []
    for operand in listed(operands):
        merged.extend(operand if isinstance(operand, list) else [operand])
    return merged


def negate(operand: Any) -> bool:
    if isinstance(operand, list) and operand:
        return not truthy(operand[0])
    return not truthy(operand)


def affix(test: Callable[[str, str], bool]) -> Callable[[Any], bool | None]:
    def operator(operands: Any) -> bool | None:
        if not isinstance(operands, list) or len(operands) != 2:
            return None
        whole, affixed = operands
        if not isinstance(whole, str) or not isinstance(affixed, str):
            return None
        return test(whole, affixed)

    return operator


def holds(element: Any, place: list[Any]) -> bool:
    for other in place:
        if kind(other) is kind(element) and isinstance(other, (list, dict)):
            raise OperandError("lists and objects cannot be compared")
        if kind(other) is kind(element) and other == element:
            return True
    return False


def contains_of(decide: Callable[[Any], bool], otherwise: bool) -> Callable[[Any], bool]:
    def operator(operands: Any) -> bool:
        if not isinstance(operands, list) or len(operands) != 2:
            return otherwise
        place, wanted = operands
        if not isinstance(place, list) or not isinstance(wanted, list):
            return otherwise
        return decide(holds(element, place) for element in wanted)

    return operator


def with_property(operands: Any) -> Any:
    operands = listed(operands)
    if len(operands) < 3 or not isinstance(operands[0], dict):
        return operands[0] if operands else None
    if not isinstance(operands[1], str):
        raise OperandError(f"{operands[1]!r} is no name of a property")
    return {**operands[0], operands[1]: operands[2]}


EAGER: dict[str, Callable[[Any], Any]] = {
    "==": equals,
    "!=": lambda operands: not equals(operands),
    "===": strictly_equals,
    "!==": lambda operands: not strictly_equals(operands),
    "<": compare(less, backwards=False),
    "<=": compare(less_or_equal, backwards=False),
    ">": compare(less, backwards=True),
    ">=": compare(less_or_equal, backwards=True),
    "in": contains,
    "+": add,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "%": modulo,
    "max": extreme(lambda candidate, best: candidate > best),
    "min": extreme(lambda candidate, best: candidate < best),
    "abs": absolute,
    "cat": concatenate,
    "substr": part,
    "merge": merge,
    "!": negate,
    "!!": lambda operand: not negate(operand),
    "set": with_property,
    "contains_all": contains_of(all, otherwise=False),
    "contains_any": contains_of(any, otherwise=False),
    "contains_none": contains_of(lambda held: not any(held), otherwise=True),
    "sem_ver": versions.compare,
    "starts_with": affix(str.startswith),
    "ends_with": affix(str.endswith),
}
"""Operators that see only their evaluated operands."""


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
