"""The blocks of a page that a reader types, to be run as they stand."""

from __future__ import annotations

import re
from pathlib import Path

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Page:
    """A page whose sections each stand for themselves, behind what its introduction sets up."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_text()
        parts = _HEADING.split(self.text)
        shells: list[str] = _SHELL.findall(parts[0])
        # What is run once on a machine, and what is typed in each shell.
        self.preparation, *self._opening = shells
        self.sections = {
            heading: "\n".join(_SHELL.findall(body))
            for heading, body in zip(parts[1::2], parts[2::2], strict=True)
            if _SHELL.search(body)
        }

    def script(self, section: str) -> str:
        """The commands of one section, in the shell that the introduction leaves."""
        return "\n".join([*self._opening, self.sections[section]])
