"""Functions of equal rules, which are compiled once for all flags that have one.

Many flags of a large set are on for the same people: their targeting is equal, the names of their
variants are too, and their functions differ only in the answers that they return and in the key of
the flag. Compiling a rule takes ten times as long as filling in those.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, NamedTuple, TypeAlias, cast

import msgspec

from service.errors import Fault
from service.evaluation.answers import Answer, TargetedAnswers
from service.evaluation.definition.parts import FlagDefinition
from service.evaluation.expressions.expressions import Expressions
from service.evaluation.expressions.own_key import KeyUse
from service.evaluation.expressions.prices import Cost
from service.evaluation.expressions.python_ast import made_of
from service.evaluation.limits import LONG_TEXT

# What a function knows a part of its own flag by: the name of a variant, None for the default
# variant; a list of variants; or a class: of all answers, or of the key, which is text or UTF-8.
_Fill: TypeAlias = "type[TargetedAnswers | str | bytes] | str | list[str | None] | None"

_RuleKey: TypeAlias = bytes


class Compiled(NamedTuple):
    """A compiled rule; ``function`` is that of one flag."""

    function: Any
    cost: Cost
    references: frozenset[str]
    warnings: tuple[Fault, ...]
    reads_timestamp: bool


class _Template(NamedTuple):
    compiled: Compiled
    namespace: dict[str, Any]
    fills: tuple[tuple[str, _Fill], ...]

    def filled(self, key: str, answers: TargetedAnswers) -> Compiled:
        namespace = self.namespace.copy()
        for name, fill in self.fills:
            namespace[name] = _filled(fill, key, answers)
        function = made_of(self.compiled.function.__code__, namespace)
        return self.compiled._replace(function=function)


class Templates:
    """The rules that one run compiles, with one set of evaluators and one fractional version."""

    def __init__(self) -> None:
        # How far each rule depends on the key of its flag, and its functions accordingly.
        self._uses: dict[_RuleKey, KeyUse] = {}
        self._templates: dict[tuple[_RuleKey, int], _Template] = {}

    def key_of(self, flag: FlagDefinition) -> _RuleKey | None:
        """Return what equal rules have in common; None for a rule that is too long to be common."""
        if len(flag.text) > LONG_TEXT:
            return None
        content = msgspec.json.encode((flag.targeting, list(flag.variants)))
        return blake2b(content, digest_size=16).digest()

    def get(self, rule: _RuleKey, key: str, answers: TargetedAnswers) -> Compiled | None:
        """Return the function of a flag with this rule; None if it has to be compiled."""
        use = self._uses.get(rule, KeyUse.TEXT)
        if use is KeyUse.TEXT:
            return None
        template = self._templates.get((rule, len(key) if use is KeyUse.SIZE else 0))
        return None if template is None else template.filled(key, answers)

    def put(
        self, rule: _RuleKey, expressions: Expressions, answers: TargetedAnswers, compiled: Compiled
    ) -> None:
        """Keep a function for other flags with the same rule, if it can serve them."""
        use = expressions.key_use
        self._uses[rule] = use
        if use is KeyUse.TEXT:
            return
        namespace = compiled.function.__globals__
        fills = _fills(namespace, expressions.own_keys, answers)
        if fills is None:
            # An answer of its own, such as an error that names the flag.
            self._uses[rule] = KeyUse.TEXT
            return
        size = len(expressions.flag_key) if use is KeyUse.SIZE else 0
        self._templates[rule, size] = _Template(compiled, namespace, fills)


def _fills(
    namespace: dict[str, Any],
    own_keys: dict[str, type[str | bytes]],
    answers: TargetedAnswers,
) -> tuple[tuple[str, _Fill], ...] | None:
    names = answers.names
    fills: list[tuple[str, _Fill]] = list(own_keys.items())
    for name, value in namespace.items():
        if value.__class__ is Answer:
            if id(value) not in names:
                return None
            fills.append((name, names[id(value)]))
        elif value.__class__ is list and value and value[0].__class__ is Answer:
            if any(id(each) not in names for each in value):
                return None
            fills.append((name, [names[id(each)] for each in value]))
        elif value is answers:
            fills.append((name, TargetedAnswers))
    return tuple(fills)


def _filled(fill: _Fill, key: str, answers: TargetedAnswers) -> Any:
    if fill is None or isinstance(fill, str):
        return answers.named(fill)
    if isinstance(fill, list):
        return [answers.named(name) for name in fill]
    if fill is TargetedAnswers:
        return answers
    return cast("Any", key if fill is str else key.encode())
