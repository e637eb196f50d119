"""Secrets, contexts and targeting keys are sent everywhere, and every log is searched for them."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from devstack.background import Background
from devstack.stack import Stack
from devstack.workers import CHECKOUT, Worker, process_environment
from tests.clients import client_of
from tests.deployment.production import Production
from tests.waiting import wait_until

ADMIN_KEY = "fs_SECRET-of-the-admin-0123456789abcdef"
TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
# Every secret of this test has this in it, but for those that Flagstaff draws by itself.
MARK = "SECRET"
# The loggers whose lines have an event.
OURS = ("service.", "flagstaff.")
TALKATIVE = {
    "FLAGSTAFF_LOG_FORMAT": "json",
    "FLAGSTAFF_LOG_LEVEL": "debug",
    "FLAGSTAFF_ACCESS_LOG": "on",
}


class Node:
    """A stack that says all it can, behind a Nginx as in production, and what it must not say."""

    def __init__(self, stack: Stack, nginx: Production) -> None:
        self.stack = stack
        self.nginx = nginx
        self.drawn: set[str] = set()

    def logs(self) -> Iterator[tuple[str, str]]:
        """Every log there is, by its name."""
        own = self.nginx.child.log
        for path in (*(self.stack.directory / "log").glob("*.log"), self.nginx.access_log, own):
            yield path.name, path.read_text(errors="replace")


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    settings = {**TALKATIVE, "FLAGSTAFF_ADMIN_KEY": ADMIN_KEY}
    with Stack(tmp_path_factory.mktemp("stack"), settings=settings, durable=False) as stack:
        sockets = [worker.socket for worker in stack.workers]
        nginx = Production(tmp_path_factory.mktemp("production"), sockets)
        nginx.start()
        try:
            node = Node(stack, nginx)
            _send_secrets_everywhere(node)
            yield node
        finally:
            nginx.child.stop()


def _send_secrets_everywhere(node: Node) -> None:
    headers = {
        "x-api-key": ADMIN_KEY,
        "x-request-id": f"{MARK} is no sane id",
        "traceparent": f"00-{MARK}",
        "cookie": f"session={MARK}",
    }
    url = f"http://127.0.0.1:{node.nginx.port}"
    with client_of(url, headers) as client:
        _make_things(client, node)
        _call_with_secrets(client, node)
        assert node.stack.redis is not None
        assert node.stack.mariadb is not None
        node.stack.redis.stop()
        _call_with_secrets(client, node)
        node.stack.mariadb.stop()
        _call_with_secrets(client, node)


def _make_things(client: httpx.Client, node: Node) -> None:
    flag_set = {"name": "s", "storedContexts": True}
    client.post("/api/v1/flag-sets", json=flag_set).raise_for_status()
    flag = {
        "state": "ENABLED",
        "variants": {"a": 1},
        "defaultVariant": "a",
        "targeting": {"var": "plan"},
    }
    client.put("/api/v1/flag-sets/s/flags/f", json=flag).raise_for_status()
    key = {"name": "k", "scopes": ["evaluate"], "flagSet": "s"}
    node.drawn.add(client.post("/api/v1/api-keys", json=key).raise_for_status().json()["key"])
    target = {"url": f"http://user:{MARK}@127.0.0.1:9/{MARK}?{MARK}"}
    made = client.post("/api/v1/flag-sets/s/webhooks", json=target).raise_for_status().json()
    node.drawn.add(made["secret"])
    client.post(f"/api/v1/flag-sets/s/webhooks/{made['id']}/test").raise_for_status()


def _call_with_secrets(client: httpx.Client, node: Node) -> None:
    """Whatever is answered: what is looked at are the logs."""
    selected = {"flagd-selector": "flagSetId=s"}
    context = {"context": {"targetingKey": f"{MARK}-1", "plan": f"{MARK}-2", MARK: MARK}}
    broken = b'{"context": {"plan": "SECRET", '
    for path in ("/ofrep/v1/evaluate/flags", "/ofrep/v1/evaluate/flags/f"):
        answer = client.post(f"{path}?flagConfigEtag={MARK}", json=context, headers=selected)
        if path.endswith("flags") and answer.status_code == 200:
            address = answer.json()["eventStreams"][0]["endpoint"]["requestUri"]
            node.drawn.add(address.rpartition("=")[2])
            with client.stream("GET", address):
                pass
            client.get(address.replace("key=", "key=9"))
        client.post(path, content=broken, headers=selected)
        client.post(path, json=context, headers={"flagd-selector": MARK})
        client.post(path, json=context, headers={"x-api-key": f"fs_{MARK}"})
        client.post(path, json=context, headers={"authorization": f"Bearer {MARK}"})
        client.post(path, json=context, headers={**selected, "if-none-match": f'"{MARK}"'})
        client.post(path, content=iter([broken]), headers=selected)
    contexts = "/api/v1/flag-sets/s/contexts"
    stored = {"attributes": {"plan": f"{MARK}-3"}, "overrides": {}}
    client.put(f"{contexts}/{MARK}-4", json=stored)
    client.put(f"{contexts}/{MARK}-4", json={"attributes": MARK, MARK: MARK})
    client.put(f"{contexts}/{MARK}-4", content=broken)
    client.patch(f"{contexts}/{MARK}-4", json={"attributes": {"plan": MARK}})
    client.get(f"{contexts}/{MARK}-4?q={MARK}")
    client.get(f"{contexts}/{MARK}-none")
    client.delete(f"{contexts}/{MARK}-4")
    ndjson = {"content-type": "application/x-ndjson"}
    client.post(contexts, content=b'{"targetingKey": "SECRET-5", "a', headers=ndjson)
    client.put("/api/v1/flag-sets/s/flags/g", content=broken)
    client.post(f"/api/v1/api-keys?key={MARK}", json={"name": "k", "secret": MARK})
    for path in ("/livez", "/metrics", "/nowhere", "/api/v1/flag-sets", "/docs"):
        client.get(f"{path}?key={MARK}", headers={"authorization": f"Basic {MARK}"})
    for worker in node.stack.workers:
        with socket.socket(socket.AF_UNIX) as caller:
            caller.settimeout(30)
            caller.connect(str(worker.socket))
            caller.sendall(f"GET /{MARK}?{MARK} HTTP/1.1\r\n{MARK}\r\n\r\n".encode())
            assert caller.recv(4096).startswith(b"HTTP/1.1 400 ")


def test_no_log_of_a_node_has_a_secret_a_context_or_a_targeting_key(node: Node) -> None:
    searched = dict(node.logs())
    assert {"worker-0.log", "worker-1.log", "background.log", "nginx.log", "access.log"} <= set(
        searched
    )
    for name, text in searched.items():
        for line in text.splitlines():
            assert MARK not in line, (name, line)
            assert not [drawn for drawn in node.drawn if drawn in line], (name, line)


def test_the_logs_tell_of_what_was_sent_all_the_same(node: Node) -> None:
    searched = dict(node.logs())
    lines = [json.loads(line) for line in searched["worker-0.log"].splitlines()]
    lines += [json.loads(line) for line in searched["worker-1.log"].splitlines()]
    always = {"time", "level", "logger", "message", "worker", "event"}
    assert all(always <= set(line) for line in lines if line["logger"].startswith(OURS))
    answers = [line for line in lines if line["logger"] == "flagstaff.access"]
    told = {(line["route"], line["status"]) for line in answers}
    assert {
        ("ofrep.evaluate_all", 200),
        ("ofrep.evaluate_one", 400),
        ("ofrep.evaluate_one", 401),
        ("events.listen", 200),
        ("contexts.put", 503),
        ("unmatched", 400),
    } <= told
    assert all(line["request_id"] and "trace_id" not in line for line in answers)
    away = [line for line in lines if line.get("event") == "request_unavailable"]
    assert away
    assert all(line["request_id"] for line in away)
    background = [json.loads(line) for line in searched["background.log"].splitlines()]
    assert all(line["worker"] == "background" for line in background)


def test_a_trace_is_told_of_by_nginx_and_by_the_worker(node: Node) -> None:
    with client_of(f"http://127.0.0.1:{node.nginx.port}") as client:
        headers = {"traceparent": TRACEPARENT, "x-request-id": "traced"}
        client.get("/livez", headers=headers).raise_for_status()

    def traced() -> list[str]:
        return [
            line
            for name, text in node.logs()
            if name.startswith(("worker", "access"))
            for line in text.splitlines()
            if '"traced"' in line and line.endswith("}")
        ]

    # Nginx writes its log once a second.
    wait_until(lambda: len(traced()) == 2)
    trace = TRACEPARENT.split("-")[1]
    assert [json.loads(line)["trace_id"] for line in traced()] == [trace, trace]


def test_no_process_tells_the_passwords_of_its_stores(node: Node, tmp_path: Path) -> None:
    settings = {
        **TALKATIVE,
        "FLAGSTAFF_MYSQL_URL": f"mysql://nobody:{MARK}@127.0.0.1:9/flagstaff",
        "FLAGSTAFF_REDIS_URL": f"redis://nobody:{MARK}@127.0.0.1:9/0",
        "FLAGSTAFF_STATE_DIR": str(tmp_path / "state"),
    }
    worker, background = Worker(0, tmp_path, settings), Background(tmp_path, settings)
    worker.start()
    background.start()
    try:
        worker.wait_until_ready()
        with client_of(worker.socket) as client:
            answer = client.get("/api/v1/flag-sets", headers={"x-api-key": f"fs_{MARK}"})
        assert answer.status_code == 503
        assert MARK not in answer.text
    finally:
        worker.stop()
        background.stop()
    migrated = subprocess.run(
        [sys.executable, "-m", "service", "migrate"],
        env=process_environment(settings),
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert migrated.returncode != 0
    said = worker.child.log.read_text() + background.child.log.read_text()
    assert "database_lost" in said
    for text in (said, migrated.stdout, migrated.stderr):
        assert MARK not in text
