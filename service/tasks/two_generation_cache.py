"""A bounded cache that keeps what is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Key = TypeVar("Key")
Kept = TypeVar("Kept")


class Room:
    """The limit of the younger generations of several caches together, in bytes."""

    __slots__ = ("_left", "_memories", "_most")

    def __init__(self, most: int) -> None:
        self._most = self._left = most
        self._memories: dict[TwoGenerationCache[Any, Any], None] = {}

    def enter(self, memory: TwoGenerationCache[Any, Any]) -> None:
        """Let the cache age with the others, whichever of them reaches the limit."""
        self._memories[memory] = None

    def leave(self, memory: TwoGenerationCache[Any, Any], size: int) -> None:
        """Remove the cache and the ``size`` bytes that it took."""
        if memory in self._memories:
            del self._memories[memory]
            self._left += size

    def take(self, size: int) -> None:
        """Count more bytes; beyond the limit, every cache begins a new generation."""
        self._left -= size
        if self._left < 0:
            self._left = self._most
            for memory in self._memories:
                memory.age()


class TwoGenerationCache(Generic[Key, Kept]):
    """Values by key, in two generations, each of at most ``most`` bytes.

    A full younger generation becomes the older one, whose unused values are dropped; used values
    are carried over. Caches that share a Room are bounded together.
    """

    __slots__ = ("_older", "_room", "_size", "_younger")

    def __init__(self, most: int | Room) -> None:
        self._room = most if isinstance(most, Room) else Room(most)
        self._room.enter(self)
        # Size of the younger generation, in bytes.
        self._size = 0
        self._younger: dict[Key, tuple[Kept, int]] = {}
        self._older: dict[Key, tuple[Kept, int]] = {}

    def get(self, key: Key) -> Kept | None:
        """Return the value of the key; None if there is none."""
        found = self._younger.get(key)
        if found is None:
            found = self._older.get(key)
            if found is None:
                return None
            self.put(key, *found)
        return found[0]

    def put(self, key: Key, kept: Kept, size: int) -> None:
        """Store a value of ``size`` bytes; it replaces the former one."""
        before = self._younger.get(key)
        more = size if before is None else size - before[1]
        self._younger[key] = (kept, size)
        self._size += more
        self._room.take(more)

    def drop(self, key: Key) -> None:
        """Remove the value of the key."""
        self._older.pop(key, None)
        dropped = self._younger.pop(key, None)
        if dropped is not None:
            self._size -= dropped[1]
            self._room.take(-dropped[1])

    def drop_where(self, condition: Callable[[Key], bool]) -> None:
        """Remove the values whose keys meet the condition."""
        for key in [key for kept in (self._younger, self._older) for key in kept if condition(key)]:
            self.drop(key)

    def age(self) -> None:
        """Begin a new generation: what is not used until the next one is dropped then."""
        self._older, self._younger = self._younger, {}
        self._size = 0

    def end(self) -> None:
        """Remove everything, and leave the room."""
        self._room.leave(self, self._size)
        self._older, self._younger = {}, {}
        self._size = 0
