"""A bounded memory that keeps what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Key = TypeVar("Key")
Kept = TypeVar("Kept")


class Room:
    """How many bytes the younger generations of several memories may take together."""

    __slots__ = ("_left", "_memories", "_most")

    def __init__(self, most: int) -> None:
        self._most = self._left = most
        self._memories: dict[TwoGenerationCache[Any, Any], None] = {}

    def enter(self, memory: TwoGenerationCache[Any, Any]) -> None:
        """Let the memory age with the others, whichever of them fills the room."""
        self._memories[memory] = None

    def leave(self, memory: TwoGenerationCache[Any, Any], size: int) -> None:
        """Count the memory no longer, nor the ``size`` bytes that it took."""
        if memory in self._memories:
            del self._memories[memory]
            self._left += size

    def take(self, size: int) -> None:
        """Count so many bytes more; past the most, every memory begins a new generation."""
        self._left -= size
        if self._left < 0:
            self._left = self._most
            for memory in self._memories:
                memory.age()


class TwoGenerationCache(Generic[Key, Kept]):
    """What is kept by key, in two generations, each of at most ``most`` bytes.

    When the younger is full it becomes the older, and what is not asked for again is forgotten
    with it: what is of use no more makes room, what is asked for is carried over. Memories that
    share a Room are bounded together.
    """

    __slots__ = ("_older", "_room", "_size", "_younger")

    def __init__(self, most: int | Room) -> None:
        self._room = most if isinstance(most, Room) else Room(most)
        self._room.enter(self)
        # Of the younger generation, in bytes.
        self._size = 0
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
        more = size if before is None else size - before[1]
        self._younger[key] = (kept, size)
        self._size += more
        self._room.take(more)

    def drop(self, key: Key) -> None:
        """Forget what is kept by this key."""
        self._older.pop(key, None)
        dropped = self._younger.pop(key, None)
        if dropped is not None:
            self._size -= dropped[1]
            self._room.take(-dropped[1])

    def drop_where(self, condition: Callable[[Key], bool]) -> None:
        """Forget what is kept by the keys that the condition holds for."""
        for key in [key for kept in (self._younger, self._older) for key in kept if condition(key)]:
            self.drop(key)

    def age(self) -> None:
        """Begin a new generation: what is not asked for until the next one is forgotten then."""
        self._older, self._younger = self._younger, {}
        self._size = 0

    def end(self) -> None:
        """Forget everything, and take no part of the room any more."""
        self._room.leave(self, self._size)
        self._older, self._younger = {}, {}
        self._size = 0
