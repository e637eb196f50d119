"""What a flag set may have as a whole, whichever way it is written."""

from __future__ import annotations

import json
from collections.abc import Awaitable

import pytest

from service.errors import DefinitionRefused
from service.evaluation.definition import sizes
from service.evaluation.definition.sizes import Size, size_of_set
from service.evaluation.steps import finish
from service.management import copies, documents, evaluators, flag_sets, flags, rollbacks
from service.management.stores import Stores
from service.storage import evaluators as evaluator_rows
from service.storage import flag_set_sizes
from service.storage import flag_sets as flag_set_rows
from service.storage import flags as flag_rows
from service.structs.principal import Principal

FLAG = b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off"}'
LARGER = (
    b'{"state":"ENABLED","variants":{"on":"'
    + b"x" * 500
    + b'","off":""},"metadata":{"owner":"me"}}'
)


async def kept_and_real(stores: Stores, name: str) -> tuple[Size | None, Size]:
    """The size that is kept of the set as it stands, and what it comes to when it is read."""
    async with stores.database.read() as cursor:
        row = await flag_set_rows.find(cursor, name)
        texts = await flag_rows.texts(cursor, row.id), await evaluator_rows.texts(cursor, row.id)
        return await flag_set_sizes.find(cursor, row), finish(size_of_set(*texts))


async def test_the_size_is_kept_by_every_way_of_writing(stores: Stores, actor: Principal) -> None:
    document = json.dumps({"flags": {"a": json.loads(FLAG), "z": json.loads(LARGER)}}).encode()
    await flag_sets.create(stores, actor, "other")
    await flags.put(stores, actor, "other", "copied", LARGER)
    await flag_sets.create(stores, actor, "shop", metadata={"team": "checkout"})
    ways: list[Awaitable[object]] = [
        flags.put(stores, actor, "shop", "a", FLAG),
        flags.put(stores, actor, "shop", "b", FLAG),
        flags.put(stores, actor, "shop", "a", LARGER),
        flags.patch(stores, actor, "shop", "a", b'{"variants":{"more":"text"}}'),
        evaluators.put(stores, actor, "shop", "e", b'{"var":"x"}'),
        copies.copy(stores, actor, "other", "copied", "shop"),
        flag_sets.patch(stores, actor, "shop", metadata={"team": "cart", "more": True}),
        documents.replace(stores, actor, "shop", document),
        rollbacks.flag_set(stores, actor, "shop", 4),
        rollbacks.flag(stores, actor, "shop", "a", 3),
        flags.delete(stores, actor, "shop", "b"),
        evaluators.put(stores, actor, "shop", "e", b'{"!":[{"var":"x"}]}'),
        evaluators.delete(stores, actor, "shop", "e"),
    ]
    for way in ways:
        await way
        kept, real = await kept_and_real(stores, "shop")
        assert kept == real
    await flag_sets.delete(stores, actor, "shop")
    await flag_sets.create(stores, actor, "shop")
    assert await kept_and_real(stores, "shop") == (Size(), Size())


async def test_a_size_that_an_older_release_left_behind_is_made_anew(
    stores: Stores, actor: Principal
) -> None:
    await flag_sets.create(stores, actor, "shop")
    await flags.put(stores, actor, "shop", "a", FLAG)
    async with stores.database.transaction() as cursor:
        await cursor.execute("UPDATE flag_set_sizes SET revision = 1, answers = 5")
    await flags.put(stores, actor, "shop", "b", FLAG)
    kept, real = await kept_and_real(stores, "shop")
    assert kept == real


async def test_no_way_of_writing_makes_a_set_too_large(
    stores: Stores, actor: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    await flag_sets.create(stores, actor, "other")
    await flags.put(stores, actor, "other", "copied", LARGER)
    await flag_sets.create(stores, actor, "shop")
    for key in "abc":
        await flags.put(stores, actor, "shop", key, LARGER)
    for key in "bc":
        await flags.put(stores, actor, "shop", key, FLAG)
    await flags.delete(stores, actor, "shop", "c")
    _, size = await kept_and_real(stores, "shop")
    monkeypatch.setattr(sizes, "MAX_SET_ANSWER_BYTES", size.answer_bytes + 100)
    flags_of = {key: json.loads(LARGER) for key in "abc"}
    document = json.dumps({"flags": flags_of}).encode()
    for refused in (
        flags.put(stores, actor, "shop", "c", FLAG),
        flags.patch(stores, actor, "shop", "b", LARGER),
        copies.copy(stores, actor, "other", "copied", "shop"),
        flag_sets.patch(stores, actor, "shop", metadata={"team": "x" * 1000}),
        documents.replace(stores, actor, "shop", document),
        documents.replace(stores, actor, "shop", document, dry_run=True),
        rollbacks.flag(stores, actor, "shop", "c", 4),
        rollbacks.flag_set(stores, actor, "shop", 4),
        rollbacks.flag_set(stores, actor, "shop", 4, dry_run=True),
    ):
        with pytest.raises(DefinitionRefused, match="too large"):
            await refused
    # What is too large already may become smaller, and stay as it is in everything else.
    monkeypatch.setattr(sizes, "MAX_SET_ANSWER_BYTES", 100)
    await flags.patch(stores, actor, "shop", "b", b'{"state":"DISABLED"}')
    await flags.delete(stores, actor, "shop", "b")
