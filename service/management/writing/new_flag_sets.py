"""Flag sets that a write creates if there is none: their names, and the lock on them."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from service.errors import Fault, NotFound, Refused
from service.storage import flag_sets
from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow, Properties

# Names occur in URLs, in the header Flagd-Selector and on command lines, and need no quoting there.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,254}")
NO_NAME = (
    "The name of a flag set is 1 to 255 letters, digits, '.', '_' and '-', and begins with a letter"
    " or a digit."
)


def check_name(name: str, faults: Iterable[Fault] = ()) -> None:
    """Raise Refused, with ``faults``, for what cannot name a flag set."""
    if not _NAME.fullmatch(name):
        raise Refused(NO_NAME, faults)


def missing(name: str, properties: Properties) -> FlagSetRow:
    """Return a row for a set that does not exist, at revision 0, with properties for a new one."""
    given = msgspec.structs.asdict(properties)
    return FlagSetRow(id=0, name=name, revision=0, created_at=0, modified_at=0, **given)


async def find(cursor: Cursor, name: str, new: Properties | None) -> tuple[FlagSetRow, bool]:
    """Return the set, and whether it is missing: its row is that of a new one then.

    Raises NotFound without ``new``; Refused for the name of a new set.
    """
    try:
        return await flag_sets.find(cursor, name), False
    except NotFound:
        if new is None:
            raise
    check_name(name)
    return missing(name, new), True


async def lock(cursor: Cursor, name: str, new: Properties | None) -> tuple[FlagSetRow, int, bool]:
    """Lock the set, or create it; return it, the time, and whether it was created.

    Raises as ``find``.
    """
    try:
        return *await flag_sets.lock(cursor, name), False
    except NotFound:
        if new is None:
            raise
    check_name(name)
    created = await flag_sets.create(cursor, name, new)
    if created is None:
        # Somebody else has created it meanwhile.
        return *await flag_sets.lock(cursor, name), False
    return *created, True
