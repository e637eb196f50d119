"""A proxy between a process and MariaDB that stops one statement, before or after it is run."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Literal

When = Literal["before", "after"]
# Says of a statement, by its number on its connection, when its connection is to be stopped.
Choose = Callable[["Conversation", str], When | None]

_QUERY = 0x03


class Conversation:
    """One connection of the process: its statements so far."""

    def __init__(self) -> None:
        self.statements: list[str] = []


class Proxy:
    """Listens on a unix socket, and passes on to MariaDB's.

    ``choose`` is asked for every statement. ``before`` holds it back; ``after`` passes it on and
    holds back what follows, so that the process does not learn what became of it. ``stopped`` is
    set then. The held connection stays open until the process closes it, or ``let_go``.
    """

    def __init__(self, directory: Path, server: Path) -> None:
        self.path = directory / "p.sock"
        self.path.unlink(missing_ok=True)
        self.choose: Choose = lambda _conversation, _statement: None
        self.stopped = threading.Event()
        self.conversations: list[Conversation] = []
        self._server = server
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.path))
        self._listener.listen(64)
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []

    @contextlib.contextmanager
    def serving(self) -> Iterator[Proxy]:
        """Serve while the block runs."""
        accepting = threading.Thread(target=self._accept)
        accepting.start()
        try:
            yield self
        finally:
            # A thread that waits in accept is woken by this, and not by a close.
            self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            # What it accepts at last is open when it has ended.
            accepting.join()
            self.let_go()
            for thread in self._threads:
                thread.join()
            for each in self._open:
                each.close()

    def let_go(self) -> None:
        """Close every connection, on both sides."""
        for each in self._open:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            try:
                server.connect(str(self._server))
            except OSError:
                client.close()
                server.close()
                continue
            self._open += (client, server)
            muted = threading.Event()
            conversation = Conversation()
            self.conversations.append(conversation)
            for target in (
                partial(self._requests, client, server, conversation, muted),
                partial(self._answers, server, client, muted),
            ):
                thread = threading.Thread(target=target)
                self._threads.append(thread)
                thread.start()

    def _requests(
        self,
        client: socket.socket,
        server: socket.socket,
        conversation: Conversation,
        muted: threading.Event,
    ) -> None:
        try:
            while packet := _packet(client):
                when = None
                # A command begins a new sequence; the handshake's packets do not.
                if packet[3] == 0 and packet[4] == _QUERY:
                    statement = packet[5:].decode(errors="replace")
                    conversation.statements.append(statement)
                    when = self.choose(conversation, statement)
                if when is not None:
                    muted.set()
                if when == "before":
                    self.stopped.set()
                    # Until the process ends, or the proxy does.
                    while client.recv(65536):
                        pass
                    break
                server.sendall(packet)
        except OSError:
            pass
        finally:
            _end(client, server)

    def _answers(
        self, server: socket.socket, client: socket.socket, muted: threading.Event
    ) -> None:
        try:
            while data := server.recv(65536):
                if muted.is_set():
                    self.stopped.set()
                else:
                    client.sendall(data)
        except OSError:
            pass
        finally:
            _end(server, client)


def _packet(connection: socket.socket) -> bytes:
    """Return the next packet with its head; nothing at the end."""
    head = _exactly(connection, 4)
    if len(head) < 4:
        return b""
    return head + _exactly(connection, int.from_bytes(head[:3], "little"))


def _exactly(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size and (part := connection.recv(size - len(data))):
        data += part
    return data


def _end(*connections: socket.socket) -> None:
    for each in connections:
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
