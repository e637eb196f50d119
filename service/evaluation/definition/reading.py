"""Parsing of many stored definitions, in steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from service.evaluation.definition.parts import (
    EvaluatorDefinition,
    FlagDefinition,
    read_evaluator,
    read_flag,
)
from service.evaluation.limits import LONG_TEXT
from service.evaluation.steps import Steps

Definition = TypeVar("Definition")


def read_flags(texts: Mapping[str, str]) -> Steps[dict[str, FlagDefinition]]:
    """Return the flags by key. Raises as ``read_flag`` does."""
    return _each(read_flag, texts)


def read_evaluators(texts: Mapping[str, str]) -> Steps[dict[str, EvaluatorDefinition]]:
    """Return the evaluators by name. Raises as ``read_evaluator`` does."""
    return _each(read_evaluator, texts)


def _each(
    read: Callable[[str, bytes], Definition], texts: Mapping[str, str]
) -> Steps[dict[str, Definition]]:
    definitions: dict[str, Definition] = {}
    for name, text in texts.items():
        reading = partial(read, name, text.encode())
        definitions[name] = (yield reading) if len(text) > LONG_TEXT else reading()
        yield None
    return definitions
