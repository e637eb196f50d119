"""Data in the place of a rule.

filter, some and none put what a ``var`` finds outside of the loop into the inner rule before they
run it, and ``if`` runs what a branch answers once more: flagd's engine so runs an object of the
caller's as a rule. Here a caller's data is never a rule. An object of one key, which is what a
rule looks like, is an operand that cannot be worked with (the engine says the same unless the key
happens to name an operator), and everything else is the value that the engine takes it for.
"""

from __future__ import annotations

from typing import Any

from service.evaluation.runtime.failures import OperandError
from service.evaluation.runtime.work import Work


def as_rule(work: Work, value: Any) -> Any:
    """``value`` in the place of an inner rule, or of an operand in it."""
    if value.__class__ is list and not work.has_checked(value):
        work.spend(_LOOKED_AT * (2 + len(value)))
        for item in value:
            as_rule(work, item)
        work.note_checked(value)
    return as_clause(value)


# Steps for each item of a list.
_LOOKED_AT = 2


def as_clause(value: Any) -> Any:
    """``value`` as the answer of a branch of ``if``."""
    if value.__class__ is dict and len(value) == 1:
        raise OperandError("An object of the context cannot stand for a rule.")
    return value


def as_test(_work: Work, value: Any) -> Any:
    """``value`` in the place of the inner rule of ``all``, ``some``, ``none`` or ``reduce``."""
    if value.__class__ is not dict:
        raise OperandError("The inner rule is not a rule.")
    return as_clause(value)


def as_subject(_work: Work, value: Any) -> Any:
    """``value`` in the place of the list that a loop goes through."""
    if value.__class__ is list:
        return value
    return as_clause(value) if value.__class__ is dict else None


# Steps for each element where what would be the inner rule is looked at again.
SUBSTITUTED = 10
