from __future__ import annotations

import asyncio
import time
from collections.abc import Collection

import pytest

from service.errors import Forbidden, LastAdminKey, NotFound, Refused
from service.management import api_keys, flag_sets
from service.management.stores import Stores
from service.storage import deltas
from service.storage.api_keys import StoredKey
from service.structs.principal import Principal


async def honoured(stores: Stores, key: str) -> StoredKey | None:
    found = await deltas.find_api_key(stores.database, api_keys.hash_of(key))
    assert found.revision == await ring(stores)
    return found.keys[0] if found.keys else None


async def ring(stores: Stores) -> int:
    return (await deltas.read_heads(stores.database)).api_keys


async def test_a_key_is_shown_once_and_stored_as_a_hash(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    until = int(time.time()) + 3600
    created = await api_keys.create(stores, actor, "shop", {"evaluate", "read"}, flag_set, until)
    found = await honoured(stores, created.key)
    assert found is not None
    assert (found.id, found.name, found.flag_set) == (created.id, "shop", flag_set)
    assert (found.scopes, found.expires_at) == (frozenset({"evaluate", "read"}), until)
    assert found in (await deltas.read_api_keys(stores.database)).keys
    (listed,) = (await api_keys.list(stores, actor)).items
    assert (listed.created_by, listed.revoked_at) == ("deploy bot", None)
    assert created.key.startswith(f"{listed.prefix}_")
    async with stores.database.read() as cursor:
        await cursor.execute("SELECT * FROM api_keys")
        secret = created.key.removeprefix(listed.prefix).lstrip("_")
        assert secret not in str(cursor.fetchall())


async def test_keys_are_not_to_be_guessed(stores: Stores, actor: Principal) -> None:
    keys = [(await api_keys.create(stores, actor, "k", {"read"})).key for _ in range(3)]
    assert len(set(keys)) == 3
    # 43 characters of base64 carry 256 bits.
    assert all(len(key.split("_", 2)[2]) >= 43 for key in keys)


async def test_every_change_to_the_keys_moves_the_key_ring(
    stores: Stores, actor: Principal
) -> None:
    assert await ring(stores) == 1
    created = await api_keys.create(stores, actor, "shop", {"evaluate"})
    assert await ring(stores) == 2
    await api_keys.rotate(stores, actor, created.id, grace=60)
    assert await ring(stores) == 3
    await api_keys.revoke(stores, actor, created.id)
    assert await ring(stores) == 4


async def test_a_revoked_key_is_not_honoured_but_listed(stores: Stores, actor: Principal) -> None:
    created = await api_keys.create(stores, actor, "shop", {"evaluate"})
    rotated = await api_keys.rotate(stores, actor, created.id, grace=60)
    await api_keys.revoke(stores, actor, created.id)
    with pytest.raises(NotFound, match="it was revoked"):
        await api_keys.revoke(stores, actor, created.id)
    with pytest.raises(NotFound, match="it was revoked"):
        await api_keys.rotate(stores, actor, created.id)
    assert await honoured(stores, created.key) is None
    assert await honoured(stores, rotated.key) is None
    assert (await deltas.read_api_keys(stores.database)).keys == ()
    assert (await api_keys.get(stores, actor, created.id)).revoked_at is not None
    with pytest.raises(NotFound):
        await api_keys.rotate(stores, actor, created.id)


async def test_an_expired_key_is_not_honoured(stores: Stores, actor: Principal) -> None:
    created = await api_keys.create(stores, actor, "shop", {"evaluate"})
    async with stores.database.transaction() as cursor:
        await cursor.execute("UPDATE api_keys SET expires_at = 1")
    assert await honoured(stores, created.key) is None
    assert (await deltas.read_api_keys(stores.database)).keys == ()


async def test_a_rotated_key_has_two_secrets_for_a_while(stores: Stores, actor: Principal) -> None:
    created = await api_keys.create(stores, actor, "shop", {"evaluate"})
    before = int(time.time() * 1000) / 1000
    rotated = await api_keys.rotate(stores, actor, created.id, grace=3600)
    assert (rotated.id, rotated.name, rotated.scopes) == (created.id, "shop", created.scopes)
    new, old = await honoured(stores, rotated.key), await honoured(stores, created.key)
    assert new is not None
    assert old is not None
    assert (new.id, old.id, new.expires_at) == (created.id, created.id, None)
    assert old.expires_at is not None
    # To the millisecond: a grace that is cut to whole seconds is up to one shorter than stated.
    assert before + 3600 <= old.expires_at <= time.time() + 3600
    assert {key.hash for key in (await deltas.read_api_keys(stores.database)).keys} == {
        new.hash,
        old.hash,
    }
    await api_keys.rotate(stores, actor, created.id)
    assert await honoured(stores, created.key) is None
    ended = await honoured(stores, rotated.key)
    assert ended is not None
    assert ended.expires_at is not None
    assert ended.expires_at <= time.time()


@pytest.mark.parametrize("grace", [-1, 31 * 24 * 3600])
async def test_a_grace_out_of_bounds_is_refused(
    stores: Stores, actor: Principal, grace: int
) -> None:
    with pytest.raises(Refused) as refused:
        await api_keys.rotate(stores, actor, 1, grace=grace)
    assert [fault.pointer for fault in refused.value.faults] == ["/grace"]


@pytest.mark.parametrize(
    ("name", "scopes", "expires_at", "pointers"),
    [
        ("", {"read"}, None, ["/name"]),
        ("x" * 256, {"read"}, None, ["/name"]),
        ("a\nb", {"read"}, None, ["/name"]),
        ("shop", set(), None, ["/scopes"]),
        ("shop", ["read", "root", "su"], None, ["/scopes/1", "/scopes/2"]),
        ("shop", {"read"}, 1, ["/expiresAt"]),
    ],
)
async def test_a_key_that_makes_no_sense_is_refused(
    stores: Stores,
    actor: Principal,
    name: str,
    scopes: Collection[str],
    expires_at: int | None,
    pointers: list[str],
) -> None:
    with pytest.raises(Refused) as refused:
        await api_keys.create(stores, actor, name, scopes, None, expires_at)
    assert [fault.pointer for fault in refused.value.faults] == pointers


async def test_a_key_for_a_set_that_is_not_there_is_refused(
    stores: Stores, actor: Principal
) -> None:
    with pytest.raises(NotFound, match="flag set 'none'"):
        await api_keys.create(stores, actor, "shop", {"read"}, "none")
    assert await ring(stores) == 1


async def test_a_bound_caller_reaches_the_keys_of_its_set_only(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flag_sets.create(stores, actor, "other")
    foreign = await api_keys.create(stores, actor, "theirs", {"read"}, "other")
    bound = Principal(9, "own admin", frozenset({"admin"}), flag_set)
    for wanted in (None, "other"):
        with pytest.raises(Forbidden):
            await api_keys.create(stores, bound, "mine", {"read"}, wanted)
    own = await api_keys.create(stores, bound, "mine", {"read"}, flag_set)
    assert [key.id for key in (await api_keys.list(stores, bound)).items] == [own.id]
    for call in (
        api_keys.get(stores, bound, foreign.id),
        api_keys.rotate(stores, bound, foreign.id),
    ):
        with pytest.raises(NotFound):
            await call
    with pytest.raises(NotFound):
        await api_keys.revoke(stores, bound, foreign.id)
    assert await honoured(stores, foreign.key) is not None


async def test_keys_are_listed_page_by_page(stores: Stores, actor: Principal) -> None:
    made = [(await api_keys.create(stores, actor, f"k{n}", {"read"})).id for n in range(3)]
    first = await api_keys.list(stores, actor, limit=2)
    assert ([key.id for key in first.items], first.next) == (made[:2], str(made[1]))
    second = await api_keys.list(stores, actor, limit=2, after=first.next)
    assert ([key.id for key in second.items], second.next) == (made[2:], None)


async def test_the_last_use_of_a_key_is_kept_whoever_tells_it(
    stores: Stores, actor: Principal
) -> None:
    created = await api_keys.create(stores, actor, "shop", {"evaluate"})
    before = await ring(stores)
    assert (await api_keys.get(stores, actor, created.id)).last_used_at is None
    await asyncio.gather(
        api_keys.record_uses(stores, {created.id: 1000.5, 999: 1.0}),
        api_keys.record_uses(stores, {999: 2.0, created.id: 900.0}),
        api_keys.record_uses(stores, {}),
    )
    assert (await api_keys.get(stores, actor, created.id)).last_used_at == 1_000_500
    assert await ring(stores) == before


async def test_the_admin_key_of_the_settings_is_made_once(stores: Stores) -> None:
    made = await asyncio.gather(*(api_keys.bootstrap(stores, "chosen-by-hand") for _ in range(5)))
    assert sorted(made) == ["kept"] * 4 + ["made"]
    found = await honoured(stores, "chosen-by-hand")
    assert found is not None
    assert (found.scopes, found.flag_set) == (frozenset({"admin"}), None)


async def test_an_admin_key_that_was_revoked_stays_revoked_while_there_is_another(
    stores: Stores, actor: Principal
) -> None:
    await api_keys.bootstrap(stores, "chosen-by-hand")
    await api_keys.create(stores, actor, "other", {"admin"})
    key, _ = (await api_keys.list(stores, actor)).items
    await api_keys.revoke(stores, actor, key.id)
    assert await api_keys.bootstrap(stores, "chosen-by-hand") == "ended"
    assert await honoured(stores, "chosen-by-hand") is None


async def test_the_key_of_the_settings_is_made_anew_where_no_admin_key_is_left(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await api_keys.bootstrap(stores, "chosen-by-hand")
    # None of these can manage all keys.
    await api_keys.create(stores, actor, "bound", {"admin"}, flag_set)
    await api_keys.create(stores, actor, "writer", {"write"})
    first = (await api_keys.list(stores, actor)).items[0]
    await api_keys.revoke(stores, actor, first.id, force=True)
    assert await honoured(stores, "chosen-by-hand") is None
    made = await asyncio.gather(*(api_keys.bootstrap(stores, "chosen-by-hand") for _ in range(3)))
    assert sorted(made) == ["kept", "kept", "made"]
    found = await honoured(stores, "chosen-by-hand")
    assert found is not None
    assert found.id != first.id
    assert (await api_keys.get(stores, actor, first.id)).revoked_at is not None


@pytest.mark.parametrize("times", [1, 3])
async def test_a_secret_of_the_settings_that_was_rotated_away_does_not_come_back(
    stores: Stores, actor: Principal, times: int
) -> None:
    await api_keys.bootstrap(stores, "chosen-by-hand")
    (key,) = (await api_keys.list(stores, actor)).items
    for _ in range(times):
        rotated = await api_keys.rotate(stores, actor, key.id, grace=0)
    assert await api_keys.bootstrap(stores, "chosen-by-hand") == "ended"
    assert [each.id for each in (await api_keys.list(stores, actor)).items] == [key.id]
    former = await honoured(stores, "chosen-by-hand")
    assert former is None or former.expires_at is not None
    # Where nobody could manage keys any more, it does.
    await api_keys.revoke(stores, actor, rotated.id, force=True)
    assert await api_keys.bootstrap(stores, "chosen-by-hand") == "made"
    assert await honoured(stores, "chosen-by-hand") is not None


async def test_the_last_admin_key_is_kept_unless_forced(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    only = await api_keys.create(stores, actor, "only", {"admin"})
    bound = await api_keys.create(stores, actor, "bound", {"admin"}, flag_set)
    before = await ring(stores)
    with pytest.raises(LastAdminKey):
        await api_keys.revoke(stores, actor, only.id)
    assert await ring(stores) == before
    assert await honoured(stores, only.key) is not None
    # What is not the last key of its kind goes as ever.
    await api_keys.revoke(stores, actor, bound.id)
    await api_keys.revoke(stores, actor, only.id, force=True)
    assert await honoured(stores, only.key) is None


async def test_of_two_admin_keys_revoked_at_once_one_stays(
    stores: Stores, actor: Principal
) -> None:
    made = [await api_keys.create(stores, actor, name, {"admin"}) for name in ("a", "b")]
    ended = await asyncio.gather(
        *(api_keys.revoke(stores, actor, key.id) for key in made), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in ended) == ["LastAdminKey", "NoneType"]
    live = [await honoured(stores, key.key) for key in made]
    assert live.count(None) == 1


@pytest.mark.parametrize("key", ["short", "with a space in it", "mit-Umläuten-drin"])
async def test_an_admin_key_that_cannot_serve_is_refused_without_being_shown(
    stores: Stores, key: str
) -> None:
    with pytest.raises(Refused) as refused:
        await api_keys.bootstrap(stores, key)
    assert key not in str(refused.value)
