"""One worker process: how it starts, what a stop does to the calls in flight, how it ends."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from devstack.mariadb import PrivateMariaDB
from devstack.redis import PrivateRedis
from devstack.workers import CHECKOUT, Worker, process_environment
from tests.clients import client_of, livez
from tests.migrating import migrate
from tests.waiting import wait_until

KEY = "fs_test-admin-key-of-the-process-tests"


def connected(path: Path) -> socket.socket:
    caller = socket.socket(socket.AF_UNIX)
    caller.settimeout(30)
    caller.connect(str(path))
    return caller


def refuses(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as caller:
        return caller.connect_ex(str(path)) != 0


def request(method: str, path: str, body: bytes = b"", key: str = KEY) -> bytes:
    head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nX-API-Key: {key}\r\n"
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def exit_code(worker: Worker) -> int:
    process = worker.child._process
    assert process is not None
    return process.wait(30)


def test_a_stop_lets_the_requests_in_flight_finish(
    own_worker: Worker, own_mariadb: PrivateMariaDB
) -> None:
    with connected(own_worker.socket) as busy, connected(own_worker.socket) as idle:
        idle.sendall(request("GET", "/livez"))
        assert idle.recv(4096).startswith(b"HTTP/1.1 200 ")
        own_mariadb.child.freeze()
        # A key that the worker does not know: it asks the database, and waits.
        busy.sendall(request("GET", "/api/v1/flag-sets", key="fs_nobody-knows-this-key"))
        assert livez(own_worker.socket) == 200
        own_worker.child.terminate()
        wait_until(lambda: refuses(own_worker.socket))
        assert idle.recv(4096) == b""
        own_mariadb.child.thaw()
        # A busy machine may take longer than the worker waits for the database.
        answer = busy.recv(4096)
        assert answer.startswith(b"HTTP/1.1 401 ") or b"did not answer in time" in answer
        # It is kept alive, and yet closed at once: it has become idle.
        assert busy.recv(4096) == b""
    assert exit_code(own_worker) == 0


def test_a_write_lands_even_if_its_caller_hangs_up(
    own_worker: Worker, own_mariadb: PrivateMariaDB
) -> None:
    with client_of(own_worker.socket, {"x-api-key": KEY}) as client:
        client.post("/api/v1/flag-sets", json={"name": "s"}).raise_for_status()
        own_mariadb.child.freeze()
        body = json.dumps({"state": "ENABLED", "variants": {"a": 1}}).encode()
        with connected(own_worker.socket) as caller:
            caller.sendall(request("PUT", "/api/v1/flag-sets/s/flags/f", body))
            assert livez(own_worker.socket) == 200
        assert livez(own_worker.socket) == 200
        own_mariadb.child.thaw()
        wait_until(lambda: client.get("/api/v1/flag-sets/s/flags/f").status_code == 200)
        assert client.get("/api/v1/flag-sets/s").json()["revision"] == 2


def test_a_dry_run_of_a_caller_who_hangs_up_is_ended(
    own_worker: Worker, own_mariadb: PrivateMariaDB
) -> None:
    """Its body is larger than what Sanic reads at once, so that reading has stopped behind it."""
    flag = {"state": "ENABLED", "variants": {"a": "x" * 1000}, "defaultVariant": "a"}
    body = json.dumps({"flags": {f"flag-{number}": flag for number in range(500)}}).encode()
    path = "/api/v1/flag-sets/s/document?dry_run=true"
    with client_of(own_worker.socket, {"x-api-key": KEY}) as client:
        client.post("/api/v1/flag-sets", json={"name": "s"}).raise_for_status()
        own_mariadb.freeze()
        with connected(own_worker.socket) as caller:
            caller.sendall(request("PUT", path, body))
            assert livez(own_worker.socket) == 200
        assert livez(own_worker.socket) == 200
        own_mariadb.thaw()
        for _ in range(3):
            client.put(path, content=body).raise_for_status()
        counted = re.findall(
            r'flagstaff_requests_total{route="documents.put",status="(\d+)"} (\S+)',
            client.get("/metrics").text,
        )
        assert counted == [("200", "3.0")]


def test_a_worker_starts_without_its_database_and_says_so(redis_url: str, tmp_path: Path) -> None:
    settings = {
        "FLAGSTAFF_MYSQL_URL": f"mysql://root@/x?unix_socket={tmp_path}/nothing",
        "FLAGSTAFF_REDIS_URL": redis_url,
        "FLAGSTAFF_STATE_DIR": str(tmp_path / "state"),
    }
    worker = Worker(0, tmp_path, settings)
    worker.start()
    try:
        worker.wait_until_ready()
        with client_of(worker.socket) as client:
            ready = client.get("/readyz")
            assert ready.status_code == 503
            assert ready.json()["status"] == "starting"
            assert ready.json()["degraded"][0]["what"] == "mysql"
            # Whether the key is valid cannot be known, and 401 would be final.
            answer = client.get("/api/v1/flag-sets", headers={"x-api-key": KEY})
            assert answer.status_code == 503
            assert int(answer.headers["retry-after"]) >= 1
    finally:
        worker.stop()


def test_systemd_is_told_when_it_is_ready_and_when_it_stops(redis_url: str, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(30)
        settings = {
            "FLAGSTAFF_MYSQL_URL": f"mysql://root@/x?unix_socket={tmp_path}/nothing",
            "FLAGSTAFF_REDIS_URL": redis_url,
            "FLAGSTAFF_STATE_DIR": str(tmp_path / "state"),
            "NOTIFY_SOCKET": str(tmp_path / "notify"),
        }
        worker = Worker(0, tmp_path, settings)
        worker.start()
        try:
            assert manager.recv(100) == b"READY=1"
            assert livez(worker.socket) == 200
            worker.child.terminate()
            assert manager.recv(100) == b"STOPPING=1"
            assert exit_code(worker) == 0
        finally:
            worker.stop()


def test_requests_wait_in_an_inherited_socket_until_the_worker_is_up(
    redis_url: str, tmp_path: Path
) -> None:
    path = tmp_path / "inherited.sock"
    settings = {
        "FLAGSTAFF_MYSQL_URL": f"mysql://root@/x?unix_socket={tmp_path}/nothing",
        "FLAGSTAFF_REDIS_URL": redis_url,
        "FLAGSTAFF_STATE_DIR": str(tmp_path / "state"),
        "LISTEN_FDS": "1",
    }
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        with connected(path) as early:
            early.sendall(request("GET", "/livez"))
            worker = subprocess.Popen(
                ["/bin/sh", "-c", 'LISTEN_PID=$$ exec "$0" -m service serve 3<&0', sys.executable],
                stdin=listener.fileno(),
                env=process_environment(settings),
                cwd=CHECKOUT,
            )
            try:
                assert early.recv(4096).startswith(b"HTTP/1.1 200 ")
            finally:
                worker.terminate()
                assert worker.wait(30) == 0
        # systemd owns it: the worker leaves the file alone.
        assert path.exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"FLAGSTAFF_MYSQL_URL": "postgres://secret@x/y"}, "FLAGSTAFF_MYSQL_URL must start with"),
        ({"FLAGSTAFF_POLL_INTERVAL": "often"}, "FLAGSTAFF_POLL_INTERVAL must be a number"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_without_its_value(
    settings: dict[str, str], said: str, tmp_path: Path
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "service", "serve", "--unix", str(tmp_path / "s")],
        env={**os.environ, **settings},
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert said in ended.stderr
    assert "secret" not in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_is_degraded_is_said_while_evaluation_goes_on(
    own_mariadb: PrivateMariaDB, tmp_path: Path
) -> None:
    redis = PrivateRedis(tmp_path / "redis", durable=False)
    redis.start()
    settings = {
        "FLAGSTAFF_MYSQL_URL": own_mariadb.url,
        "FLAGSTAFF_REDIS_URL": redis.url,
        "FLAGSTAFF_ADMIN_KEY": KEY,
        "FLAGSTAFF_STATE_DIR": str(tmp_path / "state"),
    }
    migrate(settings)
    worker = Worker(0, tmp_path, settings)
    worker.start()
    try:
        worker.wait_until_ready()
        with client_of(worker.socket, {"x-api-key": KEY}) as client:
            client.post("/api/v1/flag-sets", json={"name": "s"}).raise_for_status()
            flag = {"state": "ENABLED", "variants": {"a": 1}, "defaultVariant": "a"}
            client.put("/api/v1/flag-sets/s/flags/f", json=flag).raise_for_status()

            def degraded() -> list[str]:
                answer = client.get("/readyz")
                assert answer.status_code == 200
                return [item["what"] for item in answer.json()["degraded"]]

            def evaluates() -> bool:
                answer = client.post(
                    "/ofrep/v1/evaluate/flags/f",
                    json={},
                    headers={"flagd-selector": "flagSetId=s"},
                )
                return answer.status_code == 200

            assert degraded() == []
            redis.stop()
            wait_until(lambda: degraded() == ["redis"])
            # A write is committed and served all the same.
            client.put("/api/v1/flag-sets/s/flags/g", json=flag).raise_for_status()
            document = client.get("/api/v1/flag-sets/s/document")
            own_mariadb.stop()
            wait_until(lambda: degraded() == ["mysql", "redis"])
            assert evaluates()
            # What memory knows is told, and what it does not know is not made up.
            held = client.get("/api/v1/flag-sets/s/document")
            assert (held.status_code, held.headers["etag"]) == (200, 'W/"3"')
            assert set(held.json()["flags"]) == {"f", "g"}
            again = client.get(
                "/api/v1/flag-sets/s/document", headers={"if-none-match": document.headers["etag"]}
            )
            assert again.status_code == 304
            assert client.get("/api/v1/flag-sets/s/flags/f").json() == flag
            assert client.get("/api/v1/flag-sets/s/flags/none").status_code == 404
            assert client.get("/api/v1/flag-sets/s/changes").status_code == 503
            refused = client.put("/api/v1/flag-sets/s/flags/f", json=flag)
            assert refused.status_code == 503
            assert int(refused.headers["retry-after"]) >= 1
            redis.start()
            own_mariadb.start()
            wait_until(lambda: degraded() == [])
            assert client.get("/api/v1/flag-sets/s").json()["revision"] == 3
    finally:
        worker.stop()
        redis.stop()
