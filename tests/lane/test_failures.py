"""Whatever raises in the lane is answered at once, logged, and ends the connection."""

from __future__ import annotations

import asyncio
import json
import logging
from types import SimpleNamespace
from typing import Any

import pytest
from sanic.config import Config

from service.cors import Cors
from service.lane.framing import Framing
from service.lane.protocol import Lane
from service.middleware.ofrep import Answer, Responder
from service.serving.calls import Call, Reply
from service.serving.gate import Gate
from service.telemetry.counters import Counters
from tests.lane.conftest import evaluation

UNEXPECTED = "Flagstaff failed unexpectedly. Search its log for this request's X-Request-ID."
REQUEST = evaluation("fs_1", "static")


class Transport:
    """Where a connection writes; it ends when it is closed."""

    def __init__(self) -> None:
        self.written = b""
        self.closed = False

    def write(self, data: bytes) -> None:
        self.written += data

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True

    abort = close

    def get_extra_info(self, _: str) -> None:
        return None

    def __getattr__(self, name: str) -> Any:
        # Flow control, which no test here looks at.
        return lambda *_, **__: 0


class CountingTally:
    """Counts answers by status."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.connections = 0

    def answered(self, _: str, status: int, __: float) -> None:
        self.statuses.append(status)


@pytest.fixture
async def lane() -> Lane:
    """A connection of the lane without a worker behind it."""
    context = SimpleNamespace(
        cors=Cors(""),
        gate=Gate(10, Counters()),
        evaluations=SimpleNamespace(answer_now=lambda *_: Reply(200, b"{}")),
        counters=CountingTally(),
        log_threshold=float("inf"),
        settings=SimpleNamespace(access_log=False, slow_request=0),
    )
    app = SimpleNamespace(
        config=Config(), ctx=context, handle_request=None, error_handler=None, request_class=None
    )
    kind = type("TestLane", (Lane,), {"__slots__": (), "framing": Framing(8192, 1024)})
    made: Lane = kind(loop=asyncio.get_running_loop(), app=app, connections=set())
    made.connection_made(Transport())
    return made


def broken(*_: Any, **__: Any) -> Any:
    raise UnicodeEncodeError("utf-8", "\udcaa", 0, 1, "surrogates not allowed")


def assert_one_500(lane: Lane, key: str | None = "static") -> None:
    head, _, body = lane.transport.written.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 500 ")
    assert b"connection: close" in head
    assert json.loads(body) == {
        **({} if key is None else {"key": key}),
        "errorCode": "GENERAL",
        "errorDetails": UNEXPECTED,
    }
    assert lane.transport.closed


def answered(_: Responder, call: Call, __: bytes, **___: Any) -> Answer:
    return Answer(b"HTTP/1.1 200 OK\r\n\r\n{}", call, 200, "drawn")


@pytest.mark.parametrize("step", ["answer_now", "_written"])
async def test_a_step_that_raises_is_answered(
    lane: Lane, step: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = getattr(Responder, step)
    raised: list[None] = []

    def once(*arguments: Any, **named: Any) -> Any:
        if not raised:
            raised.append(None)
            broken()
        return real(*arguments, **named)

    monkeypatch.setattr(Responder, step, once)
    with caplog.at_level(logging.ERROR):
        lane.data_received(REQUEST * 2)
    assert_one_500(lane)
    assert "POST ofrep.evaluate_one failed unexpectedly" in caplog.text


async def test_what_was_answered_is_not_answered_twice(
    lane: Lane, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Responder, "answer_now", answered)
    monkeypatch.setattr(Responder, "account", broken)
    with caplog.at_level(logging.ERROR):
        lane.data_received(REQUEST)
    assert lane.transport.written.count(b"HTTP/1.1 ") == 1
    assert lane.transport.written.startswith(b"HTTP/1.1 200 ")
    assert lane.transport.closed
    assert "failed unexpectedly" in caplog.text


async def test_a_head_whose_reading_raises_is_answered(
    lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lane.framing, "head", broken)
    lane.data_received(REQUEST)
    assert_one_500(lane, key=None)


async def test_an_answer_that_was_waited_for_may_raise_too(
    lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def waited(*_: Any, **__: Any) -> Answer:
        await asyncio.sleep(0)
        return broken()  # type: ignore[no-any-return]

    monkeypatch.setattr(Responder, "answer_now", lambda *_, **__: None)
    monkeypatch.setattr(Responder, "answer", waited)
    lane.data_received(REQUEST)
    assert lane._answering is not None
    await lane._answering
    assert_one_500(lane)


async def test_a_connection_ends_even_if_its_failure_cannot_be_told(
    lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Responder, "answer_now", broken)
    monkeypatch.setattr(Responder, "refuse", broken)
    with pytest.raises(UnicodeEncodeError):
        lane.data_received(REQUEST)
    assert lane.transport.closed
