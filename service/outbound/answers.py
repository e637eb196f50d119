"""Answers of the management API as types, and what goes into its headers; no HTTP client."""

from __future__ import annotations

from typing import Any, TypeVar
from urllib.parse import quote

import msgspec

from service.outbound.failures import NotFlagstaff

Answer = TypeVar("Answer")


def decoded(content: bytes, answer: type[Answer]) -> Answer:
    """Return the JSON of an answer as the type ``answer``. Raises NotFlagstaff."""
    try:
        return msgspec.json.decode(content, type=answer)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise NotFlagstaff from None


def converted(value: Any, answer: type[Answer]) -> Answer:
    """Return a part of a decoded answer as the type ``answer``. Raises NotFlagstaff."""
    try:
        return msgspec.convert(value, answer)
    except msgspec.ValidationError:
        raise NotFlagstaff from None


def comment_header(comment: str | None) -> dict[str, str]:
    """Return the comment of a change as a header: encoded, because headers are ASCII (RFC 8187)."""
    return {} if comment is None else {"x-change-comment": f"UTF-8''{quote(comment, safe='')}"}
