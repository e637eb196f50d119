"""Exceptions that stop the evaluation of a flag."""

from __future__ import annotations

from service.evaluation.limits import MAX_WORK


class OperandError(Exception):
    """An operand that flagd's engine stops at; the flag answers ``PARSE_ERROR``."""


class WorkExceeded(OperandError):  # an operand too large for the budget, not a fault
    """The request's budget of work does not suffice; the flag answers ``GENERAL``."""

    def __init__(self) -> None:
        super().__init__(EXCEEDED)


EXCEEDED = (
    f"The request takes more than {MAX_WORK} steps of work: "
    "its lists or texts are too long for the targeting of its flags."
)
