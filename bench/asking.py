"""One call, one answer: for setting up and for looking at an answer before driving a row."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Mapping
from typing import Any

import msgspec

from bench.calls import make_call


class Answer(msgspec.Struct, frozen=True):
    """A whole HTTP answer; header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body, decoded."""
        return json.loads(self.body)


class UnexpectedAnswerError(Exception):
    """A server answered what the bench cannot go on with."""


def send(port: int, content: bytes, method: str = "POST") -> Answer:
    """Send the bytes of one request on a connection of its own."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(content)
        with http.client.HTTPResponse(connection, method=method) as response:
            response.begin()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, headers, response.read())


def ask(
    port: int,
    method: str,
    path: str,
    *,
    key: str,
    body: Any = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """One call with an API key. Raises UnexpectedAnswerError unless the status is 2xx or 304."""
    call = make_call(method, path, headers={"X-API-Key": key, **(headers or {})}, body=body)
    answer = send(port, call.head, method)
    if not (200 <= answer.status < 300 or answer.status == 304):
        raise UnexpectedAnswerError(
            f"{method} {path} answered {answer.status}: {answer.body[:500]!r}"
        )
    return answer
