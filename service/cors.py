"""Which web pages may evaluate flags: cross-origin resource sharing (Fetch standard, 3.3)."""

from __future__ import annotations

from service import front

METHODS = "GET, POST"
# What workers read, and what clients of event streams send beside it. Instrumented pages add the
# headers of W3C Trace Context and Baggage to every call.
REQUEST_HEADERS = (
    "Authorization, Content-Type, X-API-Key, If-None-Match, Flagd-Selector, X-Request-ID,"
    " traceparent, tracestate, baggage, Cache-Control, Last-Event-ID"
)
ANSWER_HEADERS = "ETag, Retry-After, X-Request-ID"
# How long a browser may remember a preflight, in seconds: as long as Chromium does at most.
PREFLIGHT_AGE = "7200"


class Cors:
    """The headers for pages of the origins in the setting.

    ``origins`` are separated by commas; ``*`` is any, "" is none and switches all of it off. The
    same headers are in Nginx's own answers: ``service/nginx_settings.py`` writes them.
    """

    def __init__(self, origins: str) -> None:
        self.origins = front.origins(origins)
        self.any_origin = "*" in self.origins
        self.enabled = bool(self.origins)

    def answer(self, origin: str | None) -> list[tuple[str, str]]:
        """What lets a page of this origin read an answer."""
        if not self.enabled:
            return []
        headers = [("vary", "origin")]
        if origin is not None and (self.any_origin or origin in self.origins):
            headers += [
                ("access-control-allow-origin", "*" if self.any_origin else origin),
                ("access-control-expose-headers", ANSWER_HEADERS),
            ]
        return headers

    def preflight(self, origin: str | None) -> list[tuple[str, str]]:
        """What lets a page of this origin send an evaluation, or listen to events."""
        headers = self.answer(origin)
        if len(headers) > 1:
            headers += [
                ("access-control-allow-methods", METHODS),
                ("access-control-allow-headers", REQUEST_HEADERS),
                ("access-control-max-age", PREFLIGHT_AGE),
            ]
        return headers
