import asyncio
import hashlib
import time

import pytest

from service.errors import Overloaded, TooManyRequests, Unauthenticated, Unavailable
from service.following import key_lookups
from service.following.key_lookups import KeyLookUps
from service.following.key_ring import KeyRing
from service.serving.rate_limit import RateLimit
from service.storage.api_keys import StoredKey
from service.storage.deltas import StoredRing


def stored(token: str, *, scopes: str = "evaluate", expires_at: int | None = None) -> StoredKey:
    digest = hashlib.sha256(token.encode()).digest()
    return StoredKey(7, "checkout", digest, frozenset(scopes.split()), "shop", expires_at)


class Database:
    """Stands in for the one query that a ring makes; counts the questions.

    ``answers`` is an event to wait for, after the database was read and before it is heard.
    """

    def __init__(self, *keys: StoredKey, revision: int = 0) -> None:
        self.keys = {key.hash: key for key in keys}
        self.revision = revision
        self.asked = 0
        self.down = False
        self.answers = asyncio.Event()
        self.answers.set()

    async def find(self, digest: bytes) -> StoredRing:
        self.asked += 1
        if self.down:
            raise Unavailable("The database does not answer.")
        found = self.keys.get(digest)
        read = StoredRing(self.revision, () if found is None else (found,))
        await self.answers.wait()
        return read


class OneEach(RateLimit):
    """Lets one unknown key of each address be asked for: nothing comes back within a test."""

    def __init__(self) -> None:
        super().__init__(1)

    def is_spent(self, caller: str, now: float) -> bool:
        return super().is_spent(caller, 0.0)

    def admit(self, caller: str, now: float) -> bool:
        return super().admit(caller, 0.0)


@pytest.fixture(autouse=True)
def _long_misses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A miss is remembered for longer than a test takes on any machine."""
    monkeypatch.setattr(key_lookups, "MISS_LASTS", 3600.0)


async def turns(number: int = 5) -> None:
    """Let whatever can go on go on."""
    for _ in range(number):
        await asyncio.sleep(0)


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


async def test_an_unknown_key_is_asked_for_once_until_the_ring_knows_it() -> None:
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


# --- the ring is replaced while the database answers -----------------------------------------


@pytest.mark.parametrize("ring_revision", [0, 4, 5])
async def test_a_key_that_the_replaced_ring_does_not_know_yet_is_valid(ring_revision: int) -> None:
    """The database was asked after the key was made, the new ring was read before that."""
    database = Database(stored("fs_1_new"), revision=5)
    ring = KeyRing(database.find)
    database.answers.clear()
    asked = asyncio.create_task(ring.principal_of("fs_1_new"))
    await turns()
    ring.replace([], ring_revision)
    database.answers.set()
    assert (await asked).name == "checkout"
    assert ring.grant("fs_1_new", time.time()) is not None


async def test_a_key_that_was_revoked_meanwhile_stays_revoked() -> None:
    """The database was asked before the key was revoked, the new ring was read after that."""
    database = Database(stored("fs_1_secret"), revision=5)
    ring = KeyRing(database.find)
    database.answers.clear()
    asked = asyncio.create_task(ring.principal_of("fs_1_secret"))
    await turns()
    ring.replace([], 6)
    database.answers.set()
    with pytest.raises(Unauthenticated):
        await asked
    assert ring.grant("fs_1_secret", 0) is None


async def test_a_key_that_the_replaced_ring_knows_is_valid_whatever_was_found() -> None:
    database = Database(revision=5)
    ring = KeyRing(database.find)
    database.answers.clear()
    asked = asyncio.create_task(ring.principal_of("fs_1_new"))
    await turns()
    ring.replace([stored("fs_1_new")], 6)
    database.answers.set()
    assert (await asked).name == "checkout"


async def test_a_database_that_went_back_is_believed() -> None:
    """A backup was brought back: its ring has a lower revision than the one that is known."""
    ring = KeyRing(Database(stored("fs_1_secret"), revision=3).find)
    ring.replace([], 9)
    assert (await ring.principal_of("fs_1_secret")).name == "checkout"


# --- what unknown keys may cost ----------------------------------------------------------------


async def test_however_many_wait_for_one_key_the_database_is_asked_once() -> None:
    database = Database()
    ring = KeyRing(database.find)
    asked = [ring.principal_of("fs_1_wrong") for _ in range(100)]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert {type(answer) for answer in answers} == {Unauthenticated}
    assert database.asked == 1


async def test_a_caller_who_leaves_ends_no_look_up_of_others() -> None:
    database = Database(stored("fs_1_new"))
    ring = KeyRing(database.find)
    database.answers.clear()
    first, second = (asyncio.create_task(ring.principal_of("fs_1_new")) for _ in range(2))
    await turns()
    first.cancel()
    await turns()
    database.answers.set()
    assert (await second).name == "checkout"
    assert database.asked == 1


async def test_beyond_the_bound_unknown_keys_are_turned_away_and_known_ones_are_not() -> None:
    database = Database(stored("fs_1_late"))
    ring = KeyRing(database.find)
    ring.replace([stored("fs_1_secret")], 1)
    database.answers.clear()
    waiting = [
        asyncio.create_task(ring.principal_of(f"fs_made_up_{number}"))
        for number in range(key_lookups.MOST_LOOK_UPS)
    ]
    await turns()
    for number in range(1000):
        with pytest.raises(Overloaded):
            ring.check_unknown(f"fs_another_{number}")
        with pytest.raises(Overloaded):
            await ring.principal_of(f"fs_another_{number}")
    assert database.asked == key_lookups.MOST_LOOK_UPS
    assert (await ring.principal_of("fs_1_secret")).name == "checkout"
    database.answers.set()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert (await ring.principal_of("fs_1_late")).name == "checkout"


async def test_a_failed_look_up_makes_room_for_the_next() -> None:
    database = Database()
    database.down = True
    ring = KeyRing(database.find)
    for number in range(3 * key_lookups.MOST_LOOK_UPS):
        with pytest.raises(Unavailable):
            await ring.principal_of(f"fs_{number}")


async def test_misses_are_remembered_for_a_moment_and_only_so_many() -> None:
    now = 0.0
    database = Database()
    look_ups = KeyLookUps(database.find, clock=lambda: now)
    digests = [number.to_bytes(32) for number in range(key_lookups.MOST_MISSES + 1)]
    for digest in digests:
        look_ups.miss(digest)
    # The eldest gave way.
    look_ups.check(digests[0])
    for digest in digests[1:]:
        with pytest.raises(Unauthenticated):
            look_ups.check(digest)
    now = key_lookups.MISS_LASTS
    for digest in digests:
        look_ups.check(digest)


async def test_a_closed_ring_leaves_no_look_up_behind() -> None:
    database = Database()
    ring = KeyRing(database.find)
    database.answers.clear()
    asked = asyncio.create_task(ring.principal_of("fs_1_wrong"))
    await turns()
    asked.cancel()
    await turns()
    asyncio.get_running_loop().call_soon(database.answers.set)
    await ring.close()
    assert asyncio.all_tasks() == {asyncio.current_task()}


# --- grants ------------------------------------------------------------------------------------


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


async def test_uses_are_taken_once_and_survive_a_new_ring() -> None:
    ring = KeyRing(Database().find)
    ring.replace([stored("fs_x")], 1)
    assert ring.take_uses() == {}
    ring.grant("fs_x", 100.0)
    ring.replace([stored("fs_x")], 2)
    ring.grant("fs_x", 200.0)
    assert ring.take_uses() == {7: 200.0}
    assert ring.take_uses() == {}


# --- who sends unknown keys ----------------------------------------------------------------------


async def test_an_address_gets_401_only_so_often_and_known_keys_pass() -> None:
    database = Database()
    ring = KeyRing(database.find, OneEach())
    ring.replace([stored("fs_1_secret")], 1)
    with pytest.raises(Unauthenticated):
        await ring.principal_of("fs_made_up", "10.0.0.1")
    for token in ("fs_made_up", "fs_another"):
        with pytest.raises(TooManyRequests):
            await ring.principal_of(token, "10.0.0.1")
        with pytest.raises(TooManyRequests):
            ring.check_unknown(token, "10.0.0.1")
    assert database.asked == 1
    assert (await ring.principal_of("fs_1_secret", "10.0.0.1")).name == "checkout"
    # Another address has a limit of its own, and one that is not known has none.
    with pytest.raises(Unauthenticated):
        await ring.principal_of("fs_made_up", "10.0.0.2")
    for _ in range(3):
        with pytest.raises(Unauthenticated):
            await ring.principal_of("fs_made_up")


async def test_unknown_keys_that_come_together_count_before_they_are_answered() -> None:
    database = Database()
    ring = KeyRing(database.find, OneEach())
    asked = [ring.principal_of(f"fs_{number}", "10.0.0.1") for number in range(20)]
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert database.asked == 1
    assert [type(answer) for answer in answers].count(TooManyRequests) == 19
