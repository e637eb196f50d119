"""``sem_ver``: versions compared as SemVer 2.0 orders them.

Exactly three operands: a version, an operator, a version; anything else, or a version that is
none, gives no answer. One leading ``v`` or ``V`` is dropped. A number is taken as the text that
Go's ``%v`` makes of it: 1.2 is ``1.2``, but 1000000 is ``1e+06``, which is no version. ``1`` and
``1.2`` mean ``1.0.0`` and ``1.2.0``, but a shortened version has no pre-release and no build
metadata. Build metadata is ignored, and no version is longer than MAX_VERSION. ``^`` asks for the
same major version and ``~`` for the same major and minor; neither has a lower bound.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Literal

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import Expressions, Operator
from service.evaluation.expressions.prices import VERSION
from service.evaluation.expressions.seen import Seen
from service.evaluation.expressions.terms import Computed, Constant, Place, Term
from service.evaluation.limits import MAX_VERSION
from service.evaluation.runtime.numbers import as_json
from service.evaluation.runtime.work import Work

_WHOLE = r"(0|[1-9][0-9]*)"
_IDENTIFIER = r"(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
_VERSION = re.compile(
    rf"[vV]?{_WHOLE}(?:\.{_WHOLE}(?:\.{_WHOLE}"
    rf"(?:-({_IDENTIFIER}(?:\.{_IDENTIFIER})*))?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?)?)?"
)

# A whole number, ordered by length and then by digits: there is no need to work out its value.
Whole = tuple[int, str]
Identifier = tuple[int, int, str]
# Major, minor, patch; 1 for a release and 0 for a pre-release; the pre-release's identifiers.
Version = tuple[Whole, Whole, Whole, int, tuple[Identifier, ...]]

# Versions come out of a small vocabulary, release after release; longer texts are not kept.
_REMEMBERED = 2048
LONGEST_REMEMBERED = 64

# Steps of reading a number as a version.
_NUMBER = 12

_ZERO = (1, "0")

# From here on Go's %v writes a number with an exponent, as 1e+06. Below 0.0001 it does too, where
# no number is a version in either form: 0.0001 has a leading zero in its minor version.
_LEAST_WITH_EXPONENT = 1e6


def parse_version(work: Work, value: Any) -> Version | None:
    """The version that ``value``, a text or a number, stands for; None if it is none."""
    if value.__class__ is str:
        if len(value) <= LONGEST_REMEMBERED:
            return _remembered(value)
        work.spend(min(len(value), MAX_VERSION) * 3 // 2)
        return _parsed(value)
    if value.__class__ is int or value.__class__ is float:
        work.spend(_NUMBER)
        return _parsed(as_json(value) or "") if abs(value) < _LEAST_WITH_EXPONENT else None
    return None


def _parsed(text: str) -> Version | None:
    if len(text) > MAX_VERSION:
        return None
    match = _VERSION.fullmatch(text)
    if match is None:
        return None
    major, minor, patch, pre_release = match.groups()
    identifiers = tuple(map(_identifier, pre_release.split("."))) if pre_release else ()
    release = 0 if pre_release else 1
    return _whole(major), _whole(minor), _whole(patch), release, identifiers


_remembered = lru_cache(maxsize=_REMEMBERED)(_parsed)


def _whole(digits: str | None) -> Whole:
    return (len(digits), digits) if digits is not None else _ZERO


def _identifier(identifier: str) -> Identifier:
    """Numbers come before words, numbers by value and words by their characters (item 11)."""
    if identifier.isdigit():
        return 0, len(identifier), identifier
    return 1, 0, identifier


Comparison = Callable[[Version, Version], bool]

COMPARISONS: dict[str, Comparison] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "^": lambda a, b: a[0] == b[0],
    "~": lambda a, b: a[:2] == b[:2],
}


def compare_versions(work: Work, operands: Any) -> bool | None:
    """``sem_ver`` with operands that are only known now.

    ``{"sem_ver": [{"var": "v"}, ">=", "1.10"]}`` on ``{"v": "v1.9.3"}`` → ``false``,
    ``{"sem_ver": ["1.4.0-rc.1", "^", "1.0.0"]}`` → ``true``,
    ``{"sem_ver": ["latest", "=", "1"]}`` → ``null``
    """
    if operands.__class__ is not list or len(operands) != 3:
        return None
    first, symbol, second = operands
    holds = COMPARISONS.get(symbol) if symbol.__class__ is str else None
    a, b = parse_version(work, first), parse_version(work, second)
    if holds is None or a is None or b is None:
        return None
    return holds(a, b)


# The operators as Python's own, between so many parts of both versions where that is not all.
OPERATORS: dict[str, type[ast.cmpop]] = {
    "=": ast.Eq,
    "!=": ast.NotEq,
    "<": ast.Lt,
    "<=": ast.LtE,
    ">": ast.Gt,
    ">=": ast.GtE,
    "^": ast.Eq,
    "~": ast.Eq,
}
PARTS = {"^": 1, "~": 2}


def parse_short(value: Any) -> Version | Literal[False] | None:
    """``parse_version`` of a text that costs nothing to read; False for anything else."""
    if value.__class__ is str and len(value) <= LONGEST_REMEMBERED:
        return _remembered(value)
    return False


class Against:
    """``sem_ver`` against a version that was read when the rule was compiled.

    Unlike a closure, it can be pickled.
    """

    __slots__ = ("_symbol", "_version")

    def __init__(self, symbol: str, version: Version) -> None:
        self._symbol = symbol
        self._version = version

    def __call__(self, work: Work, value: Any) -> bool | None:
        """Return whether the comparison holds; None if ``value`` is no version."""
        candidate = parse_version(work, value)
        return None if candidate is None else COMPARISONS[self._symbol](candidate, self._version)


# --- compilation ----------------------------------------------------------------------------


def sem_ver(expressions: Expressions, operand: Any, place: Place) -> Term:
    if operand.__class__ is not list or len(operand) != 3:
        expressions.warn(place, "sem_ver takes exactly three operands: there is no answer.")
        return expressions.applied(compare_versions, operand, place)
    terms = [expressions.value(rule, place.at(i)) for i, rule in enumerate(operand)]
    value, symbol, version = terms
    if isinstance(symbol, Constant):
        known = symbol.value.__class__ is str and symbol.value in COMPARISONS
        if not known:
            expressions.warn(place.at(1), "Not an operator of sem_ver: there is no answer.")
        elif isinstance(version, Constant) and isinstance(value, Computed):
            parsed = parse_version(Work(), version.value)
            if parsed is not None:
                _pay_for_version(expressions, operand[0])
                return _against(expressions, value, symbol.value, parsed)
    for position in (0, 2):
        term = terms[position]
        if isinstance(term, Constant) and parse_version(Work(), term.value) is None:
            expressions.warn(place.at(position), "Not a version: there is no answer.")
    for rule in (operand[0], operand[2]):
        _pay_for_version(expressions, rule)
    return expressions.working(compare_versions, expressions.listed(terms))


def _against(expressions: Expressions, value: Computed, symbol: str, version: Version) -> Term:
    """A comparison with a literal version: of a short text by Python's own operators."""
    first, again = expressions.twice(value)
    parse = py.call(expressions.bound(parse_short, "function"), first)
    parsed, candidate = expressions.twice(Computed(expressions.part("version", first, parse)))
    comparison = OPERATORS[symbol]
    operand, literal = candidate, expressions.bound(version, "version")
    if symbol in PARTS:
        part = py.constant(PARTS[symbol])
        operand = py.up_to(candidate, part)
        literal = expressions.bound(version[: PARTS[symbol]], "version")
    holds = py.compare(operand, comparison(), literal)
    is_long = py.compare(candidate, ast.Is(), py.constant(False))
    long = expressions.working(Against(symbol, version), Computed(again))
    otherwise = py.either(is_long, expressions.node(long), py.constant(None))
    return Computed(py.either(parsed, holds, otherwise))


def _pay_for_version(expressions: Expressions, rule: Any) -> None:
    """A text is read once, and remembered: the flags of a set share what is read of a ``var``."""
    if rule.__class__ is dict and [*rule] == ["var"] and rule["var"].__class__ is str:
        expressions.versions.add(rule["var"])
    elif rule.__class__ in (dict, list):
        expressions.price += VERSION


# --- explanation ----------------------------------------------------------------------------


def _explain(seen: Seen) -> dict[str, Any]:
    """Both versions as they were read: ``{"versions": ["1.2.0", null]}``, null for no version."""
    if seen.operand.__class__ is not list or len(seen.operand) != 3:
        return {}
    both = (parse_version(Work(), seen.operand[position]) for position in (0, 2))
    return {"versions": [None if version is None else _written(version) for version in both]}


def _written(version: Version) -> str:
    major, minor, patch, _, identifiers = version
    whole = ".".join(digits for _, digits in (major, minor, patch))
    return "-".join([whole, *([".".join(each[2] for each in identifiers)] if identifiers else [])])


ROWS = (Operator("sem_ver", sem_ver, price=250, explain=_explain),)
