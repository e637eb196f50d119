"""Finding things by what the database cannot search: metadata, which it keeps as text, and more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

import msgspec

Row = TypeVar("Row")

# How many rows are looked through at once.
_BATCH = 500


async def read_chosen(
    read: Callable[[str, int], Awaitable[Sequence[Row]]],
    is_wanted: Callable[[Row], bool],
    name_of: Callable[[Row], str],
    *,
    after: str,
    limit: int,
) -> Sequence[Row]:
    """At least the first ``limit`` rows behind the name ``after`` that are wanted.

    ``read`` answers so many rows from the one behind a name.
    """
    found: list[Row] = []
    while len(found) < limit:
        some = await read(after, _BATCH)
        found += [row for row in some if is_wanted(row)]
        if len(some) < _BATCH:
            break
        after = name_of(some[-1])
    return found


async def read_with_metadata(
    read: Callable[[str, int], Awaitable[Sequence[Row]]],
    metadata_of: Callable[[Row], Mapping[str, object]],
    name_of: Callable[[Row], str],
    wanted: Mapping[str, str],
    *,
    after: str,
    limit: int,
) -> Sequence[Row]:
    """The same for rows that have the wanted metadata; all of them where none are wanted.

    A value is wanted as a text or as its JSON: ``{"owner": "cart", "beta": "true"}``.
    """
    if not wanted:
        return await read(after, limit)

    def is_wanted(row: Row) -> bool:
        return has_metadata(metadata_of(row), wanted)

    return await read_chosen(read, is_wanted, name_of, after=after, limit=limit)


def has_metadata(metadata: Mapping[str, object], wanted: Mapping[str, str]) -> bool:
    """Whether the metadata have all the wanted values."""
    return all(
        name in metadata and value in (metadata[name], msgspec.json.encode(metadata[name]).decode())
        for name, value in wanted.items()
    )
