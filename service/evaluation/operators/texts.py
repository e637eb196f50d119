"""``cat``, ``substr``, ``starts_with`` and ``ends_with``."""

from __future__ import annotations

import ast
from typing import Any

from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import Compile, Expressions, Operator, applied
from service.evaluation.expressions.own_key import size_of
from service.evaluation.expressions.terms import Computed, Constant, Place, Term
from service.evaluation.limits import FREE_ITEMS, FREE_LITERAL, FREE_TEXT, MAX_TEXT
from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.numbers import BLANKS, truncated
from service.evaluation.runtime.operands import listed, number, text
from service.evaluation.runtime.work import COPIED, Work

# So many texts are put together before they are measured: each is bounded by its request.
_FEW_TEXTS = 8


def concatenate(work: Work, operands: Any) -> str:
    """``cat``: the operands one after the other, blanks at both ends cut off if there are several.

    ``{"cat": ["v", 1.5, null]}`` → ``"v1.5"``

    Raises OperandError past MAX_TEXT characters, and for booleans, lists and objects.
    """
    if operands.__class__ is str:
        return operands
    operands = listed(operands)
    if len(operands) == 1:
        return text(work, operands[0])
    if len(operands) > _FEW_TEXTS:
        return _measured(work, operands)
    try:
        if sum(map(len, operands)) <= FREE_TEXT:
            return "".join(operands).strip(BLANKS)
    except TypeError:
        pass
    return _measured(work, operands)


def _measured(work: Work, operands: list[Any]) -> str:
    if len(operands) > FREE_ITEMS:
        work.spend(len(operands))
    parts = [text(work, operand) for operand in operands]
    size = sum(map(len, parts))
    if size > MAX_TEXT:
        raise OperandError(f"The text would be longer than {MAX_TEXT} characters.")
    work.spend(size // COPIED)
    joined = "".join(parts)
    if joined[:1] in BLANKS or joined[-1:] in BLANKS:
        work.spend(size // _BLANKS_A_STEP)
    return joined.strip(BLANKS)


# Blanks that a step strips.
_BLANKS_A_STEP = 4


def substring(work: Work, operands: Any) -> str:
    """``substr``: from a position, for a length; in code points.

    ``{"substr": ["flagstaff", 4]}`` → ``"staff"``, ``{"substr": ["flagstaff", -5, 3]}`` → ``"sta"``

    A negative position counts from the end; one outside of the text leaves the text whole. A
    negative length is an end that counts from the end; an end before the start is an OperandError.
    """
    operands = listed(operands, 2)
    whole = text(work, operands[0])
    start = truncated(number(work, operands[1]))
    if start < 0:
        start += len(whole)
    if start < 0 or start > len(whole):
        return whole
    end = len(whole)
    if len(operands) == 3:
        length = truncated(number(work, operands[2]))
        end = min(end, (end if length < 0 else start) + length)
    if end < start:
        raise OperandError("The text would end before it starts.")
    work.read(whole)
    return whole[start:end]


def starts_with(work: Work, operands: Any) -> bool | None:
    """``starts_with``: whether the first of two texts starts with the second; else no answer.

    ``{"starts_with": ["flagstaff", "flag"]}`` → ``true``,
    ``{"starts_with": ["flagstaff", 1]}`` → ``null``
    """
    both = _two_texts(work, operands)
    return both and both[0].startswith(both[1])


def ends_with(work: Work, operands: Any) -> bool | None:
    """``ends_with``: whether the first of two texts ends with the second; else no answer.

    ``{"ends_with": ["flagstaff", "staff"]}`` → ``true``
    """
    both = _two_texts(work, operands)
    return both and both[0].endswith(both[1])


def _two_texts(work: Work, operands: Any) -> tuple[str, str] | None:
    if operands.__class__ is not list or len(operands) != 2:
        return None
    first, second = operands
    if first.__class__ is not str or second.__class__ is not str:
        return None
    work.read(second)
    return first, second


# --- compilation ----------------------------------------------------------------------------


def affix(symbol: str) -> Compile:
    """``starts_with`` and ``ends_with``."""
    whole_rule = starts_with if symbol == "starts_with" else ends_with
    python = symbol.replace("_", "")

    def compile_rule(expressions: Expressions, operand: Any, place: Place) -> Term:
        pair = expressions.pair(operand, place)
        if pair is None:
            expressions.warn(place, f"{symbol} takes exactly two texts: there is no answer.")
            return expressions.applied(whole_rule, operand, place)
        for position, term in enumerate(pair):
            if isinstance(term, Constant) and term.value.__class__ is not str:
                expressions.warn(
                    place.at(position), f"{symbol} takes only texts: there is no answer."
                )
        value, affix = pair
        literal, computed = (value, affix) if isinstance(value, Constant) else (affix, value)
        is_short = (
            isinstance(literal, Constant)
            and isinstance(computed, Computed)
            and literal.value.__class__ is str
            and len(literal.value) <= FREE_LITERAL
        )
        if not is_short or not isinstance(literal, Constant):
            return expressions.working(whole_rule, expressions.listed([value, affix]))
        first, again = expressions.twice(computed)
        text = py.constant(literal.value)
        sides = (text, again) if literal is value else (again, text)
        test = py.method(sides[0], python, sides[1])
        return Computed(py.either(py.is_a(first, str), test, py.constant(None)))

    return compile_rule


def cat(expressions: Expressions, operand: Any, place: Place) -> Term:
    """``cat``: short texts are put together by Python's own ``+``."""
    terms = (
        [expressions.value(rule, place.at(i)) for i, rule in enumerate(operand)]
        if (operand.__class__ is list)
        else []
    )
    computed = [term for term in terms if isinstance(term, Computed)]
    literals = [size_of(term) for term in terms if isinstance(term, Constant)]
    sizes = [size for size in literals if size is not None]
    if len(computed) != 1 or not 2 <= len(terms) <= _FEW or len(sizes) < len(literals):
        return expressions.applied(concatenate, operand, place)
    first, again = expressions.twice(computed[0])
    pieces = [again if term is computed[0] else expressions.node(term) for term in terms]
    room = FREE_TEXT - sum(sizes)
    if room < 0:
        return expressions.applied(concatenate, operand, place)
    joined = pieces[0]
    for piece in pieces[1:]:
        joined = py.arithmetic(joined, ast.Add(), piece)
    short = py.method(joined, "strip", expressions.bound(BLANKS, "blanks"))
    function = expressions.bound(concatenate, "function")
    long = py.call(function, expressions.work(), py.items(pieces))
    is_plain = py.chain(ast.And(), [py.is_a(first, str), py.is_of_size(again, 0, room)])
    return Computed(py.either(is_plain, short, long), str)


# Operands of a ``cat`` that is written out.
_FEW = 4


ROWS = (
    Operator("cat", cat, price=400),
    Operator("substr", applied(substring), price=500),
    Operator("starts_with", affix("starts_with")),
    Operator("ends_with", affix("ends_with")),
)
