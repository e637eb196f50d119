"""How the flags of a set share the budget of a bulk evaluation."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from service.evaluation.answers import Answer
from service.evaluation.compiler.flag import CompiledFlag, Evaluate
from service.evaluation.expressions.prices import FLAG, HEAVY, VERSION, steps
from service.evaluation.limits import MAX_WORK
from service.evaluation.runtime.work import Work

# A function for each flag with targeting, by its position in the set.
Targeted = list[tuple[int, Evaluate]]

# The most that flags may take of a budget unasked.
_MOST_UNASKED = MAX_WORK // 2


def budgeted(flags: Iterable[CompiledFlag], targeted: Targeted) -> tuple[int, Targeted]:
    """The steps that a bulk evaluation begins with, and the functions that spend them.

    What the flags cost by themselves is taken off beforehand. Where that is more than half of the
    budget, each flag pays when its turn comes, and those that no longer fit answer so.
    """
    prices = []
    versions: set[str] = set()
    for flag in flags:
        if flag.evaluate is not None:
            price = FLAG
            operators, read = flag.cost
            if flag.cost.alone <= HEAVY:
                price += operators
                if read:
                    price += VERSION * len(read - versions)
                    versions |= read
            prices.append((price, flag.answers))
    in_all = steps(sum(price for price, _ in prices))
    if in_all <= _MOST_UNASKED:
        return MAX_WORK - in_all, targeted
    paying = [
        (
            position,
            evaluate if answers is None else _paying(evaluate, steps(price), answers.exceeded),
        )
        for (position, evaluate), (price, answers) in zip(targeted, prices, strict=True)
    ]
    return MAX_WORK, paying


def _paying(evaluate: Evaluate, price: int, exceeded: Answer) -> Evaluate:
    def evaluate_within(context: dict[str, Any], now: int, work: Work) -> Answer:
        if price > work.left:
            return exceeded
        work.spend(price)
        return evaluate(context, now, work)

    return evaluate_within
