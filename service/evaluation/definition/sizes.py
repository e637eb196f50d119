"""Sizes of flag sets: of definitions, and of the answers that every worker holds.

A set's metadata are part of every answer of every flag, so that little more metadata can be a lot
more memory. The size of a set is limited as a whole, when it is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from service.errors import DefinitionRefused, Fault
from service.evaluation.definition.document import Document
from service.evaluation.limits import MAX_SET_ANSWER_BYTES, MAX_SET_BYTES
from service.evaluation.steps import Steps

# Bytes of an answer beside its key, variant, value and metadata.
_FRAME = 100


class Size(NamedTuple):
    """Size of definitions: bytes of their text, number of their answers, and bytes of those.

    Without the set's own metadata, which are in each of the answers.
    """

    text_bytes: int = 0
    answers: int = 0
    answer_bytes: int = 0

    def plus(self, other: Size) -> Size:
        """Return the sum of both."""
        return Size(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    def minus(self, other: Size) -> Size:
        """Return the difference of both."""
        return Size(*(mine - theirs for mine, theirs in zip(self, other, strict=True)))


class _Sized(msgspec.Struct, rename="camel"):
    variants: dict[str, msgspec.Raw]
    default_variant: Any = None
    metadata: msgspec.Raw = msgspec.Raw(b"{}")


_read = msgspec.json.Decoder(_Sized).decode


def size_of_flag(key: str, text: str) -> Size:
    """Return the size of a valid flag: an answer for each variant, and one for the default."""
    try:
        flag = _read(text)
    except msgspec.DecodeError:
        # Only a manual change in the database can cause this.
        return Size(text_bytes=len(text.encode()))
    answers = len(flag.variants) + 1
    values = sum(len(bytes(value)) for value in flag.variants.values())
    names = sum(map(len, flag.variants))
    default = flag.variants.get(flag.default_variant or "")
    values += 0 if default is None else len(bytes(default))
    each = _FRAME + len(key) + len(bytes(flag.metadata))
    return Size(len(text.encode()), answers, values + names + answers * each)


def size_of_evaluator(text: str) -> Size:
    """Return the size of an evaluator, which has no answers itself."""
    return Size(text_bytes=len(text.encode()))


def size_of_set(flags: Mapping[str, str], evaluators: Mapping[str, str]) -> Steps[Size]:
    """Return the size of all these texts, in steps; by key and by name."""
    size = Size(text_bytes=sum(len(text.encode()) for text in evaluators.values()))
    yield None
    for key, text in flags.items():
        size = size.plus(size_of_flag(key, text))
        yield None
    return size


def check_size(size: Size, metadata_text: str, before: tuple[int, int] = (0, 0)) -> None:
    """Raise DefinitionRefused for a flag set that is too large with this metadata.

    ``before`` are its ``totals`` so far: what is too large already may stay so, and not grow.
    """
    definitions, answers = totals(size, metadata_text)
    if definitions > max(MAX_SET_BYTES, before[0]):
        raise _too_large("definitions", definitions, MAX_SET_BYTES)
    if answers > max(MAX_SET_ANSWER_BYTES, before[1]):
        raise _too_large("answers, with the metadata in each,", answers, MAX_SET_ANSWER_BYTES)


def totals(size: Size, metadata_text: str) -> tuple[int, int]:
    """Return the bytes of all definitions, and of all answers, with the set's metadata."""
    metadata = len(metadata_text.encode())
    return size.text_bytes + metadata, size.answer_bytes + size.answers * metadata


def check_document(document: Document) -> Steps[None]:
    """Raise DefinitionRefused for a document that is too large for a flag set, in steps."""
    size = yield from size_of_set(
        {key: flag.text for key, flag in document.flags.items()},
        {name: evaluator.text for name, evaluator in document.evaluators.items()},
    )
    check_size(size, document.metadata_text or "{}")


def _too_large(what: str, size: int, most: int) -> DefinitionRefused:
    detail = (
        f"The flag set would be too large: its {what} would take {size:,} bytes,"
        f" and {most:,} is the most. Divide it into several sets, or shorten values and metadata."
    )
    return DefinitionRefused(detail, [Fault("", detail)])
