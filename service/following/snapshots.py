"""Flag sets that this worker serves, and those that it has read but not compiled yet."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import TypeAlias

from service.evaluation.flag_set import CompiledFlagSet
from service.log_events import log_event
from service.storage.deltas import Head, StoredFlagSet

Held: TypeAlias = CompiledFlagSet | StoredFlagSet

log = logging.getLogger(__name__)


class Snapshots:
    """All flag sets by name, each immutable and replaced by one assignment.

    A reader keeps answering from the set that it took, whole and unchanged, while the next one is
    swapped in.
    """

    def __init__(self) -> None:
        self._sets: dict[str, CompiledFlagSet] = {}
        self._heads: dict[str, Head] = {}
        # Sets that a start has read and that nobody has needed yet.
        self._uncompiled: dict[str, StoredFlagSet] = {}
        # State before the change of each set that changed since ``take_touched``.
        self._touched: dict[str, Held | None] = {}
        self._listeners: list[Callable[[str], None]] = []

    def subscribe(self, listener: Callable[[str], None]) -> None:
        """Call ``listener`` with the name of each set right after it was swapped or dropped.

        It removes what is cached of the set elsewhere. The new set is served already. A listener
        that raises is logged, and the others are called all the same.
        """
        self._listeners.append(listener)

    def current(self, name: str) -> CompiledFlagSet | None:
        """Return the set that this worker serves; None if there is none of that name."""
        return self._sets.get(name)

    def uncompiled(self, name: str) -> StoredFlagSet | None:
        """Return the set as it was read, if it is not compiled yet."""
        return self._uncompiled.get(name)

    def head(self, name: str) -> Head | None:
        """Return the head of the set in memory; None if there is no such set."""
        return self._heads.get(name)

    def hold(self, stored: StoredFlagSet) -> None:
        """Hold a set to be compiled when it is needed; drop the served one of that name."""
        self._touch(stored.name)
        self._sets.pop(stored.name, None)
        self._uncompiled[stored.name] = stored
        self._heads[stored.name] = stored.head

    def swap(self, flag_set: CompiledFlagSet, head: Head) -> None:
        """Serve this set, which is at ``head``, instead of the one of the same name."""
        name = flag_set.name
        # Compilation alone is no change for the snapshot file.
        if self._heads.get(name) != head:
            self._touch(name)
        self._uncompiled.pop(name, None)
        self._sets[name] = flag_set
        self._heads[name] = head
        self._changed(name)

    def drop(self, name: str) -> None:
        """Stop serving the set of that name."""
        if name in self._heads:
            self._touch(name)
            self._sets.pop(name, None)
            self._uncompiled.pop(name, None)
            del self._heads[name]
            self._changed(name)

    def held(self, name: str) -> Held | None:
        """Return the set in memory, compiled or not; None if there is no such set."""
        return self._sets.get(name) or self._uncompiled.get(name)

    @property
    def is_touched(self) -> bool:
        """Whether any set was swapped, held or dropped since ``take_touched``."""
        return bool(self._touched)

    def take_touched(self) -> dict[str, Held | None]:
        """Return the former state of each changed set, by name, and reset them."""
        touched, self._touched = self._touched, {}
        return touched

    def _touch(self, name: str) -> None:
        if name not in self._touched:
            self._touched[name] = self.held(name)

    def _changed(self, name: str) -> None:
        for listener in self._listeners:
            try:
                listener(name)
            except Exception:
                log.exception(
                    "Cached answers of flag set '%s' not removed after a change.",
                    name,
                    extra=log_event("snapshot_listener_failed", flag_set=name),
                )

    def names(self) -> list[str]:
        """The names of all sets in memory."""
        return list(self._heads)

    def next_uncompiled(self) -> StoredFlagSet | None:
        """Return the first set that waits for compilation; None if none does."""
        return next(iter(self._uncompiled.values()), None)

    def __iter__(self) -> Iterator[CompiledFlagSet]:
        return iter(list(self._sets.values()))
