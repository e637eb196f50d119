"""Event streams of a worker of one's own: many of them, its limits, its stop, its log."""

from __future__ import annotations

import re
import resource
import selectors
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import pytest

from devstack.mariadb import PrivateMariaDB
from devstack.workers import Worker
from tests import clients
from tests.clients import livez
from tests.event_reader import address_of, listening
from tests.migrating import migrate
from tests.process.test_serve import KEY, connected, exit_code
from tests.waiting import PATIENCE, wait_until

Start = Callable[..., Worker]
SELECTED = {"flagd-selector": "flagSetId=s"}
FLAG = {"state": "ENABLED", "variants": {"a": 1}, "defaultVariant": "a"}


@pytest.fixture
def start(database_url: str, redis_url: str, tmp_path: Path) -> Iterator[Start]:
    """Starts a worker on the test's own database, with more settings."""
    workers: list[Worker] = []

    def started(**settings: str) -> Worker:
        given = {
            "FLAGSTAFF_MYSQL_URL": database_url,
            "FLAGSTAFF_ADMIN_KEY": KEY,
            "FLAGSTAFF_REDIS_URL": redis_url,
            "FLAGSTAFF_STATE_DIR": str(tmp_path / "state"),
            **{f"FLAGSTAFF_{name}": value for name, value in settings.items()},
        }
        migrate(given)
        worker = Worker(len(workers), tmp_path, given)
        workers.append(worker)
        worker.start()
        worker.wait_until_ready()
        return worker

    yield started
    for worker in workers:
        worker.stop()


def client_of(worker: Worker, headers: Mapping[str, str] | None = None) -> httpx.Client:
    return clients.client_of(worker.socket, {"x-api-key": KEY, **SELECTED, **(headers or {})})


def address_at(worker: Worker) -> str:
    """The address of a set's events; the set is made for it."""
    with client_of(worker) as client:
        client.post("/api/v1/flag-sets", json={"name": "s"}).raise_for_status()
        return address_of(client)


def readiness(worker: Worker) -> bytes:
    with client_of(worker) as client:
        return client.get("/readyz").content


def opened(worker: Worker, address: str) -> socket.socket:
    """A stream, behind its head and its first event."""
    stream = connected(worker.socket)
    stream.sendall(f"GET {address} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    received = b""
    while not re.search(rb"\r\n\r\n.*data: [^\n]*\n\n", received, re.DOTALL):
        received += stream.recv(4096)
    assert received.startswith(b"HTTP/1.1 200 ")
    return stream


@pytest.mark.parametrize("lane", ["on", "off"])
@pytest.mark.parametrize(
    "many", [200, pytest.param(5000, marks=[pytest.mark.long, pytest.mark.timeout(300)])]
)
def test_one_change_reaches_every_stream_and_a_stop_ends_them_all(
    start: Start, lane: str, many: int
) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    # Far longer than the test may take: no stream waits for it to pass, and none is sent a comment.
    times = ("EVENT_HEARTBEAT", "GRACEFUL_SHUTDOWN_TIMEOUT", "RESPONSE_TIMEOUT")
    worker = start(LANE=lane, **dict.fromkeys(times, "600"))
    address = address_at(worker)
    with ExitStack() as stack, client_of(worker) as client:
        streams = [stack.enter_context(opened(worker, address)) for _ in range(many)]
        client.put("/api/v1/flag-sets/s/flags/f", json=FLAG).raise_for_status()
        for stream in streams:
            assert stream.recv(4096).startswith(b"id: 2\n")
        worker.child.terminate()
        for stream in streams:
            assert stream.recv(4096) == b""
    assert exit_code(worker) == 0


def asking(worker: Worker, address: str) -> socket.socket:
    """A connection on which a stream was asked for, and nothing was read."""
    stream = connected(worker.socket)
    stream.sendall(f"GET {address} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    return stream


@pytest.mark.parametrize("lane", ["on", "off"])
def test_streams_that_come_at_once_let_evaluations_pass_between_them(
    start: Start, lane: str
) -> None:
    many = 400
    worker = start(LANE=lane)
    address = address_at(worker)
    with (
        ExitStack() as stack,
        client_of(worker) as client,
        selectors.DefaultSelector() as waiting,
    ):
        client.post("/ofrep/v1/evaluate/flags", json={}).raise_for_status()
        for _ in range(many):
            stream = stack.enter_context(asking(worker, address))
            waiting.register(stream, selectors.EVENT_READ)
        # How many streams were still waiting at each answer.
        seen: list[int] = []
        while waiting.get_map():
            client.post("/ofrep/v1/evaluate/flags", json={}).raise_for_status()
            seen.append(len(waiting.get_map()))
            for key, _ in waiting.select(0):
                assert isinstance(key.fileobj, socket.socket)
                assert key.fileobj.recv(4096).startswith(b"HTTP/1.1 200 ")
                waiting.unregister(key.fileobj)
        # Opened all together, they would be there between two answers.
        assert len({each for each in seen if 0 < each < many}) >= 20


def test_streams_that_wait_to_be_opened_do_not_hold_up_a_stop(start: Start) -> None:
    # Far longer than the test may take: no stream waits for it to pass.
    worker = start(GRACEFUL_SHUTDOWN_TIMEOUT="600")
    address = address_at(worker)
    with ExitStack() as stack:
        streams = [stack.enter_context(asking(worker, address)) for _ in range(400)]
        worker.child.terminate()
        for stream in streams:
            stream.settimeout(PATIENCE)
            # Those that were opened end, and the others end unanswered, for Nginx to repeat.
            with suppress(ConnectionResetError):
                while stream.recv(4096):
                    pass
    assert exit_code(worker) == 0


def test_past_the_limit_a_stream_is_turned_away_and_evaluations_are_not(start: Start) -> None:
    worker = start(MAX_EVENT_STREAMS="2", MAX_IN_FLIGHT="1")
    address = address_at(worker)
    with opened(worker, address), opened(worker, address), client_of(worker) as client:
        refused = client.get(address)
        assert refused.status_code == 503
        assert int(refused.headers["retry-after"]) >= 1
        assert client.post("/ofrep/v1/evaluate/flags", json={}).status_code == 200


def test_streams_that_wait_for_a_store_to_open_are_in_flight(
    start: Start, own_mariadb: PrivateMariaDB
) -> None:
    worker = start(MAX_IN_FLIGHT="1", MYSQL_URL=own_mariadb.url)
    address = address_at(worker)
    unknown = "GET /ofrep/v1/events?flagSet=s&key=77&signature=x HTTP/1.1\r\nHost: x\r\n\r\n"

    def second_is_turned_away() -> bool:
        """Whether the first still waited for the store when the second came.

        After some seconds the worker knows that the store does not answer, and nobody waits for it
        any more; a busy machine may take longer than that from one request to the next.
        """
        own_mariadb.freeze()
        with connected(worker.socket) as waiting, client_of(worker) as client:
            waiting.sendall(unknown.encode())
            assert livez(worker.socket) == 200
            refused = client.get(address.replace("key=", "key=9"))
            assert refused.status_code == 503
            # It ends by itself: nobody waits for the store for longer than a caller would.
            assert waiting.recv(4096).startswith(b"HTTP/1.1 503 ")
        own_mariadb.thaw()
        wait_until(lambda: b'"ready"' in readiness(worker))
        return "in flight" in refused.json()["errorDetails"]

    wait_until(second_is_turned_away)


def test_a_silent_stream_is_sent_comments(start: Start) -> None:
    # Another worker has all its time to make the flag set.
    address = address_at(start())
    # The stream lasts longer than an answer may take.
    worker = start(EVENT_HEARTBEAT="0.1", RESPONSE_TIMEOUT="1")
    with opened(worker, address) as stream:
        for _ in range(15):
            assert set(stream.recv(4096)) <= set(b":\n")


def test_with_streams_switched_off_nothing_is_told_of_them(start: Start) -> None:
    worker = start(EVENT_STREAMS="off")
    with client_of(worker) as client:
        client.post("/api/v1/flag-sets", json={"name": "s"}).raise_for_status()
        answer = client.post("/ofrep/v1/evaluate/flags", json={}).raise_for_status()
        assert "eventStreams" not in answer.json()
        assert client.get("/ofrep/v1/events?flagSet=s").status_code == 404


def test_the_set_that_needs_no_key_has_streams_that_need_none(start: Start) -> None:
    worker = start(ANONYMOUS_FLAG_SET="s")
    with client_of(worker) as admin, client_of(worker, {"x-api-key": ""}) as anyone:
        for name in ("s", "other"):
            admin.post("/api/v1/flag-sets", json={"name": name}).raise_for_status()
        address = address_of(anyone)
        assert address == "/ofrep/v1/events?flagSet=s"
        with listening(anyone, address) as reader:
            assert reader.next().id == "1"
        assert anyone.get("/ofrep/v1/events?flagSet=other").status_code == 401


def test_pages_of_the_origins_in_the_setting_may_listen(start: Start) -> None:
    worker = start(CORS_ORIGINS="https://app.example")
    address = address_at(worker)
    for origin, allowed in (("https://app.example", True), ("https://evil.example", False)):
        with client_of(worker, {"origin": origin}) as page:
            with listening(page, address) as reader:
                answers = [reader.response, page.get("/ofrep/v1/events"), page.options(address)]
            for answer in answers:
                sent = answer.headers.get("access-control-allow-origin")
                assert sent == ("https://app.example" if allowed else None)
            assert ("access-control-allow-methods" in answers[-1].headers) is allowed


def test_an_address_that_cannot_be_checked_is_not_called_wrong(
    start: Start, own_mariadb: PrivateMariaDB
) -> None:
    worker = start(MYSQL_URL=own_mariadb.url)
    address = address_at(worker)
    own_mariadb.stop()
    with client_of(worker) as client:
        # What is in memory is enough to open a stream, and to turn away who has no address.
        with listening(client, address) as reader:
            assert reader.next().id == "1"
        assert client.get("/ofrep/v1/events?flagSet=s").status_code == 401
        unknown = client.get("/ofrep/v1/events?flagSet=s&key=77&signature=x")
        assert unknown.status_code == 503
        assert int(unknown.headers["retry-after"]) >= 1


def test_the_address_of_a_stream_is_in_no_log(start: Start) -> None:
    worker = start(ACCESS_LOG="on", LOG_LEVEL="debug")
    address = address_at(worker)
    signature = address.rpartition("=")[2]
    with client_of(worker) as client, opened(worker, address):
        assert client.get(address.replace("key=", "key=9")).status_code == 401
        malformed = connected(worker.socket)
        with malformed:
            malformed.sendall(f"GET {address} HTTP/1.1\r\nno colon\r\n\r\n".encode())
            assert malformed.recv(4096).startswith(b"HTTP/1.1 400 ")
    worker.stop()
    log = worker.child.log.read_text()
    assert "GET events.listen 200" in log
    assert "GET events.listen 401" in log
    assert signature not in log
    assert KEY not in log
