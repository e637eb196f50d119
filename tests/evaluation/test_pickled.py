"""Compiled sets as bytes: what comes back answers as what went in."""

import gc
import json
import pickle
from typing import Any

import pytest

from bench.contexts import make_contexts
from bench.flags import mixed_flags
from service.errors import DefinitionRefused
from service.evaluation import pickled as module
from service.evaluation.definition.document import read_document
from service.evaluation.flag_set import CompiledFlagSet
from service.evaluation.pickled import pickled, unpickled
from tests.contract.test_vectors import rules
from tests.evaluation.asking import NOW, flag, flag_set, header

SEM_VERS = [
    {"sem_ver": [{"var": "version"}, symbol, "1.2.0"]}
    for symbol in ("=", "!=", "<", "<=", ">", ">=", "^", "~")
]

MANY_BUCKETS = {"fractional": [[f"v{number}", 1] for number in range(50)]}


def round_trip(*flag_sets: CompiledFlagSet) -> list[CompiledFlagSet]:
    return list(unpickled(b"".join(pickled(flag_sets))))


def bulk(flags: CompiledFlagSet, context: dict[str, Any]) -> tuple[str, bytes]:
    answer = flags.evaluate_all(context, NOW)
    return answer.etag, answer.body()


def test_real_flags_come_back_whole() -> None:
    read = read_document(json.dumps(mixed_flags(130)).encode())
    flags = CompiledFlagSet.build(header(), read.flags.values(), read.evaluators.values())
    (again,) = round_trip(flags)
    assert (again.header, again.texts) == (flags.header, flags.texts)
    assert (again.evaluators, again.warnings) == (flags.evaluators, flags.warnings)
    for context in make_contexts(20, fresh=False):
        assert bulk(again, context) == bulk(flags, context)


def test_every_rule_of_the_vectors_comes_back() -> None:
    """None is left out, whatever operators and operands it is made of."""
    several = [*(each.values for each in rules())]
    several += [(rule, {}) for rule in (*SEM_VERS, MANY_BUCKETS)]
    for number, (rule, data, *_) in enumerate(several):
        try:
            flags = flag_set({f"f{number}": flag({"if": [rule, "on", "off"]})})
        except DefinitionRefused:
            continue
        (again,) = round_trip(flags)
        assert again.texts == flags.texts, rule
        for context in (data, {"version": "1.2.3"}, {"version": "1" * 300}):
            if isinstance(context, dict):
                assert bulk(again, context) == bulk(flags, context), rule


def test_several_sets_come_back_apart() -> None:
    one = flag_set({"a": flag()}, {"e": {"==": [{"var": "x"}, 1]}}, name="one")
    two = flag_set({"b": flag({"$ref": "e"})}, {"e": {"var": "y"}}, name="two")
    again = round_trip(one, two, flag_set({}, name="none"))
    assert [each.name for each in again] == ["one", "two", "none"]
    assert [list(each.texts) for each in again] == [["a"], ["b"], []]
    assert bulk(again[1], {"y": "on"}) == bulk(two, {"y": "on"})


def test_flags_with_equal_rules_share_their_code() -> None:
    rule = {"if": [{"var": "x"}, "on", "off"]}
    flags = flag_set({f"f{number:03}": flag(rule) for number in range(120)})
    (again,) = round_trip(flags)
    assert len({id(each.evaluate.__code__) for each in again.flags}) == 1  # type: ignore[union-attr]
    assert len(b"".join(pickled([flags]))) < 120 * 900
    assert bulk(again, {"x": 1}) == bulk(flags, {"x": 1})


def test_reading_leaves_nothing_to_the_garbage_collector() -> None:
    content = b"".join(pickled([flag_set({f"f{n}": flag({"var": "x"}) for n in range(200)})]))
    gc.collect()
    gc.disable()
    try:
        kept = list(unpickled(content))
        assert gc.collect() < 50
    finally:
        gc.enable()
    assert len(kept[0].texts) == 200


def test_what_came_back_changes_as_what_went_in() -> None:
    flags = flag_set({key: flag({"$ref": "e"}) for key in "ab"}, {"e": {"var": "x"}})
    (again,) = round_trip(flags)
    new = flag_set({"c": flag()}, {"e": {"var": "y"}})
    changes: dict[str, Any] = {"flags": new.definitions, "evaluators": new.evaluators}
    one, other = (each.with_changes(header(), **changes) for each in (again, flags))
    assert bulk(one, {"y": "on"}) == bulk(other, {"y": "on"})


def test_a_flag_that_cannot_be_pickled_is_left_out_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    flags = flag_set({key: flag({"var": "x"}) for key in "abc"})
    unlucky = flags.definitions["b"].text
    dump = module._dump

    def dumping(piece: Any) -> bytes:
        if isinstance(piece, list) and any(each.key == "b" for each in piece):
            raise pickle.PicklingError(unlucky)
        return dump(piece)

    monkeypatch.setattr(module, "_dump", dumping)
    (again,) = round_trip(flags)
    assert list(again.texts) == ["a", "c"]


@pytest.mark.parametrize("named", [print, pickle.loads, json.JSONDecoder])
def test_pickles_name_nothing_but_the_engine(named: Any) -> None:
    with pytest.raises(pickle.UnpicklingError):
        list(unpickled(pickle.dumps([named])))
