"""A bulk evaluation's answer: the flags' own answers, joined when it is sent."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from operator import itemgetter
from typing import Any

import msgspec
from mmh3 import mmh3_x64_128_digest

from service.evaluation.answers import with_member

# Separates the flags from the metadata of the set.
_METADATA = b'],"metadata":'


def tail_of(metadata: Mapping[str, Any]) -> bytes:
    """Return what follows the flags in the body of every bulk answer of a set."""
    return _METADATA + msgspec.json.encode(metadata)


def etag_of(content: bytes) -> str:
    """Return the quoted strong entity tag of what was digested.

    It need not resist a search for two answers with one tag: the digests in it do.
    """
    return f'"{mmh3_x64_128_digest(content).hex()}"'


class Basis:
    """Common part of the bulk answers of a flag set: the ``fixed`` answers of any context.

    ``varying`` picks those that the context decides from all answers.
    """

    __slots__ = ("_positions", "fixed", "varying")

    def __init__(self, answers: Sequence[bytes], positions: Sequence[int]) -> None:
        decided = frozenset(positions)
        self._positions = tuple(positions)
        self.fixed = [body for place, body in enumerate(answers) if place not in decided]
        self.varying: Callable[[Sequence[bytes]], Sequence[bytes]]
        if len(positions) > 1:
            self.varying = itemgetter(*positions)
        else:
            # For one position, itemgetter returns the item and not a sequence of it.
            self.varying = lambda answers: [answers[place] for place in positions]

    def of_others(self, answers: Sequence[bytes], changed: Iterable[int]) -> Basis:
        """Return the basis of ``answers`` that differ at positions ``changed``.

        The context decides the same positions.
        """
        basis = copy(self)
        basis.fixed = self.fixed.copy()
        for place in changed:
            before = bisect_left(self._positions, place)
            if self._positions[before : before + 1] != (place,):
                basis.fixed[place - before] = answers[place]
        return basis

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Basis):
            return NotImplemented
        return (self._positions, self.fixed) == (other._positions, other.fixed)


class BulkAnswer(msgspec.Struct, frozen=True, gc=False):
    """A bulk evaluation: OFREP's body, and the quoted strong ETag of its content.

    ``answers`` are the bodies of the flags' own answers, which exist anyway: remembering it takes
    a pointer a flag. ``basis`` is the part that it shares with the set's other answers; None where
    an override may have replaced any of them.
    """

    etag: str
    answers: list[bytes]
    _tail: bytes
    basis: Basis | None

    def body(self, tail: bytes = b"") -> bytes:
        """Return the body, joined anew with each call.

        ``tail`` is put before the closing brace, as ``,"name":value``; the tag does not cover it.
        """
        return b"".join((b'{"flags":[', b",".join(self.answers), self._tail, tail, b"}"))

    def with_note(self, name: str, value: str) -> BulkAnswer:
        """Return the same answers with one more member in the set's metadata, and another tag."""
        metadata = with_member(self._tail.removeprefix(_METADATA), name, value)
        tail = _METADATA + metadata
        return BulkAnswer(etag_of(self.etag.encode() + tail), self.answers, tail, self.basis)

    @property
    def size(self) -> int:
        """Number of flags in the answer."""
        return len(self.answers)
