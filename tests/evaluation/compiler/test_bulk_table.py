"""A set that was changed again and again is the set that is built from what it came to."""

import json
import random
from typing import Any

import pytest

from service.evaluation.compiler import budget
from service.evaluation.compiler.bulk_table import BulkTable
from service.evaluation.definition.parts import read_flag
from service.evaluation.flag_set import CompiledFlagSet
from service.evaluation.limits import MAX_WORK
from tests.evaluation.asking import NOW, flag, header

VERSION = {"sem_ver": [{"var": "version"}, ">=", "1.2.0"]}
OTHER_VERSION = {"or": [VERSION, {"sem_ver": [{"var": "os"}, "<", "2.0.0"]}]}
LOOP = {"some": [{"var": "xs"}, {"==": [{"var": ""}, -1]}]}
TIME = {">": [{"var": "$flagd.timestamp"}, NOW]}
CONDITIONS: list[Any] = [VERSION, OTHER_VERSION, LOOP, TIME, {"==": [{"var": "plan"}, "pro"]}]
KINDS: list[dict[str, Any]] = [
    flag(),
    flag(state="DISABLED"),
    flag(metadata={"owner": "cart"}),
    *(flag({"if": [condition, "on", "off"]}) for condition in CONDITIONS),
]
CONTEXTS: list[dict[str, Any]] = [
    {},
    {"version": "1.2.3", "os": "1.0.0", "plan": "pro"},
    {"version": "1.2.3", "os": "3.0.0", "xs": [0] * (MAX_WORK // 3)},
]


def definition(key: str, number: int, kind: dict[str, Any]) -> Any:
    variants = {"on": number, "off": -1}
    return read_flag(key, json.dumps({**kind, "variants": variants}).encode())


def is_as_built(changed: CompiledFlagSet) -> None:
    """Compare with a set that is built from the same definitions."""
    built = CompiledFlagSet.build(
        changed.header, changed.definitions.values(), changed.evaluators.values()
    )
    assert list(changed.definitions) == list(built.definitions) == sorted(built.definitions)
    assert changed.reads_timestamp == built.reads_timestamp
    for context in CONTEXTS:
        one, other = changed.evaluate_all(context, NOW), built.evaluate_all(context, NOW)
        assert (one.etag, one.body(), one.basis) == (other.etag, other.body(), other.basis)


# With little to spend, each flag pays in its turn; in between, changes lead from one to the other.
@pytest.mark.parametrize("unasked", [0, 90, 250, MAX_WORK // 2])
@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(n, marks=pytest.mark.long) for n in (2, 3))])
def test_a_changed_set_answers_as_one_that_was_built(
    monkeypatch: pytest.MonkeyPatch, unasked: int, seed: int
) -> None:
    monkeypatch.setattr(budget, "_MOST_UNASKED", unasked)
    # A change of few flags is made in the table, a change of many makes another.
    chance = random.Random(seed)
    flags = CompiledFlagSet.build(
        header(), [definition(f"f{n:02}", n, chance.choice(KINDS)) for n in range(12)], ()
    )
    for number in range(60):
        flags.evaluate_all({}, NOW)
        changes: dict[str, Any] = {}
        for _ in range(chance.choice((1, 1, 2, 5))):
            key = f"f{chance.randrange(20):02}"
            is_gone = chance.random() < 0.3
            changes[key] = None if is_gone else definition(key, number, chance.choice(KINDS))
        flags = flags.with_changes(header(), flags=changes)
        is_as_built(flags)


def test_a_change_looks_at_no_other_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither compiled nor priced nor gone through, however many there are."""
    kinds = enumerate(KINDS * 50)
    flags = CompiledFlagSet.build(header(), [definition(f"f{n:03}", n, k) for n, k in kinds], ())
    flags.evaluate_all({}, NOW)
    tables = []
    whole = BulkTable.__init__

    def counting(self: BulkTable, *arguments: Any) -> None:
        tables.append(self)
        whole(self, *arguments)

    monkeypatch.setattr(BulkTable, "__init__", counting)
    priced: list[str] = []
    price = budget.Budget.with_flag

    def pricing(self: Any, key: str, *flags: Any) -> Any:
        priced.append(key)
        return price(self, key, *flags)

    monkeypatch.setattr(budget.Budget, "with_flag", pricing)
    changes = {"f003": definition("f003", 1, KINDS[4]), "new": definition("new", 1, KINDS[0])}
    flags = flags.with_changes(header(), flags={**changes, "f000": None})
    is_evaluated = flags.evaluate_all({}, NOW)
    assert is_evaluated.size == len(KINDS) * 50
    assert (tables, sorted(priced)) == ([], ["f000", "f003", "new"])
