"""Lists from a worker's memory, by the rules of lists from the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from service.management.metadata_search import has_metadata
from service.management.results import Page, page

Item = TypeVar("Item")


def select(
    items: Iterable[Item],
    name_of: Callable[[Item], str],
    *,
    limit: int,
    after: str | None = None,
    search: str = "",
    metadata: Mapping[str, str] = MappingProxyType({}),
    metadata_of: Callable[[Item], Mapping[str, object]] = lambda _: {},
) -> Page[Item]:
    """Return the items by name, starting after ``after``, filtered as a stored list is.

    Code points and the bytes of UTF-8, by which the database compares names, have one order.
    """
    found = [
        item
        for item in items
        if name_of(item) > (after or "")
        and search.lower() in name_of(item).lower()
        and has_metadata(metadata_of(item), metadata)
    ]
    found.sort(key=name_of)
    return page(found[: limit + 1], limit, name_of)
