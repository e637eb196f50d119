"""Decoding of definitions from bodies and stored texts, without blocking the event loop."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from service.evaluation.definition.parts import (
    EvaluatorDefinition,
    FlagDefinition,
    read_evaluator,
    read_flag,
)
from service.evaluation.definition.reading import read_evaluators, read_flags
from service.management import merge_patch
from service.tasks.cooperative import aside, run_in_slices


async def flag(key: str, body: bytes) -> FlagDefinition:
    """Return one flag. Raises as ``read_flag`` does."""
    return await aside(partial(read_flag, key, body), len(body))


async def flags(texts: Mapping[str, str]) -> tuple[FlagDefinition, ...]:
    """Return the flags of stored texts, by key."""
    return tuple((await run_in_slices(read_flags(texts))).values())


async def evaluator(name: str, body: bytes) -> EvaluatorDefinition:
    """Return one evaluator. Raises as ``read_evaluator`` does."""
    return await aside(partial(read_evaluator, name, body), len(body))


async def evaluators(texts: Mapping[str, str]) -> tuple[EvaluatorDefinition, ...]:
    """Return the evaluators of stored texts, by name."""
    return tuple((await run_in_slices(read_evaluators(texts))).values())


async def patch(body: bytes) -> Any:
    """Return a merge patch. Raises as ``merge_patch.read_patch`` does."""
    return await aside(partial(merge_patch.read_patch, body), len(body))


async def patched(text: str, change: Any, size: int) -> str:
    """Return the text with a merge patch applied, which was decoded from ``size`` bytes."""
    return await aside(partial(merge_patch.patched, text, change), len(text) + size)
