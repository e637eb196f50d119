"""Options of a command line that choose the server."""

from __future__ import annotations


class Given:
    """Options by name; None for one that was not given."""

    def __init__(
        self, url: str | None = None, key: str | None = None, profile: str | None = None
    ) -> None:
        self.url = url
        self.key = key
        self.profile = profile
