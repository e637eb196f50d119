"""Pages of the allowed origins can read each answer, whether a worker or Nginx gives it."""

from __future__ import annotations

import http.client
import secrets
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from devstack.addresses import free_port
from devstack.nginx import Nginx
from devstack.stack import Stack
from service.cors import ANSWER_HEADERS, METHODS, REQUEST_HEADERS
from service.environment import read_settings
from tests.clients import at_once, client_of, get, post

EVALUATE = "/ofrep/v1/evaluate/flags"
ALLOWED = "https://app.example"
OTHER = "https://evil.example"
# A label of a name in DNS may have 63 characters, and a name 253.
LONG = "https://" + ".".join(["a" * 60] * 4)
SETTINGS = {"FLAGSTAFF_CORS_ORIGINS": f"{ALLOWED}, {LONG}"}


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    settings = {**SETTINGS, "FLAGSTAFF_ADMIN_KEY": secrets.token_urlsafe(32)}
    with Stack(tmp_path_factory.mktemp("cors"), settings=settings, durable=False) as stack:
        with client_of(stack.url, {"x-api-key": stack.admin_key}) as admin:
            admin.post("/api/v1/flag-sets", json={"name": "s"}).raise_for_status()
        yield stack


@pytest.fixture(scope="module")
def deserted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of an Nginx with the same settings, whose only worker is not there."""
    directory = tmp_path_factory.mktemp("deserted")
    nginx = Nginx(
        directory, free_port(), [directory / "nobody.sock"], settings=read_settings(SETTINGS)
    )
    nginx.start()
    yield nginx.url
    nginx.stop()


@pytest.fixture(scope="module")
def limited(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of an Nginx that lets a caller send 2 requests at once, and one a second then."""
    sockets = [worker.socket for worker in stack.workers]
    nginx = Nginx(
        tmp_path_factory.mktemp("limited"),
        free_port(),
        sockets,
        rate_limit=1,
        settings=read_settings(SETTINGS),
    )
    nginx.start()
    yield nginx.url
    nginx.stop()


def _policy(answer: httpx.Response) -> dict[str, str]:
    """The headers of an answer that a browser goes by."""
    headers = {name: value for name, value in answer.headers.items() if name.startswith("access-")}
    return headers | {"vary": "origin" if "origin" in answer.headers.get("vary", "") else ""}


def _asked(url: str, method: str, target: str, origin: str) -> httpx.Response:
    """The answer to a request whose target is sent as it is."""
    with closing(http.client.HTTPConnection(url.removeprefix("http://"), timeout=30)) as connection:
        connection.request(method, target, headers={"Origin": origin})
        answer = connection.getresponse()
        return httpx.Response(answer.status, headers=answer.getheaders(), content=answer.read())


@pytest.mark.parametrize("origin", [ALLOWED, LONG, OTHER])
def test_each_answer_has_the_policy(stack: Stack, deserted: str, limited: str, origin: str) -> None:
    page = {"origin": origin}
    key = {**page, "x-api-key": stack.admin_key}
    selected = {**key, "flagd-selector": "flagSetId=s"}
    with client_of(stack.url, timeout=30) as client:
        bulk = client.post(EVALUATE, json={}, headers=selected)
        stream = bulk.json()["eventStreams"][0]["endpoint"]["requestUri"]
        with client.stream("GET", stream, headers=page) as opened:
            answers = {"stream": opened}
        answers |= {
            "200": bulk,
            "304": client.post(
                EVALUATE, json={}, headers={**selected, "if-none-match": bulk.headers["etag"]}
            ),
            "400": client.post(EVALUATE, content=b"{", headers=selected),
            "401": client.post(EVALUATE, json={}, headers=page),
            "401 of a stream": client.get("/ofrep/v1/events", headers=page),
            "404": client.post(f"{EVALUATE}/nothing", json={}, headers=selected),
            "404 of a path": client.get("/ofrep/v1/nothing", headers=page),
            "405": client.get(EVALUATE, headers=page),
            "413 of Nginx": client.post(EVALUATE, content=b"x" * (2**20 + 1), headers=selected),
        }
        answers |= {
            "400 of Nginx": _asked(stack.url, "POST", f"{EVALUATE}/%zz", origin),
            "503 of Nginx": post(deserted + EVALUATE, json={}, headers=key),
            "503 of a stream": get(f"{deserted}/ofrep/v1/events", headers=page),
            "503 of a path": get(f"{deserted}/ofrep/v1/nothing", headers=page),
            "429 of Nginx": _turned_away(limited, key),
        }

    for what, answer in answers.items():
        assert answer.status_code == int(what.split()[0] if what != "stream" else 200), what
        expected = {"vary": "origin"}
        # Nginx refuses this before it reads whose page asks.
        is_unread = what == "400 of Nginx"
        if is_unread or origin != OTHER:
            expected |= {
                "access-control-allow-origin": "*" if is_unread else origin,
                "access-control-expose-headers": ANSWER_HEADERS,
            }
        assert _policy(answer) == expected, what
    for what in ("429 of Nginx", "503 of Nginx"):
        assert answers[what].headers["Retry-After"] == "1"


def _turned_away(url: str, headers: dict[str, str]) -> httpx.Response:
    answers = at_once(lambda: post(url + EVALUATE, json={}, headers=headers))
    return next(answer for answer in answers if answer.status_code == 429)


@pytest.mark.parametrize(
    "target", [EVALUATE, f"{EVALUATE}/a%2Fb", "/ofrep/v1/events", f"{EVALUATE}/%zz"]
)
@pytest.mark.parametrize("origin", [ALLOWED, OTHER])
def test_a_preflight_is_answered_alike_by_nginx_and_by_a_worker(
    stack: Stack, deserted: str, target: str, origin: str
) -> None:
    preflights = [_asked(url, "OPTIONS", target, origin) for url in (stack.url, deserted)]
    with client_of(stack.workers[0].socket) as worker:
        preflights.append(worker.options(EVALUATE, headers={"origin": origin}))

    for answer in preflights:
        assert (answer.status_code, answer.content) == (204, b"")
        is_unread = "%zz" in target and answer is not preflights[-1]
        if not is_unread:
            assert _policy(answer) == _policy(preflights[-1])
        assert answer.headers["X-Request-ID"]
    if "%zz" in target:
        assert _policy(preflights[0])["access-control-allow-origin"] == "*"
    if origin == ALLOWED:
        assert _policy(preflights[0])["access-control-allow-methods"] == METHODS
        assert _policy(preflights[0])["access-control-allow-headers"] == REQUEST_HEADERS


def test_instrumented_pages_may_send_what_workers_read() -> None:
    allowed = {name.strip().lower() for name in REQUEST_HEADERS.split(",")}

    assert {"traceparent", "tracestate", "baggage", "x-request-id"} <= allowed


def test_preflights_do_not_count_against_the_limit(limited: str) -> None:
    answers = at_once(lambda: _asked(limited, "OPTIONS", EVALUATE, ALLOWED))

    assert {answer.status_code for answer in answers} == {204}


@pytest.mark.parametrize(("setting", "told"), [("*", "*"), ("", None)])
def test_any_origin_and_none(tmp_path: Path, setting: str, told: str | None) -> None:
    settings = read_settings({"FLAGSTAFF_CORS_ORIGINS": setting})
    nginx = Nginx(tmp_path, free_port(), [tmp_path / "nobody.sock"], settings=settings)
    nginx.start()
    try:
        answer = post(nginx.url + EVALUATE, json={}, headers={"origin": OTHER})
        preflight = _asked(nginx.url, "OPTIONS", EVALUATE, OTHER)
    finally:
        nginx.stop()

    for each in (answer, preflight):
        assert each.headers.get("access-control-allow-origin") == told
    assert preflight.headers.get("access-control-allow-headers") == (told and REQUEST_HEADERS)
