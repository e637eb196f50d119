"""The shell blocks of a page, to be run as they are."""

from __future__ import annotations

import re
from pathlib import Path

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Page:
    """A page whose sections are independent, after its introduction."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_text()
        parts = _HEADING.split(self.text)
        shells: list[str] = _SHELL.findall(parts[0])
        # Run once on a machine, and typed in each shell.
        self.preparation, *self._opening = shells
        self.sections = {
            heading: "\n".join(_SHELL.findall(body))
            for heading, body in zip(parts[1::2], parts[2::2], strict=True)
            if _SHELL.search(body)
        }

    def script(self, section: str) -> str:
        """Return the commands of one section, in the shell that the introduction leaves."""
        return "\n".join([*self._opening, self.sections[section]])
