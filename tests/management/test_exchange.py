"""What decides about a set's answers survives an export and an import."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from service.errors import DefinitionRefused
from service.evaluation.definition.set_properties import SetProperties
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.following.compiling import compiling
from service.management import copies, documents, evaluators, flag_sets, flags, rollbacks
from service.management.stores import Stores
from service.storage.flag_sets import Properties
from service.structs.flag_sets import NewFlagSet
from service.structs.principal import Principal
from service.tasks.cooperative import run_in_slices
from tests.contract import published
from tests.contract.comparison import cases
from tests.contract.engine import NOW
from tests.reading import read_flag_set

SPLIT = {
    "state": "ENABLED",
    "variants": {"a": 1, "b": 2},
    "defaultVariant": "a",
    "targeting": {"fractional": [{"var": "targetingKey"}, ["a", 1], ["b", 1]]},
}
SPLIT_BODY = json.dumps(SPLIT).encode()
PLAIN_BODY = b'{"state":"ENABLED","variants":{"a":1},"defaultVariant":"a"}'


def test_a_document_has_every_property_of_a_set() -> None:
    """Whatever a set gets beside its flags has to travel too: this fails where it does not."""
    stored = set(Properties.__struct_fields__) - {"metadata_text"}
    assert set(SetProperties.__struct_fields__) - {"flag_set"} == stored
    assert set(NewFlagSet.__struct_fields__) - {"name", "metadata"} == stored
    assert set(FlagSetHeader.__struct_fields__) == stored | {
        *("name", "revision", "modified_at", "metadata"),
    }


async def served(stores: Stores, name: str) -> CompiledFlagSet:
    """The set as a worker serves it."""
    stored = await read_flag_set(stores.database, name)
    assert stored is not None
    return await run_in_slices(compiling(name, stored, None))


def answers(compiled: CompiledFlagSet, contexts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All answers of the set, with its own name among the metadata blanked out."""
    told = []
    for context in contexts:
        for key in compiled.definitions:
            body = json.loads(compiled.evaluate(key, context, NOW).body)
            if body["metadata"]["flagSetId"] == compiled.name:
                body["metadata"]["flagSetId"] = "its name"
            told.append(body)
    return told


async def test_an_exported_set_answers_alike_wherever_it_is_loaded(
    stores: Stores, actor: Principal
) -> None:
    compared = 0
    for number, (document, contexts) in enumerate(cases(60, wild=False)[::3]):
        version, reads = 2 + number % 2, bool(number % 3)
        old, new = f"old-{number}", f"new-{number}"
        await flag_sets.create(stores, actor, old, fractional=version, stored_contexts=reads)
        await documents.replace(stores, actor, old, json.dumps(document).encode())
        exported, _ = await documents.read(stores, old)
        if published.document().is_valid(document):
            published.document().validate(json.loads(exported))
        # A set of the other version, as one is that was made without a look at the file.
        await flag_sets.create(stores, actor, new, fractional=5 - version)
        await documents.replace(stores, actor, new, exported)
        first, second = await asyncio.gather(served(stores, old), served(stores, new))
        assert (second.header.fractional, second.header.stored_contexts) == (version, reads)
        told = answers(first, contexts)
        assert told == answers(second, contexts)
        compared += len(told)
        again = await documents.replace(stores, actor, old, exported, dry_run=True)
        assert (again.changed, again.diff) == (0, ())
    assert compared > 500


async def test_a_document_that_says_nothing_leaves_the_sets_properties(
    stores: Stores, actor: Principal
) -> None:
    await flag_sets.create(stores, actor, "shop", fractional=3, stored_contexts=True)
    body = json.dumps({"flags": {"split": SPLIT}}).encode()
    written = await documents.replace(stores, actor, "shop", body, strict=True)
    assert written.warnings == ()
    row = await flag_sets.get(stores, "shop")
    assert (row.fractional, row.stored_contexts) == (3, True)
    named = json.dumps({"flags": {}, "metadata": {"flagSetId": "shop"}}).encode()
    await documents.replace(stores, actor, "shop", named)
    assert (await flag_sets.get(stores, "shop")).metadata_text == "{}"


async def test_a_set_that_names_itself_among_its_metadata_is_no_difference(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    for name in (flag_set, "team"):
        await flag_sets.patch(stores, actor, flag_set, metadata={"flagSetId": name, "n": 1})
        exported, revision = await documents.read(stores, flag_set)
        assert (await documents.replace(stores, actor, flag_set, exported)).revision == revision
        assert (await served(stores, flag_set)).header.metadata["flagSetId"] == name


async def test_what_changes_with_the_properties_is_told(stores: Stores, actor: Principal) -> None:
    await flag_sets.create(stores, actor, "shop", stored_contexts=True)
    await flags.put(stores, actor, "shop", "split", SPLIT_BODY)
    document = {
        "$flagstaff": {"fractional": 3, "storedContexts": False},
        "metadata": {"flagSetId": "team"},
        "flags": {"split": SPLIT},
    }
    for dry_run in (True, False):
        # The document says plainly what is wanted: that is told, and not refused.
        written = await documents.replace(
            stores, actor, "shop", json.dumps(document).encode(), dry_run=dry_run, strict=True
        )
        assert [warning.pointer for warning in written.warnings] == [
            "/metadata/flagSetId",
            "/$flagstaff/fractional",
            "/$flagstaff/storedContexts",
        ]
        assert "from 2 to 3: one flag" in written.warnings[1].detail
    then, _ = await documents.read(stores, "shop", at=2)
    assert json.loads(then)["$flagstaff"]["fractional"] == 2
    for dry_run in (True, False):
        back = await rollbacks.flag_set(stores, actor, "shop", 2, dry_run=dry_run)
        assert "from 3 to 2" in back.warnings[0].detail
    assert (await flag_sets.get(stores, "shop")).fractional == 2


async def test_unknown_members_of_a_document_are_told_and_refused_when_strict(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    flag = {**SPLIT, "targetting": {}}
    body = json.dumps({"flags": {"split": flag}, "evaluators": {}}).encode()
    written = await documents.replace(stores, actor, flag_set, body)
    pointers = [warning.pointer for warning in written.warnings]
    assert pointers == ["/evaluators", "/flags/split/targetting"]
    with pytest.raises(DefinitionRefused) as refused:
        await documents.replace(stores, actor, flag_set, body, strict=True, dry_run=True)
    assert pointers == [fault.pointer for fault in refused.value.faults]
    with pytest.raises(DefinitionRefused) as refused:
        await flags.put(stores, actor, flag_set, "split", json.dumps(flag).encode(), strict=True)
    assert [fault.pointer for fault in refused.value.faults] == ["/targetting"]


@pytest.mark.parametrize(
    ("member", "pointer"),
    [
        ([], "/$flagstaff"),
        ({"fractional": 4}, "/$flagstaff/fractional"),
        ({"fractional": True}, "/$flagstaff/fractional"),
        ({"storedContexts": "yes"}, "/$flagstaff/storedContexts"),
        ({"flagSet": 1}, "/$flagstaff/flagSet"),
    ],
)
async def test_properties_that_cannot_be_are_refused(
    stores: Stores, actor: Principal, flag_set: str, member: Any, pointer: str
) -> None:
    body = json.dumps({"flags": {}, "$flagstaff": member}).encode()
    with pytest.raises(DefinitionRefused) as refused:
        await documents.replace(stores, actor, flag_set, body)
    assert [fault.pointer for fault in refused.value.faults] == [pointer]


Way = Callable[[Stores, Principal, str], Awaitable[Any]]


async def copied(stores: Stores, actor: Principal, key: str) -> Any:
    return await copies.copy(stores, actor, "old", key, "new")


async def rolled_back(stores: Stores, actor: Principal, key: str) -> Any:
    row = await flag_sets.get(stores, "old")
    await flag_sets.patch(stores, actor, "old", fractional=3)
    return await rollbacks.flag(stores, actor, "old", key, row.revision)


@pytest.mark.parametrize("way", [copied, rolled_back])
async def test_a_flag_that_meets_another_version_is_told_of(
    stores: Stores, actor: Principal, way: Way
) -> None:
    await flag_sets.create(stores, actor, "old", fractional=2)
    await flag_sets.create(stores, actor, "new", fractional=3)
    shared = json.dumps({"==": [{"fractional": [["x", 1]]}, "x"]}).encode()
    for name in ("old", "new"):
        await evaluators.put(stores, actor, name, "half", shared)
    by_evaluator = {**SPLIT, "targeting": {"if": [{"$ref": "half"}, "a", "b"]}}
    for key, body, is_told in (
        ("split", SPLIT_BODY, True),
        ("shared", json.dumps(by_evaluator).encode(), True),
        ("plain", PLAIN_BODY, False),
    ):
        await flag_sets.patch(stores, actor, "old", fractional=2)
        await flags.put(stores, actor, "old", key, body)
        written = await way(stores, actor, key)
        said = [w for w in written.warnings if "fractional, which has version 2" in w.detail]
        assert bool(said) is is_told


async def test_a_copy_to_another_version_is_refused_when_strict(
    stores: Stores, actor: Principal
) -> None:
    await flag_sets.create(stores, actor, "old", fractional=2)
    await flag_sets.create(stores, actor, "new", fractional=3)
    await flags.put(stores, actor, "old", "split", SPLIT_BODY)
    with pytest.raises(DefinitionRefused):
        await copies.copy(stores, actor, "old", "split", "new", strict=True)
    assert (await documents.read(stores, "new"))[1] == 1
