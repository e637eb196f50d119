"""Changes that the database undoes for another's sake are made again, and made once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pymysql
import pytest

from service.errors import Undone
from service.management import api_keys, changes, flags
from service.management.stores import Stores
from service.storage import flag_sets as flag_set_rows
from service.storage.address import read_address
from service.storage.retrying import retried
from service.structs.principal import Principal

FLAG = b'{"state":"ENABLED","variants":{"on":true},"defaultVariant":"on"}'


class Rival:
    """Somebody else's transaction, of many rows, so that the database rather undoes the other."""

    def __init__(self, url: str) -> None:
        address = read_address(url)
        self._connection = pymysql.connect(
            unix_socket=address.unix_socket,
            user=address.user,
            database=address.database,
            ssl_disabled=True,
        )
        self._cursor = self._connection.cursor()
        self._cursor.execute("START TRANSACTION")
        rows = [(number, number) for number in range(1000, 1200)]
        self._cursor.executemany(
            "INSERT INTO api_key_uses (api_key_id, last_used_at) VALUES (%s, %s)", rows
        )

    async def execute(self, statement: str) -> None:
        await asyncio.to_thread(self._cursor.execute, statement)

    def commit(self) -> None:
        self._connection.commit()

    def close(self) -> None:
        self._connection.close()


@pytest.fixture
def rival(database_url: str) -> Iterator[Rival]:
    rival = Rival(database_url)
    yield rival
    rival.close()


async def waits(stores: Stores, words: str) -> None:
    """Wait until a statement with these words in it is under way."""
    waiting = 0
    async with stores.database.read() as cursor:
        while not waiting:
            # Another process, which sets no event of ours.
            waiting = await cursor.execute(
                "SELECT 1 FROM information_schema.processlist"
                " WHERE info LIKE %s AND id <> CONNECTION_ID()",
                (f"%{words}%",),
            )


async def test_a_deadlock_is_nobodys_business_but_ours(
    stores: Stores, actor: Principal, flag_set: str, rival: Rival
) -> None:
    await rival.execute("UPDATE key_ring SET revision = revision + 1 WHERE id = 1")
    making = asyncio.create_task(
        api_keys.create(stores, actor, "deadlocked", {"read"}, flag_set=flag_set)
    )
    # It holds the flag set and wants the key ring; the rival the other way round.
    await waits(stores, "key_ring")
    await rival.execute(f"SELECT 1 FROM flag_sets WHERE name = '{flag_set}' FOR UPDATE")
    rival.commit()
    made = await making
    named = [key.id for key in (await api_keys.list(stores, actor)).items if key.name == made.name]
    assert named == [made.id]


async def test_a_change_that_is_undone_again_and_again_says_so(
    stores: Stores, actor: Principal, flag_set: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = 0

    async def undone(*_: object) -> None:
        nonlocal attempts
        attempts += 1
        raise Undone("Undone.")

    monkeypatch.setattr(flag_set_rows, "lock", undone)
    with pytest.raises(Undone):
        await flags.put(stores, actor, flag_set, "f", FLAG)
    assert attempts == 10
    monkeypatch.undo()
    assert (await flags.put(stores, actor, flag_set, "f", FLAG)).revision == 2
    assert len((await changes.list(stores, flag_set)).items) == 2


async def test_what_is_retried_answers_as_it_did() -> None:
    outcomes = [Undone("Undone."), Undone("Undone."), 42]

    @retried
    async def change(step: int) -> int:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Undone):
            raise outcome
        assert isinstance(outcome, int)
        return outcome + step

    assert await change(1) == 43
    assert outcomes == []
