"""Operands as operators read them: as a list, as a number, as a text.

The rules are those of ``diegoholiveira/jsonlogic`` 3.9, the engine inside flagd. Operands on which
that engine panics raise OperandError here, which becomes ``PARSE_ERROR``.
"""

from __future__ import annotations

from typing import Any

from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.numbers import parse_number, plain, price_of_numeral
from service.evaluation.runtime.work import Work


def listed(operands: Any, least: int = 0) -> list[Any]:
    """``operands`` if they are a list of at least ``least``, else an OperandError."""
    if operands.__class__ is not list:
        raise OperandError("The operands are not a list.")
    if len(operands) < least:
        raise OperandError(f"At least {least} operands are needed.")
    return operands


def number(work: Work, value: Any) -> float:
    """Return ``value`` as a number in arithmetic: text that is no number counts as 0."""
    kind = value.__class__
    if kind is float:
        return value  # type: ignore[no-any-return]  # mypy does not narrow by __class__
    if kind is int:
        return float(value)
    if kind is str:
        work.spend(price_of_numeral(value))
        return parse_number(value) or 0.0
    raise OperandError(f"{kind_of(value)} is no number.")


def text(work: Work, value: Any) -> str:
    """``value`` as ``cat`` and ``substr`` read it: null is empty, numbers are plain decimals."""
    kind = value.__class__
    if kind is str:
        return value  # type: ignore[no-any-return]  # mypy does not narrow by __class__
    if kind is int or kind is float:
        work.spend(_WRITTEN)
        return plain(value)
    if value is None:
        return ""
    raise OperandError(f"{kind_of(value)} is no text.")


# Steps of writing a number: 1e300 has 301 digits.
_WRITTEN = 30


def kind_of(value: Any) -> str:
    """Return what a value is, for a sentence: None → "null"."""
    names = {type(None): "null", bool: "A boolean", list: "A list", dict: "An object"}
    return names.get(value.__class__, "The operand")
