"""A compiled flag: its targeting as one Python function from a context to an answer."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Any

import msgspec

from service.errors import DefinitionRefused, Fault
from service.evaluation.answers import Answer, Encoder, TargetedAnswers
from service.evaluation.compiler.statements import Statements, assembled
from service.evaluation.compiler.templates import Compiled, Templates
from service.evaluation.definition.members import DISABLED, Metadata
from service.evaluation.definition.parts import EvaluatorDefinition, FlagDefinition, read_flag
from service.evaluation.definition.targeting import check_rule
from service.evaluation.expressions.expressions import Expressions
from service.evaluation.expressions.prices import FREE, Cost
from service.evaluation.expressions.survey import (
    CircularEvaluatorError,
    MissingEvaluatorError,
    TooLargeError,
)
from service.evaluation.expressions.terms import Place, SharedSets
from service.evaluation.operators.table import OPERATORS

# From the context of an evaluation, the time in whole seconds since 1970, and the request's work
# (optional) to the answer.
Evaluate = Callable[..., Answer]

# Shared, because every empty set takes 216 bytes and every empty dictionary 64.
NOTHING: frozenset[str] = frozenset()
NO_METADATA: Metadata = {}


class CompiledFlag(msgspec.Struct, frozen=True):
    """A flag that is ready to answer: always with ``answer``, or with the result of ``evaluate``.

    ``text`` is its definition exactly as written. ``references`` are the evaluators that are
    inlined in it; pointers in ``warnings`` are relative to the flag; ``cost`` is the most that an
    evaluation takes with short operands, and ``answers`` are those that its targeting chooses from.
    """

    key: str
    text: str
    state: str
    metadata: Metadata
    answer: Answer
    evaluate: Evaluate | None = None
    reads_timestamp: bool = False
    references: frozenset[str] = NOTHING
    warnings: tuple[Fault, ...] = ()
    cost: Cost = FREE
    answers: TargetedAnswers | None = None

    def read(self) -> FlagDefinition:
        """Parse the definition again from its text: parsed, it takes several times the memory."""
        return read_flag(self.key, self.text.encode())


def compile_flag(
    definition: FlagDefinition,
    evaluators: Mapping[str, EvaluatorDefinition],
    metadata: Mapping[str, Any],
    fractional: int,
    member_sets: SharedSets | None = None,
    templates: Templates | None = None,
) -> CompiledFlag:
    """Compile one flag of a set.

    ``metadata`` is the set's; the flag's own has precedence. ``fractional`` is 2 or 3.
    ``member_sets`` and ``templates`` are shared between the flags of a set that are compiled
    together. Raises DefinitionRefused, with pointers relative to the flag, if an evaluator is
    missing, or if the rule is too large with its evaluators inlined.
    """
    own = definition.metadata or NO_METADATA
    described = {**metadata, **own} if own else metadata
    encoder = Encoder(definition, described)
    disabled = definition.state == DISABLED
    key, text, state = definition.key, definition.text, definition.state
    warnings = definition.warnings
    if definition.targeting is None:
        answer = encoder.disabled() if disabled else encoder.of_default(definition.untargeted)
        return CompiledFlag(key, text, state, own, answer, warnings=warnings)
    answers = TargetedAnswers(definition, described)
    rule = None if templates is None else templates.key_of(definition)
    compiled = None
    if templates is not None and rule is not None:
        compiled = templates.get(rule, key, answers)
    if compiled is None:
        sets = {} if member_sets is None else member_sets
        expressions = Expressions(OPERATORS, key, evaluators, fractional, sets)
        compiled = _compiled_rule(expressions, definition.targeting, answers)
        if templates is not None and rule is not None:
            templates.put(rule, expressions, answers, compiled)
    return CompiledFlag(
        key,
        text,
        state,
        own,
        encoder.disabled() if disabled else answers.default,
        None if disabled else compiled.function,
        compiled.reads_timestamp and not disabled,
        compiled.references,
        (*warnings, *compiled.warnings) if compiled.warnings else warnings,
        FREE if disabled else compiled.cost,
        answers,
    )


def _compiled_rule(expressions: Expressions, rule: Any, answers: TargetedAnswers) -> Compiled:
    """Compile the targeting of a flag. Raises as ``compile_flag`` does."""
    try:
        expressions.survey(rule)
        function = assembled(expressions, [Statements(expressions, answers).guarded(rule)])
    except TooLargeError as error:
        detail = f"With its evaluators written out, the rule {error}."
        raise DefinitionRefused(detail, [Fault("/targeting", detail)]) from None
    except (MissingEvaluatorError, CircularEvaluatorError) as error:
        raise _refused(error, rule, "/targeting", expressions.evaluators) from None
    return Compiled(
        function,
        _cost(expressions),
        expressions.references or NOTHING,
        tuple(dict.fromkeys(expressions.warnings)),
        expressions.reads_timestamp,
    )


def _cost(expressions: Expressions) -> Cost:
    versions = expressions.versions
    return Cost(expressions.price, frozenset(versions) if versions else NOTHING)


def check_evaluator(
    definition: EvaluatorDefinition, evaluators: Mapping[str, EvaluatorDefinition]
) -> tuple[Fault, ...]:
    """Return the warnings of an evaluator, with pointers relative to it.

    Raises DefinitionRefused if it is too large with its evaluators inlined, if one of those is
    missing, and if they refer back to it.
    """
    expressions = Expressions(OPERATORS, "", evaluators, 2, {})
    try:
        expressions.survey(definition.rule, definition.name)
        expressions.value(definition.rule, Place())
    except TooLargeError as error:
        detail = f"The rule {error}."
        raise DefinitionRefused(detail, [Fault("", detail)]) from None
    except (MissingEvaluatorError, CircularEvaluatorError) as error:
        raise _refused(error, definition.rule, "", evaluators) from None
    return tuple(dict.fromkeys(expressions.warnings))


def _refused(
    error: MissingEvaluatorError | CircularEvaluatorError,
    rule: Any,
    pointer: str,
    evaluators: Container[str],
) -> DefinitionRefused:
    """Return the refusal of the rule at ``pointer`` whose evaluators cannot be inlined."""
    if isinstance(error, CircularEvaluatorError):
        detail = f"Evaluators refer to each other in a circle: {error}."
        return DefinitionRefused(detail, [Fault(pointer, detail)])
    faults: list[Fault] = []
    check_rule(rule, pointer, faults, evaluators)
    if not faults:
        # The rule is valid, and one of its evaluators is not.
        detail = f"An evaluator that this refers to refers to '{error}', which is not there."
        faults.append(Fault("", detail))
    return DefinitionRefused("An evaluator is missing.", faults)
