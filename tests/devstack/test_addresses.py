from __future__ import annotations

import os
import random
import socket
import stat
from pathlib import Path

import pytest

from devstack.addresses import (
    LONGEST_SOCKET_PATH,
    free_port,
    port_is_free,
    socket_directory,
)
from devstack.failure import StackFailed
from service.ports import port_holder


def test_sockets_lie_in_the_directory_where_only_its_owner_enters(tmp_path: Path) -> None:
    directory = socket_directory(tmp_path / "x")

    assert directory.parent == tmp_path / "x"
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700


def test_a_long_path_gets_a_short_directory_for_its_sockets(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 90)
    directory = socket_directory(long)
    try:
        assert len(os.fsencode(directory / "mariadb.sock")) <= LONGEST_SOCKET_PATH
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700
        assert socket_directory(long) == directory
    finally:
        directory.rmdir()


def test_a_link_in_place_of_the_directory_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sockets").symlink_to("/tmp")

    with pytest.raises(StackFailed, match="not a directory of this user's own"):
        socket_directory(tmp_path)


def test_a_port_that_is_listened_on_is_not_free_and_its_holder_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        assert not port_is_free(port)
        assert port_holder(port).startswith(f"process {os.getpid()} (")


def test_a_free_port_is_free_and_given_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ports = [free_port() for _ in range(20)]
    assert all(map(port_is_free, ports))
    assert len(set(ports)) == len(ports)
    # Another process is offered the same ones, and takes none of them.
    monkeypatch.setattr(random, "sample", lambda *_: ports)
    with pytest.raises(StackFailed, match="No port from"):
        free_port()


def test_a_free_port_is_none_that_a_connection_may_get() -> None:
    lowest = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    assert lowest <= 1024 or free_port() < lowest
