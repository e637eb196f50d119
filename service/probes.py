"""Short requests that check whether a server answers."""

from __future__ import annotations

import http.client
import socket
from pathlib import Path

_PATIENCE = 2.0


def first_bytes(path: Path, question: bytes = b"") -> bytes:
    """Return a server's first bytes on its unix socket, after a question if one is given.

    Empty if there is no server.
    """
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_PATIENCE)
        try:
            connection.connect(str(path))
            connection.sendall(question)
            return connection.recv(512)
        except OSError:
            return b""


def accepts(port: int) -> bool:
    """Return whether a server accepts connections on this port of the loopback address."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE).close()
    except OSError:
        return False
    return True


def status_over(
    path: Path, target: str, *, method: str = "GET", headers: dict[str, str] | None = None
) -> int:
    """Return the HTTP status of a unix socket's answer; 0 without an answer."""
    return answer_over(path, target, method=method, headers=headers)[0]


def answer_over(
    path: Path, target: str, *, method: str = "GET", headers: dict[str, str] | None = None
) -> tuple[int, bytes]:
    """Return HTTP status and body of a unix socket's answer; 0 without an answer."""
    connection = _UnixConnection(path)
    try:
        connection.request(method, target, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        connection.close()


class _UnixConnection(http.client.HTTPConnection):
    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=_PATIENCE)
        self._path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self._path))
