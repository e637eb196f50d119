"""Compilation of the flags and evaluators of a set, one after the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeAlias

from service.errors import DefinitionRefused, Fault, Faults
from service.evaluation.compiler.flag import CompiledFlag, check_evaluator, compile_flag
from service.evaluation.compiler.templates import Templates
from service.evaluation.definition.members import Metadata
from service.evaluation.definition.parts import EvaluatorDefinition, FlagDefinition, read_flag
from service.evaluation.definition.stored import read_stored_flag
from service.evaluation.definition.targeting import may_refer
from service.evaluation.expressions.terms import SharedSets
from service.evaluation.limits import LONG_TEXT
from service.evaluation.steps import Steps
from service.evaluation.text.pointers import child

# Warnings of each evaluator, by its name.
EvaluatorWarnings = Mapping[str, tuple[Fault, ...]]

# A parsed flag, or its text.
Definition: TypeAlias = FlagDefinition | str

# Characters that need no escape in one segment of a path (RFC 3986, section 3.3).
_PLAIN_KEY = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@-]+")

_REFUSED = "The flag set cannot be evaluated."


def compile_definitions(
    definitions: Mapping[str, Definition],
    evaluators: Mapping[str, EvaluatorDefinition],
    metadata: Metadata,
    fractional: int,
    known_warnings: EvaluatorWarnings,
) -> Steps[tuple[dict[str, CompiledFlag], EvaluatorWarnings]]:
    """Return the compiled flags and the warnings of all ``evaluators``; yield after each of them.

    Definitions given as text are parsed one at a time: parsed, they take several times the memory
    of their text, and freeing thousands of them at once would leave the heap fragmented. They were
    accepted when they were written, and are not checked again. Nor are evaluators with
    ``known_warnings``. ``metadata`` is the set's. Raises DefinitionRefused with every fault:
    pointers into the set's document.
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
    flags: dict[str, CompiledFlag] = {}

    member_sets: SharedSets = {}
    templates = Templates()

    def compile_it(definition: FlagDefinition) -> CompiledFlag:
        return compile_flag(definition, evaluators, metadata, fractional, member_sets, templates)

    for key, definition in definitions.items():
        text = definition if isinstance(definition, str) else definition.text
        compiling = partial(_compiled, compile_it, key, definition)
        try:
            flags[key] = (yield compiling) if is_long(text) else compiling()
        except DefinitionRefused as refused:
            faults.extend(_below(child("/flags", key), refused))
        yield None
    if faults:
        raise DefinitionRefused(_REFUSED, faults)
    return flags, warnings


def _compiled(
    compile_it: Callable[[FlagDefinition], CompiledFlag], key: str, definition: Definition
) -> CompiledFlag:
    if not isinstance(definition, str):
        return compile_it(definition)
    try:
        return compile_it(read_stored_flag(key, definition))
    except Exception:  # noqa: BLE001  # reading with all checks says what is wrong
        return compile_it(read_flag(key, definition.encode()))


def _below(pointer: str, refused: DefinitionRefused) -> list[Fault]:
    return [Fault(pointer + fault.pointer, fault.detail) for fault in refused.faults]


def warnings_of(
    flags: Iterable[CompiledFlag], evaluator_warnings: EvaluatorWarnings
) -> tuple[Fault, ...]:
    """Return the warnings of flags and evaluators; pointers into the document of their set."""
    warnings = [
        Fault(child("/$evaluators", name) + fault.pointer, fault.detail)
        for name, faults in evaluator_warnings.items()
        for fault in faults
    ]
    for flag in flags:
        pointer = child("/flags", flag.key)
        if flag.key in (".", "..") or not _PLAIN_KEY.fullmatch(flag.key):
            detail = "This key needs percent-encoding in a path; some providers do not encode."
            warnings.append(Fault(pointer, detail))
        warnings.extend(Fault(pointer + fault.pointer, fault.detail) for fault in flag.warnings)
    return tuple(warnings)
