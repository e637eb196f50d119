"""A compiled flag set: immutable, evaluated by key or as a whole, directly to bytes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from service.errors import Fault
from service.evaluation.answers import Answer, digest, not_found
from service.evaluation.bulk_answer import BulkAnswer, etag_of, tail_of
from service.evaluation.compiler.bulk_table import BulkTable
from service.evaluation.compiler.changes import (
    EvaluatorChanges,
    keys_after,
    merged,
    to_compile,
    users_of,
    valid_warnings,
)
from service.evaluation.compiler.definitions import (
    Definition,
    EvaluatorWarnings,
    compile_definitions,
    warnings_of,
)
from service.evaluation.compiler.flag import CompiledFlag
from service.evaluation.compiler.groups import Group, Groups, answers_of, compile_groups
from service.evaluation.compiler.parsed_definitions import ParsedDefinitions
from service.evaluation.definition.members import Metadata
from service.evaluation.definition.parts import EvaluatorDefinition, FlagDefinition
from service.evaluation.overrides import OverrideAnswers
from service.evaluation.runtime.work import Work
from service.evaluation.steps import Steps, finish


class FlagSetHeader(msgspec.Struct, frozen=True):
    """A flag set without its flags.

    ``modified_at`` is in whole seconds since 1970; ``fractional`` is the version of the algorithm,
    2 or 3; ``stored_contexts`` says whether evaluations read stored contexts.
    """

    name: str
    revision: int
    modified_at: int
    fractional: int
    metadata: Metadata
    stored_contexts: bool = False

    @property
    def answer_metadata(self) -> Metadata:
        """Metadata of every answer: ``flagSetId`` is the set's name unless there is another one."""
        return {"flagSetId": self.name, **self.metadata}


# If a change touches more than this share of a set, the bulk table is built again.
_MOST_TOUCHED = 0.25

NO_OVERRIDES: Mapping[str, str] = MappingProxyType({})


class CompiledFlagSet:
    """A flag set that is ready to answer. Immutable: a change creates another one.

    The flags of a bulk answer are in the order of their keys (by code point), so that every worker
    returns the same bytes, however it got its set.
    """

    __slots__ = (
        "_bulk",
        "_flags",
        "_groups",
        "_keys",
        "_known_groups",
        "_metadata",
        "_overrides",
        "_tail",
        "_tail_digest",
        "bulk_evaluations",
        "evaluator_warnings",
        "evaluators",
        "header",
        "name",
        "revision",
    )

    def __init__(
        self,
        header: FlagSetHeader,
        flags: Mapping[str, CompiledFlag],
        evaluators: Mapping[str, EvaluatorDefinition],
        evaluator_warnings: EvaluatorWarnings,
        keys: tuple[str, ...] | None = None,
    ) -> None:
        """``keys`` are those of the ``flags`` in order, where they are known already."""
        self.header = header
        self.name = header.name
        self.revision = header.revision
        self.evaluators = evaluators
        self._metadata = header.answer_metadata
        self._flags = flags
        self._keys = tuple(sorted(flags)) if keys is None else keys
        self.evaluator_warnings = evaluator_warnings
        # Built when a set first answers a bulk evaluation, or has overrides.
        self._bulk: BulkTable | None = None
        self._overrides: OverrideAnswers | None = None
        # Groups of flags, once they are worth it; and those of the previous set.
        self._groups: list[Group] | None = None
        self._known_groups: Groups = {}
        # Bulk evaluations that were computed, to decide what is worth it.
        self.bulk_evaluations = 0
        self._tail = tail_of(self._metadata)
        self._tail_digest = digest(self._tail)

    @property
    def definitions(self) -> Mapping[str, FlagDefinition]:
        """Return the definitions of the flags by key, in the order of the keys.

        Each is parsed at every lookup, which takes a tenth of a millisecond.
        """
        return ParsedDefinitions(self._keys, self._flags)

    @property
    def flags(self) -> Iterator[CompiledFlag]:
        """Iterate over the flags in the order of their keys."""
        return map(self._flags.__getitem__, self._keys)

    @property
    def texts(self) -> dict[str, str]:
        """Return the definitions of the flags as written, in the order of the keys."""
        return {flag.key: flag.text for flag in self.flags}

    def other_texts(self, other: CompiledFlagSet) -> dict[str, str]:
        """Return ``texts`` without those that are the same objects in the ``other`` set."""
        theirs = other._flags  # another of this class
        return {
            key: flag.text
            for key, flag in self._flags.items()
            if (known := theirs.get(key)) is not flag
            and (known is None or known.text is not flag.text)
        }

    @property
    def reads_timestamp(self) -> bool:
        """Return whether the targeting of any flag reads the time."""
        return self._table().reads_timestamp

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """Return the warnings of the set; pointers into its document."""
        return warnings_of(self.flags, self.evaluator_warnings)

    # --- evaluation -------------------------------------------------------------------------

    def evaluate(
        self,
        key: str,
        context: dict[str, Any],
        now: int,
        overrides: Mapping[str, str] = NO_OVERRIDES,
    ) -> Answer:
        """Return the answer of one flag. ``now`` is in whole seconds since 1970. Never raises.

        ``overrides`` are the variants that are fixed for the context's targeting key, by flag.
        """
        if overrides:
            answer = self._overriding().of(key, overrides)
            if answer is not None:
                return answer
        flag = self._flags.get(key)
        if flag is None:
            return not_found(key)
        evaluate = flag.evaluate
        return flag.answer if evaluate is None else evaluate(context, now)

    def evaluate_all(
        self, context: dict[str, Any], now: int, overrides: Mapping[str, str] = NO_OVERRIDES
    ) -> BulkAnswer:
        """Return the answers of all flags, and a tag that changes if and only if an answer does."""
        table = self._table()
        work = Work(table.budget.left)
        if self._groups is None:
            bodies = table.bodies.copy()
            digests = table.digests.copy()
            for position, evaluate in zip(table.positions, table.evaluate, strict=True):
                answer = evaluate(context, now, work)
                bodies[position] = answer.body
                digests[position] = answer.digest
        else:
            bodies, digests = answers_of(self._groups, context, now, work)
        digests.append(self._tail_digest)
        if overrides:
            for position, answer in self._overriding().all(overrides):
                bodies[position] = answer.body
                digests[position] = answer.digest
        basis = None if overrides else table.basis
        return BulkAnswer(etag_of(b"".join(digests)), bodies, self._tail, basis)

    def _table(self) -> BulkTable:
        if self._bulk is None:
            self._bulk = BulkTable(self._keys, self._flags)
        return self._bulk

    # --- flags compiled together --------------------------------------------------------------

    @property
    def is_grouped(self) -> bool:
        """Whether bulk evaluations use groups of flags."""
        return self._groups is not None

    def group_steps(self) -> Steps[None]:
        """Compile groups of flags, step by step; until then each is evaluated by itself.

        The answers stay the same, and bulk evaluations take half of the time. Groups of the set
        before a change are reused.
        """
        if self._table().budget.is_paid_in_turn:
            # Groups do not pay.
            return
        flags = {key: self._flags[key] for key in self._keys}
        compiling = compile_groups(
            flags, self.evaluators, self.header.fractional, self._known_groups
        )
        self._known_groups = yield from compiling
        self._groups = list(self._known_groups.values())

    def take_over(self, groups: Groups) -> None:
        """Use these groups of another set if all of their flags are this set's too."""
        self._known_groups = groups

    def _overriding(self) -> OverrideAnswers:
        if self._overrides is None:
            self._overrides = OverrideAnswers(self._keys, self.definitions, self._metadata)
        return self._overrides

    # --- making one -------------------------------------------------------------------------

    @classmethod
    def build(
        cls,
        header: FlagSetHeader,
        flags: Iterable[FlagDefinition],
        evaluators: Iterable[EvaluatorDefinition],
    ) -> CompiledFlagSet:
        """Compile a whole set. Raises DefinitionRefused with every fault."""
        return finish(cls.build_steps(header, flags, evaluators))

    @classmethod
    def build_steps(
        cls,
        header: FlagSetHeader,
        flags: Iterable[FlagDefinition],
        evaluators: Iterable[EvaluatorDefinition],
    ) -> Steps[CompiledFlagSet]:
        """Run ``build``, yielding after each flag and evaluator; the generator returns the set."""
        named = {evaluator.name: evaluator for evaluator in evaluators}
        compiled, warnings = yield from compile_definitions(
            {flag.key: flag for flag in flags}, named, header.answer_metadata, header.fractional, {}
        )
        return cls(header, compiled, named, warnings)

    def with_changes(
        self,
        header: FlagSetHeader,
        *,
        flags: Mapping[str, Definition | None] = MappingProxyType({}),
        evaluators: EvaluatorChanges = MappingProxyType({}),
    ) -> CompiledFlagSet:
        """Return the set after a change; None deletes. Only what the change touches is compiled.

        Raises DefinitionRefused with every fault, also where a deleted evaluator is still used;
        this set stays as it is in any case.
        """
        return finish(self.with_changes_steps(header, flags=flags, evaluators=evaluators))

    def with_changes_steps(
        self,
        header: FlagSetHeader,
        *,
        flags: Mapping[str, Definition | None] = MappingProxyType({}),
        evaluators: EvaluatorChanges = MappingProxyType({}),
    ) -> Steps[CompiledFlagSet]:
        """Run ``with_changes``, yielding after each flag and evaluator that it compiles.

        A flag may be given as its text instead of its definition.
        """
        if (header.answer_metadata, header.fractional) != (self._metadata, self.header.fractional):
            # All answers change. Evaluators do not depend on either.
            stale = set(self._flags)
        else:
            stale = users_of(evaluators, self._flags)
        stale.update(key for key in flags if key in self._flags)
        named = merged(self.evaluators, evaluators)
        compiled, warnings = yield from compile_definitions(
            to_compile(self._flags, flags, stale),
            named,
            header.answer_metadata,
            header.fractional,
            valid_warnings(self.evaluator_warnings, self.evaluators, evaluators),
        )
        return self._with(header, compiled, stale, named, warnings)

    def _with(
        self,
        header: FlagSetHeader,
        compiled: Mapping[str, CompiledFlag],
        stale: Collection[str],
        evaluators: Mapping[str, EvaluatorDefinition],
        warnings: EvaluatorWarnings,
    ) -> CompiledFlagSet:
        """Return the set with the ``compiled`` flags in place of the ``stale`` ones."""
        after = {**self._flags}
        gone = {key for key in stale if key not in compiled}
        for key in gone:
            del after[key]
        after.update(compiled)
        added = [key for key in compiled if key not in self._flags]
        keys = keys_after(self._keys, added, gone)
        changed = CompiledFlagSet(header, after, evaluators, warnings, keys)
        touched = compiled.keys() | gone
        if len(touched) < _MOST_TOUCHED * len(after):
            changed.take_over(self._known_groups)
            if self._bulk is not None:
                table = self._bulk.with_changes(self._keys, self._flags, after, touched)
                changed._bulk = table
        return changed
