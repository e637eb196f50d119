"""The input of a comparing process: one line of JSON, before the contexts."""

from __future__ import annotations

from typing import Literal, TypeAlias

import msgspec

from service.errors import Fault
from service.evaluation.definition.reading import read_evaluators, read_flags
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.evaluation.steps import finish

Source: TypeAlias = Literal["stored", "sample", "lines"]


class Version(msgspec.Struct, frozen=True):
    """One of the two versions of a flag set: changed flags and all evaluators, texts by name."""

    fractional: int
    flags: dict[str, str]
    evaluators: dict[str, str]

    def compiled(self, name: str) -> CompiledFlagSet:
        """Return the version, ready to evaluate."""
        header = FlagSetHeader(name, 1, 0, self.fractional, {})
        flags = finish(read_flags(self.flags))
        evaluators = finish(read_evaluators(self.evaluators))
        return CompiledFlagSet.build(header, flags.values(), evaluators.values())


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """One comparison. ``now`` is in whole seconds since 1970.

    Contexts are ``stored`` ones, ``sample`` made-up targeting keys, or ``lines`` of NDJSON that
    follow. Overrides of stored contexts count only if evaluations of the flag set read them.
    ``streams`` is whether the caller gets the events while they happen, so that no timeout limits
    how long the comparison takes.
    """

    flag_set: str
    revision: int
    before: Version
    after: Version
    source: Source
    sample: int = 0
    reads_overrides: bool = False
    warnings: tuple[Fault, ...] = ()
    streams: bool = False
    now: int

    @property
    def flags(self) -> list[str]:
        """The keys of the flags that are compared."""
        return sorted({*self.before.flags, *self.after.flags})
