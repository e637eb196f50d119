"""Look at answers before driving: a server that answers wrongly fast is no yardstick."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from bench.asking import Answer, send
from bench.calls import Call
from bench.workloads import EVALUATE, Document
from service.evaluation.definition.document import read_document
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader

SAMPLES = 20
PATIENCE = 20.0


class WrongAnswerError(Exception):
    """A server answered another value than the engine does, or failed."""


class Reference:
    """The engine in this process, over the document that the servers have."""

    def __init__(self, document: Document) -> None:
        read = read_document(msgspec.json.encode(document))
        header = FlagSetHeader(
            name="bench", revision=1, modified_at=0, fractional=2, metadata=dict(read.metadata)
        )
        self._flag_set = CompiledFlagSet.build(
            header, read.flags.values(), read.evaluators.values()
        )

    def answers(self, context: dict[str, Any]) -> dict[str, Any]:
        """Return each flag's answer for a context."""
        now = int(time.time())
        bulk = msgspec.json.decode(self._flag_set.evaluate_all(context, now).body())
        return {item["key"]: item for item in bulk["flags"]}


def check(
    name: str, port: int, calls: Sequence[Call], reference: Reference, *, except_for: set[str]
) -> None:
    """Send the first calls and compare values and variants with the engine's.

    ``except_for`` are flags that the server may answer otherwise. Raises WrongAnswerError.
    """
    for serial, call in enumerate(calls[:SAMPLES]):
        content = call.numbered(serial)
        answer = send(port, content)
        if answer.status == 304:
            continue
        expected = reference.answers(_context(content))
        for key, item in _items(answer, content).items():
            if key in except_for:
                continue
            wanted = expected[key]
            if any(item.get(part) != wanted.get(part) for part in ("value", "variant")):
                raise WrongAnswerError(f"{name}: {key} answered {item} instead of {wanted}")


def _context(content: bytes) -> dict[str, Any]:
    context: dict[str, Any] = msgspec.json.decode(content.partition(b"\r\n\r\n")[2])["context"]
    return context


def _items(answer: Answer, content: bytes) -> Mapping[str, Any]:
    body = answer.json()
    if content.startswith(f"POST {EVALUATE} ".encode()):
        if answer.status != 200:
            raise WrongAnswerError(f"status {answer.status}: {answer.body[:500]!r}")
        return {item["key"]: item for item in body["flags"]}
    return {body["key"]: body}


def wait_until_served(port: int, calls: Sequence[Call]) -> None:
    """Wait until a worker has caught up with the flag set and the key of the first call."""
    deadline = time.monotonic() + PATIENCE
    while (answer := send(port, calls[0].numbered(0))).status not in (200, 304):
        if time.monotonic() > deadline:
            raise WrongAnswerError(f"still {answer.status} after {PATIENCE} s: {answer.body!r}")
        time.sleep(0.02)
