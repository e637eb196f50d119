"""The compiled flag sets that this worker serves."""

from __future__ import annotations

from collections.abc import Iterator

from service.evaluation.flag_set import CompiledFlagSet


class Snapshots:
    """Every flag set by name, each immutable and replaced by one assignment.

    Whoever took a set from here keeps answering from it, whole and unchanged, while the next one
    is swapped in beside it.
    """

    def __init__(self) -> None:
        self._sets: dict[str, CompiledFlagSet] = {}

    def current(self, name: str) -> CompiledFlagSet | None:
        """The set as this worker serves it now; None if it knows no set of that name."""
        return self._sets.get(name)

    def swap(self, flag_set: CompiledFlagSet) -> None:
        """Serve this set from now on, instead of the one of the same name."""
        self._sets[flag_set.name] = flag_set

    def drop(self, name: str) -> None:
        """Serve no set of that name any more."""
        self._sets.pop(name, None)

    def __iter__(self) -> Iterator[CompiledFlagSet]:
        return iter(list(self._sets.values()))
