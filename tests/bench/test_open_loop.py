"""The open loop: calls are due whatever the server does, and late answers count as late."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from bench import open_loop
from bench.calls import Call
from bench.open_loop import Connection, Schedule, drive, percentile
from tests.waiting import PATIENCE

ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"
NOT_MODIFIED = b'HTTP/1.1 304 Not Modified\r\nETag: "a"\r\n\r\n'


def test_calls_are_evenly_spaced_from_the_start() -> None:
    schedule = Schedule(rate=100, seconds=0.5, start=10.0)
    assert schedule.total == 50
    assert schedule.due(0) == 10.0
    assert schedule.due(50) == pytest.approx(10.5)
    assert schedule.deadline > schedule.due(50)


def test_a_rate_below_one_call_still_makes_one() -> None:
    assert Schedule(rate=0.1, seconds=1, start=0.0).total == 1


def test_percentiles_are_by_nearest_rank() -> None:
    values = [float(number) for number in range(1, 101)]
    assert percentile(values, 50) == 51
    assert percentile(values, 99) == 100
    assert percentile(values, 100) == 100
    assert percentile([], 99) == 0


class Peer:
    """A server in a thread: answers each call on one connection with the next of some bytes."""

    def __init__(self, answers: list[list[bytes]]) -> None:
        self._answers = answers
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.received: list[bytes] = []
        self.release = threading.Event()
        self.release.set()
        self.thread = threading.Thread(target=self._serve)
        self.thread.start()

    def _serve(self) -> None:
        with self._listener, closing(self._listener.accept()[0]) as connection:
            for pieces in self._answers:
                self.received.append(connection.recv(65536))
                self.release.wait()
                for piece in pieces:
                    connection.sendall(piece)


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is late; what is never answered ends the run by its connection."""
    monkeypatch.setattr(open_loop, "PATIENCE", PATIENCE)


@pytest.fixture
def peers() -> Iterator[list[Peer]]:
    started: list[Peer] = []
    yield started
    for peer in started:
        peer.release.set()
        peer.thread.join()


@pytest.mark.parametrize("real_time", [False, True])
def test_every_call_is_sent_once_with_its_serial_and_counted(
    peers: list[Peer], *, real_time: bool
) -> None:
    peer = Peer([[ANSWER], [NOT_MODIFIED], [ANSWER[:30], ANSWER[30:]]])
    peers.append(peer)
    schedule = Schedule(rate=1000, seconds=0.003, start=time.perf_counter())
    calls = [Call(b"a", b"b")]
    report = drive(peer.port, calls, schedule, 1, first_serial=7, real_time=real_time)
    assert (report.requests, report.errors, report.missing) == (3, 0, 0)
    assert report.real_time == real_time
    assert peer.received == [b"a%012db" % serial for serial in (7, 8, 9)]


def test_another_status_is_an_error(peers: list[Peer]) -> None:
    peer = Peer([[ANSWER.replace(b"200", b"503")]])
    peers.append(peer)
    schedule = Schedule(rate=1000, seconds=0.001, start=time.perf_counter())
    report = drive(peer.port, [Call(b"a")], schedule, connections=1, first_serial=0)
    assert (report.requests, report.errors, report.missing) == (0, 1, 0)


def test_a_server_that_hangs_up_is_an_error_and_the_rest_is_missing(peers: list[Peer]) -> None:
    peer = Peer([[]])
    peers.append(peer)
    schedule = Schedule(rate=1000, seconds=0.004, start=time.perf_counter())
    report = drive(peer.port, [Call(b"a")], schedule, connections=1, first_serial=0)
    assert (report.requests, report.errors, report.missing) == (0, 1, 3)


def test_latency_counts_from_when_a_call_was_due(peers: list[Peer]) -> None:
    peer = Peer([[ANSWER], [ANSWER]])
    peers.append(peer)
    # Both were due a second ago: the second waited for the first, and both are a second late.
    schedule = Schedule(rate=1, seconds=2, start=time.perf_counter() - 2)
    report = drive(peer.port, [Call(b"a")], schedule, connections=1, first_serial=0)
    assert report.requests == 2
    assert report.p50 >= 1e6


def test_an_answer_in_pieces_is_whole_only_at_its_end() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    with listener:
        connection = Connection(listener.getsockname()[1])
        peer, _ = listener.accept()
        with peer, connection.socket:
            connection.socket.setblocking(True)
            for byte in ANSWER[:-1]:
                peer.sendall(bytes([byte]))
                assert connection.receive() == 0
            peer.sendall(ANSWER[-1:])
            assert connection.receive() == 200
