"""Changes, versions, and the way back."""

from __future__ import annotations

import contextlib
import json
import resource

import pytest

from service.errors import DefinitionRefused, LostRace, NotFound, Refused
from service.management import changes, copies, documents, evaluators, flag_sets, flags, rollbacks
from service.management.stores import Stores
from service.management.writing.preconditions import Precondition
from service.storage.changes import ChangeRow, Filter
from service.structs.principal import Principal

ON = b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"on"}'
OFF = ON.replace(b'"defaultVariant":"on"', b'"defaultVariant":"off"')
STAFF = b'{"==":[{"var":"role"},"staff"]}'
USES = ON[:-1] + b',"targeting":{"if":[{"$ref":"staff"},"off"]}}'
OTHER = Principal(8, "on call", frozenset({"write"}))


async def _history(stores: Stores, flag_set: str, wanted: Filter) -> list[tuple[int, str]]:
    found = await changes.list(stores, flag_set, wanted)
    return [(change.revision, change.name) for change in found.items]


async def test_the_history_is_filtered(stores: Stores, actor: Principal, flag_set: str) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    await flags.put(stores, OTHER, flag_set, "banner", OFF)
    await evaluators.put(stores, OTHER, flag_set, "banner", STAFF)
    await flags.put(stores, actor, flag_set, "cart", ON)
    everything = [(5, "cart"), (4, "banner"), (3, "banner"), (2, "banner"), (1, flag_set)]
    for wanted, found in (
        (Filter(), everything),
        (Filter(kind="flag"), [(5, "cart"), (3, "banner"), (2, "banner")]),
        (Filter(kind="flag", name="banner"), [(3, "banner"), (2, "banner")]),
        (Filter(actor="on call"), [(4, "banner"), (3, "banner")]),
        (Filter(revision=4), [(4, "banner")]),
        (Filter(since=0, until=1), []),
        (Filter(until=2**53), everything),
    ):
        assert await _history(stores, flag_set, wanted) == found
    at = (await changes.list(stores, flag_set, Filter(revision=3))).items[0].at
    assert (3, "banner") in await _history(stores, flag_set, Filter(since=at))
    assert (3, "banner") not in await _history(stores, flag_set, Filter(until=at))


async def test_the_history_is_read_page_by_page(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    for number in range(6):
        await flags.put(stores, actor, flag_set, f"flag-{number}", ON)
    seen: list[int] = []
    after: str | None = None
    while True:
        page = await changes.list(stores, flag_set, limit=3, after=after)
        seen += [change.revision for change in page.items]
        # What is written meanwhile is newer, and moves no page.
        await flags.put(stores, actor, flag_set, "meanwhile", ON if len(seen) % 2 else OFF)
        if page.next is None:
            break
        after = page.next
    assert seen == [7, 6, 5, 4, 3, 2, 1]
    with pytest.raises(Refused, match="after"):
        await changes.list(stores, flag_set, after="yesterday")


async def test_the_whole_history_is_streamed_oldest_first(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await documents.replace(
        stores,
        actor,
        flag_set,
        json.dumps({"flags": {f"f{n:04}": json.loads(ON) for n in range(1200)}}).encode(),
    )
    seen: list[ChangeRow] = []
    async with contextlib.aclosing(await changes.stream(stores, flag_set)) as batches:
        async for batch in batches:
            assert 0 < len(batch) <= 500
            seen += batch
    assert [change.name for change in seen] == [flag_set, *(f"f{n:04}" for n in range(1200))]
    with pytest.raises(NotFound):
        await changes.stream(stores, "none")


@pytest.mark.long
async def test_a_million_changes_are_streamed_in_the_memory_of_one_batch(
    stores: Stores, flag_set: str
) -> None:
    async with stores.database.read() as cursor:
        for start in range(2, 1_000_002, 50_000):
            await cursor.execute(
                "INSERT INTO changes (flag_set_id, revision, kind, name, before_text, after_text,"
                " actor, happened_at) SELECT s.id, seq, 'flag', CONCAT('flag-', seq), %s, %s,"
                f" 'bot', seq FROM seq_{start}_to_{start + 49_999} JOIN flag_sets s",
                (ON.decode(), OFF.decode()),
            )
    seen = 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    async with contextlib.aclosing(await changes.stream(stores, flag_set)) as batches:
        async for batch in batches:
            seen += len(batch)
    assert seen == 1_000_001
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024


async def test_a_flag_goes_back_to_any_version(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    await flags.put(stores, actor, flag_set, "other", ON)
    await flags.put(stores, actor, flag_set, "banner", OFF)
    await flags.delete(stores, actor, flag_set, "banner")
    back = await rollbacks.flag(stores, OTHER, flag_set, "banner", 3)
    assert (back.revision, back.created) == (6, True)
    assert (await flags.get(stores, flag_set, "banner")).text == ON.decode()
    back = await rollbacks.flag(stores, OTHER, flag_set, "banner", 4, comment="wrong one")
    assert (back.revision, back.created) == (7, False)
    assert (await flags.get(stores, flag_set, "banner")).text == OFF.decode()
    versions = (await changes.versions(stores, flag_set, "banner")).items
    assert [(change.revision, change.comment) for change in versions] == [
        (7, "wrong one"),
        (6, "Rolled back to revision 3."),
        (5, None),
        (4, None),
        (2, None),
    ]


async def test_a_flag_does_not_go_back_to_where_it_was_not(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    await flags.delete(stores, actor, flag_set, "banner")
    await flags.put(stores, actor, flag_set, "banner", ON)
    for revision in (1, 3, 5, 0, -1):
        with pytest.raises(NotFound):
            await rollbacks.flag(stores, actor, flag_set, "banner", revision)
    with pytest.raises(LostRace):
        await rollbacks.flag(stores, actor, flag_set, "banner", 2, expected=Precondition(2))


async def test_a_version_that_does_not_compile_any_more_is_refused(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    await flags.put(stores, actor, flag_set, "banner", USES)
    await flags.put(stores, actor, flag_set, "banner", ON)
    await evaluators.delete(stores, actor, flag_set, "staff")
    with pytest.raises(DefinitionRefused) as refused:
        await rollbacks.flag(stores, actor, flag_set, "banner", 3)
    assert [fault.pointer for fault in refused.value.faults] == ["/targeting/if/0/$ref"]


async def test_a_set_goes_back_to_any_revision_in_one_change(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    await flags.put(stores, actor, flag_set, "banner", USES)
    await flags.put(stores, actor, flag_set, "kept", ON)
    stood, revision = await documents.read(stores, flag_set)
    await flags.put(stores, actor, flag_set, "kept", OFF)
    await flags.put(stores, actor, flag_set, "kept", ON)
    await flags.delete(stores, actor, flag_set, "banner")
    await evaluators.delete(stores, actor, flag_set, "staff")
    await flags.put(stores, actor, flag_set, "new", ON)
    await flag_sets.patch(stores, actor, flag_set, fractional=3, metadata={"owner": "cart"})
    back = await rollbacks.flag_set(stores, OTHER, flag_set, revision)
    assert (back.revision, back.changed) == (11, 4)
    assert await documents.read(stores, flag_set) == (stood, 11)
    assert (await flag_sets.get(stores, flag_set)).fractional == 2
    again = await rollbacks.flag_set(stores, OTHER, flag_set, revision)
    assert (again.revision, again.changed) == (11, 0)
    forward = await rollbacks.flag_set(stores, OTHER, flag_set, 10)
    assert (forward.revision, forward.changed) == (12, 4)
    for never in (0, 13):
        with pytest.raises(NotFound):
            await rollbacks.flag_set(stores, actor, flag_set, never)
    with pytest.raises(LostRace):
        await rollbacks.flag_set(stores, actor, flag_set, 2, expected=Precondition(11))


async def test_a_dry_run_of_a_rollback_answers_exactly_what_it_would_do(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "changed", ON)
    await flags.put(stores, actor, flag_set, "gone", ON)
    await flags.put(stores, actor, flag_set, "changed", OFF)
    await flags.delete(stores, actor, flag_set, "gone")
    await flags.put(stores, actor, flag_set, "new", ON)
    await flag_sets.patch(stores, actor, flag_set, fractional=3)
    planned = await rollbacks.flag_set(stores, actor, flag_set, 3, dry_run=True)
    assert (planned.revision, planned.changed) == (7, 4)
    assert (await flag_sets.get(stores, flag_set)).revision == 7
    with pytest.raises(LostRace):
        await rollbacks.flag_set(stores, actor, flag_set, 3, dry_run=True, expected=Precondition(6))
    await rollbacks.flag_set(stores, actor, flag_set, 3)
    made = (await changes.list(stores, flag_set, limit=4)).items
    assert [
        (one.kind, one.name, one.before and bytes(one.before), one.after and bytes(one.after))
        for one in planned.diff
    ] == [
        (
            change.kind,
            change.name,
            change.before and change.before.encode(),
            change.after and change.after.encode(),
        )
        for change in reversed(made)
    ]


async def test_a_flag_is_carried_from_one_set_to_another(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flag_sets.create(stores, actor, "checkout.staging")
    await evaluators.put(stores, actor, "checkout.staging", "staff", STAFF)
    await flags.put(stores, actor, "checkout.staging", "banner", USES)
    with pytest.raises(DefinitionRefused):
        await copies.copy(stores, actor, "checkout.staging", "banner", flag_set)
    await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    written = await copies.copy(stores, actor, "checkout.staging", "banner", flag_set)
    assert (written.revision, written.created) == (3, True)
    assert (await flags.get(stores, flag_set, "banner")).text == USES.decode()
    (change,) = (await changes.list(stores, flag_set, limit=1)).items
    assert change.comment == "Copied from 'checkout.staging' at revision 3."
    with pytest.raises(LostRace):
        await copies.copy(
            stores,
            actor,
            "checkout.staging",
            "banner",
            flag_set,
            expected=Precondition(must_be_new=True),
        )
    for source, key, to in (
        ("none", "banner", flag_set),
        ("checkout.staging", "none", flag_set),
        ("checkout.staging", "banner", "none"),
    ):
        with pytest.raises(NotFound):
            await copies.copy(stores, actor, source, key, to)


async def test_a_bound_key_carries_nothing_into_another_set(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flag_sets.create(stores, actor, "checkout.staging")
    await flags.put(stores, actor, "checkout.staging", "banner", ON)
    bound = Principal(9, "staging only", frozenset({"write"}), "checkout.staging")
    with pytest.raises(NotFound, match=f"flag set '{flag_set}'"):
        await copies.copy(stores, bound, "checkout.staging", "banner", flag_set)
