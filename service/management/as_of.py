"""A flag set as of a revision or a time."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias

import msgspec

from service.errors import NotFound
from service.management.writing.descriptions import read_description
from service.storage import changes, evaluators, flags
from service.storage.changes import Point
from service.storage.database import Cursor
from service.storage.flag_sets import FlagSetRow, Properties
from service.structs.timestamps import milliseconds_of, timestamp

# A revision, or a time with a zone. A time in the future is the present.
AsOf: TypeAlias = int | datetime


class Stood(msgspec.Struct, frozen=True):
    """Content of a flag set at a revision, texts by name."""

    revision: int
    properties: Properties
    flags: dict[str, str]
    evaluators: dict[str, str]


async def point_as_of(cursor: Cursor, flag_set: FlagSetRow, at: AsOf) -> Point:
    """Return the point of the history that ``at`` names.

    Raises NotFound for a revision that the set never had, for a time before it was created, and
    for a point at which it was deleted; the error says when.
    """
    if isinstance(at, int):
        point = await changes.point_of(cursor, flag_set.id, at)
        if point is None:
            raise no_revision(at, flag_set.revision)
        if not point.is_there:
            because = f"the flag set was deleted by it, at {_written(point.at)}"
            raise NotFound("revision", str(at), because)
        return point
    point = await changes.point_at(cursor, flag_set.id, milliseconds_of(at))
    if point is not None and point.is_there:
        return point
    made = await changes.point_after(cursor, flag_set.id, 0 if point is None else point.revision)
    made_at = _written(made.at if made else 0)
    asked = at.isoformat().replace("+00:00", "Z")
    because = f"it was created at {made_at}, after {asked}"
    if point is not None:
        because = (
            f"it was deleted at {_written(point.at)} and created again at {made_at}, and {asked}"
            " lies between"
        )
    raise NotFound("flag set", flag_set.name, because)


def no_revision(revision: int, latest: int) -> NotFound:
    """Return the error for a revision that a flag set never had."""
    return NotFound("revision", str(revision), f"the flag set has revisions 1 to {latest}")


async def flag_set_at(cursor: Cursor, flag_set: FlagSetRow, revision: int) -> Stood:
    """Return the set at a revision: the present content with later changes undone.

    Raises NotFound for a revision that the set never had, or at which it was deleted.
    """
    properties = flag_set.properties
    texts = {
        "flag": await flags.texts(cursor, flag_set.id),
        "evaluator": await evaluators.texts(cursor, flag_set.id),
    }
    if not 1 <= revision <= flag_set.revision:
        raise no_revision(revision, flag_set.revision)
    if revision < flag_set.revision:
        undone = await changes.texts_at(cursor, flag_set.id, revision)
        for (kind, name), text in undone.items():
            if kind == "flag_set":
                if text is None:
                    raise NotFound("revision", str(revision))
                properties = read_description(text)
            elif text is None:
                texts[kind].pop(name, None)
            else:
                texts[kind][name] = text
    return Stood(
        revision,
        properties,
        dict(sorted(texts["flag"].items())),
        dict(sorted(texts["evaluator"].items())),
    )


def _written(milliseconds: int) -> str:
    return timestamp(milliseconds).isoformat(timespec="milliseconds").replace("+00:00", "Z")
