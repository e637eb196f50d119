"""Compilation of the flags and evaluators of a set, one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from service.errors import DefinitionRefused, Fault, Faults
from service.evaluation.compiler.flag import CompiledFlag, check_evaluator, compile_flag
from service.evaluation.definition.document import EvaluatorDefinition, FlagDefinition
from service.evaluation.definition.members import Metadata
from service.evaluation.definition.targeting import may_refer
from service.evaluation.expressions.expressions import SharedSets
from service.evaluation.limits import LONG_TEXT
from service.evaluation.steps import Steps
from service.evaluation.text.pointers import child

# Warnings of each evaluator, by its name.
EvaluatorWarnings = Mapping[str, tuple[Fault, ...]]

_REFUSED = "The flag set cannot be evaluated."


def compile_definitions(
    definitions: Mapping[str, FlagDefinition],
    evaluators: Mapping[str, EvaluatorDefinition],
    metadata: Metadata,
    fractional: int,
    known_warnings: EvaluatorWarnings,
) -> Steps[tuple[dict[str, CompiledFlag], EvaluatorWarnings]]:
    """Return the compiled flags and the warnings of all ``evaluators``; yield after each of them.

    ``metadata`` is the set's. Evaluators with ``known_warnings`` are not checked again. Raises
    DefinitionRefused with every fault: pointers into the set's document.
    """
    faults = Faults()
    warnings = known_warnings
    written_out = sum(len(evaluator.text) for evaluator in evaluators.values())

    def is_long(text: str) -> bool:
        """Return whether it takes too long to compile for a waiting caller."""
        return len(text) + (written_out if may_refer(text) else 0) > LONG_TEXT

    checked: dict[str, tuple[Fault, ...]] = {}
    for name, evaluator in evaluators.items():
        if name not in warnings:
            checking = partial(check_evaluator, evaluator, evaluators)
            try:
                checked[name] = (yield checking) if is_long(evaluator.text) else checking()
            except DefinitionRefused as refused:
                faults.extend(_below(child("/$evaluators", name), refused))
            yield None
    if checked:
        warnings = {**warnings, **checked}
    member_sets: SharedSets = {}
    flags: dict[str, CompiledFlag] = {}
    for key, definition in definitions.items():
        compiling = partial(compile_flag, definition, evaluators, metadata, fractional, member_sets)
        try:
            flags[key] = (yield compiling) if is_long(definition.text) else compiling()
        except DefinitionRefused as refused:
            faults.extend(_below(child("/flags", key), refused))
        yield None
    if faults:
        raise DefinitionRefused(_REFUSED, faults)
    return flags, warnings


def _below(pointer: str, refused: DefinitionRefused) -> list[Fault]:
    return [Fault(pointer + fault.pointer, fault.detail) for fault in refused.faults]
