from __future__ import annotations

import os
import socket
import stat
from pathlib import Path

import pytest

from service.process.listening import CannotListen, inherited_socket, tcp_socket, unix_socket


def test_a_unix_socket_takes_connections_from_every_user(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with unix_socket(path) as listener, socket.socket(socket.AF_UNIX) as caller:
        # A worker that is still starting keeps nobody waiting.
        with pytest.raises(ConnectionRefusedError):
            caller.connect(str(path))
        listener.listen()
        caller.connect(str(path))
        assert stat.S_IMODE(path.stat().st_mode) == 0o666


def test_a_socket_file_that_nobody_listens_on_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "s"
    unix_socket(path).close()
    assert path.exists()
    with unix_socket(path) as listener, socket.socket(socket.AF_UNIX) as caller:
        listener.listen()
        caller.connect(str(path))


def test_a_socket_that_is_listened_on_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s"
    with unix_socket(path) as listener:
        listener.listen()
        with pytest.raises(CannotListen, match="Another process"):
            unix_socket(path)
    (tmp_path / "file").write_text("kept")
    with pytest.raises(CannotListen, match="no socket"):
        unix_socket(tmp_path / "file")
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "127.0.0.1:", "127.0.0.1:x", ":70000", "::1:1x", "::²"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(CannotListen, match="is not HOST:PORT"):
        tcp_socket(address)


def test_a_place_where_no_socket_can_be_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "s", tmp_path / "nowhere" / "s", tmp_path / ("s" * 108)):
        with pytest.raises(CannotListen, match=f"Cannot listen on {path}: "):
            unix_socket(path)


def test_a_port_in_use_is_refused_in_words() -> None:
    with tcp_socket("127.0.0.1:0") as first:
        first.listen()
        port = first.getsockname()[1]
        with pytest.raises(CannotListen, match="in use"):
            tcp_socket(f"127.0.0.1:{port}")


def test_a_socket_is_inherited_only_by_the_process_that_it_is_meant_for() -> None:
    assert inherited_socket({}) is None
    assert inherited_socket({"LISTEN_PID": "1", "LISTEN_FDS": "1"}) is None
    with pytest.raises(CannotListen, match="exactly one"):
        inherited_socket({"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "2"})


def test_who_holds_a_port_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"
        holder = rf"process {os.getpid()} \("
        with pytest.raises(CannotListen, match=f"Cannot listen on {address}: .* by {holder}"):
            tcp_socket(address)
