"""The comparison: each context evaluated by both versions of each flag, and counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

import msgspec

from service.evaluation.answers import Answer
from service.evaluation.flag_set import NO_OVERRIDES, CompiledFlagSet
from service.structs.impact import FlagImpact, ImpactCell, ImpactSide, ReasonChange

# Example targeting keys of each cell.
MOST_EXAMPLES = 10

# Key of a cell: variant, reason and error code of the answer before, and of the answer after.
_Kind = tuple[str | None, str | None, str | None, str | None, str | None, str | None]


class _Cell:
    """Contexts that changed alike: their number, and the targeting keys of the first of them."""

    __slots__ = ("contexts", "examples")

    def __init__(self) -> None:
        self.contexts = 0
        self.examples: list[str] = []


class Comparison:
    """Counts how answers change when ``before`` is replaced by ``after``.

    ``flags`` are the keys of the changed flags. A flag that one of the two does not have answers
    FLAG_NOT_FOUND there. ``now`` is in whole seconds since 1970. Memory grows with the flags and
    never with the contexts.
    """

    def __init__(
        self, before: CompiledFlagSet, after: CompiledFlagSet, flags: Iterable[str], now: int
    ) -> None:
        self._before = before
        self._after = after
        self._now = now
        self._cells: dict[str, dict[_Kind, _Cell]] = {flag: {} for flag in flags}
        self._same_values = {flag: self._variants_of_same_value(flag) for flag in self._cells}
        self.contexts = 0

    def add(self, context: dict[str, Any], overrides: Mapping[str, str] = NO_OVERRIDES) -> None:
        """Count one evaluation context, with its overrides."""
        before, after, now = self._before.evaluate, self._after.evaluate, self._now
        self.contexts += 1
        for flag, cells in self._cells.items():
            old = before(flag, context, now, overrides)
            new = after(flag, context, now, overrides)
            kind = _kind(old) + _kind(new)
            cell = cells.get(kind)
            if cell is None:
                cell = cells[kind] = _Cell()
            cell.contexts += 1
            if len(cell.examples) < MOST_EXAMPLES:
                key = context.get("targetingKey")
                if key.__class__ is str:
                    cell.examples.append(key)

    def flags(self) -> tuple[FlagImpact, ...]:
        """Return the counts so far, by flag."""
        return tuple(self._impact(flag, cells) for flag, cells in self._cells.items())

    def _impact(self, flag: str, kinds: Mapping[_Kind, _Cell]) -> FlagImpact:
        cells: dict[tuple[ImpactSide, ImpactSide], ImpactCell] = {}
        reasons: dict[tuple[str | None, str | None], int] = {}
        for kind, cell in kinds.items():
            sides = ImpactSide(kind[0], kind[2]), ImpactSide(kind[3], kind[5])
            known = cells.get(sides)
            contexts = cell.contexts + (0 if known is None else known.contexts)
            examples = cell.examples if known is None else [*known.examples, *cell.examples]
            cells[sides] = ImpactCell(
                *sides,
                moved=self._is_move(flag, *sides),
                contexts=contexts,
                percent=self._percent(contexts),
                examples=tuple(examples[:MOST_EXAMPLES]),
            )
            before, after = kind[1], kind[4]
            if before != after:
                reasons[before, after] = reasons.get((before, after), 0) + cell.contexts
        ordered = sorted(cells.values(), key=attrgetter("contexts"), reverse=True)
        moved = sum(cell.contexts for cell in ordered if cell.moved)
        return FlagImpact(
            flag=flag,
            moved=moved,
            percent=self._percent(moved),
            cells=tuple(ordered),
            reasons=tuple(ReasonChange(*pair, count) for pair, count in reasons.items()),
        )

    def _is_move(self, flag: str, before: ImpactSide, after: ImpactSide) -> bool:
        """Return whether callers see another value; a variant may change its value alone."""
        if before != after:
            return True
        return before.variant is not None and before.variant not in self._same_values[flag]

    def _variants_of_same_value(self, flag: str) -> frozenset[str]:
        old, new = self._before.definitions.get(flag), self._after.definitions.get(flag)
        if old is None or new is None:
            return frozenset()
        # As text: 1 and true are equal in Python, and so are 1 and 1.0.
        return frozenset(
            name
            for name, value in old.variants.items()
            if name in new.variants and _text(value) == _text(new.variants[name])
        )

    def _percent(self, contexts: int) -> float:
        return round(100 * contexts / self.contexts, 2) if self.contexts else 0.0


_text = msgspec.json.Encoder(order="sorted").encode


def _kind(answer: Answer) -> tuple[str | None, str | None, str | None]:
    return answer.variant, answer.reason, answer.error_code
