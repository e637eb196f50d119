"""Without MySQL evaluation goes on, writes are refused whole, and the pool heals by itself."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import httpx
import pytest

from devstack.mariadb import PrivateMariaDB
from devstack.stack import Stack
from devstack.workers import Worker
from tests.outage.load import Load
from tests.outage.scene import FLAGS, KEY, NAME, caller, degraded, metric, pool_is_idle, put, value
from tests.waiting import wait_until

SET = f"/api/v1/flag-sets/{NAME}"


@pytest.fixture
def mysql(shop: Stack) -> Iterator[PrivateMariaDB]:
    """The database, which is there again and followed again when the test ends."""
    assert shop.mariadb is not None
    yield shop.mariadb
    shop.mariadb.thaw()
    if shop.mariadb.child.pid is None:
        shop.mariadb.start()
    wait_until(lambda: all(degraded(worker) == set() for worker in shop.workers))


def refused(answer: httpx.Response) -> bool:
    """Whether an answer says to come again, and when."""
    return answer.status_code == 503 and int(answer.headers["retry-after"]) >= 1


def test_mysql_killed_and_started_again(
    shop: Stack, load: Load, admin: httpx.Client, mysql: PrivateMariaDB
) -> None:
    assert put(admin, "extra", 10).is_success
    wait_until(lambda: all(value(worker, "extra") == 10 for worker in shop.workers))
    before = admin.get(f"{SET}/document")
    revision = admin.get(SET).json()["revision"]
    mysql.kill()
    wait_until(lambda: all(degraded(worker) == {"mysql"} for worker in shop.workers))
    load.go_on()
    assert admin.get("/readyz").status_code == 200
    assert {metric(w, 'flagstaff_store_degraded{store="mysql"}') for w in shop.workers} == {1.0}
    # What memory can tell, it tells.
    recalled = admin.get(f"{SET}/document")
    assert recalled.status_code == 200
    assert recalled.json() == before.json()
    held = {"if-none-match": recalled.headers["etag"]}
    assert admin.get(f"{SET}/document", headers=held).status_code == 304
    assert admin.get(f"{SET}/flags/static").json() == FLAGS["static"]
    listed = admin.get(f"{SET}/flags?search=T&limit=2")
    assert listed.headers["x-served-from"] == "memory"
    assert [flag["key"] for flag in listed.json()["items"]] == ["extra", "split"]
    following = admin.get(f"{SET}/flags?search=T&after={listed.json()['next']}").json()
    assert [flag["key"] for flag in following["items"]] == ["static", "targeted"]
    assert following["items"][0]["definition"] == FLAGS["static"]
    short = admin.get(f"{SET}/flags?search=split&summary=true").json()["items"][0]
    assert (short["state"], short["modifiedBy"]) == ("ENABLED", None)
    assert short["rollout"] is not None
    assert admin.get(f"{SET}/event-stream").json()["requestUri"].startswith("/ofrep/v1/events?")
    assert admin.get(f"{SET}/evaluators").json() == {"items": [], "next": None}
    assert admin.get(SET).json()["revision"] == revision
    assert NAME in [each["name"] for each in admin.get("/api/v1/flag-sets").json()["items"]]
    in_short = admin.get(f"/api/v1/flag-sets?summary=true&search={NAME}").json()["items"][0]
    assert (in_short["revision"], in_short["flags"]) == (revision, len(before.json()["flags"]))
    assert in_short["lastChange"] is None
    assert admin.get("/api/v1/api-keys/self").json()["scopes"] == ["admin"]
    # What it cannot, and every write, is to be tried again.
    assert refused(put(admin, "extra", 11))
    assert refused(admin.delete(f"{SET}/flags/static"))
    assert refused(admin.put(f"{SET}/document", json={"flags": {}}))
    assert refused(admin.get(f"{SET}/changes"))
    assert refused(admin.get(f"{SET}/flags?since_revision=1"))
    assert refused(admin.get(f"{SET}/flags?planned=true"))
    assert refused(admin.get(f"{SET}/flags?stale=true"))
    stranger = {"x-api-key": "fs_nobody-knows-this-key-yet"}
    assert refused(admin.post("/ofrep/v1/evaluate/flags/static", json={}, headers=stranger))
    mysql.start()
    wait_until(lambda: all(degraded(worker) == set() for worker in shop.workers))
    assert admin.get(SET).json()["revision"] == revision
    assert admin.get(f"{SET}/flags/extra").json()["variants"] == {"v": 10}
    assert put(admin, "extra", 12).is_success
    wait_until(lambda: all(value(worker, "extra") == 12 for worker in shop.workers))


def test_a_restart_of_mysql_shows_nobody_a_dead_connection(
    shop: Stack, load: Load, admin: httpx.Client, mysql: PrivateMariaDB
) -> None:
    def read_through(worker: Worker, number: int) -> int:
        with caller(worker.socket) as client:
            return client.get(f"{SET}/changes?limit={number % 5 + 1}").status_code

    with ThreadPoolExecutor(16) as crowd:
        # Every connection of every pool has been used, and dies idle.
        workers = [worker for worker in shop.workers for _ in range(20)]
        assert set(crowd.map(read_through, workers, range(40))) == {200}
        mysql.stop()
        mysql.start()
        assert set(crowd.map(read_through, workers, range(40))) == {200}
    assert put(admin, "extra", 20).is_success
    for worker in shop.workers:
        assert metric(worker, 'flagstaff_store_reconnects_total{store="mysql"}') > 0
    wait_until(lambda: all(pool_is_idle(worker) for worker in shop.workers))


def test_a_frozen_mysql_is_given_up_on_and_nothing_piles_up(
    shop: Stack, load: Load, admin: httpx.Client, mysql: PrivateMariaDB
) -> None:
    def ask_as_a_stranger(number: int) -> bool:
        headers = {"x-api-key": f"fs_stranger-number-{number}"}
        # Neither 401, which would be final, nor longer than Nginx waits.
        return refused(
            admin.post("/ofrep/v1/evaluate/flags/static", json={}, headers=headers)
        ) and refused(admin.get(SET, headers=headers))

    mysql.freeze()
    with ThreadPoolExecutor(40) as crowd:
        assert all(crowd.map(ask_as_a_stranger, range(80)))
    load.go_on()
    wait_until(lambda: all(degraded(worker) == {"mysql"} for worker in shop.workers))
    assert refused(put(admin, "extra", 30))
    assert admin.get(f"{SET}/document").status_code == 200
    # An event told of a revision that cannot be read now: what is in memory is the answer.
    ahead = admin.post("/ofrep/v1/evaluate/flags?flagConfigEtag=r999999", json={})
    assert ahead.status_code == 200
    mysql.thaw()
    wait_until(lambda: all(degraded(worker) == set() for worker in shop.workers))
    assert put(admin, "extra", 31).is_success
    wait_until(lambda: all(pool_is_idle(worker) for worker in shop.workers))
    unknown = {"x-api-key": "fs_stranger-number-1"}
    # A look-up that is slow on a busy machine is refused as those before.
    wait_until(lambda: admin.get(SET, headers=unknown).status_code == 401)


def test_callers_who_hang_up_in_mid_query_leave_no_connection_dirty(
    shop: Stack, load: Load, admin: httpx.Client, mysql: PrivateMariaDB
) -> None:
    for number in range(20):
        assert put(admin, f"extra-{number}", number).is_success
    worker = shop.workers[0]
    mysql.freeze()
    for number in range(60):
        with closing(socket.socket(socket.AF_UNIX)) as connection:
            connection.connect(str(worker.socket))
            head = f"GET {SET}/flags/extra-{number % 20} HTTP/1.1\r\nHost: x\r\n"
            connection.sendall(f"{head}X-API-Key: {KEY}\r\n\r\n".encode())
    with caller(worker.socket) as client:
        # Answered behind them all: they were begun before their callers left.
        assert client.get("/livez").status_code == 200
    mysql.thaw()

    def read(number: int) -> bool:
        with caller(worker.socket) as client:
            flag = client.get(f"{SET}/flags/extra-{number % 20}").json()
        return bool(flag["variants"] == {"v": number % 20})

    wait_until(lambda: degraded(worker) == set())
    with ThreadPoolExecutor(10) as crowd:
        assert all(crowd.map(read, range(100)))
    wait_until(lambda: pool_is_idle(worker))
    load.go_on()
