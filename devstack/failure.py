"""Failures of a stack's start."""

from service.errors import FlagstaffError


class StackFailed(FlagstaffError):
    """A piece of the stack did not start, or something blocks it; says what and where."""
