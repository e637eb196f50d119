"""Groups of flags, compiled into one function that answers all of them.

Each flag's answer is that of its own function, to the byte. Together they read each attribute
once, evaluate shared conditions once, and need no call for each flag.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from service.evaluation.answers import Answer, TargetedAnswers
from service.evaluation.compiler.flag import CompiledFlag
from service.evaluation.compiler.shared_conditions import UNKNOWN, SharedConditions
from service.evaluation.compiler.statements import Statements, assembled
from service.evaluation.definition.parts import EvaluatorDefinition
from service.evaluation.expressions import python_ast as py
from service.evaluation.expressions.expressions import Expressions
from service.evaluation.expressions.prices import HEAVY
from service.evaluation.expressions.terms import CONTEXT, NOW
from service.evaluation.operators.table import OPERATORS
from service.evaluation.runtime.work import Work

# From the context, the time and the request's work to the flags' bodies, and their digests.
EvaluateGroup = Callable[..., tuple[tuple[bytes, ...], tuple[bytes, ...]]]

# Flags of a group: on average, and at most. A change compiles one group again, without a pause in
# between: more flags share more, and block the worker for longer.
_USUAL = 24
_MOST = 48

# More expensive flags, in nanoseconds, are not inlined: their own function is called.
_WRITTEN_OUT = 4_000


class Group(NamedTuple):
    """Adjacent flags of a set, and their function.

    The flags are referenced so that their identities stay unique.
    """

    flags: tuple[CompiledFlag, ...]
    evaluate: EvaluateGroup


Groups = dict[tuple[int, ...], Group]


def grouped(flags: Mapping[str, CompiledFlag]) -> list[tuple[CompiledFlag, ...]]:
    """Return the flags in groups.

    Where a group ends depends on keys alone, so that an added or removed flag changes its own
    group, and seldom the next.
    """
    groups: list[tuple[CompiledFlag, ...]] = []
    group: list[CompiledFlag] = []
    for key, flag in flags.items():
        if len(group) >= _MOST or (group and crc32(key.encode()) % _USUAL == 0):
            groups.append(tuple(group))
            group = []
        group.append(flag)
    if group:
        groups.append(tuple(group))
    return groups


def compile_groups(
    flags: Mapping[str, CompiledFlag],
    evaluators: Mapping[str, EvaluatorDefinition],
    fractional: int,
    known: Groups,
) -> Generator[None, None, Groups]:
    """Return the groups of a set by the identities of their flags, in order.

    Groups that are ``known`` are reused. Yields after each flag that it compiles.
    """
    groups: Groups = {}
    for members in grouped(flags):
        identity = tuple(map(id, members))
        group = known.get(identity)
        if group is None:
            function = yield from _compile(members, evaluators, fractional)
            group = Group(members, function)
            yield
        groups[identity] = group
    return groups


def _compile(
    flags: Sequence[CompiledFlag], evaluators: Mapping[str, EvaluatorDefinition], fractional: int
) -> Generator[None, None, EvaluateGroup]:
    expressions = Expressions(OPERATORS, "", evaluators, fractional, {})
    sharing = SharedConditions(evaluators)
    # Read once, and held until the end: parts of a rule are known by their identity.
    targeting = [flag.read().targeting if _is_written_out(flag) else None for flag in flags]
    for rule in targeting:
        if rule is not None:
            expressions.survey(rule)
            sharing.count(rule)
    expressions.sharing = sharing
    body: list[ast.stmt] = []
    bodies: list[ast.expr] = []
    digests: list[ast.expr] = []
    for position, flag in enumerate(flags):
        if flag.evaluate is None or flag.answers is None:
            bodies.append(py.constant(flag.answer.body))
            digests.append(py.constant(flag.answer.digest))
            continue
        names = _Names(f"body{position}", f"digest{position}")
        bodies.append(py.name(names.body))
        digests.append(py.name(names.digest))
        if (rule := targeting[position]) is not None:
            expressions.begin(flag.key)
            statements = _GroupStatements(expressions, flag.answers, names)
            body.append(statements.guarded(rule))
            yield
        else:
            evaluate = expressions.bound(flag.evaluate, "function")
            arguments = (py.name(CONTEXT), py.name(NOW), expressions.work())
            body += names.assign(py.call(evaluate, *arguments))
    body.append(py.answer(py.pair(py.row(bodies), py.row(digests))))
    unknown = [py.assign(each, py.constant(UNKNOWN)) for each in sharing.variables]
    function: EvaluateGroup = assembled(expressions, [*unknown, *body])
    return function


def _is_written_out(flag: CompiledFlag) -> bool:
    return (
        flag.evaluate is not None
        and flag.cost.operators <= _WRITTEN_OUT
        and flag.cost.alone <= HEAVY
    )


class _Names(NamedTuple):
    """Variables of a flag's answer."""

    body: str
    digest: str

    def assign(self, answer: ast.expr) -> list[ast.stmt]:
        """Return statements that store the two parts of an answer."""
        return [
            py.assign("answer", answer),
            py.assign(self.body, py.attribute(py.name("answer"), "body")),
            py.assign(self.digest, py.attribute(py.name("answer"), "digest")),
        ]


class _GroupStatements(Statements):
    """Statements that store a flag's answer, and continue with the next flag."""

    def __init__(self, expressions: Expressions, answers: TargetedAnswers, names: _Names) -> None:
        super().__init__(expressions, answers)
        self._names = names

    def body(self, targeting: Any) -> list[ast.stmt]:
        # A loop that the first answer leaves: where one flag ends, the next begins.
        return [py.loop(super().body(targeting))]

    def give_answer(self, answer: Answer) -> list[ast.stmt]:
        return [
            py.assign(self._names.body, py.constant(answer.body)),
            py.assign(self._names.digest, py.constant(answer.digest)),
            py.leave(),
        ]

    def give_computed(self, answer: ast.expr) -> list[ast.stmt]:
        return [*self._names.assign(answer), py.leave()]

    def stopped(self, answer: ast.expr) -> list[ast.stmt]:
        return self._names.assign(answer)


def answers_of(
    groups: Iterable[Group], context: dict[str, Any], now: int, work: Work
) -> tuple[list[bytes], list[bytes]]:
    """Return the bodies and the digests of all flags."""
    bodies: list[bytes] = []
    digests: list[bytes] = []
    for group in groups:
        body, digest = group.evaluate(context, now, work)
        bodies += body
        digests += digest
    return bodies, digests
