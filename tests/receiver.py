"""Receiver of webhooks: an HTTP server that stores requests and answers as configured."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from typing import Any, NamedTuple

from tests.threaded_server import QuietHandler, ThreadedServer


class Call(NamedTuple):
    """One request, as it arrived."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def told(self) -> Any:
        return json.loads(self.body)

    @property
    def revision(self) -> Any:
        return self.told["data"].get("revision")

    def is_signed_with(self, secret: str) -> bool:
        """Return whether the signature is right: the Standard Webhooks specification, spelt out."""
        assert secret.startswith("whsec_")
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        signed = f"{self.id}.{self.headers['webhook-timestamp']}.{self.body.decode()}"
        made = hmac.new(key, signed.encode(), hashlib.sha256).digest()
        return self.headers["webhook-signature"] == f"v1,{base64.b64encode(made).decode()}"


class Receiver:
    """Answers each call with ``status`` or ``answer``; may wait until ``go_on`` is set."""

    def __init__(self, port: int = 0) -> None:
        self.calls: list[Call] = []
        self.status = 204
        self.answer: Callable[[Call], int] = lambda _: self.status
        self.headers: dict[str, str] = {}
        # The body of an answer that is sent for as long as somebody reads it.
        self.is_endless = False
        self.sent = 0
        self.go_on = threading.Event()
        self.go_on.set()
        self._server = ThreadedServer(self._handler(), port)
        self.port = self._server.port
        self.url = f"http://127.0.0.1:{self.port}/hook"

    @property
    def revisions(self) -> list[Any]:
        return [call.revision for call in self.calls]

    @contextmanager
    def serving(self) -> Iterator[Receiver]:
        with self._server.serving():
            try:
                yield self
            finally:
                self.go_on.set()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(QuietHandler):
            def do_POST(self) -> None:  # noqa: N802  # as http.server names it
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                call = Call(self.path, headers, body)
                receiver.calls.append(call)
                receiver.go_on.wait(60)
                with suppress(OSError):
                    self._answer(receiver.answer(call))

            def _answer(self, status: int) -> None:
                self.send_response(status)
                for name, value in receiver.headers.items():
                    self.send_header(name, value)
                if not receiver.is_endless:
                    self.send_header("content-length", "0")
                    self.end_headers()
                    return
                self.send_header("connection", "close")
                self.end_headers()
                while True:
                    receiver.sent += self.wfile.write(b"x" * 8192)

        return Handler
