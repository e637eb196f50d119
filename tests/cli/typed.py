"""What somebody types at a terminal."""

from __future__ import annotations

import io


class Typed(io.StringIO):
    """Standard input that is a terminal, with these lines typed at it."""

    def isatty(self) -> bool:
        """Say that somebody can be asked."""
        return True
