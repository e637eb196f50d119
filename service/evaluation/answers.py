"""Answers of flags, each encoded once.

An answer is the JSON object of OFREP 0.3.0, for a single evaluation and as an item of a bulk
evaluation alike. Its digest represents its bytes in the tag of a bulk answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from sys import intern
from typing import Any

import msgspec

from service.evaluation.definition.parts import FlagDefinition
from service.evaluation.limits import MAX_QUOTED
from service.evaluation.runtime.failures import EXCEEDED, WorkExceeded
from service.evaluation.runtime.numbers import as_json
from service.evaluation.runtime.work import Work

_DIGEST_SIZE = 16


class Answer(msgspec.Struct, frozen=True, gc=False):
    """Answer of a flag. ``status`` is the HTTP status of OFREP: 200, 400 or 404."""

    status: int
    body: bytes
    reason: str | None
    variant: str | None
    error_code: str | None
    flag_key: str
    digest: bytes


class Encoder:
    """Encodes the answers of one flag."""

    def __init__(self, flag: FlagDefinition, metadata: Mapping[str, Any]) -> None:
        self._flag = flag
        self._metadata = metadata

    def disabled(self) -> Answer:
        """Return the answer of a disabled flag, which has no value."""
        return self._without_value("DISABLED")

    def of_default(self, reason: str) -> Answer:
        """Return the answer with the default variant, or without a value for DEFAULT.

        Without a default variant the caller's own default applies.
        """
        name = self._flag.default_variant
        return self._without_value("DEFAULT") if name is None else self.of_variant(name, reason)

    def of_variant(self, name: str, reason: str) -> Answer:
        """Return the answer with a variant and its value."""
        members = {
            "key": self._flag.key,
            "value": self._flag.variants[name],
            "reason": reason,
            "variant": intern(name),
            "metadata": self._metadata,
        }
        return _answer(200, members)

    def _without_value(self, reason: str) -> Answer:
        members = {"key": self._flag.key, "reason": reason, "metadata": self._metadata}
        return _answer(200, members)


class TargetedAnswers:
    """Answers that targeting chooses from, all encoded when the flag compiles."""

    __slots__ = ("_by_variant", "_exceeded", "_key", "_metadata", "default")

    def __init__(self, flag: FlagDefinition, metadata: Mapping[str, Any]) -> None:
        # The definition is not kept: parsed, it takes several times the memory of its text.
        self._key = flag.key
        self._metadata = metadata
        encoder = Encoder(flag, metadata)
        self.default = encoder.of_default("DEFAULT")
        self._exceeded: Answer | None = None
        # Nearly all flags have variants of the same few names.
        self._by_variant = {
            intern(name): encoder.of_variant(name, "TARGETING_MATCH") for name in flag.variants
        }

    @property
    def exceeded(self) -> Answer:
        """Return the answer for a spent budget, without the metadata, which can be large.

        It is encoded once: requests that get it have no budget left.
        """
        if self._exceeded is None:
            members = {"key": self._key, "errorCode": "GENERAL", "errorDetails": EXCEEDED}
            self._exceeded = _answer(400, members)
        return self._exceeded

    @property
    def names(self) -> dict[int, str | None]:
        """Return what ``named`` takes for each answer, by the identity of the answer."""
        by_identity: dict[int, str | None] = {id(self.default): None}
        by_identity.update((id(answer), name) for name, answer in self._by_variant.items())
        return by_identity

    def named(self, variant: str | None) -> Answer:
        """Return the answer with a variant; None is the default."""
        return self.default if variant is None else self._by_variant[variant]

    def of(self, work: Work, result: Any) -> Answer:
        """Return the answer for a result of targeting.

        Null is the default variant; a text, a boolean or a number names a variant, as JSON writes
        it. A name that is no variant is ``GENERAL``, and so is a list or an object.
        """
        if result.__class__ is str:
            name = result
        elif result is None:
            return self.default
        elif result.__class__ is bool:
            name = "true" if result else "false"
        elif result.__class__ is int or result.__class__ is float:
            number = as_json(result)
            if number is None:
                return self._failure(work, "PARSE_ERROR", "The targeting answers no finite number.")
            name = number
        else:
            kind = "a list" if result.__class__ is list else "an object"
            return self._failure(work, "GENERAL", f"The targeting answers {kind}, not a variant.")
        answer = self._by_variant.get(name)
        if answer is not None:
            return answer
        if len(name) > MAX_QUOTED:
            name = name[:MAX_QUOTED] + "…"
        detail = f"The targeting answers '{name}', which is no variant."
        return self._failure(work, "GENERAL", detail)

    def stopped(self, work: Work, failure: Exception) -> Answer:
        """Return the answer where an operand, the context or the budget stopped the evaluation."""
        if isinstance(failure, WorkExceeded):
            return self.exceeded
        detail = _STOPPED.get(type(failure)) or str(failure)
        return self._failure(work, "PARSE_ERROR", detail)

    def _failure(self, work: Work, error_code: str, detail: str) -> Answer:
        """Return a failure, encoded for this request at its expense."""
        price = _ENCODED + len(self.default.body) // _ENCODED_A_STEP
        if price > work.left:
            return self.exceeded
        work.spend(price)
        members = {
            "key": self._key,
            "errorCode": error_code,
            "errorDetails": detail,
            "metadata": self._metadata,
        }
        return _answer(400, members)


# Steps of encoding a failure, and bytes of its metadata that cost another step.
_ENCODED = 150
_ENCODED_A_STEP = 64


_STOPPED: dict[type, str] = {
    RecursionError: "A value of the context is nested too deep.",
    OverflowError: "A number of the context is beyond the range of numbers.",
}


def not_found(key: str) -> Answer:
    """Return the answer for a key that the flag set does not have."""
    shown = key if len(key) <= MAX_QUOTED else key[:MAX_QUOTED] + "…"
    members = {
        "key": key,
        "errorCode": "FLAG_NOT_FOUND",
        "errorDetails": f"There is no flag '{shown}' in this flag set.",
    }
    return _answer(404, members)


def with_note(body: bytes, name: str, value: str) -> bytes:
    """Return the body of an answer with one more member in its metadata, if it has some."""
    members = _read_members(body)
    if "metadata" not in members:
        return body
    members["metadata"] = msgspec.Raw(with_member(bytes(members["metadata"]), name, value))
    return msgspec.json.encode(members)


def with_member(text: bytes, name: str, value: str) -> bytes:
    """Return a JSON object with one more member, or with another value for it."""
    members = _read_members(text)
    members[name] = msgspec.Raw(msgspec.json.encode(value))
    return msgspec.json.encode(members)


_read_members = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode


def _answer(status: int, members: dict[str, Any]) -> Answer:
    body = msgspec.json.encode(members)
    return Answer(
        status,
        body,
        members.get("reason"),
        members.get("variant"),
        members.get("errorCode"),
        members["key"],
        digest(body),
    )


def digest(content: bytes) -> bytes:
    """Return the digest of ``content`` for a tag."""
    return hashlib.blake2b(content, digest_size=_DIGEST_SIZE).digest()
