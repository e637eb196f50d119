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


def has_metadata(metadata: Mapping[str, object], wanted: Mapping[str, str]) -> bool:
    """Whether the metadata have all the wanted values.

    A value is wanted as a text or as its JSON: ``{"owner": "cart", "beta": "true"}``.
    """
    return all(
        name in metadata and value in (metadata[name], msgspec.json.encode(metadata[name]).decode())
        for name, value in wanted.items()
    )
