"""What a stack says when it cannot start."""

from service.errors import FlagstaffError


class StackFailed(FlagstaffError):
    """A piece of the stack did not start, or something is in its way; says what and where."""
