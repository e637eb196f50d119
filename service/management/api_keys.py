"""API keys: create, list, rotate, revoke. A key is shown once, when it is created.

A key has 256 random bits, so its SHA-256 cannot be reversed by trying. The slow hashes that
protect passwords would only make every first use slow.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections.abc import Collection, Mapping
from typing import Literal, TypeAlias

import msgspec

from service.errors import Fault, Forbidden, LastAdminKey, NotFound, Refused
from service.management.results import Page, page, position
from service.management.stores import Stores
from service.storage import api_keys, flag_sets, key_changes
from service.storage.api_keys import ApiKeyRow
from service.storage.clock import now
from service.storage.database import Cursor
from service.storage.retrying import retried
from service.structs.principal import IMPLIED, Principal
from service.structs.timestamps import LAST_MOMENT

# Longest grace period of the former secret of a rotated key, in seconds: 30 days.
MOST_GRACE = 30 * 24 * 3600
# Least length of a key from the settings, in characters. Flagstaff does not generate it, so its
# randomness can only be guessed from its length.
LEAST_BOOTSTRAP = 12
_BOOTSTRAP_NAME = "admin key of the settings"
_VISIBLE = re.compile(r"[\x21-\x7e]+")


# What became of the admin key of the settings.
Bootstrapped: TypeAlias = Literal["kept", "made", "ended"]


class CreatedKey(msgspec.Struct, frozen=True):
    """A new API key; ``key`` is shown only here. Times are milliseconds."""

    id: int
    key: str
    name: str
    scopes: frozenset[str]
    flag_set: str | None
    expires_at: int | None


@retried
async def create(
    stores: Stores,
    actor: Principal,
    name: str,
    scopes: Collection[str],
    flag_set: str | None = None,
    expires_at: int | None = None,
) -> CreatedKey:
    """Create an API key, for one flag set or none, valid until ``expires_at`` (Unix seconds).

    A caller who is bound to a set can only create keys for that set. Raises Refused with pointers,
    Forbidden, NotFound for the set.
    """
    _check(name, scopes, expires_at)
    if actor.flag_set not in (None, flag_set):
        raise Forbidden(
            f"This key is bound to '{actor.flag_set}'; it can only create keys for that set."
        )
    key, prefix = _new_key()
    granted = frozenset(scopes)
    until = None if expires_at is None else expires_at * 1000
    async with stores.database.transaction() as cursor:
        bound_to = None
        if flag_set is not None:
            # Locked, so that the set cannot be deleted, and its keys ended, before this one exists.
            bound_to = (await flag_sets.lock(cursor, flag_set))[0].id
        await api_keys.lock_ring(cursor)
        key_id = await api_keys.insert(
            cursor,
            name=name,
            prefix=prefix,
            key_hash=hash_of(key),
            scopes=granted,
            flag_set_id=bound_to,
            created_by=actor.name,
            expires_at=until,
        )
        ring = await key_changes.append(cursor, key_id)
    await stores.announcer.announce_keys(ring)
    return CreatedKey(key_id, key, name, granted, flag_set, until)


async def list(  # noqa: A001  # the noun is the module: api_keys.list
    stores: Stores, actor: Principal, *, limit: int = 100, after: str | None = None
) -> Page[ApiKeyRow]:
    """List the keys that the caller may see, oldest first, with revoked and expired ones.

    Raises Refused.
    """
    async with stores.database.read() as cursor:
        found = await api_keys.page(
            cursor, after=position(after) or 0, limit=limit + 1, flag_set=actor.flag_set
        )
    return page(found, limit, lambda key: str(key.id))


async def get(stores: Stores, actor: Principal, key_id: int) -> ApiKeyRow:
    """Return one key, without its secret. Raises NotFound."""
    async with stores.database.read() as cursor:
        return await _find(cursor, actor, key_id)


@retried
async def revoke(stores: Stores, actor: Principal, key_id: int, *, force: bool = False) -> None:
    """Revoke a key for good. Raises NotFound for a key that does not exist or has ended.

    The last admin key that is bound to no flag set is kept: raises LastAdminKey, unless ``force``.
    """
    async with stores.database.transaction() as cursor:
        # Held to the end: of two revoked at once, the second is checked without the first.
        await api_keys.lock_ring(cursor)
        found = await _find_live(cursor, actor, key_id)
        if not force and _manages_all(found) and await _is_last_admin(cursor, key_id):
            raise LastAdminKey
        await api_keys.revoke(cursor, key_id)
        ring = await key_changes.append(cursor, key_id)
    await stores.announcer.announce_keys(ring)


@retried
async def rotate(stores: Stores, actor: Principal, key_id: int, *, grace: int = 0) -> CreatedKey:
    """Give a key a new secret; the present one stays valid for ``grace`` seconds.

    A key that is rotated again within the grace period keeps the last two secrets only. Raises
    Refused for the grace, NotFound for a key that does not exist or has ended.
    """
    if not 0 <= grace <= MOST_GRACE:
        detail = f"The grace must be 0 to {MOST_GRACE} seconds."
        raise Refused(detail, [Fault("/grace", detail)])
    key, prefix = _new_key()
    async with stores.database.transaction() as cursor:
        await api_keys.lock_ring(cursor)
        found = await _find_live(cursor, actor, key_id)
        await api_keys.rotate(
            cursor, key_id, prefix=prefix, key_hash=hash_of(key), grace=grace * 1000
        )
        ring = await key_changes.append(cursor, key_id)
    await stores.announcer.announce_keys(ring)
    return CreatedKey(key_id, key, found.name, found.scopes, found.flag_set, found.expires_at)


@retried
async def record_uses(stores: Stores, used: Mapping[int, float]) -> None:
    """Store when keys were last used: Unix seconds by the key's id, from any worker.

    Not announced, and no change of the key ring: it does not affect what a key allows.
    """
    if used:
        async with stores.database.transaction() as cursor:
            await api_keys.record_uses(
                cursor, {key_id: int(at * 1000) for key_id, at in used.items()}
            )


@retried
async def bootstrap(stores: Stores, key: str) -> Bootstrapped:
    """Create the operator's admin key if it does not exist.

    Returns ``kept`` for one that exists, ``made`` for one that was created. One that was revoked,
    was rotated or has expired stays so (``ended``): whoever ended it knew why, and the settings do
    not. Only where no other admin key is left, and nobody could manage keys any more, it is created
    anew.
    Raises Refused for a key that is too short or that no header can carry.
    """
    if len(key) < LEAST_BOOTSTRAP or not _VISIBLE.fullmatch(key):
        raise Refused(
            f"An admin key is at least {LEAST_BOOTSTRAP} visible ASCII characters without spaces."
        )
    key_hash = hash_of(key)
    async with stores.database.read() as cursor:
        state = await _bootstrapped(cursor, key_hash)
    if state != "made":
        return state
    async with stores.database.transaction() as cursor:
        await api_keys.lock_ring(cursor)
        # Checked again: another process may have created it between the check and the lock.
        state = await _bootstrapped(cursor, key_hash)
        if state != "made":
            await key_changes.append(cursor)
            return state
        # The row of the ended key stays, as a record that it was revoked.
        await api_keys.forget_hash(cursor, key_hash, secrets.token_bytes(32))
        key_id = await api_keys.insert(
            cursor,
            name=_BOOTSTRAP_NAME,
            prefix="",
            key_hash=key_hash,
            scopes=frozenset({"admin"}),
            flag_set_id=None,
            created_by=_BOOTSTRAP_NAME,
            expires_at=None,
        )
        ring = await key_changes.append(cursor, key_id)
    await stores.announcer.announce_keys(ring)
    return "made"


async def _bootstrapped(cursor: Cursor, key_hash: bytes) -> Bootstrapped:
    """Return what ``bootstrap`` comes to, as the keys are now."""
    found = await api_keys.find_by_hash(cursor, key_hash)
    if found is None:
        if not await api_keys.was_replaced(cursor, key_hash):
            return "made"
        return "made" if await _is_last_admin(cursor, None) else "ended"
    if found.revoked_at is None and (
        found.expires_at is None or found.expires_at > await now(cursor)
    ):
        return "kept"
    return "made" if await _is_last_admin(cursor, found.id) else "ended"


def _manages_all(key: ApiKeyRow) -> bool:
    return key.flag_set is None and "admin" in key.scopes


async def _is_last_admin(cursor: Cursor, key_id: int | None) -> bool:
    """Return whether no active key with scope admin but this one is bound to no flag set."""
    return not any(
        "admin" in scopes
        for found, scopes in await api_keys.active_unbound(cursor)
        if found != key_id
    )


def state_of(key: ApiKeyRow) -> Literal["active", "expired", "revoked"]:
    """Return the state of a key; one that was revoked after it expired is ``revoked``."""
    if key.revoked_at is not None:
        return "revoked"
    if key.expires_at is not None and key.expires_at <= time.time() * 1000:
        return "expired"
    return "active"


def hash_of(key: str) -> bytes:
    """Return the stored hash of a key."""
    return hashlib.sha256(key.encode()).digest()


def _new_key() -> tuple[str, str]:
    """Return a new key, and its prefix, which identifies it and may be shown."""
    prefix = f"fs_{secrets.token_hex(4)}"
    return f"{prefix}_{secrets.token_urlsafe(32)}", prefix


async def _find(cursor: Cursor, actor: Principal, key_id: int) -> ApiKeyRow:
    found = await api_keys.find(cursor, key_id)
    if found is None or actor.flag_set not in (None, found.flag_set):
        raise NotFound("API key", str(key_id))
    return found


async def _find_live(cursor: Cursor, actor: Principal, key_id: int) -> ApiKeyRow:
    """Return the key if it has not ended: an ended key can only be looked at."""
    found = await _find(cursor, actor, key_id)
    if found.revoked_at is not None:
        raise NotFound("API key", str(key_id), "it was revoked")
    if found.expires_at is not None and found.expires_at <= await now(cursor):
        raise NotFound("API key", str(key_id), "it has expired")
    return found


def _check(name: str, scopes: Collection[str], expires_at: int | None) -> None:
    faults = []
    if not name.strip() or len(name) > 255 or not name.isprintable():
        faults.append(Fault("/name", "A name is 1 to 255 printable characters."))
    if not scopes:
        faults.append(Fault("/scopes", "A key has at least one scope."))
    known = ", ".join(IMPLIED)
    faults += [
        Fault(f"/scopes/{position}", f"There is no scope '{scope}'; there are {known}.")
        for position, scope in enumerate(scopes)
        if scope not in IMPLIED
    ]
    if expires_at is not None and expires_at <= time.time():
        faults.append(Fault("/expiresAt", "This time is in the past."))
    if expires_at is not None and expires_at > LAST_MOMENT // 1000:
        faults.append(Fault("/expiresAt", "This time lies beyond the year 9999 of UTC."))
    if faults:
        raise Refused("The key cannot be created.", faults)
