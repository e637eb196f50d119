from __future__ import annotations

import asyncio
import base64
import contextlib
from collections.abc import AsyncIterator

import pytest

from devstack.addresses import free_port
from service.outbound.receivers import (
    LONGEST_URL,
    encoded_secret,
    fault_of,
    with_stored_password,
    without_password,
)
from service.outbound.webhooks import Sender, signature
from tests.receiver import Receiver
from tests.waiting import PATIENCE

SECRET = b"a secret of thirty-two bytes, as"


@pytest.fixture
async def sender() -> AsyncIterator[Sender]:
    async with Sender(PATIENCE) as sender:
        yield sender


def test_the_signature_is_the_one_that_the_specifications_libraries_make() -> None:
    # The example with which the specification's own libraries are tested.
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    body = b'{"test": 2432232314}'
    made = signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body)
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    assert encoded_secret(secret) == "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"


async def test_a_call_carries_its_body_its_id_and_a_signature(
    receiver: Receiver, sender: Sender
) -> None:
    outcome = await sender.send(receiver.url, SECRET, "msg_1", b'{"a":1}')
    assert (outcome.status, outcome.error, outcome.is_gone) == (204, None, False)
    (call,) = receiver.calls
    assert (call.path, call.id, call.body) == ("/hook", "msg_1", b'{"a":1}')
    assert call.headers["content-type"] == "application/json"
    assert call.is_signed_with(encoded_secret(SECRET))
    assert not call.is_signed_with(encoded_secret(SECRET[::-1]))


@pytest.mark.parametrize("status", [400, 410, 429, 500])
async def test_any_answer_but_a_success_is_an_error(
    receiver: Receiver, sender: Sender, status: int
) -> None:
    receiver.status = status
    outcome = await sender.send(receiver.url, SECRET, "msg_1", b"{}")
    assert (outcome.status, outcome.error) == (status, f"The receiver answered {status}.")
    assert outcome.is_gone == (status == 410)


async def test_a_redirect_is_not_followed(receiver: Receiver, sender: Sender) -> None:
    receiver.status = 307
    receiver.headers["location"] = receiver.url
    outcome = await sender.send(receiver.url, SECRET, "msg_1", b"{}")
    assert outcome.error == "The receiver answered 307."
    assert len(receiver.calls) == 1


async def test_a_receivers_cookies_are_not_kept(receiver: Receiver, sender: Sender) -> None:
    receiver.headers["set-cookie"] = "name=value"
    for message_id in ("msg_1", "msg_2"):
        await sender.send(receiver.url, SECRET, message_id, b"{}")
    assert ["cookie" in call.headers for call in receiver.calls] == [False, False]


async def test_an_endless_answer_is_read_up_to_a_bound(receiver: Receiver, sender: Sender) -> None:
    receiver.status, receiver.is_endless = 200, True
    outcome = await sender.send(receiver.url, SECRET, "msg_1", b"{}")
    assert (outcome.status, outcome.error) == (200, None)
    # What was read, and what the buffers of both ends took.
    assert receiver.sent < 16 * 1024 * 1024


async def test_a_receiver_that_does_not_answer_is_given_up_on_in_time(receiver: Receiver) -> None:
    receiver.go_on.clear()
    async with Sender(0.2) as sender:
        outcome = await sender.send(receiver.url, SECRET, "msg_1", b"{}")
    assert (outcome.status, outcome.error) == (None, "The receiver did not answer within 0.2 s.")


async def test_a_receiver_that_answers_drop_by_drop_is_given_up_on_in_time() -> None:
    async def drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.closing(writer), contextlib.suppress(ConnectionError):
            writer.write(b"HTTP/1.1 200 OK\r\n")
            while True:
                writer.write(b"x: y\r\n")
                await writer.drain()
                await asyncio.sleep(0.02)

    server = await asyncio.start_server(drip, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, Sender(0.5) as sender:
        outcome = await sender.send(f"http://127.0.0.1:{port}/", SECRET, "msg_1", b"{}")
    assert outcome.error == "The receiver did not answer within 0.5 s."


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("127.0.0.1", "Connection refused"),
        ("localhost", "Connection refused"),
        ("receiver.invalid", "Name or service not known"),
    ],
)
async def test_a_receiver_that_is_not_there_is_an_error(
    sender: Sender, host: str, reason: str
) -> None:
    url = f"http://somebody:pass-word@{host}:{free_port()}/"
    outcome = await sender.send(url, SECRET, "msg_1", b"{}")
    assert outcome.status is None
    assert outcome.error == f"The receiver could not be called: {reason}."


async def test_a_receiver_that_hangs_up_is_an_error(sender: Sender) -> None:
    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        for scheme in ("http", "https"):
            outcome = await sender.send(f"{scheme}://127.0.0.1:{port}/", SECRET, "msg_1", b"{}")
            assert outcome.status is None
            assert outcome.error is not None
            assert outcome.error.startswith("The receiver could not be called: ")


async def test_a_password_in_the_url_goes_to_the_receiver(
    receiver: Receiver, sender: Sender
) -> None:
    url = receiver.url.replace("http://", "http://somebody:pass-word@")
    await sender.send(url, SECRET, "msg_1", b"{}")
    authorization = receiver.calls[0].headers["authorization"]
    assert base64.b64decode(authorization.removeprefix("Basic ")) == b"somebody:pass-word"


@pytest.mark.parametrize(
    "url",
    [
        "http://receiver",
        "https://receiver.example.com:8443/a/b?c=d",
        "http://user:password@10.0.0.1/",
        "http://[::1]:8080/",
        "http://127.0.0.1:1",
    ],
)
def test_http_and_https_are_taken_on_any_host(url: str) -> None:
    assert fault_of(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "receiver.example.com",
        "//receiver.example.com/",
        "ftp://receiver.example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http:///path",
        "http://receiver:0/",
        "http://receiver:65536/",
        "http://receiver:x/",
        "http://[::1/",
        "http://rec eiver/",
        "http://xn--/",
        "http://receiver/\n",
        "http://receiver/ä",
        "http://receiver/" + "a" * LONGEST_URL,
    ],
)
def test_anything_else_is_refused_with_a_sentence(url: str) -> None:
    fault = fault_of(url)
    assert fault is not None
    assert fault.endswith(".")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://a/b", "http://a/b"),
        ("http://a:b@c:80/d?e=f", "http://a:***@c:80/d?e=f"),
        ("http://a@c/", "http://a@c/"),
        ("http://:b@c/", "http://:***@c/"),
        ("http://a:b:c@d/", "http://a:***@d/"),
        ("http://a:b%40c@[::1]:80/", "http://a:***@[::1]:80/"),
    ],
)
def test_a_url_is_shown_without_its_password(url: str, shown: str) -> None:
    assert without_password(url) == shown
    assert with_stored_password(shown, url) == url


@pytest.mark.parametrize(
    ("url", "stored", "kept"),
    [
        ("http://a:***@c/new?x=1", "http://a:b@c/old", "http://a:b@c/new?x=1"),
        ("http://a:***@C/", "http://a:b@c/", "http://a:b@C/"),
        ("http://a:new@c/", "http://a:b@c/", "http://a:new@c/"),
        ("http://c/", "http://a:b@c/", "http://c/"),
        # Another receiver gets nobody's password.
        ("http://a:***@d/", "http://a:b@c/", None),
        ("http://a:***@c:81/", "http://a:b@c/", None),
        ("http://e:***@c/", "http://a:b@c/", None),
        ("http://a:***@c/", "https://a:b@c/", None),
        ("http://a:***@c/", "http://c/", None),
        ("http://a:***@[::1/", "http://a:b@c/", None),
    ],
)
def test_a_masked_password_is_the_stored_one_of_the_same_receiver(
    url: str, stored: str, kept: str | None
) -> None:
    assert with_stored_password(url, stored) == (kept or url)
