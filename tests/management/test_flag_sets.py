from __future__ import annotations

import asyncio
import json

import pytest

from service.errors import Conflict, LostRace, NotFound, Refused
from service.evaluation.limits import MAX_METADATA_BYTES
from service.management import (
    api_keys,
    changes,
    documents,
    evaluators,
    flag_sets,
    flags,
    rollbacks,
)
from service.management.stores import Stores
from service.management.writing.descriptions import read_description
from service.management.writing.preconditions import Precondition
from service.storage import deltas
from service.storage.flag_sets import Properties
from service.structs.principal import Principal
from tests.reading import read_changes, read_flag_set

ON = b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"on"}'
RULE = b'{"==": [{"var": "a"}, 1]}'


async def test_a_new_set_stands_at_revision_one(stores: Stores, actor: Principal) -> None:
    created = await flag_sets.create(
        stores, actor, "cart.staging", fractional=3, metadata={"owner": "cart", "load": 10.0}
    )
    assert (created.name, created.revision, created.fractional) == ("cart.staging", 1, 3)
    found = await flag_sets.get(stores, "cart.staging")
    assert found == created
    assert found.metadata_text == '{"owner":"cart","load":10.0}'
    (change,) = (await changes.list(stores, "cart.staging")).items
    assert (change.kind, change.before) == ("flag_set", None)
    assert (
        change.after
        == '{"fractional":3,"storedContexts":false,"metadata":{"owner":"cart","load":10.0}}'
    )


async def test_a_name_is_used_once_even_if_two_ask_at_once(
    stores: Stores, actor: Principal
) -> None:
    ended = await asyncio.gather(
        *(flag_sets.create(stores, actor, "cart") for _ in range(5)), return_exceptions=True
    )
    assert sorted(type(end).__name__ for end in ended) == ["Conflict"] * 4 + ["FlagSetRow"]
    with pytest.raises(Conflict, match="'cart' already"):
        await flag_sets.create(stores, actor, "cart")


@pytest.mark.parametrize(
    "name", ["", ".", "-a", "a b", "a/b", "a\n", "é", "a" * 256, "flagSetId=x"]
)
async def test_a_name_that_would_need_quoting_is_refused(
    stores: Stores, actor: Principal, name: str
) -> None:
    with pytest.raises(Refused) as refused:
        await flag_sets.create(stores, actor, name)
    assert [fault.pointer for fault in refused.value.faults] == ["/name"]


async def test_bad_properties_are_refused_with_pointers(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    for refusing, pointer in (
        (flag_sets.create(stores, actor, "new", fractional=4), "/fractional"),
        (flag_sets.create(stores, actor, "new", metadata={"a": [1]}), "/metadata/a"),
        (flag_sets.patch(stores, actor, flag_set, fractional=1), "/fractional"),
        (flag_sets.patch(stores, actor, flag_set, metadata={"a": {}}), "/metadata/a"),
    ):
        with pytest.raises(Refused) as refused:
            await refusing
        assert [fault.pointer for fault in refused.value.faults] == [pointer]
    assert (await flag_sets.get(stores, flag_set)).revision == 1


async def test_a_set_opts_in_and_out_of_stored_contexts_in_its_history(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    assert not (await flag_sets.get(stores, flag_set)).stored_contexts
    on = await flag_sets.patch(stores, actor, flag_set, stored_contexts=True)
    assert (on.revision, on.stored_contexts) == (2, True)
    assert (await flag_sets.patch(stores, actor, flag_set, stored_contexts=True)).revision == 2
    other = await flag_sets.patch(stores, actor, flag_set, metadata={"owner": "cart"})
    assert (other.revision, other.stored_contexts) == (3, True)
    await rollbacks.flag_set(stores, actor, flag_set, 1)
    assert not (await flag_sets.get(stores, flag_set)).stored_contexts
    await rollbacks.flag_set(stores, actor, flag_set, 3)
    now = await flag_sets.get(stores, flag_set)
    assert (now.revision, now.properties) == (5, other.properties)
    made = await flag_sets.create(stores, actor, "other", stored_contexts=True)
    assert made.stored_contexts


def test_a_description_of_before_there_were_stored_contexts_is_read() -> None:
    assert read_description('{"fractional":3,"metadata":{"n":10.0}}') == Properties(
        3, False, '{"n":10.0}'
    )


async def test_a_patch_changes_the_set_itself(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    changed = await flag_sets.patch(stores, actor, flag_set, fractional=3, expected=Precondition(2))
    assert (changed.revision, changed.fractional, changed.metadata_text) == (3, 3, "{}")
    changed = await flag_sets.patch(stores, actor, flag_set, metadata={"owner": "cart"})
    assert (changed.revision, changed.fractional) == (4, 3)
    now = await flag_sets.get(stores, flag_set)
    assert (now.revision, now.properties) == (changed.revision, changed.properties)
    assert (await flag_sets.patch(stores, actor, flag_set, fractional=3)).revision == 4
    with pytest.raises(LostRace) as lost:
        await flag_sets.patch(stores, actor, flag_set, fractional=2, expected=Precondition(3))
    assert lost.value.current == 4


async def test_metadata_grow_no_larger_than_the_bound(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    half = "é" * (MAX_METADATA_BYTES // 4 - 10)
    assert (await flag_sets.patch(stores, actor, flag_set, metadata={"a": half})).revision == 2
    document = json.dumps({"flags": {}, "metadata": {"a": half, "b": half + half}}).encode()
    for growing in (
        flag_sets.patch(stores, actor, flag_set, metadata={"b": half + half}),
        documents.replace(stores, actor, flag_set, document),
        documents.replace(stores, actor, flag_set, document, dry_run=True),
    ):
        with pytest.raises(Refused) as refused:
            await growing
        assert [fault.pointer for fault in refused.value.faults] == ["/metadata"]
    assert (await flag_sets.get(stores, flag_set)).revision == 2


async def test_a_bound_key_sees_its_own_set_only(stores: Stores, actor: Principal) -> None:
    for name in ("a", "b", "bb"):
        await flag_sets.create(stores, actor, name)
    page = await flag_sets.list(stores, actor, limit=2)
    assert ([row.name for row in page.items], page.next) == (["a", "b"], "b")
    page = await flag_sets.list(stores, actor, limit=2, after=page.next)
    assert ([row.name for row in page.items], page.next) == (["bb"], None)
    assert [row.name for row in (await flag_sets.list(stores, actor, search="B")).items] == [
        "b",
        "bb",
    ]
    bound = Principal(8, "b's own", frozenset({"read"}), "b")
    assert [row.name for row in (await flag_sets.list(stores, bound)).items] == ["b"]


async def test_a_set_that_is_deleted_takes_its_flags_and_its_keys_along(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    await evaluators.put(stores, actor, flag_set, "staff", RULE)
    await api_keys.create(stores, actor, "own", {"evaluate"}, flag_set)
    free = await api_keys.create(stores, actor, "free", {"evaluate"})
    written = await flag_sets.delete(stores, actor, flag_set, comment="over")
    assert (written.revision, written.changed) == (4, 3)
    heads = await deltas.read_heads(stores.database)
    assert heads.flag_sets == {}
    assert [key.id for key in (await deltas.read_api_keys(stores.database)).keys] == [free.id]
    assert await read_flag_set(stores.database, flag_set) is None
    with pytest.raises(NotFound):
        await flag_sets.get(stores, flag_set)
    with pytest.raises(NotFound):
        await flag_sets.delete(stores, actor, flag_set)


async def test_a_set_that_is_made_again_counts_on_and_confuses_no_follower(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    await flags.put(stores, actor, flag_set, "kept", ON)
    before = (await deltas.read_heads(stores.database)).flag_sets[flag_set]
    await flag_sets.delete(stores, actor, flag_set)
    again = await flag_sets.create(stores, actor, flag_set)
    await flags.put(stores, actor, flag_set, "kept", ON)
    head = (await deltas.read_heads(stores.database)).flag_sets[flag_set]
    assert (head.id, head.revision) == (before.id, before.revision + 3)
    assert again.revision == before.revision + 2
    # A follower that slept through all of it hears that the banner is gone.
    delta = await read_changes(stores.database, flag_set, before)
    assert delta is not None
    assert delta.flags == {"banner": None, "kept": ON.decode()}
    assert [key for key in (await flags.list(stores, flag_set)).items if key.key != "kept"] == []
    history = await changes.list(stores, flag_set)
    assert [change.revision for change in history.items] == [6, 5, 4, 4, 4, 3, 2, 1]
