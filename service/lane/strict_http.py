"""Sanic's HTTP, without the requests that it reads more loosely than Nginx does."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

from sanic import Request
from sanic.compat import Header
from sanic.exceptions import BadRequest
from sanic.http import Http

from service.lane.grammar import are_hosts, in_origin_form, is_head, number


class StrictRequest(Request[Any, Any]):
    """A request whose head RFC 9112 allows; constructing any other raises BadRequest.

    Sanic constructs its request from a head before it looks at anything else in it.
    """

    __slots__ = ()

    def __init__(
        self,
        url_bytes: bytes,
        headers: Header,
        version: str,
        method: str,
        transport: Any,
        app: Any,
        head: bytes = b"",
        stream_id: int = 0,
    ) -> None:
        if not head:
            # Sanic could not read the head, and constructs a request of what it knows, to answer
            # with.
            try:
                super().__init__(url_bytes, headers, version, method, transport, app)
            except BadRequest:
                super().__init__(b"*", headers, version, method, transport, app)
            return
        if not is_head(head) or not are_hosts(headers.getall("host", []), version):
            raise BadRequest("Malformed head")
        if version == "1.0" and "transfer-encoding" in headers:
            raise BadRequest("Transfer-Encoding in HTTP/1.0")
        url_bytes = in_origin_form(url_bytes)
        if not head.isascii():
            headers = _as_sent(head)
        super().__init__(url_bytes, headers, version, method, transport, app, head, stream_id)

    async def receive_body(self) -> None:
        """Receive the body: at once if all of it has arrived, as it has for most requests."""
        exchange: Any = self.stream
        body = exchange.whole_body()
        if body is None:
            await super().receive_body()
        else:
            self.body = body


def _as_sent(head: bytes) -> Header:
    """Return the headers of a head, without space and tab around their values.

    Sanic strips every blank of Unicode, so that many values would be read as one.
    """
    _, *lines = head.decode(errors="surrogateescape").split("\r\n")
    named = (line.split(":", 1) for line in lines)
    return Header([(name.lower(), value.strip(" \t")) for name, value in named])


class StrictHttp(Http):
    """Reads lengths in plain digits only, and a chunk only where the one before it ends."""

    # Untyped in Sanic's class.
    request_body: Any
    request_bytes_left: Any
    request_max_size: Any
    recv_buffer: bytearray

    # No route accepts a WebSocket: a request for one is still subject to the timeouts.
    upgrade_websocket = property(lambda _: False, lambda _self, _asked: None)

    __slots__ = ()

    @staticmethod
    def _safe_int(value: str, base: int = 10) -> int:
        return number(value, base)

    def whole_body(self) -> bytes | None:
        """Take a body of known length that is in the buffer, as reading it to its end does.

        None is one that ``read`` has to wait for, has to ask for, or refuses.
        """
        size = self.request_bytes_left
        buffer = self.recv_buffer
        if (
            self.request_body is not True
            or self.expecting_continue
            or not 0 < size <= len(buffer)
            or size > self.request_max_size
        ):
            return None
        body = bytes(buffer[:size])
        del buffer[:size]
        self.request_bytes_left = 0
        self.request_body = None
        return body

    def read(self) -> Coroutine[Any, Any, bytes | None]:
        """Read a part of the body. Raises BadRequest if a chunk is longer than its size says."""
        if self.request_body == "chunked" and self.request_bytes_left == 0:
            return self._read_next_chunk()
        # Sanic's own coroutine: one around it would cost each request two per cent.
        return super().read()

    async def _read_next_chunk(self) -> bytes | None:
        while len(self.recv_buffer) < 2:
            await self._receive_more()
        if not self.recv_buffer.startswith(b"\r\n"):
            self.keep_alive = False
            raise BadRequest("Bad chunked encoding")
        return await super().read()
