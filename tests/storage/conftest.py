"""A pool on the test's own database, and servers that behave unlike MariaDB."""

from __future__ import annotations

import socketserver
import struct
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from threading import Thread

import pytest

from service.storage.database import Database
from tests.patient import patient_database


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Four connections."""
    database = await patient_database(database_url, size=4)
    yield database
    await database.close()


class _MySQL(socketserver.StreamRequestHandler):
    """Greets as MySQL 8 does.

    https://dev.mysql.com/doc/dev/mysql-server/latest/PAGE_PROTOCOL.html
    """

    # PROTOCOL_41, TRANSACTIONS, SECURE_CONNECTION, PLUGIN_AUTH and its lengths, CONNECT_WITH_DB.
    _CAPABILITIES = 0x0028A208

    def handle(self) -> None:
        low, high = self._CAPABILITIES & 0xFFFF, self._CAPABILITIES >> 16
        greeting = b"\n8.0.36\0" + struct.pack("<I8sxHBHHB10x", 1, b"s" * 8, low, 45, 2, high, 21)
        self.send(0, greeting + b"s" * 12 + b"\0caching_sha2_password\0")
        self.receive()

    def send(self, number: int, packet: bytes) -> None:
        self.wfile.write(struct.pack("<HBB", len(packet), 0, number) + packet)

    def receive(self) -> bytes:
        head = self.rfile.read(4)
        return self.rfile.read(int.from_bytes(head[:3], "little"))


class _FullAuthentication(_MySQL):
    """Has not seen the password lately, and is asked without TLS."""

    def handle(self) -> None:
        super().handle()
        self.send(2, b"\1\4")
        assert self.receive() == b"\2"
        self.send(4, b"\1a public key")
        self.receive()


class _OutOfStep(_MySQL):
    """Executes statements, and answers queries with an unexpected packet."""

    _DONE = b"\0\0\0\2\0\0\0"

    def handle(self) -> None:
        super().handle()
        self.send(2, self._DONE)
        while asked := self.receive():
            self.send(7 if b"SELECT" in asked else 1, self._DONE)


@contextmanager
def _serving(handler: type[_MySQL]) -> Iterator[str]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"mysql://me:hunter2@127.0.0.1:{server.server_address[1]}/flagstaff"
        server.shutdown()
        thread.join()


@pytest.fixture
def mysql8_url() -> Iterator[str]:
    """A MySQL that accepts a password over TLS or encrypted with its key, and offers no TLS."""
    with _serving(_FullAuthentication) as url:
        yield url


@pytest.fixture
def out_of_step_url() -> Iterator[str]:
    """A server, or a proxy before it, that mixes up answers."""
    with _serving(_OutOfStep) as url:
        yield url
