"""Every answer of a worker is counted once, by its route and status, whoever gave it."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from devstack.mariadb import PrivateMariaDB
from devstack.workers import Worker
from tests.clients import client_of

KEY = "fs_test-admin-key-of-the-process-tests"


@pytest.fixture
def client(own_worker: Worker) -> Iterator[httpx.Client]:
    with client_of(own_worker.socket, {"x-api-key": KEY}) as client:
        yield client


def requests(client: httpx.Client) -> dict[tuple[str, str], float]:
    text = client.get("/metrics").raise_for_status().text
    (family,) = (
        family
        for family in text_string_to_metric_families(text)
        if family.name == "flagstaff_requests"
    )
    return {(each.labels["route"], each.labels["status"]): each.value for each in family.samples}


def test_every_answer_is_counted_once(client: httpx.Client) -> None:
    selected = {"flagd-selector": "flagSetId=s"}
    flag = {"state": "ENABLED", "variants": {"a": 1}, "defaultVariant": "a"}
    calls = [
        ("GET", "/livez", None, {}, 200),
        ("GET", "/readyz", None, {}, 200),
        ("GET", "/docs", None, {}, 200),
        ("GET", "/openapi.json", None, {}, 200),
        ("GET", "/nowhere", None, {}, 404),
        ("PUT", "/livez", None, {}, 405),
        ("GET", "/api/v1/flag-sets", None, {"x-api-key": "wrong"}, 401),
        ("GET", "/api/v1/flag-sets/s", None, {}, 404),
        ("POST", "/api/v1/flag-sets", {"name": "s"}, {}, 201),
        ("POST", "/api/v1/flag-sets", {"name": "s"}, {}, 409),
        ("PUT", "/api/v1/flag-sets/s/flags/f", flag, {}, 201),
        ("GET", "/api/v1/flag-sets/s/changes", None, {"accept": "text/csv"}, 200),
        ("POST", "/ofrep/v1/evaluate/flags/f", {}, selected, 200),
        ("POST", "/ofrep/v1/evaluate/flags/g", {}, selected, 404),
        ("POST", "/ofrep/v1/evaluate/flags", {}, selected, 200),
        ("OPTIONS", "/ofrep/v1/evaluate/flags", None, {}, 204),
        ("GET", "/ofrep/v1/events?flagSet=s&key=9&signature=x", None, {}, 401),
    ]
    for method, path, body, headers, status in calls:
        content = None if body is None else json.dumps(body)
        answer = client.request(method, path, content=content, headers=headers)
        assert (path, answer.status_code) == (path, status)
        assert answer.headers["x-request-id"]
    # The readiness of the worker was asked for while it started.
    counted = requests(client)
    del counted["operations.livez", "200"]
    assert counted == {
        ("operations.readyz", "200"): 1,
        ("docs.page", "200"): 1,
        ("docs.openapi", "200"): 1,
        ("unmatched", "404"): 1,
        ("unmatched", "405"): 1,
        ("flag_sets.list", "401"): 1,
        ("flag_sets.get", "404"): 1,
        ("flag_sets.create", "201"): 1,
        ("flag_sets.create", "409"): 1,
        ("flags.put", "201"): 1,
        ("changes.list", "200"): 1,
        ("ofrep.evaluate_one", "200"): 1,
        ("ofrep.evaluate_one", "404"): 1,
        ("ofrep.evaluate_all", "200"): 1,
        ("ofrep.preflight_all", "204"): 1,
        ("events.listen", "401"): 1,
    }
    assert requests(client)["operations.metrics", "200"] == 1


def test_what_is_no_request_is_counted_as_unmatched(
    client: httpx.Client, own_worker: Worker
) -> None:
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(30)
        caller.connect(str(own_worker.socket))
        caller.sendall(b"GET /livez HTTP/1.1\r\nno colon\r\n\r\n")
        assert caller.recv(4096).startswith(b"HTTP/1.1 400 ")
    assert requests(client)["unmatched", "400"] == 1


def test_a_store_that_is_away_is_told_with_the_name_of_the_request(
    client: httpx.Client, own_worker: Worker, own_mariadb: PrivateMariaDB
) -> None:
    own_mariadb.stop()
    answer = client.get("/api/v1/flag-sets/s/changes", headers={"x-request-id": "mine"})
    assert answer.status_code == 503
    assert requests(client)["changes.list", "503"] == 1
    (line,) = (
        line
        for line in own_worker.child.log.read_text().splitlines()
        if "GET changes.list answered 503" in line
    )
    assert line.endswith("(request mine) [request_unavailable]")


def workers_told_of(client: httpx.Client) -> set[str]:
    text = client.get("/metrics").raise_for_status().text
    return {
        sample.labels["worker"]
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if "worker" in sample.labels
    }


def test_a_worker_that_was_stopped_leaves_no_gauge_behind_and_all_that_it_counted(
    client: httpx.Client, own_mariadb: PrivateMariaDB, redis_url: str, tmp_path: Path
) -> None:
    settings = {
        "FLAGSTAFF_MYSQL_URL": own_mariadb.url,
        "FLAGSTAFF_REDIS_URL": redis_url,
        "FLAGSTAFF_STATE_DIR": str(tmp_path / "state"),
    }
    other = Worker(1, tmp_path, settings)
    other.start()
    try:
        other.wait_until_ready()
        with client_of(other.socket) as one:
            assert one.get("/docs").status_code == 200
            assert "1" in workers_told_of(one)
        assert workers_told_of(client) == {"0", "1"}
    finally:
        other.stop()
    assert workers_told_of(client) == {"0"}
    assert requests(client)["docs.page", "200"] == 1
