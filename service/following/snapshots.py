"""The flag sets that this worker serves, and those that it has read and not compiled yet."""

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
    """Every flag set by name, each immutable and replaced by one assignment.

    Whoever took a set from here keeps answering from it, whole and unchanged, while the next one
    is swapped in beside it.
    """

    def __init__(self) -> None:
        self._sets: dict[str, CompiledFlagSet] = {}
        self._heads: dict[str, Head] = {}
        # Sets that a start read and that nobody has needed yet.
        self._uncompiled: dict[str, StoredFlagSet] = {}
        # What each set that was swapped, held or dropped since they were last taken was before.
        self._touched: dict[str, Held | None] = {}
        self._listeners: list[Callable[[str], None]] = []

    def subscribe(self, listener: Callable[[str], None]) -> None:
        """Call ``listener`` with the name of each set right after it was swapped or dropped.

        It removes what is kept of the set elsewhere. The set is served already: a listener that
        raises is logged, and keeps nobody from hearing of it.
        """
        self._listeners.append(listener)

    def current(self, name: str) -> CompiledFlagSet | None:
        """The set as this worker serves it now; None if it knows no set of that name."""
        return self._sets.get(name)

    def uncompiled(self, name: str) -> StoredFlagSet | None:
        """The set as it was read, if it is not compiled yet."""
        return self._uncompiled.get(name)

    def head(self, name: str) -> Head | None:
        """Where the set that is in memory stands in the database; None if there is no such set."""
        return self._heads.get(name)

    def hold(self, stored: StoredFlagSet) -> None:
        """Keep a set that is compiled when it is needed; forget what was served of that name."""
        self._touch(stored.name)
        self._sets.pop(stored.name, None)
        self._uncompiled[stored.name] = stored
        self._heads[stored.name] = stored.head

    def swap(self, flag_set: CompiledFlagSet, head: Head) -> None:
        """Serve this set, which stands at ``head``, instead of the one of the same name."""
        name = flag_set.name
        # Compiling what was read changes nothing that would have to be kept anew.
        if self._heads.get(name) != head:
            self._touch(name)
        self._uncompiled.pop(name, None)
        self._sets[name] = flag_set
        self._heads[name] = head
        self._changed(name)

    def drop(self, name: str) -> None:
        """Serve no set of that name any more."""
        if name in self._heads:
            self._touch(name)
            self._sets.pop(name, None)
            self._uncompiled.pop(name, None)
            del self._heads[name]
            self._changed(name)

    def held(self, name: str) -> Held | None:
        """The set that is in memory, compiled or not; None if there is no such set."""
        return self._sets.get(name) or self._uncompiled.get(name)

    @property
    def is_touched(self) -> bool:
        """Whether any set was swapped, held or dropped since that was last taken."""
        return bool(self._touched)

    def take_touched(self) -> dict[str, Held | None]:
        """What each set that was touched since this was last called was at that time, by name."""
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
        """The first set that waits for its compilation; None if none does."""
        return next(iter(self._uncompiled.values()), None)

    def __iter__(self) -> Iterator[CompiledFlagSet]:
        return iter(list(self._sets.values()))
