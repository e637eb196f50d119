"""The first place at which a text is no JSON, and what is wrong there."""

from __future__ import annotations

import json
import re
from typing import NamedTuple, NoReturn

from service.cli.files.json_places import Place

# What Python's decoder accepts and RFC 8259 does not, outside of strings.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|-?Infinity|NaN', re.DOTALL)
_LAST_MEMBER = "There is a comma behind the last member; remove it"
_LAST_ITEM = "There is a comma behind the last item; remove it"
_AFTER_COMMA = {"}": _LAST_MEMBER, "]": _LAST_ITEM}
_SENTENCES = {
    "Expecting property name enclosed in double quotes": "A name in double quotes is expected here",
    "Illegal trailing comma before end of object": _LAST_MEMBER,
    "Illegal trailing comma before end of array": _LAST_ITEM,
    "Expecting ',' delimiter": "A comma or the end of the object or array is expected here",
    "Expecting ':' delimiter": "A colon is expected here",
    "Expecting value": "A value is expected here",
    "Extra data": "The document has ended; nothing may follow it",
    "Unterminated string starting at": "The string that begins here does not end",
    "Invalid control character at": "A string must not contain this control character; escape it",
    "Invalid \\escape": "There is no such escape in JSON",
    "Invalid \\uXXXX escape": "\\u takes four hexadecimal digits",
}


class SyntaxFault(NamedTuple):
    """Syntax fault: a sentence, and the place."""

    detail: str
    place: Place


class _NotANumber(ValueError):
    pass


def syntax_fault(body: bytes) -> SyntaxFault | None:
    """The first fault of a text as JSON; None if it is JSON, whatever it says."""
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        before = body[: error.start].decode()
        return SyntaxFault("The file is not UTF-8 from here on.", _place(before, len(before)))
    if not text.strip():
        return SyntaxFault("The file is empty.", Place(1, 1))
    try:
        json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        before, behind = text[: error.pos].rstrip(), text[error.pos : error.pos + 1]
        if before.endswith(",") and behind in _AFTER_COMMA:
            # Python names this only from version 3.13 on, and points to the comma.
            return SyntaxFault(f"{_AFTER_COMMA[behind]}.", _place(text, len(before) - 1))
        detail = _SENTENCES.get(error.msg, error.msg)
        return SyntaxFault(f"{detail}.", Place(error.lineno, error.colno))
    except _NotANumber as error:
        constant = str(error)
        at = next(
            (found.start() for found in _TOKEN.finditer(text) if found[0] == constant), len(text)
        )
        return SyntaxFault(f"{constant} is no number in JSON.", _place(text, at))
    except (RecursionError, ValueError):
        # Nested too deep, or digits without end: what the text says is for others to judge.
        return None
    return None


def _refuse(constant: str) -> NoReturn:
    raise _NotANumber(constant)


def _place(text: str, at: int) -> Place:
    return Place(text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
