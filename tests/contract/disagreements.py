"""Where another implementation answers differently from flagd's own engine, case by case.

flagd's Go engine decides (its answers are in ``vectors/``). A disagreement is excused only where
the plain interpreter saw the very operands that the case names; everything else fails the test.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.contract.reference.evaluation import ERROR, Application
from tests.contract.reference.operators import comparable, kind
from tests.contract.reference.operators import number as arithmetic

RELATIONS = {"==", "!=", "===", "!==", "<", "<=", ">", ">="}
ORDER = {"<", "<=", ">", ">="}
ARITHMETIC = {"+", "-", "*", "/", "%", "min", "max", "abs"}
TRUTH = {"if", "and", "or", "filter", "all", "some", "none"}
LOOPS = {"map", "filter", "reduce", "all", "some", "none"}
BRANCHES = {"if", "and", "or"}


class Refused(Exception):
    """The other implementation did not take the document, or the flag."""


@dataclass(frozen=True)
class Disagreement:
    """One way in which an implementation leaves flagd's rules, and an example that shows it.

    ``rule`` stands as the condition of ``{"if": [rule, "yes", "no"]}``, or as the whole targeting
    where ``whole`` says so.
    """

    name: str
    reason: str
    shows: Callable[[Application], bool]
    rule: Any
    context: dict[str, Any] = field(default_factory=dict)
    whole: bool = False

    @property
    def document(self) -> dict[str, Any]:
        """The example as the only flag of a document."""
        flag = {
            "state": "ENABLED",
            "variants": {"yes": 1, "no": 0, "1": 2},
            "defaultVariant": "no",
            "targeting": self.rule if self.whole else {"if": [self.rule, "yes", "no"]},
        }
        return {"flags": {"flag": flag}}


def operands(application: Application) -> list[Any]:
    held = application.operands
    return held if isinstance(held, list) else [held]


def has(application: Application, *kinds: type) -> bool:
    """Whether an operand is of one of these kinds of JSON value."""
    return any(kind(operand) in kinds for operand in operands(application))


def texts(application: Application) -> list[str]:
    return [operand for operand in operands(application) if isinstance(operand, str)]


def numbers(application: Application) -> list[float]:
    return [operand for operand in operands(application) if isinstance(operand, float)]


def refused(*names: str) -> Callable[[Application], bool]:
    """Operands that Go answers with an error."""
    return lambda application: application.result is ERROR and application.operator in names


def searched(application: Application) -> tuple[Any, list[Any]]:
    """What `in` looks for, and the list in which it does; (None, []) where there is none."""
    held = operands(application)
    if application.operator == "in" and len(held) > 1 and isinstance(held[1], list):
        return held[0], held[1]
    return None, []


def holds_rule(value: Any) -> bool:
    if isinstance(value, list):
        return any(map(holds_rule, value))
    return isinstance(value, dict) and len(value) == 1


def steps(path: str, data: Any) -> list[tuple[Any, str]]:
    """Each value that a path goes through, with the name that is looked up in it."""
    walked = []
    for name in filter(None, path.split(".")):
        walked.append((data, name))
        if isinstance(data, dict):
            data = data.get(name)
        elif isinstance(data, list):
            position = int(name) if name.isascii() and name.isdigit() else -1
            data = data[position] if 0 <= position < len(data) else None
        else:
            return walked
    return walked


def odd_path(path: Any, data: Any) -> bool:
    """A path that is no text, has empty parts, or goes into text or oddly into lists."""
    if not isinstance(path, str) or (path and "" in path.split(".")):
        return True
    for value, name in steps(path, data):
        if isinstance(value, list) and not (name.isdigit() and str(int(name)) == name):
            return True
        if isinstance(value, str):
            return True
    return False


def looked_up(application: Application) -> list[Any]:
    """The paths that ``var`` or ``missing`` looks up."""
    held = application.operands
    if application.operator == "var":
        return held[:1] if isinstance(held, list) else [held]
    return held if isinstance(held, list) else [held]


def outside_of_comparisons(text: str, read: Callable[[str], float]) -> bool:
    """Whether another reading of numbers in text differs from Go's where texts are compared."""
    theirs, ours = read(text), comparable(text)
    return not (theirs == ours or (math.isnan(theirs) and math.isnan(ours)))


def outside_of_arithmetic(text: str, read: Callable[[str], float]) -> bool:
    return read(text) != arithmetic(text)


def large(application: Application) -> bool:
    """Numbers that a float64 no longer holds exactly."""
    held = [*numbers(application)]
    if isinstance(application.result, float):
        held.append(application.result)
    return any(not abs(number) < 2**53 for number in held)


def leaves(value: Any) -> list[Any]:
    """Every value in a context that is neither a list nor an object."""
    if isinstance(value, dict):
        return [leaf for element in value.values() for leaf in leaves(element)]
    if isinstance(value, list):
        return [leaf for element in value for leaf in leaves(element)]
    return [value]
