"""A whole flag set as one flagd document."""

from __future__ import annotations

import contextlib
from functools import partial

import msgspec

from service.errors import DefinitionRefused, Fault, NotFound, Refused
from service.evaluation.definition.document import Document, read_document_steps
from service.evaluation.definition.document_text import anonymous, write_document
from service.evaluation.definition.set_properties import FRACTIONAL_VERSIONS, SetProperties
from service.evaluation.definition.sizes import check_document
from service.evaluation.flag_set import CompiledFlagSet
from service.evaluation.steps import Steps
from service.management.as_of import AsOf, flag_set_at, point_as_of
from service.management.results import Written
from service.management.stores import Stores
from service.management.writing import checking
from service.management.writing.change_set import ChangeSet, open_change_set
from service.management.writing.changed_answers import named_otherwise, rebucketed, switched
from service.management.writing.checking import WARNINGS_REFUSED
from service.management.writing.new_flag_sets import missing
from service.management.writing.preconditions import ANYTHING, Precondition
from service.storage import evaluators, flag_sets, flags
from service.storage.flag_sets import FlagSetRow, Properties
from service.storage.retrying import retried
from service.structs.principal import Principal
from service.tasks.cooperative import aside, run_in_slices


async def read(stores: Stores, flag_set: str, *, at: AsOf | None = None) -> tuple[bytes, int]:
    """Return the set as a flagd document, texts as they were written, and its revision.

    With ``at``, as of that point. Raises NotFound, also as ``point_as_of`` does.
    """
    async with stores.database.snapshot() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        revision = row.revision if at is None else (await point_as_of(cursor, row, at)).revision
        stood = await flag_set_at(cursor, row, revision)
    properties = SetProperties(
        flag_set, stood.properties.fractional, stood.properties.stored_contexts
    )
    metadata = stood.properties.metadata_text
    writing = partial(write_document, stood.flags, stood.evaluators, metadata, properties)
    # Evaluators are parsed to write them in order.
    size = sum(map(len, stood.evaluators.values()))
    return await aside(writing, size), stood.revision


class Checked(msgspec.Struct, frozen=True):
    """A document that was decoded and compiles under a version of ``fractional``.

    ``new`` are the properties of the set if it is created.
    """

    document: Document
    fractional: int
    warnings: tuple[Fault, ...]
    compiled: CompiledFlagSet
    new: Properties | None = None


# Decoding takes some ten times the memory of the document: one of over LARGE bytes waits for the
# one before it.
LARGE = 1024 * 1024


@retried
async def replace(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    document: bytes | Checked,
    *,
    dry_run: bool = False,
    strict: bool = False,
    expected: Precondition = ANYTHING,
    comment: str | None = None,
) -> Written:
    """Make the set equal to the document, in one change.

    A definition that says the same in another layout is no difference, and a document without
    differences creates no revision. Properties of the set that the document does not contain stay,
    its metadata too. A document that was checked for a new set creates it in the same change. With
    ``dry_run`` nothing is stored, and ``diff`` of the result has the differences. Raises
    DefinitionRefused with every fault, LostRace, NotFound.
    """
    if isinstance(document, bytes):
        document = await read_checked(stores, flag_set, document, strict=strict)
    warnings, read = document.warnings, document.document
    # Reported and never refused: the document states it explicitly.
    notes = [*named_otherwise(flag_set, read)]
    async with open_change_set(
        stores,
        actor,
        flag_set,
        comment=comment,
        expected=expected,
        new=document.new,
        dry_run=dry_run,
    ) as change_set:
        if not dry_run and _fractional(change_set.flag_set, read) != document.fractional:
            # Somebody gave the set another version meanwhile, by which this was not checked.
            warnings = _warnings(read, await _compiled(change_set.flag_set, read), strict=strict)
        await _equate(change_set, read, notes)
        return await change_set.outcome((*warnings, *notes))


async def read_checked(
    stores: Stores,
    flag_set: str,
    body: bytes,
    *,
    strict: bool = False,
    create: bool = False,
    fractional: int | None = None,
) -> Checked:
    """Return the checked document.

    This may take seconds and depends on nothing that others may change: it runs before the set is
    locked, and the caller may cancel it. With ``create``, the set need not exist; ``fractional`` is
    then that of a new set whose document has none. Raises as ``replace``, and Refused if it has
    another one.
    """
    row = await _find(stores, flag_set, create=create)
    async with stores.large if len(body) > LARGE else contextlib.nullcontext():
        document = await run_in_slices(read_document_steps(body))
        await run_in_slices(check_document(document))
        new = _new(document, fractional) if create else None
        row = row or missing(flag_set, new or _NO_PROPERTIES)
        compiled = await _compiled(row, document)
    warnings = _warnings(document, compiled, strict=strict)
    return Checked(document, _fractional(row, document), warnings, compiled, new)


# Of a set that was just created.
_NO_PROPERTIES = Properties(FRACTIONAL_VERSIONS[0], stored_contexts=False, metadata_text="{}")


async def _find(stores: Stores, name: str, *, create: bool) -> FlagSetRow | None:
    """Return the set; None for a missing one that is to be created. Raises NotFound."""
    try:
        async with stores.database.read() as cursor:
            return await flag_sets.find(cursor, name)
    except NotFound:
        if not create:
            raise
        return None


def _new(document: Document, fractional: int | None) -> Properties:
    """Return the properties of a set that the document creates, without its metadata."""
    own = document.properties
    if None not in (own.fractional, fractional) and own.fractional != fractional:
        raise Refused(
            f"The document has version {own.fractional} of fractional itself: leave the parameter"
            " 'fractional' out, or change the document."
        )
    return msgspec.structs.replace(
        _NO_PROPERTIES,
        fractional=own.fractional or fractional or _NO_PROPERTIES.fractional,
        stored_contexts=bool(own.stored_contexts),
    )


async def _compiled(flag_set: FlagSetRow, document: Document) -> CompiledFlagSet:
    """Compile the set that the document makes of ``flag_set``."""
    properties = _properties_of(document, flag_set)
    described = msgspec.structs.replace(
        flag_set, fractional=properties.fractional, metadata_text=properties.metadata_text
    )
    return await checking.compiled(described, document.flags.values(), document.evaluators.values())


def _warnings(document: Document, compiled: CompiledFlagSet, *, strict: bool) -> tuple[Fault, ...]:
    warnings = (*document.warnings, *checking.warnings_of(compiled))
    if strict and warnings:
        raise DefinitionRefused(WARNINGS_REFUSED, warnings)
    return warnings


def _fractional(flag_set: FlagSetRow, document: Document) -> int:
    return document.properties.fractional or flag_set.fractional


async def _equate(change_set: ChangeSet, document: Document, notes: list[Fault]) -> None:
    """Add the document's differences to the change set, and warnings about answers to ``notes``."""
    flag_set_id = change_set.flag_set.id
    stored = await flags.texts(change_set.cursor, flag_set_id)
    rules = await evaluators.texts(change_set.cursor, flag_set_id)
    notes += rebucketed(
        change_set.flag_set.fractional,
        _fractional(change_set.flag_set, document),
        [text for key, text in stored.items() if key in document.flags],
        rules.values(),
    )

    def compared() -> Steps[None]:
        for key, flag in document.flags.items():
            before = stored.pop(key, None)
            if before is None or not _same(before, flag.text):
                change_set.put_flag(flag, before)
            yield None
        for name, evaluator in document.evaluators.items():
            rule = rules.pop(name, None)
            if rule is None or not _same(rule, evaluator.text):
                change_set.put_evaluator(evaluator, rule)
            yield None

    await run_in_slices(compared())
    for key, before in stored.items():
        change_set.delete_flag(key, before)
    for name, rule in rules.items():
        change_set.delete_evaluator(name, rule)
    properties = _properties_of(document, change_set.flag_set)
    notes += switched(change_set.properties, properties)
    if properties != change_set.properties:
        change_set.describe(properties)


def _properties_of(document: Document, flag_set: FlagSetRow) -> Properties:
    """Return the properties of a set that equals the document; equivalent text stays as it is."""
    now, reads = flag_set.properties, document.properties.stored_contexts
    metadata_text = now.metadata_text
    if document.metadata_text is not None:
        text = anonymous(document.metadata_text, flag_set.name)
        if not _same(anonymous(metadata_text, flag_set.name), text):
            metadata_text = text
    return Properties(
        _fractional(flag_set, document),
        now.stored_contexts if reads is None else reads,
        metadata_text,
    )


def _same(text: str, other: str) -> bool:
    """Return whether two JSON texts say the same: ``10`` and ``10.0`` do not."""
    return text == other or _canonical(text) == _canonical(other)


def _canonical(text: str) -> bytes:
    return msgspec.json.encode(msgspec.json.decode(text), order="sorted")
