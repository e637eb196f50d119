"""One change of a flag set: everything in it is stored at once, or nothing."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Iterable

import msgspec

from service.errors import Fault, Refused
from service.evaluation.definition.parts import EvaluatorDefinition, FlagDefinition
from service.evaluation.definition.sizes import Size, check_size, totals
from service.evaluation.limits import MAX_METADATA_BYTES
from service.evaluation.steps import Steps
from service.management import plan_conflicts
from service.management.results import Difference, Written
from service.management.stores import Stores
from service.management.writing import new_flag_sets
from service.management.writing.checking import evaluators_of
from service.management.writing.comments import check_comment
from service.management.writing.descriptions import description
from service.management.writing.preconditions import ANYTHING, Precondition
from service.management.writing.sizes import present_size, resized
from service.storage import changes, evaluators, flag_set_sizes, flag_sets, flags, outbox, webhooks
from service.storage.changes import Edit, Kind
from service.storage.database import Cursor
from service.storage.evaluators import EvaluatorRow
from service.storage.flag_sets import FlagSetRow, Properties
from service.storage.flags import FlagRow
from service.storage.plans import PlanRow
from service.structs.principal import Principal
from service.tasks.cooperative import run_in_slices


class ChangeSet:
    """The edits of one change to a flag set that is locked against other writers.

    ``flag_set`` is the set before the change, ``revision`` its revision afterwards: without edits
    nothing changes, and no revision is created. ``is_new`` is for a set that the change creates.
    ``plan_id`` is the plan that makes the change.
    """

    def __init__(
        self,
        cursor: Cursor,
        flag_set: FlagSetRow,
        at: int,
        *,
        is_new: bool = False,
        is_dry_run: bool = False,
        plan_id: int | None = None,
    ) -> None:
        self.is_new = is_new
        self.is_dry_run = is_dry_run
        self._plan_id = plan_id
        self.cursor = cursor
        self.flag_set = flag_set
        self.at = at
        self.properties = flag_set.properties
        self._edits: dict[tuple[Kind, str], Edit] = {}
        self._sorted: tuple[Edit, ...] | None = None
        self._flags: dict[str, tuple[FlagDefinition, bool]] = {}
        self._is_deleted = False
        self._found: list[PlanRow] | None = None
        if is_new:
            self._edit("flag_set", flag_set.name, None, description(self.properties))

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Return the edits: the set itself first, then evaluators, then flags, by name."""
        if self._sorted is None:
            order = {"flag_set": 0, "evaluator": 1, "flag": 2}
            edits = sorted(self._edits.values(), key=lambda edit: (order[edit.kind], edit.name))
            self._sorted = tuple(edits)
        return self._sorted

    async def outcome(
        self, warnings: tuple[Fault, ...] = (), *, stands: int | None = None, created: bool = False
    ) -> Written:
        """Return what the write comes to.

        ``stands`` is the revision of the thing that is written, for a write that changes nothing.
        A dry run has the difference, and the revision of the set as it stands: 0 for none.
        """
        changed = len(self.edits)
        warnings += plan_conflicts.warnings(await self._plans(), self.edits)
        if self.is_dry_run:
            standing, diff = self.flag_set.revision, await self.diff()
            return Written(standing, changed=changed, warnings=warnings, diff=diff)
        if not changed and stands is not None:
            return Written(stands, warnings=warnings)
        created = created or self.is_new
        return Written(self.revision, created=created, changed=changed, warnings=warnings)

    async def diff(self) -> tuple[Difference, ...]:
        """Return the edits as an answer shows them."""

        def steps() -> Steps[tuple[Difference, ...]]:
            diff = []
            for edit in self.edits:
                diff.append(Difference(edit.kind, edit.name, _raw(edit.before), _raw(edit.after)))
                yield None
            return tuple(diff)

        return await run_in_slices(steps())

    async def size(self) -> Size:
        """Return the size of the set with the change, before anything is stored.

        Raises DefinitionRefused for a set that would be too large; one that is too large already
        may become smaller.
        """
        before = await present_size(self.cursor, self.flag_set)
        size = await run_in_slices(resized(before, self.edits))
        stood = totals(before, self.flag_set.metadata_text)
        check_size(size, self.properties.metadata_text, stood)
        return size

    @property
    def revision(self) -> int:
        """The revision of the set once the change is stored."""
        return self.flag_set.revision + bool(self._edits)

    @property
    def stored(self) -> FlagSetRow:
        """Return the row of the set once the change is stored."""
        return msgspec.structs.replace(
            self.flag_set,
            **msgspec.structs.asdict(self.properties),
            revision=self.revision,
            modified_at=self.at if self._edits else self.flag_set.modified_at,
        )

    def put_flag(self, definition: FlagDefinition, before: str | None) -> None:
        """Store a definition that compiles, in place of the text ``before`` if there is one."""
        self._edit("flag", definition.key, before, definition.text)
        self._flags[definition.key] = definition, bool(evaluators_of(definition))

    def delete_flag(self, key: str, before: str) -> None:
        """Delete the flag, whose text is ``before``."""
        self._edit("flag", key, before, None)

    def put_evaluator(self, definition: EvaluatorDefinition, before: str | None) -> None:
        """Store a rule that compiles, in place of the text ``before`` if there is one."""
        self._edit("evaluator", definition.name, before, definition.text)

    def delete_evaluator(self, name: str, before: str) -> None:
        """Delete the evaluator, whose text is ``before``."""
        self._edit("evaluator", name, before, None)

    def describe(self, properties: Properties) -> None:
        """Change the properties of the set. Raises Refused for too much metadata."""
        if len(properties.metadata_text.encode()) > MAX_METADATA_BYTES:
            detail = f"The metadata is larger than {MAX_METADATA_BYTES} bytes."
            raise Refused(detail, [Fault("/metadata", detail)])
        before = None if self.is_new else description(self.properties)
        self.properties = properties
        self._edit("flag_set", self.flag_set.name, before, description(properties))

    def delete_flag_set(self) -> None:
        """Delete the set itself; its content is deleted by edits of its own."""
        self._edit("flag_set", self.flag_set.name, description(self.properties), None)
        self._is_deleted = True

    async def store(self, actor: Principal, comment: str | None) -> None:
        """Write rows, history, outbox and revision within the transaction."""
        at, revision, flag_set = self.at, self.revision, self.flag_set
        edits, size = self.edits, await self.size()
        await flag_set_sizes.put(self.cursor, flag_set, revision, size)
        await flag_sets.advance(self.cursor, flag_set, at, self.properties)
        await self._store_flags([edit for edit in edits if edit.kind == "flag"])
        await self._store_evaluators([edit for edit in edits if edit.kind == "evaluator"])
        await changes.append(
            self.cursor,
            flag_set,
            revision,
            at,
            edits,
            actor_id=actor.id,
            actor=actor.name,
            comment=comment,
        )
        await outbox.write(self.cursor, flag_set.id, revision, at)
        await plan_conflicts.settle(self.cursor, flag_set, await self._plans(), edits)
        if self._is_deleted:
            await flag_sets.delete(self.cursor, flag_set, at)
            # After the outbox: webhooks get this last change, too.
            await webhooks.end_all_of(self.cursor, flag_set.id, at)

    async def _plans(self) -> list[PlanRow]:
        """Return the live plans that the edits interfere with."""
        if self._found is None:
            self._found = await plan_conflicts.find(
                self.cursor, self.flag_set, self.edits, besides=self._plan_id
            )
        return self._found

    async def _store_flags(self, edits: Iterable[Edit]) -> None:
        gone = [edit.name for edit in edits if edit.after is None]
        await flags.delete(self.cursor, self.flag_set.id, gone)
        stored = (self._flags[edit.name] for edit in edits if edit.after is not None)
        await flags.put(
            self.cursor,
            self.flag_set.id,
            (
                FlagRow(flag.key, flag.text, flag.state, shares, self.revision, self.at)
                for flag, shares in stored
            ),
        )

    async def _store_evaluators(self, edits: Iterable[Edit]) -> None:
        gone = [edit.name for edit in edits if edit.after is None]
        await evaluators.delete(self.cursor, self.flag_set.id, gone)
        await evaluators.put(
            self.cursor,
            self.flag_set.id,
            (
                EvaluatorRow(edit.name, edit.after, self.revision, self.at)
                for edit in edits
                if edit.after is not None
            ),
        )

    def _edit(self, kind: Kind, name: str, before: str | None, after: str | None) -> None:
        if before != after:
            self._edits[kind, name] = Edit(kind, name, before, after)
            self._sorted = self._found = None


def _raw(text: str | None) -> msgspec.Raw | None:
    return None if text is None else msgspec.Raw(text.encode())


@contextlib.asynccontextmanager
async def open_change_set(
    stores: Stores,
    actor: Principal,
    name: str,
    *,
    comment: str | None = None,
    expected: Precondition = ANYTHING,
    new: Properties | None = None,
    dry_run: bool = False,
) -> AsyncIterator[ChangeSet]:
    """Lock the flag set; store, commit and announce the change when the block ends.

    With ``new``, a set that does not exist is created with these properties, as a part of the
    change. A dry run locks nothing and stores nothing; whatever would be refused is refused. The
    caller shields what is no dry run from cancellation. ``expected`` is of the set. Raises
    NotFound, LostRace, Refused for a comment that is too long or for the name of a new set,
    Unavailable.
    """
    check_comment(comment)
    if dry_run:
        async with stores.database.snapshot() as cursor:
            flag_set, is_new = await new_flag_sets.find(cursor, name, new)
            expected.check("flag set", name, None if is_new else flag_set)
            at = flag_set.modified_at
            change_set = ChangeSet(cursor, flag_set, at, is_new=is_new, is_dry_run=True)
            yield change_set
            await change_set.size()
        return
    async with stores.database.transaction() as cursor:
        flag_set, at, is_new = await new_flag_sets.lock(cursor, name, new)
        expected.check("flag set", name, None if is_new else flag_set)
        change_set = ChangeSet(cursor, flag_set, at, is_new=is_new)
        yield change_set
        if change_set.edits:
            await change_set.store(actor, comment)
    if change_set.edits:
        await stores.announcer.announce(name, change_set.revision)
