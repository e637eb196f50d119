"""Bodies → structs, with a JSON pointer and a sentence for each fault."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from service.errors import Fault, MalformedJSON, Refused

Body = TypeVar("Body", bound=msgspec.Struct)

# msgspec ends a message with the place: " - at `$.scopes[0]`"; " - at `key` in `$.a`" for a key.
_PLACE = re.compile(r" - at `(?:key` in `)?\$(?P<path>.*)`$")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")
_UNKNOWN_FIELD = re.compile(r"Object contains unknown field `(?P<field>.*)`", re.DOTALL)
_MISSING_FIELD = re.compile(r"Object missing required field `(?P<field>.*)`")
_KIND = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<got>[^`]*)`")
_BOUND = re.compile(r"Expected `\w+` (?P<sign>[<>])= (?P<bound>-?\d+)")
_TIME = re.compile(r"Invalid RFC3339 .*|Expected `datetime` with a timezone component")

_KINDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "a boolean",
    "array": "an array",
    "object": "an object",
    "datetime": "a time",
}


def decode(body: bytes, kind: type[Body], what: str = "body") -> Body:
    """Return the body as a struct; unknown fields are refused if the struct forbids them.

    ``what`` names it in error messages. Raises MalformedJSON for what is not JSON at all, Refused
    for JSON of another shape. A hostile body makes the decoder raise any of the three errors that
    are caught here.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        fault = _fault(str(error))
        raise Refused(fault.detail, (fault,)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(error, body, what) from None


def malformed(error: Exception, body: bytes, what: str) -> MalformedJSON:
    """Return the error for a body that is not JSON: empty, not UTF-8, too deep, or malformed."""
    if not body.strip():
        detail = f"The {what} is empty."
    elif isinstance(error, UnicodeDecodeError):
        detail = f"The {what} is not UTF-8."
    elif isinstance(error, RecursionError):
        detail = f"The {what} is nested too deep."
    else:
        detail = f"The {what} is not JSON: {str(error).removeprefix('JSON is malformed: ')}."
    return MalformedJSON(detail, (Fault("", detail),))


def _fault(message: str) -> Fault:
    place = _PLACE.search(message)
    said = message[: place.start()] if place else message
    pointer = _pointer(place["path"]) if place else ""
    if unknown := _UNKNOWN_FIELD.fullmatch(said):
        return Fault(f"{pointer}/{_escape(unknown['field'])}", "Unknown field.")
    return Fault(pointer, _sentence(said))


def _sentence(said: str) -> str:
    """Return msgspec's message in plain words."""
    if missing := _MISSING_FIELD.fullmatch(said):
        return f"The field '{missing['field']}' is missing."
    if kind := _KIND.fullmatch(said):
        wanted = [_KINDS.get(name, name) for name in kind["wanted"].split(" | ")]
        got = _KINDS.get(kind["got"], kind["got"])
        return f"This is {got}, not {' or '.join(wanted)}."
    if bound := _BOUND.fullmatch(said):
        return f"This is {'less' if bound['sign'] == '>' else 'more'} than {bound['bound']}."
    if _TIME.fullmatch(said):
        return "A time has a date, a time of day and a zone: 2030-01-31T12:00:00Z."
    return said.replace("`", "'") + "."


def _pointer(path: str) -> str:
    steps = (name or index for name, index in _STEP.findall(path))
    return "".join("/" + _escape(step) for step in steps if step != "...")


def _escape(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")
