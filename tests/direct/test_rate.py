"""The limit on what one caller sends to a worker on the direct road."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, islice, repeat
from urllib.parse import urlsplit

import msgspec
import pytest

from tests.direct.conftest import Direct

BODY = b'{"context":{}}'
AT_ONCE = 100


def evaluation(key: str, *, chunked: bool = False) -> bytes:
    lines = ["POST /ofrep/v1/evaluate/flags/static HTTP/1.1", "Host: x", f"X-API-Key: {key}"]
    if chunked:
        lines.append("Transfer-Encoding: chunked")
        return "\r\n".join([*lines, "\r\n"]).encode() + b"%x\r\n%b\r\n0\r\n\r\n" % (len(BODY), BODY)
    return "\r\n".join([*lines, f"Content-Length: {len(BODY)}", "\r\n"]).encode() + BODY


@contextmanager
def connected(limited: Direct) -> Iterator[socket.socket]:
    address = urlsplit(limited.url)
    with socket.create_connection((address.hostname, address.port or 0), timeout=30) as caller:
        yield caller


def until_limited(caller: socket.socket, requests: Iterator[bytes]) -> bytes:
    """Send requests, many at once; the first answer that says that there were too many."""
    for _ in range(1000):
        caller.sendall(b"".join(islice(requests, AT_ONCE)))
        received = b""
        while received.count(b"HTTP/1.1 ") < AT_ONCE or not received.endswith(b"}"):
            received += caller.recv(1 << 18)
        if b"HTTP/1.1 429 " in received:
            return b"HTTP/1.1 429 " + received.partition(b"HTTP/1.1 429 ")[2]
    raise AssertionError("No limit was met.")


def status_of(caller: socket.socket, request: bytes) -> bytes:
    caller.sendall(request)
    return caller.recv(65536)[9:12]


@pytest.mark.parametrize("chunked", [False, True], ids=["lane", "sanic"])
def test_a_caller_past_its_rate_is_told_when_to_come_again(limited: Direct, chunked: bool) -> None:
    mine, others = limited.keys
    with connected(limited) as caller:
        head, _, rest = until_limited(caller, repeat(evaluation(mine))).partition(b"\r\n\r\n")
        assert b"\r\nretry-after: 1\r\n" in head.lower()
        body = rest[: rest.index(b"}") + 1]
        assert msgspec.json.decode(body) == {
            "key": "static",
            "errorCode": "GENERAL",
            "errorDetails": "This API key sends more requests than its limit.",
        }
        # The limit is the key's: another one's is as it was, on the same connection.
        assert status_of(caller, evaluation(others, chunked=chunked)) == b"200"


def test_made_up_keys_share_the_limit_of_their_address(limited: Direct) -> None:
    with connected(limited) as caller:
        until_limited(caller, (evaluation(f"fs_made-up-{n}") for n in count()))
        assert status_of(caller, evaluation(limited.keys[0])) == b"200"
