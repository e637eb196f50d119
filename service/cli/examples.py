"""Examples in the help of a command, and so in its manual page."""

from __future__ import annotations


def examples(*lines: str) -> str:
    """Return the end of a command's help; each line is typed at a shell.

    ``flagstaff export -s shop`` → ``Examples:``, and the line below it.
    """
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])
