"""Flags and evaluators on the wire, as they are listed; alone, each is its definition itself."""

from __future__ import annotations

import msgspec

from service.structs.moments import Moment


class Flag(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A flag in a list; ``revision`` is the set's when the flag last changed.

    An answer from memory, without the database, does not know when that was.
    """

    key: str
    revision: int | None
    modified_at: Moment | None
    definition: msgspec.Raw


class Evaluator(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """An evaluator in a list; ``revision`` and ``modified_at`` are as a flag's."""

    name: str
    revision: int | None
    modified_at: Moment | None
    rule: msgspec.Raw
