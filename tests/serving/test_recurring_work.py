"""A recurring bulk answer never costs more work than a fresh one: calls are counted, not time."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

import pytest

from bench.contexts import make_contexts
from bench.flags import mixed_flags
from service.evaluation.definition.document import read_document
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.following.database_health import DatabaseHealth
from service.following.follower import Follower
from service.following.key_ring import KeyRing
from service.following.snapshots import Snapshots
from service.serving import memo
from service.serving.calls import Call, Reply
from service.serving.counts import Counts
from service.serving.evaluations import Evaluations
from service.serving.grouping import Grouping
from service.storage.deltas import Head
from service.telemetry.counters import Counters

SET = "large"
FLAGS = 10_000
# Callers whose answers are remembered, and more than that: room for some three answers.
FEW, MANY = 2, 8
ROOM = 300_000
# Bookkeeping of a few dozen calls may differ, evaluating a flag may not.
SLACK = 100


@pytest.fixture(scope="module")
def flag_set() -> CompiledFlagSet:
    document = read_document(json.dumps(mixed_flags(FLAGS)).encode())
    header = FlagSetHeader(SET, 1, 0, 2, {})
    return CompiledFlagSet.build(header, document.flags.values(), document.evaluators.values())


@pytest.fixture
def evaluations(flag_set: CompiledFlagSet, monkeypatch: pytest.MonkeyPatch) -> Evaluations:
    """A worker's evaluations of the large set; nothing of it needs a store."""
    monkeypatch.setattr(memo, "MOST_ANSWER_BYTES", ROOM)
    monkeypatch.setattr(memo, "MOST_OUTLINE_BYTES", ROOM // 8)
    # Flags are grouped in a running event loop.
    monkeypatch.setattr(Grouping, "note", lambda *_: None)
    nothing: Any = None
    snapshots = Snapshots()
    snapshots.swap(flag_set, Head(1, 1, 1))
    counters = Counters()
    return Evaluations(
        snapshots,
        KeyRing(nothing),
        Follower(nothing, snapshots, nothing, nothing, DatabaseHealth(), interval=1),
        nothing,
        Counts(counters),
        counters,
        anonymous=SET,
        max_body=10_000,
    )


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions the work calls, of Python and of C."""
    calls = 0

    def count(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return calls


def asking(evaluations: Evaluations, body: bytes, **head: Any) -> tuple[int, Reply]:
    replies: list[Reply | None] = []
    call = Call(**head)
    calls = calls_of(lambda: replies.append(evaluations.answer_now(call, body)))
    (reply,) = replies
    assert reply is not None
    return calls, reply


def bodies(number: int) -> list[bytes]:
    contexts = islice(cycle(make_contexts(number, fresh=False)), number)
    return [
        json.dumps({"context": {**context, "serial": serial}}).encode()
        for serial, context in enumerate(contexts)
    ]


@pytest.mark.parametrize("gzip", [False, True])
@pytest.mark.parametrize("callers", [FEW, MANY])
def test_at_ten_thousand_flags(evaluations: Evaluations, callers: int, gzip: bool) -> None:
    asked = bodies(callers)
    fresh = [asking(evaluations, body, gzip=gzip) for body in asked]
    most = max(calls for calls, _ in fresh)
    assert min(calls for calls, _ in fresh) > FLAGS / 2
    for _ in range(2):
        for body, (_, first) in zip(asked, fresh, strict=True):
            calls, again = asking(evaluations, body, gzip=gzip)
            assert calls <= most + SLACK
            assert again.body == first.body
    # A caller who has the answer gets a 304 for less than half of it.
    (_, tag), *_ = fresh[-1][1].headers
    calls, unchanged = asking(evaluations, asked[-1], if_none_match=tag)
    assert unchanged.status == 304
    assert calls < most / 2
