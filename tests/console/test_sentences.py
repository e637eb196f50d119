"""A sentence of the console says what the engine does.

The console reads `{"<=": [18, {"var": "age"}]}` as "age ≥ 18". Generated conditions and what their
sentences say are evaluated with the same contexts.
"""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable
from typing import Any

from service.evaluation.compiler.statements import FAILURES
from tests.console.conftest import CONSOLE, NODE
from tests.evaluation.asking import compile_rule

VALUES: list[Any] = [
    *("de", "gold", "a@example.com", "1.2.3", "18", ""),
    *(None, True, False, 0, 1, 18, 2.5, 1767225600),
    *([], ["de"], ["18", 18], [""]),
]
ATTRIBUTES = ("email", "country", "age", "tags", "targetingKey")


Function = Callable[[dict[str, Any], int], Any]


def compiled(rule: Any) -> Function | str:
    """The rule as a function, or the name of what refuses it."""
    try:
        return compile_rule(rule, "flag")
    except Exception as error:  # noqa: BLE001  # both must be refused alike, for whatever it is
        return type(error).__name__


def outcome(function: Function | str, context: dict[str, Any]) -> bool | str:
    """Whether the condition holds, or the name of what stops it."""
    if isinstance(function, str):
        return function
    try:
        return bool(function(context, 1))
    except FAILURES as error:
        return type(error).__name__


def test_conditions_hold_where_their_sentences_say_so() -> None:
    script = CONSOLE / "tests" / "rules" / "said.js"
    printed = subprocess.run([NODE, script, "2000"], capture_output=True, text=True, check=True)
    pairs = [(json.loads(a), json.loads(b)) for a, b in json.loads(printed.stdout)]
    assert len(pairs) > 500
    choice = random.Random(7)
    for written, said in pairs:
        functions = compiled(written), compiled(said)
        for _ in range(40):
            context = {name: choice.choice(VALUES) for name in ATTRIBUTES if choice.random() < 0.8}
            context["app"] = {"version": choice.choice(VALUES)}
            is_met, is_said = (outcome(function, context) for function in functions)
            assert is_met == is_said, (written, said, context)
