"""Callers that are slow, that do not read, that wait, and a worker that stops meanwhile."""

from __future__ import annotations

import re
import select
import selectors
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import pymysql
import pytest

from devstack.mariadb import PrivateMariaDB
from devstack.workers import Worker
from service.storage.address import read_address
from tests.clients import client_of
from tests.lane.conftest import GOODBYE, Roads, evaluation
from tests.waiting import PATIENCE, wait_until

# For what our own code does in two places. An idle connection without the lane is Sanic's alone,
# and one Responder accounts for the answers of both.
LANE = pytest.mark.parametrize("lane", ["on", "off"])
# A key that was looked up in the database, or that the database was too slow for.
LOOKED_UP = re.compile(rb"HTTP/1\.1 (401 |503 .*The database did not answer in time\.)", re.DOTALL)
TRACE = "0af7651916cd43dd8448eb211c80319c"


@contextmanager
def worker(roads: Roads, directory: Path, **settings: str) -> Iterator[Worker]:
    """One more worker on the same database, with settings of its own."""
    named = {f"FLAGSTAFF_{name.upper()}": value for name, value in settings.items()}
    one = Worker(2, directory, {**roads.settings, **named})
    try:
        one.start()
        one.wait_until_ready()
        yield one
    finally:
        one.stop()


def connected(path: Path) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(30)
    connection.connect(str(path))
    return connection


def read_until(connection: socket.socket, wanted: bytes) -> bytes:
    read = b""
    while wanted not in read:
        received = connection.recv(65536)
        assert received, f"closed after {read!r}"
        read += received
    return read


def test_half_a_head_is_answered_408(hurried: Roads) -> None:
    request = evaluation(hurried.token, "static")
    answer = hurried.agree(evaluation(hurried.token, "static"), request[: len(request) // 3])
    assert b"HTTP/1.1 408 " in answer


def test_half_a_body_is_answered_503(hurried: Roads) -> None:
    # Sanic counts a body that is late as an answer that is late.
    answer = hurried.agree(evaluation(hurried.token, "static")[:-5])
    assert answer.startswith(b"HTTP/1.1 503 ")


def test_an_idle_connection_is_closed(roads: Roads, tmp_path: Path) -> None:
    with (
        worker(roads, tmp_path, keep_alive_timeout="1") as one,
        connected(one.socket) as connection,
    ):
        connection.sendall(evaluation(roads.token, "static"))
        read_until(connection, b"}")
        assert connection.recv(1) == b""


def test_a_caller_that_does_not_read_is_not_read_from(roads: Roads) -> None:
    request = evaluation(roads.token, None)
    with connected(roads.lane.socket) as connection, selectors.DefaultSelector() as selector:
        connection.setblocking(False)
        selector.register(connection, selectors.EVENT_WRITE)
        sent = 0
        # Once the worker reads no more, the kernel's buffers fill, and stay full.
        while selector.select(timeout=1):
            sent += connection.send((request * 64)[sent % len(request) :])
            assert sent < 64 * 1024 * 1024, "the worker reads on, and keeps all its answers"
        connection.setblocking(True)
        connection.settimeout(30)
        rest = b"" if sent % len(request) == 0 else request[sent % len(request) :]
        threading.Thread(target=connection.sendall, args=(rest + GOODBYE,)).start()
        answers = 0
        tail = b""
        while received := connection.recv(1 << 20):
            answers += (tail + received).count(b"HTTP/1.1 200")
            tail = received[-11:]
    assert answers == (sent + len(rest)) // len(request) + 1


def test_a_caller_that_does_not_read_is_not_answered_far_ahead(
    roads: Roads, tmp_path: Path
) -> None:
    request = evaluation(roads.token, None)
    # No more than the worker takes in at once.
    number = 150_000 // len(request)
    with (
        # A state directory of its own: nobody else's answers are counted.
        worker(roads, tmp_path, state_dir=str(tmp_path / "state")) as one,
        connected(one.socket) as connection,
        client_of(one.socket) as other,
    ):

        def answered() -> int:
            told = other.get("/metrics").text
            pattern = r'^flagstaff_requests_total{route="ofrep.evaluate_all",status="200"} ([0-9]+)'
            return sum(int(value) for value in re.findall(pattern, told, re.MULTILINE))

        before = answered()
        connection.sendall(request * number)
        while not (ahead := answered() - before):
            pass
        assert ahead < number
        connection.sendall(GOODBYE)
        while connection.recv(1 << 20):
            pass
        assert answered() - before == number


def test_a_caller_that_never_reads_is_hung_up_on(hurried: Roads) -> None:
    request = evaluation(hurried.token, None) * 64
    with connected(hurried.lane.socket) as connection:
        connection.setblocking(False)
        poll = select.poll()
        poll.register(connection, select.POLLOUT | select.POLLHUP)
        deadline = time.monotonic() + PATIENCE
        # The kernel's buffers fill, and then nothing is to be written any more but the end.
        while not any(event & select.POLLHUP for _, event in poll.poll(100)):
            with suppress(BlockingIOError, BrokenPipeError, ConnectionResetError):
                connection.send(request)
            assert time.monotonic() < deadline


def test_a_caller_sends_no_more_than_so_much_ahead_of_an_answer_that_waits(
    roads: Roads, mariadb: PrivateMariaDB
) -> None:
    request = evaluation(roads.token, "static")
    with (
        connected(roads.lane.socket) as connection,
        selectors.DefaultSelector() as selector,
        keys_withheld(mariadb, roads) as wait_for_the_query,
    ):
        connection.sendall(evaluation("fs_unknown_and_impatient", "static"))
        wait_for_the_query()
        connection.setblocking(False)
        selector.register(connection, selectors.EVENT_WRITE)
        sent = 0
        while selector.select(timeout=0.5):
            sent += connection.send((request * 64)[sent % len(request) :])
            assert sent < 16 * 1024 * 1024, "the worker reads on"


def test_a_call_that_waits_for_too_long_is_answered_503(
    hurried: Roads, mariadb: PrivateMariaDB
) -> None:
    with keys_withheld(mariadb, hurried):
        answer = hurried.lane.exchange([evaluation("fs_nobody_says_whose", "static", close=True)])
    assert answer.startswith(b"HTTP/1.1 503 ")
    assert b"took too long" in answer


def test_what_comes_behind_a_call_that_waits_stays_behind_it(roads: Roads) -> None:
    stream = (
        evaluation(roads.token, "static", query="?flagConfigEtag=r999999")
        + evaluation("fs_unknown_key", "targeted")
        + evaluation(roads.token, "off")
        + GOODBYE
    )
    answer = roads.agree(stream)
    places = [answer.index(b'"key":"%s"' % key) for key in (b"static", b"targeted", b"off")]
    assert places == sorted(places)
    assert b"HTTP/1.1 401 " in answer


@LANE
def test_a_stop_lets_a_call_in_flight_finish(
    roads: Roads, mariadb: PrivateMariaDB, tmp_path: Path, lane: str
) -> None:
    with (
        worker(roads, tmp_path, lane=lane, graceful_shutdown_timeout="8") as one,
        connected(one.socket) as connection,
    ):
        with keys_withheld(mariadb, roads) as wait_for_the_query:
            connection.sendall(evaluation("fs_unknown_until_the_database_answers", "static"))
            wait_for_the_query()
            one.child.terminate()
            wait_until_refused(one.socket)
        assert LOOKED_UP.match(read_until(connection, b"}"))
        assert connection.recv(1) == b""


@LANE
def test_past_the_limit_a_call_is_turned_away_at_once(
    roads: Roads, mariadb: PrivateMariaDB, tmp_path: Path, lane: str
) -> None:
    with (
        worker(roads, tmp_path, lane=lane, max_in_flight="1") as one,
        connected(one.socket) as waiting,
        connected(one.socket) as next_caller,
    ):
        numbers = count()

        def next_is_turned_away() -> bool:
            """Whether the first still waited for the database when the next one came.

            It does so for a few seconds; a busy machine may take longer than that.
            """
            unknown = f"fs_unknown_until_the_database_answers_{next(numbers)}"
            with keys_withheld(mariadb, roads) as wait_for_the_query:
                waiting.sendall(evaluation(unknown, "static"))
                wait_for_the_query()
                next_caller.sendall(evaluation(roads.token, "static"))
                answer = read_until(next_caller, b"}")
            looked_up = read_until(waiting, b"}")
            assert LOOKED_UP.match(looked_up)
            if answer.startswith(b"HTTP/1.1 200 "):
                assert b" 503 " in looked_up
                return False
            assert answer.startswith(b"HTTP/1.1 503 ")
            assert b"retry-after: 1\r\n" in answer
            return True

        wait_until(next_is_turned_away)
        next_caller.sendall(evaluation(roads.token, "static"))
        assert read_until(next_caller, b"}").startswith(b"HTTP/1.1 200 ")


@contextmanager
def keys_withheld(mariadb: PrivateMariaDB, roads: Roads) -> Iterator[Callable[[], None]]:
    """Nobody gets at the keys in the database meanwhile; waits, when called, until somebody tries.

    A call with a key that the worker does not know is in flight then.
    """
    database = read_address(roads.settings["FLAGSTAFF_MYSQL_URL"]).database
    connection = pymysql.connect(
        unix_socket=str(mariadb.socket), user="root", database=database, ssl_disabled=True
    )

    def wait() -> None:
        deadline = time.monotonic() + PATIENCE
        with connection.cursor() as cursor:
            while not cursor.execute(
                "SELECT 1 FROM information_schema.PROCESSLIST"
                " WHERE DB = %s AND STATE = 'Waiting for table metadata lock'",
                (database,),
            ):
                assert time.monotonic() < deadline, "Nobody asks for a key."

    with connection:
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLES api_keys WRITE")
        yield wait


def wait_until_refused(path: Path) -> None:
    """Until the worker, which was told to stop, takes no new connection."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.connect(str(path))
            except (ConnectionRefusedError, FileNotFoundError):
                return
    pytest.fail("the worker still takes connections")


@LANE
def test_the_access_log_tells_routes_and_no_secrets(
    roads: Roads, tmp_path: Path, lane: str
) -> None:
    with (
        worker(roads, tmp_path, lane=lane, access_log="on") as one,
        connected(one.socket) as connection,
    ):
        query = "?flagConfigEtag=secret-in-a-query"
        names = ["X-Request-ID: mine", f"Traceparent: 00-{TRACE}-b7ad6b7169203331-01"]
        request = evaluation(roads.token, "of%20f%0Aforged", query=query, headers=names)
        connection.sendall(request)
        read_until(connection, b"}")
    lines = one.child.log.read_text().splitlines()
    line = next(line for line in lines if "mine" in line)
    assert "flagstaff.access [2]: POST ofrep.evaluate_one 404 " in line
    assert line.endswith(f" ms (request mine, trace {TRACE}) [request]")
    assert roads.token not in "".join(lines)
    assert "secret-in-a-query" not in "".join(lines)


def test_a_slow_answer_is_told_of_though_no_access_log_is_kept(
    roads: Roads, tmp_path: Path
) -> None:
    with (
        worker(roads, tmp_path, slow_request="0.000001") as one,
        connected(one.socket) as connection,
    ):
        connection.sendall(evaluation(roads.token, "static", headers=["X-Request-ID: mine"]))
        read_until(connection, b"}")
    (line,) = (line for line in one.child.log.read_text().splitlines() if "mine" in line)
    assert " WARNING flagstaff.access [2]: POST ofrep.evaluate_one 200 " in line


def test_an_answer_that_is_not_slow_is_not_told_of(roads: Roads, tmp_path: Path) -> None:
    with (
        worker(roads, tmp_path, slow_request="60") as one,
        connected(one.socket) as connection,
    ):
        connection.sendall(evaluation(roads.token, "static", headers=["X-Request-ID: mine"]))
        read_until(connection, b"}")
    assert "flagstaff.access" not in one.child.log.read_text()
