"""The compiled flag sets that this worker serves."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from service.evaluation.flag_set import CompiledFlagSet
from service.storage.deltas import Head

log = logging.getLogger(__name__)

_EVENT = {"fields": {"event": "snapshot_listener_failed"}}


class Snapshots:
    """Every flag set by name, each immutable and replaced by one assignment.

    Whoever took a set from here keeps answering from it, whole and unchanged, while the next one
    is swapped in beside it.
    """

    def __init__(self) -> None:
        self._sets: dict[str, CompiledFlagSet] = {}
        self._heads: dict[str, Head] = {}
        # How often anything was swapped or dropped.
        self.turnover = 0
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

    def head(self, name: str) -> Head | None:
        """Where the set that is served now stands in the database; None if there is no such set."""
        return self._heads.get(name)

    def swap(self, flag_set: CompiledFlagSet, head: Head) -> None:
        """Serve this set, which stands at ``head``, instead of the one of the same name."""
        self._sets[flag_set.name] = flag_set
        self._heads[flag_set.name] = head
        self._changed(flag_set.name)

    def drop(self, name: str) -> None:
        """Serve no set of that name any more."""
        if self._sets.pop(name, None) is not None:
            del self._heads[name]
            self._changed(name)

    def _changed(self, name: str) -> None:
        self.turnover += 1
        for listener in self._listeners:
            try:
                listener(name)
            except Exception:
                log.exception("What was kept of '%s' could not be removed.", name, extra=_EVENT)

    def with_heads(self) -> list[tuple[CompiledFlagSet, Head]]:
        """Every set that is served now, and where it stands."""
        return [(flag_set, self._heads[name]) for name, flag_set in self._sets.items()]

    def __iter__(self) -> Iterator[CompiledFlagSet]:
        return iter(list(self._sets.values()))
