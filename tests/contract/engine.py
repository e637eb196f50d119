"""The engine under test, asked like the other implementations are."""

from __future__ import annotations

import json
from typing import Any

from service.evaluation.definition.document import read_document
from service.evaluation.definition.sizes import check_document
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.evaluation.steps import finish
from tests.contract.reference.flags import Outcome

NOW = 1_764_000_000
"""The time of every evaluation, in Unix seconds."""


class Engine:
    """Flagstaff's engine with one document in it."""

    def __init__(self, document: dict[str, Any] | str, fractional: int = 2) -> None:
        text = document if isinstance(document, str) else json.dumps(document)
        read = read_document(text.encode())
        finish(check_document(read))
        header = FlagSetHeader(
            name="contract",
            revision=1,
            modified_at=NOW,
            fractional=fractional,
            metadata=read.metadata,
        )
        self.flag_set = CompiledFlagSet.build(header, read.flags.values(), read.evaluators.values())

    def body(self, key: str, context: dict[str, Any]) -> dict[str, Any]:
        """The OFREP answer's body."""
        body: dict[str, Any] = json.loads(self.flag_set.evaluate(key, context, NOW).body)
        return body

    def evaluate(self, key: str, context: dict[str, Any]) -> Outcome:
        body = self.body(key, context)
        return Outcome(
            reason=body.get("reason"),
            variant=body.get("variant"),
            value=body.get("value"),
            error_code=body.get("errorCode"),
        )
