"""One API key is one caller, however it is written: Nginx, lane, Sanic and management agree.

Nginx counts requests by the text that it takes for the key. A worker that took other texts for the
same key would give one caller as many limits as it likes.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from devstack.addresses import free_port
from devstack.stack import Stack
from tests.clients import client_of
from tests.deployment.production import Production

KEY = b"KEY"

# Header lines, with KEY for the key, and whether that is what they say.
WRITTEN = [
    (b"X-API-Key: KEY", True),
    (b"x-api-key:KEY", True),
    (b"X-API-Key: \t KEY\t \t", True),
    (b"X-API-Key:\tKEY ", True),
    (b"Authorization: Bearer KEY", True),
    (b"Authorization: bEaReR KEY", True),
    (b"Authorization:\tBearer  \t KEY \t", True),
    (b"Authorization: Bearer \tKEY", True),
    # One without a key says nothing.
    (b"X-API-Key:\r\nAuthorization: Bearer KEY", True),
    (b"X-API-Key: \t \r\nAuthorization: Bearer KEY", True),
    (b"X-API-Key: KEY\r\nAuthorization: Bearer other", True),
    (b"X-API-Key: other\r\nAuthorization: Bearer KEY", False),
    (b"Authorization: Bearer\tKEY", False),
    (b"Authorization: BearerKEY", False),
    (b"Authorization: Basic KEY", False),
    (b"Authorization: KEY", False),
    (b"X-API-Key: Bearer KEY", False),
    (b"X-API-Key: KEY other", False),
    (b"X-API-Key: other KEY", False),
    (b"X-API-Key: KEY\tother", False),
    (b"Authorization: Bearer KEY other", False),
    (b"X-API-Key: KEY,", False),
    (b'X-API-Key: "KEY"', False),
    # Blanks to Unicode, and none to HTTP.
    *(
        (line.replace(b"BLANK", blank.encode()), False)
        for blank in ("\u00a0", "\u0085", "\u2003", "\u3000", "\ufeff", "\u00a0" * 50)
        for line in (
            b"X-API-Key: KEYBLANK",
            b"X-API-Key: BLANKKEY",
            b"X-API-Key: BLANK KEY",
            b"Authorization: Bearer KEYBLANK",
            b"Authorization: Bearer BLANKKEY",
            b"Authorization: BLANKBearer KEY",
            b"Authorization: BearerBLANK KEY",
        )
    ),
    # Latin-1.
    (b"X-API-Key: KEY\xa0", False),
    (b"Authorization: Bearer \xa0KEY", False),
]


class Readers:
    """Who reads keys: an Nginx with the maps of production, and a worker on each of its roads."""

    def __init__(self, nginx: int, worker: Path, key: bytes) -> None:
        self._nginx = nginx
        self._worker = worker
        self.key = key

    def as_nginx_counts(self, lines: bytes) -> bytes:
        """What Nginx takes for the key."""
        with socket.create_connection(("127.0.0.1", self._nginx), 30) as connection:
            answer = _answer(connection, b"GET / HTTP/1.1\r\nHost: a\r\n" + lines)
        return answer.partition(b"\r\n\r\n")[2].removeprefix(b"<").removesuffix(b">")

    def statuses(self, lines: bytes) -> dict[str, int]:
        """How each road of the worker answers to whoever has this key."""
        requests = {
            "lane": b"POST /ofrep/v1/evaluate/flags HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n",
            "sanic": b"POST /ofrep/v1/evaluate/flags HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n"
            b"Upgrade: none\r\n",
            "management": b"GET /api/v1/api-keys HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n",
        }
        return {name: self._status(head + lines) for name, head in requests.items()}

    def _status(self, head: bytes) -> int:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(30)
            connection.connect(str(self._worker))
            lines = b"\r\nFlagd-Selector: flagSetId=read-keys"
            return int(_answer(connection, head + lines, b"{}").split()[1])


def _answer(connection: socket.socket, head: bytes, body: bytes = b"") -> bytes:
    connection.sendall(head + b"\r\nConnection: close\r\n\r\n" + body)
    answer = b""
    while part := connection.recv(65536):
        answer += part
    return answer


@pytest.fixture(scope="module")
def readers(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readers]:
    directory = tmp_path_factory.mktemp("nginx")
    nginx = Production(directory, [worker.socket for worker in stack.workers])
    port = free_port()
    main = directory / "nginx.conf"
    text = main.read_text().rstrip()
    assert text.endswith("}")
    reading = f'server {{ listen 127.0.0.1:{port}; location / {{ return 200 "<$sent_key>"; }} }}'
    main.write_text(f"{text[:-1]}\n{reading}\n}}\n")
    with client_of(stack.url, {"x-api-key": stack.admin_key}) as client:
        client.post("/api/v1/flag-sets", json={"name": "read-keys"})
        wanted = {"name": "reading", "scopes": ["admin"]}
        key = client.post("/api/v1/api-keys", json=wanted).raise_for_status().json()["key"]
    nginx.start()
    yield Readers(port, stack.workers[0].socket, key.encode())
    nginx.child.stop()


@pytest.mark.parametrize(("written", "says_it"), WRITTEN)
def test_whoever_reads_a_key_reads_the_same(
    readers: Readers, written: bytes, *, says_it: bool
) -> None:
    lines = written.replace(KEY, readers.key)
    statuses = readers.statuses(lines)
    if says_it:
        assert set(statuses.values()) == {200}
        assert readers.as_nginx_counts(lines) == readers.key
    else:
        assert set(statuses.values()) <= {400, 401}
        assert readers.as_nginx_counts(lines) != readers.key


@pytest.mark.parametrize("name", [b"X-API-Key: ", b"Authorization: Bearer "])
@pytest.mark.parametrize("other", [b"KEY", b"other"])
def test_a_key_that_is_sent_twice_is_none(readers: Readers, name: bytes, other: bytes) -> None:
    """Proxies differ in which of two they read, and one is enough for whoever has a key."""
    for first, second in ((KEY, other), (other, KEY)):
        lines = (name + first + b"\r\n" + name + second).replace(KEY, readers.key)
        assert set(readers.statuses(lines).values()) == {400}
