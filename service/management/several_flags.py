"""Several flags of a set, written in one change: one revision, one entry of the history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from service.errors import Fault, Refused
from service.evaluation.definition.document import read_document_steps
from service.evaluation.definition.parts import FlagDefinition
from service.evaluation.text.pointers import child
from service.management import reading
from service.management.results import Written
from service.management.stores import Stores
from service.management.writing.change_set import open_change_set
from service.management.writing.checked_flags import put_several
from service.management.writing.preconditions import ANYTHING, Precondition
from service.storage import flags
from service.storage.retrying import retried
from service.structs.principal import Principal
from service.tasks.cooperative import run_in_slices

# Flags of one change: they are checked while the set is locked. A document has no such limit.
MOST = 10_000

_SHAPE = 'A change of several flags is an object: {"flags": {KEY: MERGE PATCH OR null}}.'


@retried
async def patch(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    body: bytes,
    *,
    expected: Precondition = ANYTHING,
    strict: bool = False,
    comment: str | None = None,
    dry_run: bool = False,
) -> Written:
    """Apply a JSON merge patch (RFC 7396) to the map of the set's flags, in one change.

    ``{"flags": {"a": {"state": "DISABLED"}, "b": null}}`` disables ``a`` and deletes ``b``. A key
    that the set does not have creates a flag, and null for one changes nothing. ``expected`` is of
    the set. Raises DefinitionRefused with every fault, pointers as in a document; Refused for
    another shape of the body, LostRace, NotFound.
    """
    changes = _changes(await reading.patch(body))
    async with open_change_set(
        stores, actor, flag_set, comment=comment, expected=expected, dry_run=dry_run
    ) as change_set:
        stored = await flags.texts_of(change_set.cursor, change_set.flag_set.id, list(changes))
        texts: dict[str, str] = {}
        for key, change in changes.items():
            if change is None:
                if key in stored:
                    change_set.delete_flag(key, stored[key])
                continue
            text = await reading.patched(stored.get(key, "{}"), change, len(body))
            # Equal text stays out, and what is stored already is not checked again.
            if text != stored.get(key):
                texts[key] = text
        definitions = await _read(texts)
        return await put_several(change_set, definitions, stored, strict=strict)


async def _read(texts: Mapping[str, str]) -> tuple[FlagDefinition, ...]:
    """Return the definitions of these texts, with all faults of all of them at once."""
    members = {key: msgspec.Raw(text.encode()) for key, text in texts.items()}
    body = msgspec.json.encode({"flags": members})
    return tuple((await run_in_slices(read_document_steps(body))).flags.values())


def _changes(patch: Any) -> dict[str, Any]:
    if not isinstance(patch, dict):
        raise Refused(_SHAPE, [Fault("", _SHAPE)])
    for name in patch:
        if name != "flags":
            raise Refused(_SHAPE, [Fault(child("", name), "Unknown field.")])
    if "flags" not in patch:
        raise Refused(_SHAPE, [Fault("", "The field 'flags' is missing.")])
    if not isinstance(patch["flags"], dict):
        raise Refused(_SHAPE, [Fault("/flags", _SHAPE)])
    changes: dict[str, Any] = patch["flags"]
    if len(changes) > MOST:
        detail = f"A change is of at most {MOST:,} flags; this one is of {len(changes):,}."
        raise Refused(detail, [Fault("/flags", detail)])
    return changes
