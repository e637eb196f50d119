"""A bounded memory that keeps what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Kept = TypeVar("Kept")


class Generations(Generic[Key, Kept]):
    """What is kept by key, in two generations, each of at most ``most`` bytes.

    When the younger is full it becomes the older, and what is not asked for again is forgotten
    with it: what is of use no more makes room, what is asked for is carried over.
    """

    __slots__ = ("_most", "_older", "_room", "_younger")

    def __init__(self, most: int) -> None:
        self._most = self._room = most
        self._younger: dict[Key, tuple[Kept, int]] = {}
        self._older: dict[Key, tuple[Kept, int]] = {}

    def get(self, key: Key) -> Kept | None:
        """What is kept by this key."""
        found = self._younger.get(key)
        if found is None:
            found = self._older.get(key)
            if found is None:
                return None
            self.put(key, *found)
        return found[0]

    def put(self, key: Key, kept: Kept, size: int) -> None:
        """Keep this, which takes ``size`` bytes, in place of what was kept by the key."""
        before = self._younger.get(key)
        if before is not None:
            self._room += before[1]
        self._younger[key] = (kept, size)
        self._room -= size
        if self._room < 0:
            self._older, self._younger = self._younger, {}
            self._room = self._most

    def drop(self, key: Key) -> None:
        """Forget what is kept by this key."""
        self._older.pop(key, None)
        dropped = self._younger.pop(key, None)
        if dropped is not None:
            self._room += dropped[1]

    def drop_where(self, condition: Callable[[Key], bool]) -> None:
        """Forget what is kept by the keys that the condition holds for."""
        for key in [key for kept in (self._younger, self._older) for key in kept if condition(key)]:
            self.drop(key)
