"""Parts of a flag set that a change touches: flags and evaluators to compile, and the new order."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from service.evaluation.compiler.definitions import Definition, EvaluatorWarnings
from service.evaluation.compiler.flag import CompiledFlag
from service.evaluation.definition.parts import EvaluatorDefinition

EvaluatorChanges = Mapping[str, EvaluatorDefinition | None]


def merged(
    evaluators: Mapping[str, EvaluatorDefinition], changes: EvaluatorChanges
) -> Mapping[str, EvaluatorDefinition]:
    """Return the evaluators after the changes; None deletes."""
    if not changes:
        return evaluators
    after = {**evaluators, **changes}
    return {name: value for name, value in after.items() if value is not None}


def users_of(evaluators: Collection[str], flags: Mapping[str, CompiledFlag]) -> set[str]:
    """Return the keys of the flags that inline one of the evaluators."""
    if not evaluators:
        return set()
    return {key for key, flag in flags.items() if not flag.references.isdisjoint(evaluators)}


def valid_warnings(
    warnings: EvaluatorWarnings,
    evaluators: Mapping[str, EvaluatorDefinition],
    changes: EvaluatorChanges,
) -> EvaluatorWarnings:
    """Return the warnings of the evaluators that need no new check.

    An evaluator that refers to others is checked again, since those may have changed.
    """
    if not changes:
        return warnings
    return {
        name: faults
        for name, faults in warnings.items()
        if name not in changes and not evaluators[name].references
    }


def to_compile(
    flags: Mapping[str, CompiledFlag],
    changes: Mapping[str, Definition | None],
    stale: Collection[str],
) -> dict[str, Definition]:
    """Return the definitions of the ``stale`` flags that stay, and then of the new ones."""
    definitions = {
        key: definition
        for key in sorted(stale)
        if (definition := changes[key] if key in changes else flags[key].text) is not None
    }
    definitions.update(
        (key, definition)
        for key, definition in changes.items()
        if definition is not None and key not in stale
    )
    return definitions


def keys_after(
    keys: tuple[str, ...], added: Collection[str], gone: Collection[str]
) -> tuple[str, ...]:
    """Return the keys in order once some are ``added`` and some are ``gone``."""
    if not (added or gone):
        return keys
    kept = [key for key in keys if key not in gone] if gone else keys
    # Two sorted runs, which are merged.
    return tuple(sorted((*kept, *sorted(added))))
