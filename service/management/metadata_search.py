"""Searches that the database cannot do: by metadata, which it stores as text, and others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

import msgspec

Row = TypeVar("Row")

# Rows that are examined at once.
_BATCH = 500


async def read_chosen(
    read: Callable[[str, int], Awaitable[Sequence[Row]]],
    is_wanted: Callable[[Row], bool],
    name_of: Callable[[Row], str],
    *,
    after: str,
    limit: int,
) -> Sequence[Row]:
    """Return at least the first ``limit`` wanted rows after the name ``after``.

    ``read`` returns so many rows after a name.
    """
    found: list[Row] = []
    while len(found) < limit:
        some = await read(after, _BATCH)
        found += [row for row in some if is_wanted(row)]
        if len(some) < _BATCH:
            break
        after = name_of(some[-1])
    return found


def words_of(wanted: Mapping[str, str]) -> list[str]:
    """Return pieces of JSON that metadata with all the wanted values contain, unless escaped.

    ``{"owner": "cart", "size": "10"}`` → ``"owner"``, ``"cart"`` and ``"size"``: a number can be
    written in several ways, so there is no piece for its value.
    """
    words = []
    for name, value in wanted.items():
        words.append(msgspec.json.encode(name).decode())
        try:
            text = msgspec.json.decode(value)
        except (msgspec.DecodeError, RecursionError):
            text = value
        if isinstance(text, str):
            words.append(msgspec.json.encode(text).decode())
    return words


def has_metadata(metadata: Mapping[str, object], wanted: Mapping[str, str]) -> bool:
    """Return whether the metadata have all the wanted values.

    A value is wanted as text or as JSON: ``{"owner": "cart", "beta": "true"}``.
    """
    return all(
        name in metadata and value in (metadata[name], msgspec.json.encode(metadata[name]).decode())
        for name, value in wanted.items()
    )
