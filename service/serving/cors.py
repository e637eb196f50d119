"""Which web pages may evaluate flags: cross-origin resource sharing (Fetch standard, 3.3)."""

from __future__ import annotations

REQUEST_HEADERS = "Authorization, Content-Type, X-API-Key, If-None-Match, Flagd-Selector"
ANSWER_HEADERS = "ETag, Retry-After, X-Request-ID"
# What a client for event streams sends that is not the browser's own.
STREAM_HEADERS = "Cache-Control, Last-Event-ID"
# How long a browser may remember a preflight, in seconds: as long as Chromium does at most.
PREFLIGHT_AGE = "7200"


class Cors:
    """The headers for pages of the origins in the setting.

    ``origins`` are separated by commas; ``*`` is any, "" is none and switches all of it off.
    """

    def __init__(self, origins: str) -> None:
        self._origins = frozenset(filter(None, map(str.strip, origins.split(","))))
        self._any = "*" in self._origins
        self.enabled = bool(self._origins)

    def answer(self, origin: str | None) -> list[tuple[str, str]]:
        """What lets a page of this origin read an answer."""
        if not self.enabled:
            return []
        headers = [("vary", "origin")]
        if origin is not None and (self._any or origin in self._origins):
            headers += [
                ("access-control-allow-origin", "*" if self._any else origin),
                ("access-control-expose-headers", ANSWER_HEADERS),
            ]
        return headers

    def preflight(
        self, origin: str | None, *, method: str = "POST", sent: str = REQUEST_HEADERS
    ) -> list[tuple[str, str]]:
        """What lets a page of this origin send an evaluation, or another call with ``sent``."""
        headers = self.answer(origin)
        if len(headers) > 1:
            headers += [
                ("access-control-allow-methods", method),
                ("access-control-allow-headers", sent),
                ("access-control-max-age", PREFLIGHT_AGE),
            ]
        return headers
