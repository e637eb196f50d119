"""Texts of Redis errors for the log."""

from __future__ import annotations

import re

# The client says "Command # 1 (UNLINK flagstaff:context:{s}:user-1) of pipeline caused error: …".
_PIPELINE = re.compile(r"\ACommand # \d+ \(.*\) of pipeline caused error: ", re.DOTALL)
# The server says of an unknown command "with args beginning with: 'flagstaff:context:{s}:user-1'".
_ARGUMENTS = re.compile(r",? with args beginning with:.*", re.DOTALL)


def describe(error: Exception) -> str:
    """Return the error's text without the arguments of the command: keys name targeting keys.

    ``Command # 1 (UNLINK …user-1) of pipeline caused error: READONLY You can't write …`` ->
    ``READONLY You can't write …``
    """
    return _ARGUMENTS.sub("", _PIPELINE.sub("", str(error))) or type(error).__name__
