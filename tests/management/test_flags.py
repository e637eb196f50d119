from __future__ import annotations

import asyncio

import msgspec
import pytest

from service.errors import DefinitionRefused, LostRace, MalformedJSON, NotFound, Refused
from service.management import changes, evaluators, flag_sets, flags
from service.management.stores import Stores
from service.management.writing.preconditions import Precondition
from service.storage import deltas
from service.structs.principal import Principal
from tests.reading import read_flag_set

ON = b'{"state": "ENABLED",  "variants": {"on": true, "off": false}, "defaultVariant": "on"}'
OFF = ON.replace(b'"defaultVariant": "on"', b'"defaultVariant": "off"')


def rule(targeting: str) -> bytes:
    return ON[:-1] + b', "targeting": ' + targeting.encode() + b"}"


async def test_a_flag_is_stored_as_it_was_written(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    written = await flags.put(stores, actor, flag_set, "new banner/é", ON, comment="launch")
    assert (written.revision, written.created, written.changed) == (2, True, 1)
    found = await flags.get(stores, flag_set, "new banner/é")
    assert found.text == ON.decode()
    assert (found.revision, found.state) == (2, "ENABLED")
    (change,) = (await changes.list(stores, flag_set, limit=1)).items
    assert (change.revision, change.kind, change.name) == (2, "flag", "new banner/é")
    assert (change.before, change.after) == (None, ON.decode())
    assert (change.actor_id, change.actor, change.comment) == (7, "deploy bot", "launch")
    assert change.at == found.modified_at


async def test_the_same_text_again_is_no_change(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    again = await flags.put(stores, actor, flag_set, "banner", ON)
    assert (again.revision, again.created, again.changed) == (2, False, 0)
    assert (await deltas.read_heads(stores.database)).flag_sets[flag_set].revision == 2


async def test_a_bad_rule_never_lands(stores: Stores, actor: Principal, flag_set: str) -> None:
    with pytest.raises(DefinitionRefused) as refused:
        await flags.put(
            stores,
            actor,
            flag_set,
            "banner",
            rule('{"if": [{"nonsense": []}, "on", {"worse": 1}]}'),
        )
    assert [fault.pointer for fault in refused.value.faults] == [
        "/targeting/if/0/nonsense",
        "/targeting/if/2/worse",
    ]
    with pytest.raises(NotFound):
        await flags.get(stores, flag_set, "banner")
    assert (await deltas.read_heads(stores.database)).flag_sets[flag_set].revision == 1


async def test_a_warning_is_told_and_refused_where_that_is_asked_for(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    doubtful = rule('{"starts_with": [{"var": "email"}, "a", "b"]}')
    with pytest.raises(DefinitionRefused) as refused:
        await flags.put(stores, actor, flag_set, "banner", doubtful, strict=True)
    written = await flags.put(stores, actor, flag_set, "banner", doubtful)
    assert written.warnings == refused.value.faults
    assert written.warnings[0].pointer.startswith("/targeting/starts_with")


async def test_a_reference_is_resolved_in_the_set_and_refused_if_it_leads_nowhere(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    staff = rule('{"if": [{"$ref": "staff"}, "on", "off"]}')
    with pytest.raises(DefinitionRefused) as refused:
        await flags.put(stores, actor, flag_set, "banner", staff)
    assert [fault.pointer for fault in refused.value.faults] == ["/targeting/if/0/$ref"]
    await evaluators.put(stores, actor, flag_set, "staff", b'{"==": [{"var": "role"}, "staff"]}')
    assert (await flags.put(stores, actor, flag_set, "banner", staff)).created


async def test_a_patch_changes_what_it_names_and_keeps_the_rest(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    body = (
        b'{"state":"ENABLED","variants":{"low":10.0,"high":20},"defaultVariant":"low",'
        b'"metadata":{"owner":"cart","old":1}}'
    )
    await flags.put(stores, actor, flag_set, "price", body)
    patch = b'{"defaultVariant":"high","metadata":{"old":null,"since":2.50}}'
    written = await flags.patch(stores, actor, flag_set, "price", patch)
    assert (written.revision, written.created) == (3, False)
    found = await flags.get(stores, flag_set, "price")
    assert found.text == (
        '{"state":"ENABLED","variants":{"low":10.0,"high":20},"defaultVariant":"high",'
        '"metadata":{"owner":"cart","since":2.5}}'
    )


@pytest.mark.parametrize("patch", [b"{}", b'{"state":"ENABLED"}', b'{"gone":null}'])
async def test_a_patch_that_changes_nothing_keeps_the_text_and_the_revision(
    stores: Stores, actor: Principal, flag_set: str, patch: bytes
) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    written = await flags.patch(stores, actor, flag_set, "banner", patch)
    assert (written.revision, written.changed) == (2, 0)
    assert (await flags.get(stores, flag_set, "banner")).text == ON.decode()


@pytest.mark.parametrize(
    ("patch", "left"),
    [
        (b'{"targeting":null}', {"targeting": None}),
        (b'{"targeting":{"if":[true,"a",null]}}', {"targeting": {"if": [True, "a", None]}}),
        (b'{"variants":{"b":null,"c":3}}', {"variants": {"a": 1.0, "c": 3}}),
        (
            b'{"note":{"deep":null,"new":{"a":null,"b":[null]}}}',
            {"note": {"list": {"0": 1}, "new": {"b": [None]}}},
        ),
        (b'{"note":{"list":[1,null]}}', {"note": {"list": [1, None], "deep": {"n": 1}}}),
        (b'{"note":7}', {"note": 7}),
    ],
)
async def test_a_patch_follows_rfc_7396(
    stores: Stores, actor: Principal, flag_set: str, patch: bytes, left: dict[str, object]
) -> None:
    body = {
        "state": "ENABLED",
        "variants": {"a": 1.0, "b": 2},
        "targeting": {"if": [{"var": "x"}, "a", "b"]},
        "note": {"deep": {"n": 1}, "list": {"0": 1}},
    }
    await flags.put(stores, actor, flag_set, "f", msgspec.json.encode(body))
    await flags.patch(stores, actor, flag_set, "f", patch)
    text = (await flags.get(stores, flag_set, "f")).text
    found = msgspec.json.decode(text)
    assert {name: found.get(name) for name in left} == left
    assert '"a":1.0' in text


@pytest.mark.parametrize(
    ("patch", "error", "pointers"),
    [
        (b"{", MalformedJSON, []),
        (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, MalformedJSON, []),
        (b"\xff", MalformedJSON, []),
        (b"[]", DefinitionRefused, [""]),
        (b'{"state":null}', DefinitionRefused, [""]),
        (b'{"defaultVariant":"none"}', DefinitionRefused, ["/defaultVariant"]),
        (b'{"state":"ENABLED","state":"DISABLED"}', DefinitionRefused, ["/state"]),
        (b'{"metadata":{"n":1e400}}', MalformedJSON, []),
    ],
)
async def test_a_bad_patch_is_refused_and_changes_nothing(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    patch: bytes,
    error: type[Refused],
    pointers: list[str],
) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    with pytest.raises(error) as refused:
        await flags.patch(stores, actor, flag_set, "banner", patch)
    assert [fault.pointer for fault in refused.value.faults] == pointers
    assert (await flags.get(stores, flag_set, "banner")).revision == 2


async def test_a_write_that_expects_another_revision_has_lost_the_race(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    await flags.put(stores, actor, flag_set, "banner", OFF, expected=Precondition(2))
    for write in (
        flags.put(stores, actor, flag_set, "banner", ON, expected=Precondition(2)),
        flags.patch(stores, actor, flag_set, "banner", b"{}", expected=Precondition(2)),
        flags.delete(stores, actor, flag_set, "banner", expected=Precondition(2)),
        flags.put(stores, actor, flag_set, "banner", ON, expected=Precondition(must_be_new=True)),
    ):
        with pytest.raises(LostRace) as lost:
            await write
        assert lost.value.current == 3
    for write in (
        flags.put(stores, actor, flag_set, "other", ON, expected=Precondition(2)),
        flags.put(stores, actor, flag_set, "other", ON, expected=Precondition(must_exist=True)),
    ):
        with pytest.raises(LostRace) as lost:
            await write
        assert lost.value.current is None
    assert (
        await flags.put(
            stores, actor, flag_set, "banner", ON, expected=Precondition(must_exist=True)
        )
    ).revision == 4
    assert (
        await flags.put(
            stores, actor, flag_set, "other", ON, expected=Precondition(must_be_new=True)
        )
    ).created


async def test_what_is_deleted_is_gone_and_has_its_history(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    assert (await flags.delete(stores, actor, flag_set, "banner")).revision == 3
    with pytest.raises(NotFound):
        await flags.get(stores, flag_set, "banner")
    with pytest.raises(NotFound):
        await flags.delete(stores, actor, flag_set, "banner")
    versions = (await changes.versions(stores, flag_set, "banner")).items
    assert [(change.revision, change.after) for change in versions] == [
        (3, None),
        (2, ON.decode()),
    ]


async def test_flags_are_listed_page_by_page(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    for key in ("Banner", "banner", "cart-banner", "zone", "ärger"):
        body = ON.replace(b"ENABLED", b"DISABLED") if key == "zone" else ON
        await flags.put(stores, actor, flag_set, key, body)
    first = await flags.list(stores, flag_set, limit=3)
    assert [flag.key for flag in first.items] == ["Banner", "banner", "cart-banner"]
    assert first.next == "cart-banner"
    second = await flags.list(stores, flag_set, limit=3, after=first.next)
    assert [flag.key for flag in second.items] == ["zone", "ärger"]
    assert second.next is None
    found = await flags.list(stores, flag_set, search="BANN")
    assert [flag.key for flag in found.items] == ["Banner", "banner", "cart-banner"]
    disabled = await flags.list(stores, flag_set, state="DISABLED")
    assert [flag.key for flag in disabled.items] == ["zone"]


async def test_flags_are_found_by_their_metadata(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    for number in range(7):
        metadata = {"owner": "cart" if number % 2 else "search", "beta": number > 2, "n": number}
        body = ON[:-1] + b', "metadata": ' + msgspec.json.encode(metadata) + b"}"
        await flags.put(stores, actor, flag_set, f"flag-{number}", body)
    await flags.put(stores, actor, flag_set, "plain", ON)
    for wanted, found in (
        ({"owner": "cart"}, ["flag-1", "flag-3", "flag-5"]),
        ({"owner": "cart", "beta": "true"}, ["flag-3", "flag-5"]),
        ({"n": "4"}, ["flag-4"]),
        ({"owner": "nobody"}, []),
        ({"none": "null"}, []),
    ):
        page = await flags.list(stores, flag_set, metadata=wanted)
        assert [flag.key for flag in page.items] == found
    first = await flags.list(stores, flag_set, limit=2, metadata={"owner": "cart"})
    assert ([flag.key for flag in first.items], first.next) == (["flag-1", "flag-3"], "flag-3")
    rest = await flags.list(stores, flag_set, limit=2, after=first.next, metadata={"owner": "cart"})
    assert ([flag.key for flag in rest.items], rest.next) == (["flag-5"], None)


async def test_a_set_that_is_not_there_is_not_found(stores: Stores, actor: Principal) -> None:
    for call in (
        flags.list(stores, "none"),
        flags.get(stores, "none", "banner"),
        flags.put(stores, actor, "none", "banner", ON),
        flags.patch(stores, actor, "none", "banner", b"{}"),
        flags.delete(stores, actor, "none", "banner"),
    ):
        with pytest.raises(NotFound, match="flag set 'none'"):
            await call


async def test_a_comment_has_a_bound(stores: Stores, actor: Principal, flag_set: str) -> None:
    comment = "x" * 2001
    for commented in (
        flags.put(stores, actor, flag_set, "banner", ON, comment=comment),
        flag_sets.create(stores, actor, "other", comment=comment),
    ):
        with pytest.raises(Refused, match="2000 characters"):
            await commented
    with pytest.raises(NotFound):
        await flag_sets.get(stores, "other")


async def test_two_hundred_writers_at_once_lose_nothing_and_skip_no_revision(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    async def write(number: int) -> int:
        key = f"flag-{number % 50}"
        body = ON[:-1] + f', "metadata": {{"writer": {number}}}}}'.encode()
        return (await flags.put(stores, actor, flag_set, key, body)).revision

    revisions = await asyncio.gather(*(write(number) for number in range(200)))
    assert sorted(revisions) == list(range(2, 202))
    stored = await read_flag_set(stores.database, flag_set)
    assert stored is not None
    assert stored.head.revision == 201
    # Each flag is what the last of its four writers wrote.
    by_revision = dict(zip(revisions, range(200), strict=True))
    for key, text in stored.flags.items():
        writer = msgspec.json.decode(text)["metadata"]["writer"]
        last = max(rev for rev, number in by_revision.items() if f"flag-{number % 50}" == key)
        assert writer == by_revision[last]
    history = await changes.list(stores, flag_set, limit=500)
    assert [change.revision for change in history.items] == list(range(201, 0, -1))


async def test_a_cancelled_caller_leaves_nothing_half_written(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    for patience in range(40):
        writer = asyncio.create_task(flags.put(stores, actor, flag_set, f"flag-{patience}", ON))
        for _ in range(patience):
            await asyncio.sleep(0)
        writer.cancel()
        await asyncio.wait([writer])
    stored = await read_flag_set(stores.database, flag_set)
    assert stored is not None
    history = await changes.list(stores, flag_set, limit=500)
    assert stored.head.revision == len(history.items) == len(stored.flags) + 1
