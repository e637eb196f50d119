"""Numbers as Go's engine has them: every number is a 64-bit float, and text may stand for one.

Source: ``strconv.ParseFloat``, ``strconv.FormatFloat`` and ``encoding/json`` of Go, which flagd's
engine (``diegoholiveira/jsonlogic``) reads and writes numbers with.
"""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

from service.evaluation.limits import MAX_NUMERAL
from service.evaluation.runtime.work import Work

# What Go's unicode.IsSpace counts as blank. Python's str.strip() also takes U+001C to U+001F.
BLANKS = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)

_DIGITS = r"[0-9](?:_?[0-9])*"
_HEX_DIGITS = r"[0-9a-f](?:_?[0-9a-f])*"
_DECIMAL = re.compile(
    rf"[+-]?(?:{_DIGITS}(?:\.(?:{_DIGITS})?)?|\.{_DIGITS})(?:e[+-]?{_DIGITS})?", re.IGNORECASE
)
_HEXADECIMAL = re.compile(
    rf"[+-]?0x_?(?:{_HEX_DIGITS}(?:\.(?:{_HEX_DIGITS})?)?|\.{_HEX_DIGITS})p[+-]?{_DIGITS}",
    re.IGNORECASE,
)
_INFINITE = re.compile(r"([+-]?)inf(?:inity)?", re.IGNORECASE)


def parse_number(text: str) -> float | None:
    """The number that ``strconv.ParseFloat`` reads in ``text``, None where it reads none.

    Past the range of a float it is infinite; blanks around a number are not allowed, and text of
    over MAX_NUMERAL characters is not looked at.
    """
    if len(text) > MAX_NUMERAL:
        return None
    if _DECIMAL.fullmatch(text):
        return float(text.replace("_", ""))
    if _HEXADECIMAL.fullmatch(text):
        try:
            return float.fromhex(text.replace("_", ""))
        except OverflowError:
            return -math.inf if text.startswith("-") else math.inf
    if infinite := _INFINITE.fullmatch(text):
        return -math.inf if infinite[1] == "-" else math.inf
    return math.nan if text.lower() == "nan" else None


def price_of_numeral(text: str) -> int:
    """The steps that reading a text as a number takes; one that is too long is not read."""
    return _READ if len(text) > MAX_NUMERAL else _READ + len(text) + len(text) // 2


# Steps of reading the shortest text as a number.
_READ = 12

# Blanks that a step strips.
_BLANKS_A_STEP = 4


def plain(number: float) -> str:
    """The shortest decimal text that reads back as ``number``, never with an exponent."""
    if not math.isfinite(number):
        return "NaN" if math.isnan(number) else "+Inf" if number > 0 else "-Inf"
    text = repr(float(number))
    if "e" in text:
        text = format(Decimal(text), "f")
    return text.removesuffix(".0")


def as_json(number: float) -> str | None:
    """``number`` as Go's JSON encoder writes it, None for what JSON cannot hold.

    An exponent from 1e21 up and below 1e-6, as ECMAScript has it.
    """
    if not math.isfinite(number):
        return None
    size = abs(number)
    if size != 0 and (size < 1e-6 or size >= 1e21):
        digits, _, exponent = repr(float(number)).partition("e")
        sign = "-" if exponent.startswith("-") else "+"
        return f"{digits.removesuffix('.0')}e{sign}{exponent.lstrip('+-0')}"
    return plain(number)


def truncated(number: float) -> int:
    """``number`` cut to a whole one as Go does on amd64: what fits no int64 is the smallest."""
    if -(2.0**63) <= number < 2.0**63:
        return int(number)
    return -(2**63)


def in_comparison(work: Work, value: Any) -> float:
    """Return the number that ``==``, ``<`` and their kin read in ``value``: NaN for none at all.

    Blank text counts as 0, and text past the range of a float as no number.
    """
    kind = value.__class__
    if kind is float:
        return value  # type: ignore[no-any-return]  # mypy does not narrow by __class__
    if kind is int or kind is bool:
        return float(value)
    if value is None:
        return 0.0
    if kind is str:
        if not value:
            return 0.0
        if value[0] in BLANKS:
            work.spend(len(value) // _BLANKS_A_STEP)
            return math.nan if value.strip(BLANKS) else 0.0
        work.spend(price_of_numeral(value))
        number = parse_number(value)
        if number is None or (math.isinf(number) and not _INFINITE.fullmatch(value)):
            return math.nan
        return number
    return math.nan
