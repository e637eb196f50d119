from __future__ import annotations

import asyncio
import random

from service.errors import Conflict, NotFound
from service.management import api_keys, evaluators, flag_sets, flags
from service.management.stores import Stores
from service.storage import deltas
from service.structs.principal import Principal

ON = b'{"state":"ENABLED","variants":{"on":true},"defaultVariant":"on"}'
RULE = b'{"==":[{"var":"role"},"staff"]}'


async def test_a_crowd_that_does_everything_at_once_deadlocks_nobody(
    stores: Stores, actor: Principal
) -> None:
    chance = random.Random(7)

    async def one(number: int) -> None:
        name = chance.choice(["a", "b", "c"])
        match chance.randrange(7):
            case 0:
                await flag_sets.create(stores, actor, name)
            case 1:
                await flag_sets.delete(stores, actor, name)
            case 2:
                key = await api_keys.create(stores, actor, "k", {"read"}, name)
                await api_keys.rotate(stores, actor, key.id, grace=5)
            case 3:
                key = await api_keys.create(stores, actor, "k", {"read"})
                await api_keys.revoke(stores, actor, key.id)
            case 4:
                await evaluators.put(stores, actor, name, f"rule-{number % 5}", RULE)
            case 5:
                await flag_sets.patch(stores, actor, name, metadata={"n": number})
            case _:
                await flags.put(stores, actor, name, f"flag-{number % 5}", ON)

    ended = await asyncio.gather(*(one(number) for number in range(400)), return_exceptions=True)
    # A deadlock, or a lock that was waited for too long, would be Unavailable.
    unexpected = [end for end in ended if not isinstance(end, NotFound | Conflict | None)]
    assert unexpected == []
    heads = await deltas.read_heads(stores.database)
    async with stores.database.read() as cursor:
        for name, head in heads.flag_sets.items():
            # Every revision that was ever given has its rows in the history.
            await cursor.execute(
                "SELECT COUNT(DISTINCT revision), MAX(revision) FROM changes"
                " WHERE flag_set_id = %s",
                (head.id,),
            )
            assert cursor.fetchone() == (head.revision, head.revision), name
