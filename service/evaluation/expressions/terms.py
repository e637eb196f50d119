"""Terms that rules compile to, and places of rules in a definition."""

from __future__ import annotations

import ast
from typing import Any, NamedTuple, Protocol

from service.evaluation.text.pointers import child

# The names that a compiled function knows: its parameters.
CONTEXT = "context"
NOW = "now"
WORK = "work"

# The operator of a reference to an evaluator, which is written out in its place.
REFERENCE = "$ref"


class Constant(NamedTuple):
    """A result that is the same for any context."""

    value: Any


class Computed(NamedTuple):
    """A result that a Python expression computes; ``kind`` is its type where that is known."""

    node: ast.expr
    kind: type | None = None


Term = Constant | Computed


class Scope(NamedTuple):
    """Lookup order of ``var``: first each of ``before``, then ``data`` (names of variables)."""

    data: str = CONTEXT
    before: tuple[str, ...] = ()


CONTEXT_ALONE = Scope()


class Place(NamedTuple):
    """Position of a rule in the definition, and the data that it sees.

    The warnings of an evaluator are reported once for itself, and not for each flag that it
    ``is_inlined`` into.
    """

    parts: tuple[str | int, ...] = ()
    scope: Scope = CONTEXT_ALONE
    is_inlined: bool = False

    @property
    def pointer(self) -> str:
        """The JSON pointer to the rule; only a warning needs it."""
        return child("", *self.parts)

    def at(self, part: str | int) -> Place:
        """Return the place of a part of this one."""
        return Place((*self.parts, part), self.scope, self.is_inlined)

    def within(self, scope: Scope) -> Place:
        """Return the same place with another scope."""
        return Place(self.parts, scope, self.is_inlined)


class Evaluator(Protocol):
    """A shared rule, which ``$ref`` names: what the compiler needs of its definition."""

    @property
    def text(self) -> str:
        """Its JSON as it was written."""

    @property
    def rule(self) -> dict[str, Any]:
        """The rule itself."""


class MemberSets(NamedTuple):
    """A literal list of texts and numbers, as sets. ``longest`` is the length of its texts."""

    members: list[Any]
    texts: frozenset[str]
    numbers: frozenset[float]
    longest: int


# By the identity of the list: flags share those of an evaluator.
SharedSets = dict[int, MemberSets]
