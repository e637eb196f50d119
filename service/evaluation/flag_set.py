"""A flag set, compiled: immutable, evaluated by key or as a whole, straight to bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import msgspec

from service.errors import DefinitionRefused, Fault, Faults
from service.evaluation.answers import Answer, digest, not_found
from service.evaluation.bulk_answer import Basis, BulkAnswer, etag_of, tail_of
from service.evaluation.compiler.budget import budgeted
from service.evaluation.compiler.flag import CompiledFlag, Evaluate, check_evaluator, compile_flag
from service.evaluation.compiler.groups import Group, Groups, answers_of, compile_groups
from service.evaluation.definition.document import EvaluatorDefinition, FlagDefinition
from service.evaluation.definition.members import Metadata
from service.evaluation.definition.targeting import may_refer
from service.evaluation.expressions.expressions import SharedSets
from service.evaluation.limits import LONG_TEXT, MAX_WORK
from service.evaluation.overrides import OverrideAnswers
from service.evaluation.runtime.work import Work
from service.evaluation.steps import Steps, finish
from service.evaluation.text.pointers import child


class FlagSetHeader(msgspec.Struct, frozen=True):
    """What a flag set is besides its flags. ``modified_at`` is in whole seconds since 1970;
    ``fractional`` is the version of the algorithm, 2 or 3; ``stored_contexts`` tells whether
    evaluations read what is stored for their targeting keys."""

    name: str
    revision: int
    modified_at: int
    fractional: int
    metadata: Metadata
    stored_contexts: bool = False


# What stands for itself in one segment of a path (RFC 3986, section 3.3).
_PLAIN_KEY = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@-]+")

_REFUSED = "The flag set cannot be evaluated."

NO_OVERRIDES: Mapping[str, str] = MappingProxyType({})


class CompiledFlagSet:
    """A flag set that is ready to answer. It never changes: a change makes another one.

    The flags of a bulk answer stand in the order of their keys (by code point), so that every
    worker gives the same bytes, however its set came about.
    """

    __slots__ = (
        "_basis",
        "_bodies",
        "_digests",
        "_evaluate",
        "_evaluator_warnings",
        "_fixed",
        "_flags",
        "_groups",
        "_known_groups",
        "_metadata",
        "_overrides",
        "_tail",
        "_targeted",
        "_work",
        "bulk_evaluations",
        "definitions",
        "evaluators",
        "header",
        "name",
        "reads_timestamp",
        "revision",
    )

    def __init__(
        self,
        header: FlagSetHeader,
        flags: Mapping[str, CompiledFlag],
        evaluators: Mapping[str, EvaluatorDefinition],
        evaluator_warnings: Mapping[str, tuple[Fault, ...]],
    ) -> None:
        ordered = {key: flags[key] for key in sorted(flags)}
        self._metadata = _metadata(header)
        self.header = header
        self.name = header.name
        self.revision = header.revision
        self.definitions: Mapping[str, FlagDefinition] = MappingProxyType(
            {key: flag.definition for key, flag in ordered.items()}
        )
        self.evaluators = MappingProxyType(dict(evaluators))
        self.reads_timestamp = any(flag.reads_timestamp for flag in ordered.values())
        self._flags = ordered
        # Made when something is overridden: a set that has no stored contexts never needs them.
        self._overrides: OverrideAnswers | None = None
        self._evaluator_warnings = evaluator_warnings
        self._evaluate: dict[str, Evaluate] = {}
        self._fixed: dict[str, Answer] = {}
        self._targeted: list[tuple[int, Evaluate]] = []
        for position, (key, flag) in enumerate(ordered.items()):
            if flag.evaluate is None:
                self._fixed[key] = flag.answer
            else:
                self._evaluate[key] = flag.evaluate
                self._targeted.append((position, flag.evaluate))
        # The steps that a bulk answer has for what grows with the context.
        self._work, self._targeted = budgeted(ordered.values(), self._targeted)
        # Flags that are compiled together, once that is worth it; and those of the set before.
        self._groups: list[Group] | None = None
        self._known_groups: Groups = {}
        # How many bulk evaluations were worked out, for whoever decides what is worth it.
        self.bulk_evaluations = 0
        # A bulk answer starts from these and replaces what the context decides.
        self._bodies = [flag.answer.body for flag in ordered.values()]
        self._digests = [flag.answer.digest for flag in ordered.values()]
        self._basis = Basis(self._bodies, [position for position, _ in self._targeted])
        self._tail = tail_of(self._metadata)
        self._digests.append(digest(self._tail))

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What the set was accepted with, but is hardly meant; pointers into its document."""
        warnings = [
            Fault(child("/$evaluators", name) + fault.pointer, fault.detail)
            for name, faults in self._evaluator_warnings.items()
            for fault in faults
        ]
        for key, flag in self._flags.items():
            pointer = child("/flags", key)
            if key in (".", "..") or not _PLAIN_KEY.fullmatch(key):
                detail = "This key needs percent-encoding in a path; some providers do not encode."
                warnings.append(Fault(pointer, detail))
            told = (*flag.definition.warnings, *flag.warnings)
            warnings.extend(Fault(pointer + fault.pointer, fault.detail) for fault in told)
        return tuple(warnings)

    # --- evaluation -------------------------------------------------------------------------

    def evaluate(
        self,
        key: str,
        context: dict[str, Any],
        now: int,
        overrides: Mapping[str, str] = NO_OVERRIDES,
    ) -> Answer:
        """The answer of one flag. ``now`` is in whole seconds since 1970. Never raises.

        ``overrides`` are the variants that are fixed for the context's targeting key, by flag.
        """
        if overrides:
            answer = self._overriding().of(key, overrides)
            if answer is not None:
                return answer
        evaluate = self._evaluate.get(key)
        if evaluate is not None:
            return evaluate(context, now)
        return self._fixed.get(key) or not_found(key)

    def evaluate_all(
        self, context: dict[str, Any], now: int, overrides: Mapping[str, str] = NO_OVERRIDES
    ) -> BulkAnswer:
        """The answers of all flags, and a tag that changes if and only if an answer does."""
        work = Work(self._work)
        if self._groups is None:
            bodies = self._bodies.copy()
            digests = self._digests.copy()
            for position, evaluate in self._targeted:
                answer = evaluate(context, now, work)
                bodies[position] = answer.body
                digests[position] = answer.digest
        else:
            bodies, digests = answers_of(self._groups, context, now, work)
            digests.append(self._digests[-1])
        if overrides:
            for position, answer in self._overriding().all(overrides):
                bodies[position] = answer.body
                digests[position] = answer.digest
        basis = None if overrides else self._basis
        return BulkAnswer(etag_of(b"".join(digests)), bodies, self._tail, basis)

    # --- flags compiled together --------------------------------------------------------------

    @property
    def is_grouped(self) -> bool:
        """Whether bulk evaluations are answered by flags that are compiled together."""
        return self._groups is not None

    def group_steps(self) -> Steps[None]:
        """Compile flags together, step by step; until then each is evaluated by itself.

        The answers stay the same, and bulk evaluations take half of the time. Groups that the set
        before a change had are taken over.
        """
        if self._work == MAX_WORK and self._targeted:
            # Each flag pays in its turn, which groups do not.
            return
        compiling = compile_groups(
            self._flags, self.evaluators, self.header.fractional, self._known_groups
        )
        self._known_groups = yield from compiling
        self._groups = list(self._known_groups.values())

    def take_over(self, groups: Groups) -> None:
        """Use these groups of another set where all of their flags are this set's too."""
        self._known_groups = groups

    def _overriding(self) -> OverrideAnswers:
        if self._overrides is None:
            self._overrides = OverrideAnswers(self.definitions, self._metadata)
        return self._overrides

    # --- making one -------------------------------------------------------------------------

    @classmethod
    def build(
        cls,
        header: FlagSetHeader,
        flags: Iterable[FlagDefinition],
        evaluators: Iterable[EvaluatorDefinition],
    ) -> CompiledFlagSet:
        """Compiles a whole set. Raises DefinitionRefused with every fault."""
        return finish(cls.build_steps(header, flags, evaluators))

    @classmethod
    def build_steps(
        cls,
        header: FlagSetHeader,
        flags: Iterable[FlagDefinition],
        evaluators: Iterable[EvaluatorDefinition],
    ) -> Steps[CompiledFlagSet]:
        """``build`` that yields after each flag and evaluator; the generator returns the set."""
        named = {evaluator.name: evaluator for evaluator in evaluators}
        return (yield from _compiled(header, {}, {flag.key: flag for flag in flags}, named, {}))

    def with_changes(
        self,
        header: FlagSetHeader,
        *,
        flags: Mapping[str, FlagDefinition | None] = MappingProxyType({}),
        evaluators: Mapping[str, EvaluatorDefinition | None] = MappingProxyType({}),
    ) -> CompiledFlagSet:
        """The set after a change; None deletes. Only what the change touches is compiled.

        Raises DefinitionRefused with every fault, also where a deleted evaluator is still used;
        this set stays as it is in any case.
        """
        return finish(self.with_changes_steps(header, flags=flags, evaluators=evaluators))

    def with_changes_steps(
        self,
        header: FlagSetHeader,
        *,
        flags: Mapping[str, FlagDefinition | None] = MappingProxyType({}),
        evaluators: Mapping[str, EvaluatorDefinition | None] = MappingProxyType({}),
    ) -> Steps[CompiledFlagSet]:
        """``with_changes`` that yields after each flag and evaluator that it compiles."""
        named = _merged(self.evaluators, evaluators)
        definitions = _merged(self.definitions, flags)
        kept: dict[str, CompiledFlag] = {}
        if (_metadata(header), header.fractional) == (self._metadata, self.header.fractional):
            kept = {
                key: flag
                for key, flag in self._flags.items()
                if key not in flags and flag.references.isdisjoint(evaluators)
            }
        warnings = {
            name: faults
            for name, faults in self._evaluator_warnings.items()
            # What an evaluator refers to may have changed, so that one that does is checked anew.
            if name not in evaluators and not (evaluators and self.evaluators[name].references)
        }
        changed = yield from _compiled(header, kept, definitions, named, warnings)
        if kept:
            changed.take_over(self._known_groups)
        return changed


def _merged(current: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    merged = {**current, **changes}
    return {name: value for name, value in merged.items() if value is not None}


def _metadata(header: FlagSetHeader) -> Metadata:
    """The set's metadata; ``flagSetId`` is the set's name unless they say otherwise."""
    return {"flagSetId": header.name, **header.metadata}


def _compiled(
    header: FlagSetHeader,
    kept: Mapping[str, CompiledFlag],
    definitions: Mapping[str, FlagDefinition],
    evaluators: Mapping[str, EvaluatorDefinition],
    evaluator_warnings: Mapping[str, tuple[Fault, ...]],
) -> Steps[CompiledFlagSet]:
    """A set of the ``definitions``, compiling what is not ``kept``."""
    faults = Faults()
    warnings = dict(evaluator_warnings)
    written_out = sum(len(evaluator.text) for evaluator in evaluators.values())

    def is_long(text: str) -> bool:
        """Whether it takes long to compile, which nobody should have to wait for."""
        return len(text) + (written_out if may_refer(text) else 0) > LONG_TEXT

    for name, evaluator in evaluators.items():
        if name not in warnings:
            checking = partial(check_evaluator, evaluator, evaluators)
            try:
                warnings[name] = (yield checking) if is_long(evaluator.text) else checking()
            except DefinitionRefused as refused:
                faults.extend(_below(child("/$evaluators", name), refused))
            yield None
    metadata = _metadata(header)
    member_sets: SharedSets = {}
    flags: dict[str, CompiledFlag] = {}
    for key, definition in definitions.items():
        flag = kept.get(key)
        if flag is None:
            compiling = partial(
                compile_flag, definition, evaluators, metadata, header.fractional, member_sets
            )
            try:
                flag = (yield compiling) if is_long(definition.text) else compiling()
            except DefinitionRefused as refused:
                faults.extend(_below(child("/flags", key), refused))
            yield None
        if flag is not None:
            flags[key] = flag
    if faults:
        raise DefinitionRefused(_REFUSED, faults)
    return CompiledFlagSet(header, flags, evaluators, warnings)


def _below(pointer: str, refused: DefinitionRefused) -> list[Fault]:
    return [Fault(pointer + fault.pointer, fault.detail) for fault in refused.faults]
