"""Web pages that may evaluate flags: cross-origin resource sharing (Fetch standard, 3.3)."""

from __future__ import annotations

from service import front

METHODS = "GET, POST"
# Headers that workers read, and those of event stream clients. Instrumented pages add the headers
# of W3C Trace Context and Baggage to every call.
REQUEST_HEADERS = (
    "Authorization, Content-Type, X-API-Key, If-None-Match, Flagd-Selector, X-Request-ID,"
    " traceparent, tracestate, baggage, Cache-Control, Last-Event-ID"
)
ANSWER_HEADERS = "ETag, Retry-After, X-Request-ID"
# Seconds that a browser may cache a preflight: Chromium's maximum.
PREFLIGHT_AGE = "7200"


class Cors:
    """CORS headers for pages of the origins in the setting.

    ``origins`` are separated by commas; ``*`` is any, "" is none and switches CORS off. Nginx's
    own answers have the same headers: ``service/nginx_settings.py`` writes them.
    """

    def __init__(self, origins: str) -> None:
        self.origins = front.origins(origins)
        self.any_origin = "*" in self.origins
        self.enabled = bool(self.origins)

    def answer(self, origin: str | None) -> list[tuple[str, str]]:
        """Return the headers that let a page of this origin read an answer."""
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
        """Return the headers that let a page of this origin evaluate, or open an event stream."""
        headers = self.answer(origin)
        if len(headers) > 1:
            headers += [
                ("access-control-allow-methods", METHODS),
                ("access-control-allow-headers", REQUEST_HEADERS),
                ("access-control-max-age", PREFLIGHT_AGE),
            ]
        return headers
