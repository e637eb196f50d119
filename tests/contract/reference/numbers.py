"""Numbers and blanks as Go sees them: every number is a float64, and text is read by ParseFloat."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from typing import Any

BLANKS = (
    "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""What Go's TrimSpace removes; Python's ``strip`` also removes U+001C to U+001F."""

DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
HEXADECIMAL = re.compile(r"[+-]?0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)[pP][+-]?[0-9]+")
INFINITE = re.compile(r"[+-]?inf(?:inity)?", re.IGNORECASE)


def parse_float(text: str) -> float | None:
    """The number that Go's ParseFloat reads (±inf when out of range), or None."""
    if INFINITE.fullmatch(text):
        return -math.inf if text[0] == "-" else math.inf
    if text.lower() == "nan":
        return math.nan
    digits = text
    if "_" in text:
        hexadecimal = text.lstrip("+-")[:2].lower() == "0x"
        digit = "[0-9a-fA-F]" if hexadecimal else "[0-9]"
        before = "[0-9a-fA-FxX]" if hexadecimal else "[0-9]"
        if len(re.findall(f"(?<={before})_(?={digit})", text)) != text.count("_"):
            return None
        digits = text.replace("_", "")
    if DECIMAL.fullmatch(digits):
        return float(digits)
    if HEXADECIMAL.fullmatch(digits):
        try:
            return float.fromhex(digits)
        except OverflowError:
            return -math.inf if digits[0] == "-" else math.inf
    return None


class Whole(float):
    """A number that was written without a fraction, which other implementations tell apart."""


def floats(value: Any) -> Any:
    """The same JSON value with every number a float, as Go decodes it."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, int):
        return Whole(value)
    if isinstance(value, float):
        return value
    if isinstance(value, list):
        return [floats(element) for element in value]
    return {key: floats(element) for key, element in value.items()}


def truncate(number: float) -> int:
    """Go's int64 conversion on amd64: what does not fit becomes the smallest int64."""
    if math.isfinite(number) and -(2.0**63) <= number < 2.0**63:
        return int(number)
    return -(2**63)


def plain(number: float) -> str:
    """Shortest decimal without an exponent, as ``cat`` writes it."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "+Inf" if number > 0 else "-Inf"
    return format(Decimal(repr(number)), "f").removesuffix(".0")


def printed(number: float) -> str:
    """Go's ``%v``: shortest digits, with an exponent below 1e-4 and from 1e6 on (``1e+06``)."""
    if not math.isfinite(number):
        return plain(number)
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    magnitude = len(digits) - 1 + int(exponent)
    if number == 0 or -4 <= magnitude < 6:
        return plain(number)
    first, rest = str(digits[0]), "".join(map(str, digits[1:]))
    point = f".{rest}" if rest else ""
    return f"{'-' if sign else ''}{first}{point}e{magnitude:+03d}"


def encoded(number: float) -> str:
    """A finite number as Go's JSON encoder writes it: exponents from 1e21 and below 1e-6."""
    if number != 0 and not 1e-6 <= abs(number) < 1e21:
        mantissa, exponent = repr(number).split("e")
        return f"{mantissa.removesuffix('.0')}e{exponent[0]}{exponent[1:].lstrip('0')}"
    return plain(number)
