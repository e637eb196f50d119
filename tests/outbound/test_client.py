from __future__ import annotations

import ssl
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from service.errors import Fault
from service.outbound.client import Client
from service.outbound.failures import CallFailed, Unreachable

Handler = Callable[[httpx.Request], httpx.Response]


def client(handler: Handler, waits: list[float] | None = None) -> Client:
    noted: list[float] = [] if waits is None else waits
    transport = httpx.MockTransport(handler)
    return Client("http://flags.test/", "the-key", transport=transport, wait=noted.append)


def test_names_are_percent_encoded_once_in_the_path() -> None:
    asked: list[bytes] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.raw_path)
        return httpx.Response(200, json={})

    client(handler).call("GET", "flag-sets", "a b", "flags", "x/y%2F?é")
    assert asked == [b"/api/v1/flag-sets/a%20b/flags/x%2Fy%252F%3F%C3%A9"]


def test_a_name_of_dots_is_a_name_and_no_step_in_the_path() -> None:
    asked: list[bytes] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.raw_path)
        content_type = "text/csv" if request.method == "GET" else "application/json"
        return httpx.Response(200, content=b"[]", headers={"content-type": content_type})

    flagstaff = client(handler)
    flagstaff.call("DELETE", "flag-sets", "shop", "contexts", "..")
    list(flagstaff.stream("flag-sets", "shop", "flags", ".", query={}, accept="text/csv"))
    flagstaff.send("flag-sets", "..", parts=[b""], content_type="text/plain")
    assert [path.partition(b"?")[0] for path in asked] == [
        b"/api/v1/flag-sets/shop/contexts/%2E%2E",
        b"/api/v1/flag-sets/shop/flags/%2E",
        b"/api/v1/flag-sets/%2E%2E",
    ]


def test_the_key_goes_in_the_header_and_nowhere_else() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        assert request.headers["x-api-key"] == "the-key"
        assert "the-key" not in str(request.url)
        return httpx.Response(200, json={})

    client(handler).call("GET", "flag-sets")


@pytest.mark.parametrize(
    ("given", "sent"), [("00-a-b-01", "00-a-b-01"), ("", None), ("é", None), ("a\nb", None)]
)
def test_calls_say_which_trace_they_belong_to(given: str, sent: str | None) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        assert request.headers.get("traceparent") == sent
        return httpx.Response(200, json={})

    transport = httpx.MockTransport(handler)
    Client("http://flags.test/", "", traceparent=given, transport=transport).call("GET", "x")


def test_an_idempotent_call_is_tried_again_after_the_time_that_was_asked_for() -> None:
    answers = [
        httpx.Response(503, headers={"retry-after": "3"}),
        httpx.Response(200, json={"a": 7}),
    ]
    waits: list[float] = []
    assert client(lambda _: answers.pop(0), waits).json("GET", "flag-sets") == {"a": 7}
    assert waits == [3.0]


def test_a_call_that_is_not_idempotent_is_made_once() -> None:
    calls: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        calls.append(request.method)
        return httpx.Response(503)

    with pytest.raises(CallFailed) as failed:
        client(handler).call("POST", "flag-sets", body=b"{}")
    assert (calls, failed.value.status) == (["POST"], 503)


def test_a_call_that_was_turned_away_by_a_rate_limit_is_made_again_whatever_it_is() -> None:
    answers = [httpx.Response(429, headers={"retry-after": "1"}), httpx.Response(200, json={})]
    waits: list[float] = []
    client(lambda _: answers.pop(0), waits).call("POST", "flag-sets", body=b"{}")
    assert waits == [1.0]


def test_what_is_sent_part_by_part_is_sent_once() -> None:
    answers = [httpx.Response(429)]
    with pytest.raises(CallFailed) as failed:
        client(lambda _: answers.pop()).send("x", parts=iter([b"a"]), content_type="text/plain")
    assert failed.value.status == 429


def test_a_wait_and_an_answer_from_memory_are_noticed_once() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        return answers.pop(0)

    answers = [httpx.Response(503)] * 2 + [
        httpx.Response(200, json={"items": [], "next": after}, headers={"x-served-from": "memory"})
        for after in ("b", None)
    ]
    notices: list[str] = []
    transport = httpx.MockTransport(handler)
    flagstaff = Client(
        "http://flags.test", "k", transport=transport, wait=lambda _: None, notice=notices.append
    )
    assert list(flagstaff.pages("flag-sets")) == []
    waited, remembered = notices
    assert waited == "The server answered 503. Trying again."
    assert remembered.startswith("Served from memory:")


@pytest.mark.parametrize(("seconds", "tries"), [(0.1, 4), (3.0, 2), (12.0, 1)])
def test_a_server_that_fails_slowly_is_asked_less_often(seconds: float, tries: int) -> None:
    """Four waits for a database that hangs would keep the caller from the answer."""
    now = 0.0
    asked = 0

    def handler(_: httpx.Request) -> httpx.Response:
        nonlocal now, asked
        now += seconds
        asked += 1
        return httpx.Response(503, headers={"retry-after": "1"})

    def wait(pause: float) -> None:
        nonlocal now
        now += pause

    transport = httpx.MockTransport(handler)
    slow = Client("http://flags.test", "k", transport=transport, wait=wait, clock=lambda: now)
    with pytest.raises(CallFailed):
        slow.call("GET", "flag-sets")
    assert asked == tries


def test_a_redirection_says_where_to() -> None:
    answer = httpx.Response(301, headers={"location": "https://flags.test/api/v1/x"})
    with pytest.raises(CallFailed, match=r"redirects to https://flags\.test/api/v1/x\."):
        client(lambda _: answer).call("GET", "x")


def test_a_server_that_never_answers_is_unreachable() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("Connection refused", request=request)

    waits: list[float] = []
    with pytest.raises(Unreachable, match=r"http://flags\.test does not answer"):
        client(handler, waits).call("GET", "flag-sets")
    assert waits == sorted(waits)
    assert len(waits) == 3


def test_a_problem_keeps_its_faults() -> None:
    problem = {
        "detail": "The document cannot evaluate.",
        "errors": [{"pointer": "/flags/a", "detail": "no variants"}],
        "status": 400,
    }
    with pytest.raises(CallFailed, match="cannot evaluate") as failed:
        client(lambda _: httpx.Response(400, json=problem)).call("PUT", "x", body=b"{}")
    assert failed.value.faults == (Fault("/flags/a", "no variants"),)


@pytest.mark.parametrize("body", [b"", b"<html>502</html>", b"[1]", b"\xff"])
def test_a_failure_that_is_no_problem_is_told_by_its_status(body: bytes) -> None:
    with pytest.raises(CallFailed, match="The server answered 418"):
        client(lambda _: httpx.Response(418, content=body)).call("GET", "x")


def test_a_list_is_followed_to_its_last_page() -> None:
    one, two, three = ({"id": number} for number in (1, 2, 3))
    pages = {None: ([one, two], "b"), "b": ([three], "c"), "c": ([], None)}

    def handler(request: httpx.Request) -> httpx.Response:
        items, after = pages[request.url.params.get("after")]
        return httpx.Response(200, json={"items": items, "next": after})

    assert list(client(handler).pages("flag-sets")) == [one, two, three]


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://flags.test", 1),
        ("HTTPS://flags.test", 1),
        ("http://flags.test", 0),
        ("unix:/run/worker-0.sock", 0),
    ],
)
def test_certificates_are_read_for_tls_alone(
    url: str, read: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[ssl.SSLContext] = []
    default = ssl.create_default_context

    def counted(*arguments: Any, **options: Any) -> ssl.SSLContext:
        made.append(default(*arguments, **options))
        return made[-1]

    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setattr(ssl, "create_default_context", counted)
    Client(url, "")
    assert [context.verify_mode for context in made] == [ssl.CERT_REQUIRED] * read
