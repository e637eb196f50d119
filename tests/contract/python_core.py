"""``openfeature-flagd-core`` (PyPI), asked like the engine."""

from __future__ import annotations

import json
import re
from typing import Any

from openfeature.contrib.tools.flagd.core import FlagdCore
from openfeature.evaluation_context import EvaluationContext
from openfeature.exception import OpenFeatureError

from tests.contract.disagreements import Refused
from tests.contract.reference.flags import Outcome


class PythonCore:
    """The core, with one document at a time in it."""

    def __init__(self) -> None:
        self.core = FlagdCore()

    def load(self, document: dict[str, Any]) -> None:
        try:
            self.core.set_flags(json.dumps(document))
        except re.error as error:
            raise Refused(str(error)) from error

    def evaluate(self, key: str, context: dict[str, Any]) -> Outcome:
        attributes = dict(context)
        targeting_key = attributes.pop("targetingKey", None)
        try:
            details = self.core._resolve(key, None, EvaluationContext(targeting_key, attributes))
        except OpenFeatureError as error:
            return Outcome(error_code=error.error_code.value)
        except (TypeError, ValueError, ArithmeticError, AttributeError, RecursionError):
            return Outcome(error_code="PARSE_ERROR")
        return Outcome(str(details.reason), details.variant, details.value)


def refuses(document: dict[str, Any]) -> bool:
    """The core puts shared evaluators in by ``re.sub``, whose replacements know no ``\\u``."""
    return "\\u" in json.dumps(document.get("$evaluators", {}))
