"""HEAD is answered like GET, without the body, on every route and page (RFC 9110, 9.3.2)."""

from __future__ import annotations

import secrets
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sanic import Sanic

from devstack import demonstration
from devstack.stack import Stack
from service.app import add_routes
from tests.clients import client_of
from tests.waiting import PATIENCE

# What differs from one answer to the next, whatever the method.
CHANGING = {"date", "x-request-id"}
# How the body is sent, which HEAD may leave out; a length has to be the same where it is told.
FRAMING = {"content-length", "transfer-encoding"}
NAMES = {
    "flag_set": demonstration.FLAG_SET,
    "key": "new-checkout",
    "name": "beta-testers",
    "targeting_key": "user-1",
    "key_id": "1",
    "webhook": "1",
    "delivery": "1",
    "schedule": "1",
    "rollout": "1",
}


class Answer(NamedTuple):
    """What came back for a request, to the end of the connection."""

    head: str
    body: bytes

    @property
    def status(self) -> int:
        return int(self.head.split(" ", 2)[1])

    @property
    def headers(self) -> dict[str, str]:
        lines = self.head.split("\r\n")[1:]
        return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    settings = {"FLAGSTAFF_ADMIN_KEY": secrets.token_urlsafe(32)}
    with Stack(tmp_path_factory.mktemp("head"), settings=settings, durable=False) as stack:
        assert demonstration.load(stack.url, stack.admin_key)
        demonstration.wait_until_served(stack.workers, stack.admin_key, within=PATIENCE)
        yield stack


def _targets() -> list[str]:
    """Every path that takes GET, and a few that do not; with and without what it is asked for."""
    app: Sanic[Any, Any] = Sanic("head", configure_logging=False)
    try:
        add_routes(app, event_streams=True)
        paths = []
        for route in app.router.routes:
            if "GET" in route.methods:
                path = "/" + route.path
                for name, value in NAMES.items():
                    for kind in ("str", "path"):
                        path = path.replace(f"<{name}:{kind}>", value)
                paths.append(path)
    finally:
        Sanic.unregister_app(app)
    assert all("<" not in path for path in paths)
    return [*sorted(paths), "/nothing", "/ofrep/v1/evaluate/flags", "/ofrep/v1/evaluate/flags/a"]


def _ask(server: str | Path, method: str, target: str, *headers: str) -> Answer:
    """Send one request on a connection that is closed then, and take all that comes."""
    is_nginx = isinstance(server, str)
    family = socket.AF_INET if is_nginx else socket.AF_UNIX
    with closing(socket.socket(family)) as connection:
        connection.settimeout(30)
        place = ("127.0.0.1", int(str(server).rpartition(":")[2])) if is_nginx else str(server)
        connection.connect(place)
        lines = [f"{method} {target} HTTP/1.1", "Host: flags", "Connection: close", *headers]
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        received = b""
        while b"\r\n\r\n" not in received:
            received += connection.recv(65536)
        head, _, body = received.partition(b"\r\n\r\n")
        is_stream = b"text/event-stream" in head.lower()
        while not (is_stream and method == "GET") and (more := connection.recv(65536)):
            body += more
        return Answer(head.decode(), body)


@pytest.mark.parametrize("compressed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("through", ["worker", "nginx"])
@pytest.mark.parametrize("target", _targets())
def test_head_is_get_without_the_body(
    stack: Stack, through: str, target: str, compressed: bool
) -> None:
    server = stack.url if through == "nginx" else stack.workers[0].socket
    sent = [f"X-API-Key: {stack.admin_key}"] + ["Accept-Encoding: gzip"] * compressed

    get = _ask(server, "GET", target, *sent)
    head = _ask(server, "HEAD", target, *sent)

    assert head.status == get.status
    assert head.body == b""
    left_out = CHANGING | FRAMING
    assert _without(head.headers, left_out) == _without(get.headers, left_out)
    if target not in ("/metrics", "/readyz") and "content-length" in head.headers:
        assert head.headers["content-length"] == get.headers.get("content-length")


def _without(headers: dict[str, str], names: set[str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in names}


def test_an_open_stream_is_head_too_without_opening_one(stack: Stack) -> None:
    headers = {
        "x-api-key": stack.admin_key,
        "flagd-selector": f"flagSetId={demonstration.FLAG_SET}",
    }
    with client_of(stack.url, headers) as client:
        answer = client.post("/ofrep/v1/evaluate/flags", json={}).json()
    target = answer["eventStreams"][0]["endpoint"]["requestUri"]

    for server in (stack.url, stack.workers[0].socket):
        get = _ask(server, "GET", target)
        head = _ask(server, "HEAD", target)
        assert (head.status, head.body) == (200, b"")
        left_out = CHANGING | FRAMING
        assert _without(head.headers, left_out) == _without(get.headers, left_out)
        assert "content-length" not in head.headers


@pytest.mark.parametrize("path", ["changes", "contexts"])
def test_an_export_is_head_too_and_the_connection_goes_on(stack: Stack, path: str) -> None:
    target = f"/api/v1/flag-sets/{demonstration.FLAG_SET}/{path}"
    headers = {"x-api-key": stack.admin_key, "accept": "application/x-ndjson"}

    for server in (stack.url, stack.workers[0].socket):
        with client_of(server, headers) as client:
            for _ in range(3):
                head, get = client.head(target), client.get(target)
                assert (head.status_code, head.content) == (200, b"")
                assert head.headers["content-type"] == get.headers["content-type"]
                assert client.get("/livez").text == "ok\n"


def test_the_root_leads_a_person_to_a_page(stack: Stack) -> None:
    # Nginx has the console's files, a worker only the page of the API.
    for server, place in ((stack.url, "/console/"), (stack.workers[0].socket, "/docs")):
        with client_of(server, {}) as client:
            answer = client.get("/", follow_redirects=True)
        assert answer.url.path == place
        assert answer.headers["content-type"].startswith("text/html")
