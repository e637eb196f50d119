"""Shares of the flags of a set in the budget of a bulk evaluation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, TypeAlias

from service.evaluation.answers import Answer, TargetedAnswers
from service.evaluation.compiler.flag import CompiledFlag, Evaluate
from service.evaluation.expressions.prices import FLAG, HEAVY, VERSION, steps
from service.evaluation.limits import MAX_WORK
from service.evaluation.runtime.work import Work

# Most steps that flags may take in advance.
_MOST_UNASKED = MAX_WORK // 2

# Keys of the flags that read an attribute as a version, in order, by attribute.
_Readers: TypeAlias = Mapping[str, tuple[str, ...]]


class Budget:
    """Fixed costs of the flags of a set. Immutable: a change creates another one.

    ``left`` are the steps that a bulk evaluation begins with, after the price of all flags. If
    that price is more than half of the budget, ``is_paid_in_turn``: each flag pays when its turn
    comes, and those that no longer fit answer so. The first flag, by key, that reads an attribute
    as a version pays for the reading.
    """

    __slots__ = ("_price", "_readers", "is_paid_in_turn", "left")

    def __init__(self, price: int, readers: _Readers) -> None:
        self._price = price
        self._readers = readers
        in_all = steps(price + VERSION * len(readers))
        self.is_paid_in_turn = in_all > _MOST_UNASKED
        self.left = MAX_WORK if self.is_paid_in_turn else MAX_WORK - in_all

    @classmethod
    def of(cls, flags: Iterable[tuple[str, CompiledFlag]]) -> Budget:
        """Return the budget of these flags, which come in the order of their keys."""
        price = 0
        readers: dict[str, list[str]] = {}
        for key, flag in flags:
            price += _alone(flag)
            for attribute in _versions(flag):
                readers.setdefault(attribute, []).append(key)
        return cls(price, {attribute: tuple(keys) for attribute, keys in readers.items()})

    def with_flag(
        self, key: str, old: CompiledFlag | None, new: CompiledFlag | None
    ) -> tuple[Budget, set[str]]:
        """Return the budget after a change of one flag, and the keys with another price.

        None stands for a flag that does not exist.
        """
        price = self._price
        read: frozenset[str] = frozenset()
        reads: frozenset[str] = frozenset()
        if old is not None:
            price -= _alone(old)
            read = _versions(old)
        if new is not None:
            price += _alone(new)
            reads = _versions(new)
        if read == reads:
            return Budget(price, self._readers), {key}
        readers = dict(self._readers)
        repriced = {key}
        for attribute in read ^ reads:
            keys = list(readers.get(attribute, ()))
            repriced.update(keys[:1])
            if attribute in reads:
                keys.insert(bisect_left(keys, key), key)
            else:
                keys.remove(key)
            repriced.update(keys[:1])
            if keys:
                readers[attribute] = tuple(keys)
            else:
                del readers[attribute]
        return Budget(price, readers), repriced

    def evaluate(self, key: str, flag: CompiledFlag) -> Evaluate:
        """Return the function of a flag with targeting, as a bulk evaluation calls it."""
        function = flag.evaluate
        assert function is not None  # noqa: S101  # the caller has looked
        if not self.is_paid_in_turn or flag.answers is None:
            return function
        first = sum(self._readers[attribute][0] == key for attribute in _versions(flag))
        # A closure would take three times the memory.
        return partial(_within, function, steps(_alone(flag) + VERSION * first), flag.answers)


def _alone(flag: CompiledFlag) -> int:
    """Return the price of a flag without its reading of versions; a heavy one pays itself."""
    if flag.evaluate is None:
        return 0
    return FLAG + (flag.cost.operators if flag.cost.alone <= HEAVY else 0)


def _versions(flag: CompiledFlag) -> frozenset[str]:
    """Return the attributes that a flag reads as versions at the expense of the set."""
    if flag.evaluate is None or not flag.cost.versions or flag.cost.alone > HEAVY:
        return frozenset()
    return flag.cost.versions


def _within(
    evaluate: Evaluate,
    price: int,
    answers: TargetedAnswers,
    context: dict[str, Any],
    now: int,
    work: Work,
) -> Answer:
    if price > work.left:
        return answers.exceeded
    work.spend(price)
    return evaluate(context, now, work)
