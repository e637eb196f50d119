"""Compilation of a stored flag set into one that a worker serves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from service.evaluation.definition.document import read_metadata
from service.evaluation.definition.reading import read_evaluators
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.evaluation.steps import Steps
from service.storage.deltas import Delta, StoredFlagSet

Stored: TypeAlias = StoredFlagSet | Delta


def compiling(name: str, stored: Stored, current: CompiledFlagSet | None) -> Steps[CompiledFlagSet]:
    """Return the stored set, compiled step by step; what ``current`` has already is reused."""
    header = FlagSetHeader(
        name=name,
        revision=stored.head.revision,
        modified_at=stored.head.modified_at // 1000,
        fractional=stored.properties.fractional,
        metadata=read_metadata(stored.properties.metadata_text.encode()),
        stored_contexts=stored.properties.stored_contexts,
    )
    if current is None:
        current = CompiledFlagSet.build(header, (), ())
    flag_texts: Mapping[str, str | None] = stored.flags
    evaluator_texts: Mapping[str, str | None] = stored.evaluators
    if isinstance(stored, StoredFlagSet):
        flag_texts = _differing(flag_texts, current.texts)
        evaluator_texts = _differing(
            evaluator_texts, {name: each.text for name, each in current.evaluators.items()}
        )
    evaluators = yield from read_evaluators(_present(evaluator_texts))
    return (
        yield from current.with_changes_steps(
            header,
            flags=flag_texts,
            evaluators={name: evaluators.get(name) for name in evaluator_texts},
        )
    )


def _present(texts: Mapping[str, str | None]) -> dict[str, str]:
    return {name: text for name, text in texts.items() if text is not None}


def _differing(texts: Mapping[str, str | None], held: Mapping[str, str]) -> dict[str, str | None]:
    """Return the texts that are not held, and None for held definitions without a text."""
    gone: dict[str, str | None] = {name: None for name in held if name not in texts}
    return gone | {
        name: text for name, text in texts.items() if name not in held or held[name] != text
    }
