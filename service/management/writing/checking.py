"""Compilation checks of definitions, without blocking the worker's event loop.

An invalid rule is never stored: every write compiles what it touches before it stores it. The
followers compile again, each for its own memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from service.errors import DefinitionRefused, Fault, Faults, Refused
from service.evaluation.definition.document import read_metadata
from service.evaluation.definition.parts import EvaluatorDefinition, FlagDefinition
from service.evaluation.definition.targeting import may_refer, references_in
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.evaluation.text.pointers import child
from service.storage.flag_sets import FlagSetRow
from service.tasks.cooperative import run_in_slices

WARNINGS_REFUSED = "Warnings are refused too, as was asked for."


async def check(
    flag_set: FlagSetRow,
    flags: Iterable[FlagDefinition],
    evaluators: Iterable[EvaluatorDefinition],
    *,
    strict: bool = False,
) -> tuple[Fault, ...]:
    """Return the warnings of these flags and evaluators, with pointers as in a document.

    Raises DefinitionRefused with every fault; if ``strict``, a warning counts as one.
    """
    return warnings_of(await compiled(flag_set, flags, evaluators), strict=strict)


async def compiled(
    flag_set: FlagSetRow,
    flags: Iterable[FlagDefinition],
    evaluators: Iterable[EvaluatorDefinition],
) -> CompiledFlagSet:
    """Return these flags and evaluators, compiled. Raises DefinitionRefused with every fault."""
    header = FlagSetHeader(
        name=flag_set.name,
        revision=flag_set.revision,
        modified_at=flag_set.modified_at // 1000,
        fractional=flag_set.fractional,
        metadata=read_metadata(flag_set.metadata_text.encode()),
    )
    return await run_in_slices(CompiledFlagSet.build_steps(header, flags, evaluators))


def warnings_of(flag_set: CompiledFlagSet, *, strict: bool = False) -> tuple[Fault, ...]:
    """Return the warnings of a compiled set. Raises DefinitionRefused for any, if ``strict``."""
    warnings = Faults(flag_set.warnings).listed("warnings")
    if strict and warnings:
        raise DefinitionRefused(WARNINGS_REFUSED, warnings)
    return warnings


def evaluators_of(flag: FlagDefinition) -> frozenset[str]:
    """Return the names of the evaluators that the flag's targeting refers to directly."""
    return references_in(flag.targeting) if may_refer(flag.text) else frozenset()


@contextmanager
def pointing_into(part: str) -> Iterator[None]:
    """Let pointers of what is refused begin at the member ``part`` of the body."""
    try:
        yield
    except Refused as error:
        faults = [Fault(f"/{part}{fault.pointer}", fault.detail) for fault in error.faults]
        kind = DefinitionRefused if isinstance(error, DefinitionRefused) else Refused
        raise kind(str(error), faults) from None


@contextmanager
def relative_to(part: str, name: str) -> Iterator[Callable[[Iterable[Fault]], tuple[Fault, ...]]]:
    """Let pointers of what is refused begin at one flag or evaluator of a document.

    Yields the function that does so, for warnings. A fault elsewhere in the set has no pointer into
    that body: its sentence says where it is.
    """
    body = child("", part, name)

    def relative(fault: Fault) -> Fault:
        if not fault.pointer:
            return fault
        if fault.pointer == body or fault.pointer.startswith(f"{body}/"):
            return Fault(fault.pointer.removeprefix(body), fault.detail)
        return Fault("", f"In the flag set, at {fault.pointer}: {fault.detail}")

    def inside(faults: Iterable[Fault]) -> tuple[Fault, ...]:
        return tuple(map(relative, faults))

    try:
        yield inside
    except DefinitionRefused as error:
        raise DefinitionRefused(str(error), inside(error.faults)) from None
