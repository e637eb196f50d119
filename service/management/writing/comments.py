"""Comments on changes: one line of plain text."""

from __future__ import annotations

from service.errors import Refused
from service.evaluation.text.free_text import steering_character

# Longest comment on a change, in characters.
MOST_COMMENT = 2000


def check_comment(comment: str | None) -> None:
    """Raise Refused for a comment that is too long, or more than a line of plain text."""
    if comment is None:
        return
    if len(comment) > MOST_COMMENT:
        raise Refused(f"A comment on a change has at most {MOST_COMMENT} characters.")
    if character := steering_character(comment):
        raise Refused(
            "A comment on a change is one line without control or bidirectional characters;"
            f" this one has {character}."
        )
