"""Bodies → structs, with a JSON pointer to what is wrong."""

from __future__ import annotations

import re
from typing import TypeVar

import msgspec

from service.errors import Fault, MalformedJSON, Refused

Body = TypeVar("Body", bound=msgspec.Struct)

# msgspec ends a message with the place: " - at `$.scopes[0]`"; " - at `key` in `$.a`" for a key.
_PLACE = re.compile(r" - at `(?:key` in `)?\$(?P<path>.*)`$")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")
_UNKNOWN_FIELD = re.compile(r"Object contains unknown field `(?P<field>.*)`")


def decode(body: bytes, kind: type[Body]) -> Body:
    """The body as a struct; it forbids unknown fields if the struct does.

    Raises MalformedJSON for what is no JSON at all, Refused for JSON of another shape. A hostile
    body makes the decoder raise any of the three errors that are caught here.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        fault = _fault(str(error))
        raise Refused(fault.detail, (fault,)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(error) from None


def malformed(error: Exception) -> MalformedJSON:
    """What to tell of a body that is no JSON: not UTF-8, too deep, or simply not well-formed."""
    if isinstance(error, UnicodeDecodeError):
        detail = "The body is not UTF-8."
    elif isinstance(error, RecursionError):
        detail = "The body is nested too deep."
    else:
        detail = f"The body is not JSON: {error}."
    return MalformedJSON(detail, (Fault("", detail),))


def _fault(message: str) -> Fault:
    place = _PLACE.search(message)
    said = message[: place.start()] if place else message
    pointer = _pointer(place["path"]) if place else ""
    unknown = _UNKNOWN_FIELD.fullmatch(said)
    if unknown:
        return Fault(f"{pointer}/{_escape(unknown['field'])}", "There is no such field.")
    return Fault(pointer, said.replace("`", "'") + ".")


def _pointer(path: str) -> str:
    steps = (name or index for name, index in _STEP.findall(path))
    return "".join("/" + _escape(step) for step in steps if step != "...")


def _escape(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")
