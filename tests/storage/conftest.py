"""A pool on the test's own database, and a server that no MariaDB can stand for."""

from __future__ import annotations

import socketserver
import struct
from collections.abc import AsyncIterator, Iterator
from threading import Thread

import pytest

from service.storage.pool import Database


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """Four connections, with limits that a test can wait for."""
    database = await Database.connect(database_url, size=4, statement_timeout=5)
    yield database
    await database.close()


class _FullAuthentication(socketserver.StreamRequestHandler):
    """Greets as MySQL 8 does, has not seen the password lately, and is asked without TLS.

    https://dev.mysql.com/doc/dev/mysql-server/latest/page_caching_sha2_authentication_exchanges.html
    """

    # PROTOCOL_41, TRANSACTIONS, SECURE_CONNECTION, PLUGIN_AUTH and its lengths, CONNECT_WITH_DB.
    _CAPABILITIES = 0x0028A208

    def handle(self) -> None:
        low, high = self._CAPABILITIES & 0xFFFF, self._CAPABILITIES >> 16
        greeting = b"\n8.0.36\0" + struct.pack("<I8sxHBHHB10x", 1, b"s" * 8, low, 45, 2, high, 21)
        self._send(0, greeting + b"s" * 12 + b"\0caching_sha2_password\0")
        self._receive()
        self._send(2, b"\1\4")
        assert self._receive() == b"\2"
        self._send(4, b"\1a public key")
        self._receive()

    def _send(self, number: int, packet: bytes) -> None:
        self.wfile.write(struct.pack("<HBB", len(packet), 0, number) + packet)

    def _receive(self) -> bytes:
        head = self.rfile.read(4)
        return self.rfile.read(int.from_bytes(head[:3], "little"))


@pytest.fixture
def mysql8_url() -> Iterator[str]:
    """A MySQL that takes a password over TLS or encrypted with its key, and offers no TLS."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _FullAuthentication) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"mysql://me:hunter2@127.0.0.1:{server.server_address[1]}/flagstaff"
        server.shutdown()
        thread.join()
