import asyncio
import hashlib
import time

import pytest

from service.delivery.key_ring import KeyRing
from service.errors import Unauthenticated, Unavailable
from service.storage.api_keys import StoredKey


def stored(token: str, *, scopes: str = "evaluate", expires_at: int | None = None) -> StoredKey:
    digest = hashlib.sha256(token.encode()).digest()
    return StoredKey(7, "checkout", digest, frozenset(scopes.split()), "shop", expires_at)


class Database:
    """Stands in for the one query that a ring makes; counts the questions."""

    def __init__(self, *keys: StoredKey) -> None:
        self.keys = {key.hash: key for key in keys}
        self.asked = 0
        self.down = False

    async def find(self, digest: bytes) -> StoredKey | None:
        self.asked += 1
        if self.down:
            raise Unavailable("The database does not answer.")
        return self.keys.get(digest)


async def test_a_known_key_asks_no_store() -> None:
    database = Database()
    ring = KeyRing(database.find)
    ring.replace([stored("fs_1_secret")], 1)
    assert (await ring.principal_of("fs_1_secret")).name == "checkout"
    assert database.asked == 0


async def test_a_key_made_a_moment_ago_is_found_before_it_is_turned_away() -> None:
    database = Database(stored("fs_1_new"))
    ring = KeyRing(database.find)
    assert (await ring.principal_of("fs_1_new")).flag_set == "shop"
    assert ring.grant("fs_1_new", time.time()) is not None


async def test_an_unknown_key_is_asked_for_once_until_the_ring_changes() -> None:
    database = Database()
    ring = KeyRing(database.find)
    for _ in range(3):
        with pytest.raises(Unauthenticated):
            await ring.principal_of("fs_1_wrong")
    assert database.asked == 1
    ring.replace([stored("fs_1_wrong")], 2)
    assert (await ring.principal_of("fs_1_wrong")).name == "checkout"


async def test_a_key_that_cannot_be_checked_is_not_called_wrong() -> None:
    database = Database()
    database.down = True
    ring = KeyRing(database.find)
    with pytest.raises(Unavailable):
        await ring.principal_of("fs_1_unknown")
    database.down = False
    database.keys = {key.hash: key for key in [stored("fs_1_unknown")]}
    assert (await ring.principal_of("fs_1_unknown")).name == "checkout"


async def test_a_revoked_key_stops_working_with_the_ring() -> None:
    ring = KeyRing(Database().find)
    ring.replace([stored("fs_1_secret")], 1)
    assert ring.grant("fs_1_secret", 0) is not None
    ring.replace([], 2)
    with pytest.raises(Unauthenticated):
        await ring.principal_of("fs_1_secret")


async def test_a_key_revoked_while_the_database_answers_stays_revoked() -> None:
    answer = asyncio.Event()

    async def find(_: bytes) -> StoredKey | None:
        await answer.wait()
        return stored("fs_1_secret")

    ring = KeyRing(find)
    asked = asyncio.create_task(ring.principal_of("fs_1_secret"))
    await asyncio.sleep(0)
    ring.replace([], 2)
    answer.set()
    with pytest.raises(Unauthenticated):
        await asked
    assert ring.grant("fs_1_secret", 0) is None


async def test_a_key_works_until_the_second_it_expires() -> None:
    ring = KeyRing(Database().find)
    ring.replace([stored("fs_1_secret", expires_at=1000)], 1)
    assert ring.grant("fs_1_secret", 999.9) is not None
    assert ring.grant("fs_1_secret", 1000.0) is None


@pytest.mark.parametrize(
    ("scopes", "may"), [("evaluate", True), ("admin", True), ("read write", False)]
)
async def test_which_scopes_may_evaluate(scopes: str, may: bool) -> None:
    ring = KeyRing(Database().find)
    ring.replace([stored("fs_1_secret", scopes=scopes)], 1)
    grant = ring.grant("fs_1_secret", 0)
    assert grant is not None
    assert grant.may_evaluate is may


def test_uses_are_taken_once_and_survive_a_new_ring() -> None:
    ring = KeyRing(Database().find)
    ring.replace([stored("fs_x")], 1)
    assert ring.take_uses() == {}
    ring.grant("fs_x", 100.0)
    ring.replace([stored("fs_x")], 2)
    ring.grant("fs_x", 200.0)
    assert ring.take_uses() == {7: 200.0}
    assert ring.take_uses() == {}
