"""Whether definitions compile, without holding up the worker's event loop.

A bad rule never lands: every write compiles what it touches before it stores it. The followers
compile again, each for its own memory.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from itertools import islice

import msgspec

from service.errors import DefinitionRefused, Fault
from service.evaluation.definition import (
    EvaluatorDefinition,
    FlagDefinition,
    read_flag,
    read_metadata,
)
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.evaluation.pointers import child
from service.management.references import evaluators_of
from service.storage.flag_sets import FlagSetRow

# How many flags are compiled before others get their turn: some ten milliseconds' worth.
_AT_ONCE = 50


async def check(
    flag_set: FlagSetRow,
    flags: Iterable[FlagDefinition],
    evaluators: Mapping[str, EvaluatorDefinition],
    *,
    strict: bool = False,
) -> tuple[Fault, ...]:
    """The warnings of these flags and evaluators, with pointers as in a document.

    Raises DefinitionRefused with every fault; with ``strict`` a warning is one.
    """
    faults: dict[Fault, None] = {}
    warnings: dict[Fault, None] = {}
    header = _header(flag_set)

    def compile_some(flags: Iterable[FlagDefinition], used: Iterable[str]) -> None:
        known = [evaluators[name] for name in used if name in evaluators]
        try:
            compiled = CompiledFlagSet.build(header, flags, known)
        except DefinitionRefused as error:
            faults.update(dict.fromkeys(error.faults))
        else:
            warnings.update(dict.fromkeys(compiled.warnings))

    if evaluators:
        compile_some((), evaluators)
    waiting = iter(flags)
    while some := list(islice(waiting, _AT_ONCE)):
        compile_some(some, frozenset().union(*(evaluators_of(flag.targeting) for flag in some)))
        await asyncio.sleep(0)
    if strict:
        faults |= warnings
    if faults:
        raise DefinitionRefused(refusal(len(faults)), faults)
    return tuple(warnings)


async def check_flag(
    flag_set: FlagSetRow,
    flag: FlagDefinition,
    evaluators: Mapping[str, EvaluatorDefinition],
    *,
    strict: bool = False,
) -> tuple[Fault, ...]:
    """As ``check`` for one flag and the evaluators it uses, with pointers into its definition."""
    inside = _within("flags", flag.key)
    try:
        return inside(await check(flag_set, [flag], evaluators, strict=strict))
    except DefinitionRefused as error:
        raise DefinitionRefused(str(error), inside(error.faults)) from None


async def read_flags(texts: Mapping[str, str]) -> tuple[FlagDefinition, ...]:
    """The definitions behind stored texts, by key."""
    definitions = []
    for key, text in texts.items():
        definitions.append(read_flag(key, text.encode()))
        if len(definitions) % _AT_ONCE == 0:
            await asyncio.sleep(0)
    return tuple(definitions)


def refusal(count: int) -> str:
    """The sentence over a list of faults."""
    return "There is a fault." if count == 1 else f"There are {count} faults."


def within_evaluator(name: str) -> Callable[[Iterable[Fault]], tuple[Fault, ...]]:
    """Turns pointers into a document to pointers into one of its evaluators."""
    return _within("$evaluators", name)


def _within(part: str, name: str) -> Callable[[Iterable[Fault]], tuple[Fault, ...]]:
    prefix = child("", part, name)

    def inside(faults: Iterable[Fault]) -> tuple[Fault, ...]:
        return tuple(
            msgspec.structs.replace(fault, pointer=fault.pointer.removeprefix(prefix))
            for fault in faults
        )

    return inside


def _header(flag_set: FlagSetRow) -> FlagSetHeader:
    return FlagSetHeader(
        name=flag_set.name,
        revision=flag_set.revision,
        modified_at=flag_set.modified_at // 1000,
        fractional=flag_set.fractional,
        metadata=read_metadata(flag_set.metadata_text.encode()),
    )
