"""Whatever is sent, the answer is the caller's fault and the worker lives on."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import httpx
import pytest

from devstack.workers import Worker
from service.evaluation.limits import MAX_DEFINITION_BYTES
from service.management.context_texts import MAX_LINE_BYTES
from service.middleware.management import MAX_STRUCT_BYTES

DEEP = b"[" * 10_000 + b"]" * 10_000
DEEP_RULE = b'{"!":' * 10_000 + b"1" + b"}" * 10_000

BODIES = {
    "nothing": b"",
    "not JSON": b"hello",
    "half of it": b'{"state":',
    "two of it": b"{}{}",
    "an array": b"[]",
    "a string": b'"x"',
    "null": b"null",
    "10 MB of nothing": b" " * 10_000_000,
    "10 MB in a string": b'{"name":"' + b"x" * 10_000_000 + b'"}',
    "10,000 arrays deep": DEEP,
    "10,000 arrays deep in a field": b'{"metadata":' + DEEP + b"}",
    "10,000 arrays deep in a flag": b'{"state":"ENABLED","variants":{"a":' + DEEP + b"}}",
    "10,000 operators deep": b'{"state":"ENABLED","variants":{"a":1},"targeting":'
    + DEEP_RULE
    + b"}",
    "invalid UTF-8": b'{"name":"\xff\xfe"}',
    "invalid UTF-8 in a name": b'{"\xff":1}',
    "UTF-16": '{"name":"x"}'.encode("utf-16"),
    "two byte order marks": b"\xef\xbb\xbf" * 2 + b"{}",
    "NaN": b'{"state":"ENABLED","variants":{"a":NaN}}',
    "Infinity": b'{"state":"ENABLED","variants":{"a":-Infinity}}',
    "a huge number": b'{"state":"ENABLED","variants":{"a":1e400}}',
    "a huge integer": b'{"state":"ENABLED","variants":{"a":' + b"9" * 5000 + b"}}",
    "a lone surrogate": b'{"name":"\\ud800"}',
    "NUL": b'{"name":"\\u0000"}',
}

ROUTES = {
    "set": ("POST", "/api/v1/flag-sets"),
    "set change": ("PATCH", "/api/v1/flag-sets/{set}"),
    "document": ("PUT", "/api/v1/flag-sets/{set}/document"),
    "flag": ("PUT", "/api/v1/flag-sets/{set}/flags/f"),
    "flag patch": ("PATCH", "/api/v1/flag-sets/{set}/flags/there"),
    "flag copy": ("POST", "/api/v1/flag-sets/{set}/flags/there/copy"),
    "flag rollback": ("POST", "/api/v1/flag-sets/{set}/flags/there/rollback"),
    "rollback": ("POST", "/api/v1/flag-sets/{set}/rollback"),
    "flags patch": ("PATCH", "/api/v1/flag-sets/{set}/flags"),
    "copies": ("POST", "/api/v1/flag-sets/{set}/copy"),
    "evaluator": ("PUT", "/api/v1/flag-sets/{set}/evaluators/e"),
    "context": ("PUT", "/api/v1/flag-sets/{set}/contexts/c"),
    "context patch": ("PATCH", "/api/v1/flag-sets/{set}/contexts/there"),
    "schedule": ("POST", "/api/v1/flag-sets/{set}/schedules"),
    "schedule change": ("PATCH", "/api/v1/flag-sets/{set}/schedules/1"),
    "webhook": ("POST", "/api/v1/flag-sets/{set}/webhooks"),
    "key": ("POST", "/api/v1/api-keys"),
    "key rotation": ("POST", "/api/v1/api-keys/1/rotate"),
}

# Legal after all: a definition may have fields of its author's own.
ACCEPTED = ("flag patch", "NUL")


@pytest.mark.parametrize(
    ("route", "body"),
    [(route, body) for body in BODIES for route in ROUTES if (route, body) != ACCEPTED],
)
def test_a_bad_body_is_refused_on_every_route(
    admin: httpx.Client, refusing: str, log: Path, route: str, body: str
) -> None:
    method, path = ROUTES[route]
    answer = admin.request(method, path.format(set=refusing), content=BODIES[body])
    assert answer.status_code in (400, 413), answer.text
    problem = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["status"] == answer.status_code
    assert problem["requestId"] == answer.headers["x-request-id"]
    if answer.status_code == 400:
        assert problem["errors"]
        assert all(fault["detail"] for fault in problem["errors"])
    assert "Traceback" not in log.read_text()


def test_a_member_with_any_name_and_value_is_taken(admin: httpx.Client, flag_set: str) -> None:
    flag = {"state": "ENABLED", "variants": {"a": 1}}
    admin.put(f"/api/v1/flag-sets/{flag_set}/flags/there", json=flag).raise_for_status()
    (method, path), body = ROUTES[ACCEPTED[0]], BODIES[ACCEPTED[1]]
    assert admin.request(method, path.format(set=flag_set), content=body).is_success


@pytest.mark.parametrize("route", sorted(ROUTES.keys() - {"document"}))
def test_only_a_document_may_be_larger_than_one_definition(
    admin: httpx.Client, flag_set: str, route: str
) -> None:
    method, path = ROUTES[route]
    most = MAX_STRUCT_BYTES
    if route.startswith("context"):
        most = MAX_LINE_BYTES
    elif route in ("flag", "flag patch", "flags patch", "copies", "rollback", "evaluator"):
        most = MAX_DEFINITION_BYTES
    elif route == "schedule":
        # A definition, and what stands around it.
        most = MAX_DEFINITION_BYTES + MAX_STRUCT_BYTES
    content = b"[" + b" " * most + b"]"
    answer = admin.request(method, path.format(set=flag_set), content=content)
    detail = f"The body is larger than the limit of {most} bytes."
    assert (answer.status_code, answer.json()["detail"]) == (413, detail)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("key", ["", "/there"])
def test_a_bad_context_is_answered_as_ofrep_says(
    admin: httpx.Client, flag_set: str, log: Path, body: str, key: str
) -> None:
    there = f"/api/v1/flag-sets/{flag_set}/flags/there"
    flag = '{"state":"ENABLED","variants":{"a":1},"defaultVariant":"a"}'
    admin.put(there, content=flag).raise_for_status()
    answer = admin.post(
        f"/ofrep/v1/evaluate/flags{key}",
        content=BODIES[body],
        headers={"flagd-selector": f"flagSetId={flag_set}"},
    )
    assert answer.status_code in (200, 400, 413), answer.text
    if answer.status_code != 200:
        assert answer.json()["errorDetails"]
        assert answer.json()["errorCode"]
    assert "Traceback" not in log.read_text()


def test_a_body_over_the_limit_is_413_before_it_is_read(worker: Worker) -> None:
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(30)
        caller.connect(str(worker.socket))
        caller.sendall(
            b"POST /api/v1/flag-sets HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000000\r\n\r\n{"
        )
        answer = caller.recv(65536)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"application/problem+json" in answer
    assert b"connection: close" in answer


def test_unknown_paths_and_methods_are_problems_too(admin: httpx.Client) -> None:
    for method, path, status in (
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/livez/", 404),
        ("POST", "/livez/", 404),
        ("PUT", "/api/v1/flag-sets", 405),
        ("TRACE", "/livez", 405),
    ):
        answer = admin.request(method, path)
        assert answer.status_code == status
        assert answer.headers["content-type"] == "application/problem+json"
        if status == 405:
            assert answer.headers["allow"] == (
                "GET, HEAD" if path == "/livez" else "GET, HEAD, POST"
            )
    answer = admin.get("/ofrep/v1/nothing")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/json")
    assert answer.json()["errorDetails"]


def test_a_sane_request_id_comes_back_and_another_does_not(admin: httpx.Client) -> None:
    for path in ("/api/v1/flag-sets", "/nothing", "/livez"):
        answer = admin.get(path, headers={"x-request-id": "mine-1"})
        assert answer.headers["x-request-id"] == "mine-1"
        answer = admin.get(path, headers={"x-request-id": "not mine"})
        assert answer.headers["x-request-id"] not in ("", "not mine")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"hello\r\n\r\n", 400),
        (b"GET / HTTP/3.0\r\n\r\n", 400),
        ("GET /é HTTP/1.1\r\nHost: x\r\n\r\n".encode(), 400),
        (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
        (b"POST /api/v1/flag-sets HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 20_000 + b"\r\n\r\n", 413),
        (b"GET /x HTTP/1.1\r\nHost: x\r\nX-Request-ID: a\xffb\r\n\r\n", 404),
        (b"GET /api/v1/flag-sets HTTP/1.1\r\nHost: x\r\nX-API-Key: \xff\xfe\r\n\r\n", 400),
        (b"POST /livez HTTP/1.1\r\nHost: x\r\nExpect: magic\r\nContent-Length: 1\r\n\r\nx", 417),
    ],
)
def test_what_is_hardly_http_is_a_problem_too(worker: Worker, sent: bytes, status: int) -> None:
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(30)
        caller.connect(str(worker.socket))
        caller.sendall(sent)
        answer = caller.recv(65536)
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert b"application/problem+json" in head
    assert json.loads(body)["requestId"]
