"""The source of a flag set's bulk answers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from copy import copy

from service.evaluation.bulk_answer import Basis
from service.evaluation.compiler.budget import Budget
from service.evaluation.compiler.flag import CompiledFlag, Evaluate


class BulkTable:
    """Answers that a bulk answer begins with, and the functions for what the context decides.

    ``bodies`` and ``digests`` are in the order of the set's keys. ``positions`` says which of them
    the functions ``evaluate`` decide. A table is immutable: ``with_changes`` creates another one,
    which takes what it touches, and the copying of lists.
    """

    __slots__ = ("_timestamps", "basis", "bodies", "budget", "digests", "evaluate", "positions")

    def __init__(self, keys: Sequence[str], flags: Mapping[str, CompiledFlag]) -> None:
        ordered = [flags[key] for key in keys]
        self.budget = Budget.of(zip(keys, ordered, strict=True))
        self.bodies = [flag.answer.body for flag in ordered]
        self.digests = [flag.answer.digest for flag in ordered]
        self.positions: list[int] = []
        self.evaluate: list[Evaluate] = []
        for position, flag in enumerate(ordered):
            if flag.evaluate is not None:
                self.positions.append(position)
                self.evaluate.append(self.budget.evaluate(keys[position], flag))
        self._timestamps = sum(flag.reads_timestamp for flag in ordered)
        self.basis = Basis(self.bodies, self.positions)

    @property
    def reads_timestamp(self) -> bool:
        """Return whether the targeting of any flag reads the time."""
        return self._timestamps > 0

    def with_changes(
        self,
        keys: Sequence[str],
        before: Mapping[str, CompiledFlag],
        after: Mapping[str, CompiledFlag],
        changed: Collection[str],
    ) -> BulkTable:
        """The table after a change of the flags ``changed``; ``keys`` are those ``before`` it."""
        table = copy(self)
        table._change(keys, before, after, changed)  # noqa: SLF001  # another of this class
        return table

    def _change(
        self,
        keys: Sequence[str],
        before: Mapping[str, CompiledFlag],
        after: Mapping[str, CompiledFlag],
        changed: Collection[str],
    ) -> None:
        """Change a copy, which shares its lists with the original."""
        former = self.budget
        self.bodies, self.digests = self.bodies.copy(), self.digests.copy()
        self.positions, self.evaluate = self.positions.copy(), self.evaluate.copy()
        order = list(keys)
        repriced: set[str] = set()
        is_reshaped = False
        for key in changed:
            old, new = before.get(key), after.get(key)
            at = bisect_left(order, key)
            if old is None:
                order.insert(at, key)
            elif new is None:
                del order[at]
            is_reshaped |= self._put(at, old, new)
            self.budget, touched = self.budget.with_flag(key, old, new)
            repriced |= touched
        self._price(former, order, after, repriced)
        if is_reshaped:
            self.basis = Basis(self.bodies, self.positions)
        else:
            self.basis = self.basis.of_others(
                self.bodies, (bisect_left(order, key) for key in changed)
            )

    def _put(self, at: int, old: CompiledFlag | None, new: CompiledFlag | None) -> bool:
        """Replace the flag at a position; return whether the context decides other positions."""
        was_targeted = old is not None and old.evaluate is not None
        is_targeted = new is not None and new.evaluate is not None
        index = bisect_left(self.positions, at)
        if was_targeted and not is_targeted:
            del self.positions[index], self.evaluate[index]
        if old is None and new is not None:
            self.bodies.insert(at, new.answer.body)
            self.digests.insert(at, new.answer.digest)
            self.positions[index:] = [position + 1 for position in self.positions[index:]]
        elif new is None:
            del self.bodies[at], self.digests[at]
            self.positions[index:] = [position - 1 for position in self.positions[index:]]
        else:
            self.bodies[at], self.digests[at] = new.answer.body, new.answer.digest
        if new is not None and new.evaluate is not None:
            if was_targeted:
                self.evaluate[index] = new.evaluate
            else:
                self.positions.insert(index, at)
                self.evaluate.insert(index, new.evaluate)
        self._timestamps += bool(new and new.reads_timestamp) - bool(old and old.reads_timestamp)
        return old is None or new is None or was_targeted != is_targeted

    def _price(
        self,
        former: Budget,
        order: Sequence[str],
        flags: Mapping[str, CompiledFlag],
        repriced: Collection[str],
    ) -> None:
        """Update the prices that the functions pay."""
        if self.budget.is_paid_in_turn != former.is_paid_in_turn:
            repriced = [order[position] for position in self.positions]
        for key in repriced:
            flag = flags.get(key)
            if flag is not None and flag.evaluate is not None:
                index = bisect_left(self.positions, bisect_left(order, key))
                self.evaluate[index] = self.budget.evaluate(key, flag)
