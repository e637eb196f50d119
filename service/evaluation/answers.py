"""Every answer that a flag can give, encoded once.

An answer is the JSON object of OFREP 0.3.0, for a single evaluation and as an item of a bulk
evaluation alike. Its digest stands for its bytes in the tag of a bulk answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from service.evaluation.definition import FlagDefinition
from service.evaluation.limits import MAX_QUOTED
from service.evaluation.numbers import as_json

DIGEST_SIZE = 16


class Answer(msgspec.Struct, frozen=True):
    """What a flag answers. ``status`` is the HTTP status that OFREP asks for: 200, 400 or 404."""

    status: int
    body: bytes
    reason: str | None
    variant: str | None
    error_code: str | None
    flag_key: str
    digest: bytes


class Answers:
    """The answers of one flag."""

    def __init__(self, flag: FlagDefinition, metadata: Mapping[str, Any]) -> None:
        self._flag = flag
        self._metadata = metadata
        self.disabled = self._without_value("DISABLED")
        self.static = self._of_default("STATIC")
        self.default = self._of_default("DEFAULT")
        self.by_variant = {
            name: self._with_value(name, "TARGETING_MATCH") for name in flag.variants
        }

    def _of_default(self, reason: str) -> Answer:
        name = self._flag.default_variant
        return self._without_value("DEFAULT") if name is None else self._with_value(name, reason)

    def _with_value(self, variant: str, reason: str) -> Answer:
        members = {
            "key": self._flag.key,
            "value": self._flag.variants[variant],
            "reason": reason,
            "variant": variant,
            "metadata": self._metadata,
        }
        return _answer(200, members)

    def _without_value(self, reason: str) -> Answer:
        members = {"key": self._flag.key, "reason": reason, "metadata": self._metadata}
        return _answer(200, members)

    def failure(self, error_code: str, detail: str) -> Answer:
        """An evaluation that failed: 400, with the reason in ``errorDetails``."""
        return _answer(
            400,
            {
                "key": self._flag.key,
                "errorCode": error_code,
                "errorDetails": detail,
                "metadata": self._metadata,
            },
        )

    def of(self, result: Any) -> Answer:
        """The answer for what targeting came to.

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
                return self.failure("PARSE_ERROR", "The targeting answers no finite number.")
            name = number
        else:
            kind = "a list" if result.__class__ is list else "an object"
            return self.failure("GENERAL", f"The targeting answers {kind}, not a variant.")
        answer = self.by_variant.get(name)
        if answer is not None:
            return answer
        if len(name) > MAX_QUOTED:
            name = name[:MAX_QUOTED] + "…"
        return self.failure("GENERAL", f"The targeting answers '{name}', which is no variant.")

    def stopped(self, failure: Exception) -> Answer:
        """The answer where an operand stopped the evaluation."""
        too_deep = isinstance(failure, RecursionError)
        detail = "A value of the context is nested too deep." if too_deep else str(failure)
        return self.failure("PARSE_ERROR", detail)


def not_found(key: str) -> Answer:
    """The answer for a key that the flag set does not have."""
    shown = key if len(key) <= MAX_QUOTED else key[:MAX_QUOTED] + "…"
    members = {
        "key": key,
        "errorCode": "FLAG_NOT_FOUND",
        "errorDetails": f"There is no flag '{shown}' in this flag set.",
    }
    return _answer(404, members)


def _answer(status: int, members: dict[str, Any]) -> Answer:
    body = msgspec.json.encode(members)
    return Answer(
        status,
        body,
        members.get("reason"),
        members.get("variant"),
        members.get("errorCode"),
        members["key"],
        hashlib.blake2b(body, digest_size=DIGEST_SIZE).digest(),
    )
