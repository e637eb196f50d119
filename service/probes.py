"""One short question to a server, to learn whether it answers yet."""

from __future__ import annotations

import http.client
import socket
from pathlib import Path

_PATIENCE = 2.0


def first_bytes(path: Path, question: bytes = b"") -> bytes:
    """What a server says first on its unix socket, after a question if one is given.

    Nothing at all is the answer of a server that is not there.
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
    """Whether a server accepts connections on this port of the loopback address."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE).close()
    except OSError:
        return False
    return True


def status_over(
    path: Path, target: str, *, method: str = "GET", headers: dict[str, str] | None = None
) -> int:
    """The HTTP status that a unix socket answers with; 0 if there is no answer."""
    return answer_over(path, target, method=method, headers=headers)[0]


def answer_over(
    path: Path, target: str, *, method: str = "GET", headers: dict[str, str] | None = None
) -> tuple[int, bytes]:
    """The HTTP status and the body that a unix socket answers with; 0 if there is no answer."""
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
