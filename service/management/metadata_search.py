"""Finding things by their metadata, which the database keeps as text and cannot search."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

import msgspec

Row = TypeVar("Row")

# How many rows are looked through at once.
_BATCH = 500


async def read_with_metadata(
    read: Callable[[str, int], Awaitable[Sequence[Row]]],
    metadata_of: Callable[[Row], Mapping[str, object]],
    name_of: Callable[[Row], str],
    wanted: Mapping[str, str],
    *,
    after: str,
    limit: int,
) -> Sequence[Row]:
    """At least the first ``limit`` rows behind the name ``after`` that have the wanted metadata.

    ``read`` answers so many rows from the one behind a name. A value is wanted as a text or as its
    JSON: ``{"owner": "cart", "beta": "true"}``.
    """
    if not wanted:
        return await read(after, limit)
    found: list[Row] = []
    while len(found) < limit:
        some = await read(after, _BATCH)
        found += [row for row in some if has_metadata(metadata_of(row), wanted)]
        if len(some) < _BATCH:
            break
        after = name_of(some[-1])
    return found


def has_metadata(metadata: Mapping[str, object], wanted: Mapping[str, str]) -> bool:
    """Whether the metadata have all the wanted values."""
    return all(
        name in metadata and value in (metadata[name], msgspec.json.encode(metadata[name]).decode())
        for name, value in wanted.items()
    )
