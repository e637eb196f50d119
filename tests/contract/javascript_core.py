"""``@openfeature/flagd-core`` (npm), asked like the engine."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from tests.contract.disagreements import Refused
from tests.contract.reference.flags import Outcome

HERE = Path(__file__).parent / "javascript"


class JavaScriptCore:
    """A Node.js process that runs the core, with one document at a time in it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    @classmethod
    def start(cls) -> JavaScriptCore:
        """Starts Node.js; the packages must be installed already."""
        node = shutil.which("node")
        assert node is not None, "Node.js is not installed"
        return cls(
            subprocess.Popen(
                [node, "cores.mjs"],
                cwd=HERE,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                encoding="utf-8",
            )
        )

    def close(self) -> None:
        self.process.communicate()

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def load(self, document: dict[str, Any]) -> None:
        answer = self.ask({"document": json.dumps(document)})
        if "refused" in answer:
            raise Refused(answer["refused"])

    def evaluate(self, key: str, context: dict[str, Any]) -> Outcome:
        """Raises Refused where the core could not compile the flag's targeting."""
        answer = self.ask({"flag": key, "context": context})
        if answer.get("errorCode") == "NOT_COMPILED":
            raise Refused(key)
        if answer["reason"] == "ERROR":
            code = answer["errorCode"]
            return Outcome(error_code="PARSE_ERROR" if code == "FAILED" else code)
        return Outcome(answer["reason"], answer.get("variant"), answer.get("value"))


def refuses(document: dict[str, Any]) -> bool:
    """The core works out constant parts when it reads a flag, and gives up where one fails.

    A division by a literal zero fails, be it ever reached or not.
    """
    return any(
        divides_by_zero(flag.get("targeting")) for flag in document["flags"].values()
    ) or any(map(divides_by_zero, document.get("$evaluators", {}).values()))


def divides_by_zero(rule: Any) -> bool:
    if isinstance(rule, list):
        return any(map(divides_by_zero, rule))
    if not isinstance(rule, dict):
        return False
    if isinstance(rule.get("/"), list) and 0 in rule["/"][1:]:
        return True
    return any(map(divides_by_zero, rule.values()))


REFUSAL = {"if": [{"var": "off"}, {"/": [{"var": "age"}, 0]}, "yes"]}
"""A targeting that the core does not compile, though its failing part is never reached."""
