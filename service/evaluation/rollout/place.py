"""The place in a flag where a rollout changes the shares, and what stands there.

A rollout is of everybody who reaches the end of the targeting. These shapes have such an end:

- no targeting: everybody gets the default variant;
- ``fractional`` as the whole targeting, with literal variants and weights;
- ``if`` (or ``?:``), whose last else is a variant's name, null or absent (the default variant),
  such a ``fractional``, or another such ``if``.

Any other targeting is refused: a rollout does not guess.
"""

from __future__ import annotations

from typing import Any

import msgspec

from service.errors import DefinitionRefused, Fault
from service.evaluation.definition.parts import FlagDefinition
from service.evaluation.expressions.terms import REFERENCE
from service.evaluation.rollout.growth import Bucket
from service.evaluation.runtime.shares import read_shares, read_weight
from service.evaluation.text.pointers import child

_NO_ROLLOUT = "The flag's targeting has no place for a rollout."


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """The shares and the ``path`` to them from the flag; its last part may be absent.

    ``is_split``: ``fractional`` stands there, else one variant for all. ``has_key``: the first
    operand of that ``fractional`` is the value that is hashed.
    """

    path: tuple[str | int, ...]
    buckets: tuple[Bucket, ...]
    is_split: bool = False
    has_key: bool = False


def find_place(flag: FlagDefinition) -> Place:
    """Return the place of a rollout. Raises DefinitionRefused with pointers into the flag."""
    if flag.targeting is None:
        return Place(path=("targeting",), buckets=(Bucket(flag.default_variant, 1),))
    return _place_of(flag, flag.targeting, ("targeting",))


def _place_of(flag: FlagDefinition, rule: Any, path: tuple[str | int, ...]) -> Place:
    if not isinstance(rule, dict | list):
        return Place(path=path, buckets=(Bucket(_variant(flag, rule, path), 1),))
    if not isinstance(rule, dict) or len(rule) != 1:
        raise _refused(path, "A rollout needs a variant's name, 'if' or 'fractional' here.")
    ((operator, operands),) = rule.items()
    inner = (*path, operator)
    if operator == "fractional":
        return _fractional(flag, operands, inner)
    if operator == REFERENCE:
        raise _refused(inner, "A rollout does not change a shared evaluator: other flags use it.")
    if operator not in ("if", "?:"):
        raise _refused(
            inner,
            f"A rollout cannot change the result of '{operator}'. Make it the condition of an"
            " 'if': the rollout changes the last else.",
        )
    if not isinstance(operands, list):
        raise _refused(inner, f"A rollout needs the operands of '{operator}' as a list.")
    if len(operands) % 2 == 0:
        return Place(path=(*inner, len(operands)), buckets=(Bucket(flag.default_variant, 1),))
    return _place_of(flag, operands[-1], (*inner, len(operands) - 1))


def _fractional(flag: FlagDefinition, operands: Any, path: tuple[str | int, ...]) -> Place:
    if not isinstance(operands, list) or not operands:
        raise _refused(path, "A rollout needs the buckets of 'fractional' as a list.")
    has_key = not isinstance(operands[0], list)
    if has_key and isinstance(operands[0], str | int | float):
        raise _refused(
            (*path, 0), "This value is hashed and is the same for everybody: there are no shares."
        )
    first = int(has_key)
    buckets = [
        _bucket(flag, bucket, (*path, position))
        for position, bucket in enumerate(operands[first:], first)
    ]
    if read_shares(operands[first:]) is None:
        raise _refused(path, "These weights make no distribution: there are no shares to change.")
    return Place(path=path[:-1], buckets=tuple(buckets), is_split=True, has_key=has_key)


def _bucket(flag: FlagDefinition, bucket: Any, path: tuple[str | int, ...]) -> Bucket:
    if not isinstance(bucket, list) or not bucket:
        raise _refused(path, "A bucket is a list [variant, weight].")
    weight = bucket[1] if len(bucket) > 1 else None
    if isinstance(weight, dict | list) or (counted := read_weight(weight)) is None:
        raise _refused((*path, 1), "A rollout needs a whole number as a weight, not a rule.")
    return Bucket(_variant(flag, bucket[0], (*path, 0)), counted)


def _variant(flag: FlagDefinition, written: Any, path: tuple[str | int, ...]) -> str | None:
    """The name of a literal variant as targeting names it; the default variant's for null."""
    if written is None:
        return flag.default_variant
    if isinstance(written, bool):
        written = "true" if written else "false"
    if not isinstance(written, str):
        raise _refused(path, "A rollout needs a variant's name here, not a number or a rule.")
    if written not in flag.variants:
        raise _refused(path, f"The flag has no variant '{written}'.")
    return written


def _refused(path: tuple[str | int, ...], detail: str) -> DefinitionRefused:
    return DefinitionRefused(_NO_ROLLOUT, [Fault(child("", *path), detail)])
