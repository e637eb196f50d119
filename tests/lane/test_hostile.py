"""What Nginx refuses before it asks a worker, the worker refuses too when it is asked directly."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from devstack.addresses import free_port
from devstack.nginx import Nginx
from tests.lane.conftest import Roads

GET = b"GET /livez HTTP/1.1\r\n"
POST = b"POST /ofrep/v1/evaluate/flags/static HTTP/1.1\r\nHost: f\r\nX-API-Key: TOKEN\r\n"
CHUNKED = POST + b"Transfer-Encoding: chunked\r\n\r\n"
HOST = b"Host: f\r\n"

# Each is refused by the worker on both roads, with 400 unless something else is said.
REFUSED = {
    "a chunk size in C": CHUNKED + b"0x2\r\n{}\r\n0\r\n\r\n",
    "a chunk size with a sign": CHUNKED + b"+2\r\n{}\r\n0\r\n\r\n",
    "a chunk size with an underscore": CHUNKED + b"0_2\r\n{}\r\n0\r\n\r\n",
    "a chunk size behind a space": CHUNKED + b" 2\r\n{}\r\n0\r\n\r\n",
    "a chunk size in other digits": CHUNKED + "٢\r\n{}\r\n0\r\n\r\n".encode(),
    "a chunk size that is too large": CHUNKED + b"f" * 17 + b"\r\n{}\r\n0\r\n\r\n",
    "no chunk size": CHUNKED + b"\r\n{}\r\n0\r\n\r\n",
    "a chunk that is longer than it says": CHUNKED + b"2\r\n{}xx0\r\n\r\n",
    "a chunk that ends in a line feed": CHUNKED + b"2\r\n{}\n\n0\r\n\r\n",
    "chunks and a length": POST + b"Content-Length: 2\r\n" + CHUNKED[len(POST) :] + b"0\r\n\r\n",
    "another transfer coding": POST + b"Transfer-Encoding: gzip\r\n\r\n{}",
    "a list of transfer codings": POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "chunks twice": POST + b"Transfer-Encoding: chunked\r\n" * 2 + b"\r\n0\r\n\r\n",
    "chunks in HTTP/1.0": CHUNKED.replace(b"HTTP/1.1", b"HTTP/1.0") + b"0\r\n\r\n",
    "a length with a sign": POST + b"Content-Length: +2\r\n\r\n{}",
    "a length in other digits": POST + "Content-Length: ٢\r\n\r\n{}".encode(),
    "a length with an underscore": POST + b"Content-Length: 0_2\r\n\r\n{}",
    "a list of lengths": POST + b"Content-Length: 2, 2\r\n\r\n{}",
    "two lengths": POST + b"Content-Length: 2\r\n" * 2 + b"\r\n{}",
    "a folded header": GET + HOST + b"X-A: b\r\n c\r\n\r\n",
    "a folded header with a tab": GET + HOST + b"X-A: b\r\n\tc\r\n\r\n",
    "a header that is folded first": GET + b" X-A: b\r\n" + HOST + b"\r\n",
    "a vertical tab in a name": GET + HOST + b"X\x0b-A: b\r\n\r\n",
    "a space in a name": GET + HOST + b"X A: b\r\n\r\n",
    "a space before the colon": GET + HOST + b"X-A : b\r\n\r\n",
    "a NUL in a name": GET + HOST + b"X\0: b\r\n\r\n",
    "no name": GET + HOST + b": b\r\n\r\n",
    "a NUL in a value": GET + HOST + b"X-A: b\0c\r\n\r\n",
    "no host": GET + b"\r\n",
    "no host for an evaluation": POST.replace(HOST, b"") + b"Content-Length: 2\r\n\r\n{}",
    "two hosts": GET + HOST + HOST + b"\r\n",
    "two hosts for an evaluation": POST + HOST + b"Content-Length: 2\r\n\r\n{}",
    "a host with a slash": GET + b"Host: a/b\r\n\r\n",
    "a host with a space": GET + b"Host: a b\r\n\r\n",
    "a host for an evaluation with a space": POST.replace(HOST, b"Host: a b\r\n")
    + b"Content-Length: 2\r\n\r\n{}",
    "a host with two dots": GET + b"Host: a..b\r\n\r\n",
    "half an escape": GET.replace(b"livez", b"live%z") + HOST + b"\r\n",
    "no escape": GET.replace(b"livez", b"live%zz") + HOST + b"\r\n",
    "an escaped NUL": GET.replace(b"livez", b"livez%00") + HOST + b"\r\n",
    "an escaped NUL in a key": POST.replace(b"static", b"a%00") + b"Content-Length: 0\r\n\r\n",
    "half an escape in a key": POST.replace(b"static", b"100%") + b"Content-Length: 0\r\n\r\n",
    "a control character in the path": GET.replace(b"livez", b"live\x01") + HOST + b"\r\n",
    "a method in lower case": b"get /livez HTTP/1.1\r\n" + HOST + b"\r\n",
    "a method with a sign": b"G{T /livez HTTP/1.1\r\n" + HOST + b"\r\n",
    "a path without a slash": b"GET livez HTTP/1.1\r\n" + HOST + b"\r\n",
    "an asterisk": b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n",
    "a tunnel": b"CONNECT f:80 HTTP/1.1\r\n" + HOST + b"\r\n",
    "HTTP/2": b"GET /livez HTTP/2.0\r\n" + HOST + b"\r\n",
    "HTTP/1.1 misspelt": b"GET /livez HTP/1.1\r\n" + HOST + b"\r\n",
}
# The worker is the stricter here; Nginx passes such a header over, or takes it.
STRICTER = {
    "a line feed alone": GET + HOST + b"X-A: b\nX-B: c\r\n\r\n",
    "a carriage return alone": GET + HOST + b"X-A: b\rX-B: c\r\n\r\n",
    "an escape character in a value": GET + HOST + b"X-A: \x1b[0m\r\n\r\n",
    "no colon": GET + HOST + b"X-A\r\n\r\n",
    "a trailer": CHUNKED + b"2\r\n{}\r\n0\r\nX-A: b\r\n\r\n",
    "a chunk size with a space": CHUNKED + b"2 \r\n{}\r\n0\r\n\r\n",
}
TAKEN = {
    "a plain request": GET + HOST + b"\r\n",
    "chunks": CHUNKED + b"2\r\n{}\r\n0\r\n\r\n",
    "chunks with extensions": CHUNKED + b"2;a=b\r\n{}\r\n0;c\r\n\r\n",
    "chunks in capitals": CHUNKED + b"A\r\n          \r\n0a\r\n{}        \r\n0\r\n\r\n",
    "a whole URL": GET.replace(b"/livez", b"http://f/livez") + HOST + b"\r\n",
    "a whole URL for an evaluation": POST.replace(b" /", b" http://f/", 1)
    + b"Content-Length: 2\r\n\r\n{}",
    "Latin-1 in a header that nobody reads": GET + HOST + b"X-User: Jos\xe9\r\n\r\n",
    "a tab in a value": GET + HOST + b"X-A: b\tc\r\n\r\n",
    "an empty value": GET + HOST + b"X-A:\r\n\r\n",
    "a host with a port": GET + b"Host: [::1]:8080\r\n\r\n",
    "HTTP/1.0": b"GET /livez HTTP/1.0\r\n\r\n",
    "spaces around a length": POST + b"Content-Length:  2 \r\n\r\n{}",
}


@pytest.fixture(scope="module")
def nginx(roads: Roads, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of an Nginx in front of the worker with the lane."""
    port = free_port()
    server = Nginx(tmp_path_factory.mktemp("nginx"), port, [Path(roads.lane.socket)], rate_limit=0)
    server.start()
    yield port
    server.stop()


def status_of(answer: bytes) -> int:
    """The status of the last answer, 100 (Continue) aside; 0 for a connection that was closed."""
    found = [part.split()[0] for part in answer.split(b"HTTP/1.1 ")[1:]]
    return int(found[-1]) if found else 0


def nginx_says(port: int, request: bytes) -> int:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(request)
        answer = b""
        with suppress(ConnectionResetError):
            while b"\r\n\r\n" not in answer and (part := connection.recv(65536)):
                answer += part
    return status_of(answer)


@pytest.mark.parametrize("name", [*REFUSED, *STRICTER])
def test_a_worker_refuses_what_can_be_read_in_two_ways(roads: Roads, name: str) -> None:
    request = {**REFUSED, **STRICTER}[name].replace(b"TOKEN", roads.token.encode())
    smuggled = b"GET /readyz HTTP/1.1\r\nHost: f\r\n\r\n"
    answer = roads.agree(request + smuggled)
    assert answer.startswith(b"HTTP/1.1 400 ")
    # It is answered once, and whatever stands behind it is not read.
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"connection: close" in answer


@pytest.mark.parametrize("name", REFUSED)
def test_nginx_refuses_the_same(roads: Roads, nginx: int, name: str) -> None:
    request = REFUSED[name].replace(b"TOKEN", roads.token.encode())
    assert nginx_says(nginx, request) in (0, 400, 405, 501, 505)


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_plain_is_taken_by_both(roads: Roads, nginx: int, name: str) -> None:
    request = TAKEN[name].replace(b"TOKEN", roads.token.encode())
    goodbye = b"GET /livez HTTP/1.1\r\nHost: f\r\nConnection: close\r\n\r\n"
    stream = request if request.startswith(b"GET /livez HTTP/1.0") else request + goodbye
    answer = roads.agree(stream)
    assert answer.count(b"HTTP/1.1 200 ") == answer.count(b"HTTP/1.1 ") == stream.count(b"HTTP/1.")
    assert nginx_says(nginx, request) == 200
