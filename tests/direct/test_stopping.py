"""Workers that stop and die while callers use the direct road."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing
from typing import Self
from urllib.parse import urlsplit

import pytest

from tests.direct.conftest import Direct, restart
from tests.outage.load import EVALUATE, Load
from tests.outage.scene import CALLS, NAME
from tests.waiting import wait_until

HEADERS = {"content-type": "application/json", "flagd-selector": f"flagSetId={NAME}"}


@pytest.fixture
def load(direct: Direct) -> Iterator[Load]:
    """Callers on kept connections, none of whose requests may be lost."""
    with Load(direct.url, HEADERS | {"x-api-key": direct.keys[0]}, CALLS) as load:
        load.go_on(20)
        yield load
        load.go_on(20)
    load.check()


def test_no_request_is_lost_while_workers_are_restarted(direct: Direct, load: Load) -> None:
    for index, worker in enumerate(direct.stack.workers):
        worker.stop()
        load.go_on()
        restart(direct.stack, index)
        load.go_on()


class NewConnections:
    """Callers who open a connection for each request, so that some meet a socket that closes."""

    def __init__(self, direct: Direct) -> None:
        address = urlsplit(direct.url)
        self._address = (address.hostname, address.port or 0)
        self._request = (
            f"POST {EVALUATE}/static HTTP/1.1\r\nHost: x\r\nX-API-Key: {direct.keys[0]}\r\n"
            "Connection: close\r\nContent-Length: 2\r\n\r\n{}"
        ).encode()
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=self._call_on) for _ in range(4)]
        self.answered = 0
        # Refused or reset before a byte was sent, and after.
        self.not_connected: list[str] = []
        self.lost: list[str] = []

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def go_on(self) -> None:
        """Wait for a hundred answers more."""
        goal = self.answered + 100
        wait_until(lambda: self.answered >= goal)

    def _call_on(self) -> None:
        while not self._stopped.is_set():
            try:
                connection = socket.create_connection(self._address, timeout=30)
            except OSError as error:
                self.not_connected.append(repr(error))
                continue
            with connection:
                try:
                    connection.sendall(self._request)
                    answer = connection.recv(65536)
                except OSError as error:
                    answer = repr(error).encode()
            if answer.startswith(b"HTTP/1.1 200 "):
                self.answered += 1
            else:
                self.lost.append(answer[:200].decode())


def test_requests_on_new_connections_are_not_lost_either(direct: Direct) -> None:
    with NewConnections(direct) as callers:
        for index, worker in enumerate(direct.stack.workers):
            callers.go_on()
            worker.stop()
            callers.go_on()
            restart(direct.stack, index)
        callers.go_on()
    # Where net.ipv4.tcp_migrate_req is 0, a handshake that is half done when a socket closes is
    # reset; a worker that stops cannot prevent it.
    assert len(callers.not_connected) + len(callers.lost) <= 2, callers.lost


def test_a_killed_worker_costs_its_own_connections_and_no_others(direct: Direct) -> None:
    address = urlsplit(direct.url).netloc
    headers = HEADERS | {"x-api-key": direct.keys[0]}

    def worker_of(connection: http.client.HTTPConnection) -> str:
        connection.request("POST", f"{EVALUATE}/static", b"{}", headers)
        answer = connection.getresponse()
        assert answer.read()
        assert answer.status == 200
        return str(answer.headers["x-request-id"]).partition("-")[0]

    with ExitStack() as closing_all:
        connections = [
            closing_all.enter_context(closing(http.client.HTTPConnection(address, timeout=30)))
            for _ in range(64)
        ]
        before = [worker_of(connection) for connection in connections]
        assert len(set(before)) == 2
        direct.stack.workers[0].kill()
        closing_all.callback(restart, direct.stack, 0)
        survived, lost = set(), set()
        for name, connection in zip(before, connections, strict=True):
            try:
                assert worker_of(connection) == name
                survived.add(name)
            except (OSError, http.client.HTTPException):
                lost.add(name)
        assert len(survived) == len(lost) == 1
        assert survived.isdisjoint(lost)
        for connection in connections:
            connection.close()
            assert {worker_of(connection)} == survived
