"""Flags and evaluators on the wire, as they are listed; alone, each is its definition itself."""

from __future__ import annotations

import msgspec

from service.structs.moments import Moment


class Flag(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A flag in a list; ``revision`` is the set's when the flag last changed."""

    key: str
    revision: int
    modified_at: Moment
    definition: msgspec.Raw


class Evaluator(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """An evaluator in a list; ``revision`` is the set's when it last changed."""

    name: str
    revision: int
    modified_at: Moment
    rule: msgspec.Raw
