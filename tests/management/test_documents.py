from __future__ import annotations

import asyncio
import json
from typing import Any

import msgspec
import pytest

from service.errors import DefinitionRefused, LostRace, MalformedJSON, NotFound
from service.evaluation.flag_set import CompiledFlagSet
from service.management import changes, documents, evaluators, flag_sets, flags, rollbacks
from service.management.stores import Stores
from service.management.writing.preconditions import Precondition
from service.storage.flag_sets import FlagSetRow
from service.structs.principal import Principal
from tests.reading import read_flag_set

DOCUMENT = b"""{
  "metadata": {"owner": "cart", "load": 10.0},
  "$evaluators": {"staff": {"in": ["@example.com", {"var": "email"}]}},
  "flags": {
    "banner": {"state": "ENABLED", "variants": {"on": true, "off": false},
               "defaultVariant": "off", "targeting": {"if": [{"$ref": "staff"}, "on"]}},
    "price": {"state": "DISABLED",  "variants": {"low": 10.0, "high": 20}, "defaultVariant": null}
  }
}"""


async def test_a_document_becomes_the_set_in_one_change(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "old", b'{"state":"ENABLED","variants":{"a":"b"}}')
    written = await documents.replace(stores, actor, flag_set, DOCUMENT, comment="import")
    assert (written.revision, written.changed) == (3, 5)
    body, revision = await documents.read(stores, flag_set)
    assert revision == 3
    read, meant = json.loads(body), json.loads(DOCUMENT)
    assert read["metadata"].pop("flagSetId") == flag_set
    assert {name: read[name] for name in meant} == meant
    assert '{"state": "DISABLED",  "variants": {"low": 10.0, "high": 20}' in body.decode()
    history = (await changes.list(stores, flag_set, limit=5)).items
    assert {(change.kind, change.name, change.revision) for change in history} == {
        ("flag_set", flag_set, 3),
        ("evaluator", "staff", 3),
        ("flag", "banner", 3),
        ("flag", "old", 3),
        ("flag", "price", 3),
    }


async def test_what_is_exported_is_no_change_when_it_is_imported(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await documents.replace(stores, actor, flag_set, DOCUMENT)
    body, _ = await documents.read(stores, flag_set)
    reordered = msgspec.json.encode(json.loads(DOCUMENT), order="sorted")
    for same in (DOCUMENT, body, reordered):
        written = await documents.replace(stores, actor, flag_set, same)
        assert (written.revision, written.changed) == (2, 0)
    tenth = DOCUMENT.replace(b'"low": 10.0', b'"low": 10')
    assert (await documents.replace(stores, actor, flag_set, tenth)).changed == 1


@pytest.mark.parametrize("members", [{}, {"metadata": None}])
async def test_a_document_without_metadata_leaves_those_of_the_set(
    stores: Stores, actor: Principal, flag_set: str, members: dict[str, Any]
) -> None:
    own = {"production": True, "owner": "cart", "load": 10.0}
    await flag_sets.patch(stores, actor, flag_set, metadata=own)
    await documents.replace(
        stores, actor, flag_set, b'{"flags":{"old":{"variants":{"a":1},"state":"ENABLED"}}}'
    )
    plain = json.dumps(
        {
            **members,
            "flags": json.loads(DOCUMENT)["flags"],
            "$evaluators": json.loads(DOCUMENT)["$evaluators"],
        }
    ).encode()
    planned = await documents.replace(stores, actor, flag_set, plain, dry_run=True)
    assert "flag_set" not in {difference.kind for difference in planned.diff}
    written = await documents.replace(stores, actor, flag_set, plain)
    assert written.changed == len(planned.diff) == 4
    assert json.loads((await flag_sets.get(stores, flag_set)).metadata_text) == own

    # Flags and evaluators are what a document is about, and go with it.
    await documents.replace(stores, actor, flag_set, b'{"flags":{},"metadata":{}}')
    assert (await flag_sets.get(stores, flag_set)).metadata_text == "{}"
    assert (await evaluators.list(stores, flag_set, limit=5)).items == ()

    await rollbacks.flag_set(stores, actor, flag_set, written.revision)
    assert json.loads((await flag_sets.get(stores, flag_set)).metadata_text) == own


async def test_one_bad_flag_changes_nothing_and_every_fault_is_told(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await documents.replace(stores, actor, flag_set, DOCUMENT)
    bad = DOCUMENT.replace(b'"DISABLED"', b'"OFF"').replace(b'{"$ref": "staff"}', b'{"nope": 1}')
    with pytest.raises(DefinitionRefused) as refused:
        await documents.replace(stores, actor, flag_set, bad)
    assert [fault.pointer for fault in refused.value.faults] == [
        "/flags/banner/targeting/if/0/nope",
        "/flags/price/state",
    ]
    with pytest.raises(MalformedJSON):
        await documents.replace(stores, actor, flag_set, b'{"flags":')
    assert (await documents.read(stores, flag_set))[1] == 2


async def test_a_dry_run_answers_exactly_what_the_write_does(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await documents.replace(stores, actor, flag_set, DOCUMENT)
    changed = json.loads(DOCUMENT)
    del changed["flags"]["price"]
    changed["flags"]["new"] = {"state": "ENABLED", "variants": {"a": 1}}
    changed["metadata"] = {"owner": "search"}
    body = json.dumps(changed).encode()
    planned = await documents.replace(stores, actor, flag_set, body, dry_run=True)
    assert planned.revision == 2
    assert (await documents.read(stores, flag_set))[1] == 2
    await documents.replace(stores, actor, flag_set, body)
    made = (await changes.list(stores, flag_set, limit=3)).items

    def told(text: str | None) -> msgspec.Raw | None:
        return None if text is None else msgspec.Raw(text.encode())

    assert [(d.kind, d.name, d.before, d.after) for d in planned.diff] == [
        (change.kind, change.name, told(change.before), told(change.after))
        for change in reversed(made)
    ]
    assert json.loads(msgspec.json.encode(planned.diff))[0] == {
        "kind": "flag_set",
        "name": flag_set,
        "before": {
            "fractional": 2,
            "storedContexts": False,
            "metadata": {"owner": "cart", "load": 10.0},
        },
        "after": {"fractional": 2, "storedContexts": False, "metadata": {"owner": "search"}},
    }


async def test_a_set_that_gets_another_fractional_meanwhile_is_checked_by_that(
    stores: Stores, actor: Principal, flag_set: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = []
    compiled = documents._compiled

    async def compile_and_patch(row: FlagSetRow, document: Any) -> CompiledFlagSet:
        checked.append(row.fractional)
        if len(checked) == 1:
            await flag_sets.patch(stores, actor, flag_set, fractional=3)
        return await compiled(row, document)

    monkeypatch.setattr(documents, "_compiled", compile_and_patch)
    await documents.replace(stores, actor, flag_set, DOCUMENT)
    assert checked == [2, 3]


async def test_strict_refuses_what_is_only_doubtful(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    doubtful = DOCUMENT.replace(b'{"$ref": "staff"}', b'{"ends_with": [{"var": "email"}]}')
    with pytest.raises(DefinitionRefused) as refused:
        await documents.replace(stores, actor, flag_set, doubtful, strict=True)
    written = await documents.replace(stores, actor, flag_set, doubtful)
    assert written.warnings == refused.value.faults != ()


async def test_a_document_for_another_revision_has_lost_the_race(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    for dry_run in (True, False):
        with pytest.raises(LostRace) as lost:
            await documents.replace(
                stores, actor, flag_set, DOCUMENT, expected=Precondition(9), dry_run=dry_run
            )
        assert lost.value.current == 1


async def test_a_set_reads_as_it_stood_at_any_revision(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    stood = [await documents.read(stores, flag_set)]
    steps = [
        documents.replace(stores, actor, flag_set, DOCUMENT),
        flags.delete(stores, actor, flag_set, "banner"),
        evaluators.delete(stores, actor, flag_set, "staff"),
        flag_sets.patch(stores, actor, flag_set, metadata={"owner": "search"}),
        flags.patch(stores, actor, flag_set, "price", b'{"state":"ENABLED"}'),
        flags.put(stores, actor, flag_set, "new", b'{"state":"ENABLED","variants":{"a":1}}'),
    ]
    for step in steps:
        await step
        stood.append(await documents.read(stores, flag_set))
    for body, revision in stood:
        assert await documents.read(stores, flag_set, at=revision) == (body, revision)
    for never in (0, 8, -1):
        with pytest.raises(NotFound):
            await documents.read(stores, flag_set, at=never)


async def test_a_revision_at_which_the_set_was_deleted_is_none(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await documents.replace(stores, actor, flag_set, DOCUMENT)
    body, _ = await documents.read(stores, flag_set)
    await flag_sets.delete(stores, actor, flag_set)
    await flag_sets.create(stores, actor, flag_set)
    with pytest.raises(NotFound):
        await documents.read(stores, flag_set, at=3)
    assert await documents.read(stores, flag_set, at=2) == (body, 2)


async def test_ten_thousand_flags_leave_the_event_loop_to_others(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    flag = json.loads(DOCUMENT)["flags"]["price"]
    body = json.dumps({"flags": {f"flag-{n:05}": flag for n in range(10_000)}}).encode()
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    other = asyncio.create_task(others())
    written = await documents.replace(stores, actor, flag_set, body)
    other.cancel()
    assert (written.revision, written.changed) == (2, 10_000)
    assert turns > 200
    stored = await read_flag_set(stores.database, flag_set)
    assert stored is not None
    assert list(stored.flags) == [f"flag-{n:05}" for n in range(10_000)]
