"""What Nginx adds to the workers, and what it must leave alone."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from devstack import demonstration
from devstack.addresses import free_port
from devstack.nginx import Nginx
from devstack.stack import Stack
from service.blueprints.docs import FILES
from service.ports import loopback_addresses
from tests.clients import at_once, client_of, get, post
from tests.waiting import PATIENCE, wait_until

EVALUATE = "/ofrep/v1/evaluate/flags/"


@pytest.fixture
def client(demonstrated: Stack) -> Iterator[httpx.Client]:
    headers = {
        "X-API-Key": demonstrated.admin_key,
        "Flagd-Selector": f"flagSetId={demonstration.FLAG_SET}",
    }
    with client_of(demonstrated.url, headers) as client:
        yield client


@pytest.fixture
def deserted(tmp_path: Path) -> Iterator[str]:
    """The URL of an Nginx whose only worker is not there."""
    nginx = Nginx(tmp_path, free_port(), [tmp_path / "nobody.sock"])
    nginx.start()
    yield nginx.url
    nginx.stop()


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("a%2Fb", "a/b"),
        ("a//b", "a//b"),
        ("a%2F%2Fb", "a//b"),
        ("a%20b", "a b"),
        ("a%252Fb", "a%2Fb"),
        ("..%2Fa", "../a"),
        ("%C3%A9" * 255, "é" * 255),
    ],
)
def test_flag_keys_arrive_as_they_were_sent(demonstrated: Stack, target: str, key: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", int(demonstrated.url.rpartition(":")[2]))
    connection.request(
        "POST",
        EVALUATE + target,
        body="{}",
        headers={
            "X-API-Key": demonstrated.admin_key,
            "Flagd-Selector": f"flagSetId={demonstration.FLAG_SET}",
        },
    )
    answer = httpx.Response(404, content=connection.getresponse().read()).json()
    connection.close()

    assert (answer["key"], answer["errorCode"]) == (key, "FLAG_NOT_FOUND")


def test_the_callers_request_id_comes_back(client: httpx.Client) -> None:
    answer = client.post(EVALUATE + "new-checkout", json={}, headers={"X-Request-ID": "mine-1"})

    assert answer.headers["X-Request-ID"] == "mine-1"


def test_a_workers_compressed_copy_is_what_nginx_would_send(client: httpx.Client) -> None:
    """Whoever compresses, it is the same answer with the same headers; the copy has a length."""
    body = {"context": {"targetingKey": "copies", "plan": "x" * 500}}

    def ask(accepted: str, **headers: str) -> httpx.Response:
        sent = {"Accept-Encoding": accepted, **headers}
        return client.post(EVALUATE.removesuffix("/"), json=body, headers=sent)

    plain = ask("identity")
    # Each of the two workers makes a copy at the third time.
    answers = [ask("gzip") for _ in range(12)]

    assert "Content-Encoding" not in plain.headers
    assert {"Content-Length" in each.headers for each in answers} == {True, False}
    for answer in answers:
        assert answer.content == plain.content
        assert answer.headers["Content-Encoding"] == "gzip"
        assert answer.headers["ETag"] == "W/" + plain.headers["ETag"]
        assert answer.headers.get_list("Vary") == ["Accept-Encoding"]
    for tag in (plain.headers["ETag"], answers[-1].headers["ETag"]):
        unchanged = ask("gzip", **{"If-None-Match": tag})
        assert (unchanged.status_code, unchanged.content) == (304, b"")
        assert "Content-Encoding" not in unchanged.headers


@pytest.mark.parametrize("target", ["%zz", "a%00", "%"])
def test_an_address_that_is_malformed_is_told_as_ofrep_does(
    demonstrated: Stack, target: str
) -> None:
    answer, told = _asked(demonstrated, "POST", EVALUATE + target)
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-request-id"]
    assert (told["errorCode"], "malformed" in told["errorDetails"]) == ("GENERAL", True)


def test_any_other_address_that_is_malformed_is_told_as_a_problem(demonstrated: Stack) -> None:
    answer, told = _asked(demonstrated, "GET", "/api/v1/flag-sets/%zz")
    assert answer.status == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert (told["status"], "malformed" in told["detail"]) == (400, True)


@pytest.mark.parametrize("path", ["/unreadable", "/unreadable-evaluation"])
def test_what_nginx_answers_by_itself_has_no_address(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def _asked(stack: Stack, method: str, target: str) -> tuple[http.client.HTTPResponse, Any]:
    """The answer to a request whose target is sent as it is, and what its body says."""
    connection = http.client.HTTPConnection(stack.url.removeprefix("http://"), timeout=30)
    with closing(connection):
        connection.request(method, target)
        answer = connection.getresponse()
        return answer, json.loads(answer.read())


def test_an_evaluation_that_is_too_large_is_told_as_ofrep_does(client: httpx.Client) -> None:
    answer = client.post(EVALUATE + "new-checkout", content=b"x" * (1024 * 1024 + 1))

    assert answer.status_code == 413
    assert answer.json()["errorDetails"]
    assert answer.headers["X-Request-ID"]


def test_a_document_may_be_larger_than_an_evaluation(client: httpx.Client) -> None:
    body = b'{"flags": {}}' + b" " * (2 * 1024 * 1024)

    answer = client.put(
        f"/api/v1/flag-sets/{demonstration.FLAG_SET}/document",
        params={"dry_run": "true"},
        content=body,
    )

    assert answer.status_code == 200


def test_a_document_that_is_too_large_is_told_as_a_problem(client: httpx.Client) -> None:
    answer = client.put(
        f"/api/v1/flag-sets/{demonstration.FLAG_SET}/document",
        content=b" " * (32 * 1024 * 1024 + 1),
    )

    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 413


def test_without_a_worker_an_evaluation_is_told_as_ofrep_does(deserted: str) -> None:
    answer = post(deserted + EVALUATE + "new-checkout", json={})

    assert answer.status_code == 503
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Retry-After"] == "1"
    assert answer.json()["errorDetails"]


def test_without_a_worker_anything_else_is_told_as_a_problem(deserted: str) -> None:
    answer = get(deserted + "/api/v1/flag-sets")

    assert answer.status_code == 502
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 502


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/docs", "text/html; charset=utf-8"),
        ("/openapi.json", "application/json"),
        *((f"/docs/{name}", file.media) for name, file in FILES.items()),
    ],
)
def test_a_page_needs_no_worker(deserted: str, path: str, kind: str) -> None:
    with client_of(deserted) as client:
        plain = client.get(path, headers={"Accept-Encoding": "identity"})
        compressed = client.get(path, headers={"Accept-Encoding": "gzip"})
        unchanged = client.get(
            path, headers={"Accept-Encoding": "gzip", "If-None-Match": compressed.headers["ETag"]}
        )
        written = client.post(path, json={})

    assert plain.status_code == compressed.status_code == 200
    assert "Content-Encoding" not in plain.headers
    assert compressed.headers["Content-Encoding"] == "gzip"
    # A file has a length; what is compressed on the way has none.
    assert int(compressed.headers["Content-Length"]) < len(plain.content) / 2
    assert compressed.content == plain.content
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    for answer in (plain, compressed):
        assert answer.headers["Content-Type"] == kind
        assert answer.headers["Cache-Control"] == "public, max-age=300"
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Request-ID"]
    assert written.status_code == 405
    assert written.headers["Allow"] == "GET, HEAD"
    assert written.json()["status"] == 405


@pytest.mark.parametrize("path", ["/docs", "/openapi.json", *(f"/docs/{name}" for name in FILES)])
def test_a_page_is_what_a_worker_would_answer(demonstrated: Stack, path: str) -> None:
    with client_of(demonstrated.workers[0].socket) as worker:
        answered = worker.get(path)

    served = get(demonstrated.url + path)

    assert served.content == answered.content
    for header in ("Content-Type", "Content-Security-Policy"):
        assert served.headers.get(header) == answered.headers.get(header)


@pytest.fixture
def limited(demonstrated: Stack, tmp_path: Path) -> Iterator[str]:
    """The URL of an Nginx that lets a caller send 2 requests at once, and one a second then."""
    sockets = [worker.socket for worker in demonstrated.workers]
    nginx = Nginx(tmp_path, free_port(), sockets, rate_limit=1)
    nginx.start()
    yield nginx.url
    nginx.stop()


def _logged_until_now(url: str, directory: Path) -> str:
    """The log of an Nginx without a worker, with the line of a request that comes last.

    A line is written once the answer is sent.
    """
    log = directory / "log" / "nginx.log"
    get(url + "/livez")
    wait_until(lambda: "/livez" in log.read_text())
    return log.read_text()


@pytest.mark.parametrize("header", ["X-API-Key", "Authorization"])
def test_an_api_key_beyond_its_limit_is_told_as_ofrep_does(
    limited: str, demonstrated: Stack, tmp_path: Path, header: str
) -> None:
    def evaluate(key: str) -> httpx.Response:
        value = key if header == "X-API-Key" else f"Bearer {key}"
        return post(limited + EVALUATE + "new-checkout", json={}, headers={header: value})

    answers = at_once(lambda: evaluate("fs_one-who-sends-too-much"))
    turned_away = [answer for answer in answers if answer.status_code == 429]
    assert len(turned_away) >= 10
    assert {answer.status_code for answer in answers} == {401, 429}
    for answer in turned_away:
        assert answer.headers["Content-Type"] == "application/json"
        assert int(answer.headers["Retry-After"]) >= 1
        assert answer.headers["X-Request-ID"]
        assert answer.json()["errorCode"] == "GENERAL"
        assert answer.json()["errorDetails"]
    assert evaluate("fs_another-one").status_code == 401
    assert "too-much" not in (tmp_path / "log" / "nginx.log").read_text()


def test_management_beyond_the_limit_is_told_as_a_problem(limited: str) -> None:
    headers = {"X-API-Key": "fs_somebody"}
    answers = at_once(lambda: get(limited + "/api/v1/flag-sets", headers=headers))
    last = next(answer for answer in answers if answer.status_code == 429)
    assert last.headers["Content-Type"] == "application/problem+json"
    assert int(last.headers["Retry-After"]) >= 1
    assert last.json()["status"] == 429


def test_who_watches_over_the_service_is_never_turned_away(limited: str) -> None:
    assert {each.status_code for each in at_once(lambda: get(limited + "/livez"))} == {200}


def test_callers_without_a_key_are_told_apart_by_their_address(limited: str) -> None:
    answers = at_once(lambda: post(limited + EVALUATE + "new-checkout", json={}))
    assert {answer.status_code for answer in answers} == {401, 429}


def test_a_streams_token_reaches_no_log(deserted: str, tmp_path: Path) -> None:
    get(deserted + "/ofrep/v1/events?token=secret-of-the-stream")
    logged = _logged_until_now(deserted, tmp_path)
    assert "secret-of-the-stream" not in logged


def test_a_targeting_key_reaches_no_log(deserted: str, tmp_path: Path) -> None:
    contexts = deserted + "/api/v1/flag-sets/shop/contexts"
    for answer in (
        get(f"{contexts}/secret-person"),
        httpx.put(f"{contexts}/secret-person", json={}, timeout=PATIENCE),
        get(contexts, params={"prefix": "secret-person"}),
    ):
        assert answer.status_code == 502
        assert answer.headers["content-type"] == "application/problem+json"
    logged = _logged_until_now(deserted, tmp_path)
    assert "secret-person" not in logged


def test_a_killed_worker_costs_no_evaluation(client: httpx.Client, demonstrated: Stack) -> None:
    worker = demonstrated.workers[0]
    worker.kill()
    try:
        statuses = {client.post(EVALUATE + "new-checkout", json={}).status_code for _ in range(20)}
    finally:
        worker.start()
        worker.wait_until_ready()

    assert statuses == {200}


def test_large_answers_are_compressed(client: httpx.Client) -> None:
    answer = client.post("/ofrep/v1/evaluate/flags", json={})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.json()["flags"]) == 7


def test_it_answers_on_every_loopback_address(demonstrated: Stack) -> None:
    port = demonstrated.url.rpartition(":")[2]
    hosts = [f"[{each}]" if ":" in each else each for each in loopback_addresses()]

    assert {get(f"http://{host}:{port}/livez").text for host in hosts} == {"ok\n"}
    assert {get(f"http://{host}:{port}/readyz").status_code for host in hosts} == {200}


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
@pytest.mark.parametrize("path", ["/metrics", "/readyz"])
def test_a_proxy_that_is_not_trusted_is_not_told_how_a_node_is(
    client: httpx.Client, header: str, path: str
) -> None:
    assert client.get(path).status_code == 200
    assert client.get(path, headers={header: "for=10.0.0.1"}).status_code == 403


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (f"GET /{'x' * 40000} HTTP/1.1\r\n", 414),
        (f"GET / HTTP/1.1\r\nX-Long: {'x' * 40000}\r\n", 431),
        ("TRACE / HTTP/1.1\r\n", 405),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: unknown\r\n", 501),
        ("GET /-management HTTP/1.1\r\n", 404),
        ("GET /-nothing HTTP/1.1\r\n", 404),
    ],
)
def test_what_nginx_refuses_is_told_as_a_problem(
    demonstrated: Stack, head: str, status: int
) -> None:
    with socket.create_connection(("127.0.0.1", int(demonstrated.url.rpartition(":")[2]))) as peer:
        peer.settimeout(30)
        peer.sendall(f"{head}Host: flags\r\nConnection: close\r\n\r\n".encode())
        answer = http.client.HTTPResponse(peer)
        answer.begin()
        told = json.loads(answer.read())

    assert (answer.status, told["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
