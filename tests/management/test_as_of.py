"""Flag sets as they stood at a revision and at a time."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service.errors import NotFound
from service.evaluation.compiler.flag import compile_flag
from service.evaluation.definition.parts import FlagDefinition
from service.evaluation.flag_set import CompiledFlagSet
from service.management import documents, evaluators, flag_sets, flags, past_flag_sets, rollbacks
from service.management.as_of import AsOf
from service.management.past_flag_sets import PastFlagSets
from service.management.stores import Stores
from service.storage import flag_sets as rows
from service.structs.principal import Principal

ON = b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"on"}'
OFF = ON.replace(b'"defaultVariant":"on"', b'"defaultVariant":"off"')
STAFF = b'{"==":[{"var":"role"},"staff"]}'
USES = ON[:-1] + b',"targeting":{"if":[{"$ref":"staff"},"off"]}}'


def value(flag_set: CompiledFlagSet, flag: str, **context: str) -> object:
    answer = json.loads(flag_set.evaluate(flag, dict(context), 0).body)
    return answer.get("value", answer.get("errorCode"))


async def spread(stores: Stores, flag_set: str) -> dict[int, datetime]:
    """Put the revisions of a set a minute apart; return their times."""
    newest = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
    async with stores.database.read() as cursor:
        row = await rows.find(cursor, flag_set)
        times = {
            revision: newest - timedelta(minutes=row.revision - revision)
            for revision in range(1, row.revision + 1)
        }
    async with stores.database.transaction() as cursor:
        for revision, time in times.items():
            await cursor.execute(
                "UPDATE changes SET happened_at = %s WHERE flag_set_id = %s AND revision = %s",
                (int(time.timestamp()) * 1000, row.id, revision),
            )
    return times


async def test_every_point_answers_as_it_did(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    await flags.put(stores, actor, flag_set, "banner", USES)
    await evaluators.put(stores, actor, flag_set, "staff", STAFF.replace(b"staff", b"admin"))
    await flags.delete(stores, actor, flag_set, "banner")
    times = await spread(stores, flag_set)
    past = PastFlagSets()
    expected = {1: "FLAG_NOT_FOUND", 2: True, 3: True, 4: False, 5: True, 6: "FLAG_NOT_FOUND"}
    for revision, answer in expected.items():
        points: list[AsOf] = [revision, times[revision], times[revision] + timedelta(seconds=59)]
        for at in points:
            then = await past.get(stores, flag_set, at)
            assert (then.revision, value(then, "banner", role="staff")) == (revision, answer)
            document, stood = await documents.read(stores, flag_set, at=at)
            assert stood == revision
            assert ("banner" in json.loads(document)["flags"]) == (answer != "FLAG_NOT_FOUND")
    ahead = datetime.now(UTC) + timedelta(days=1)
    assert (await past.get(stores, flag_set, ahead)).revision == 6


async def test_the_sets_own_properties_are_those_of_then(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await documents.replace(stores, actor, flag_set, b'{"flags":{},"metadata":{"team":"a"}}')
    await documents.replace(stores, actor, flag_set, b'{"flags":{},"metadata":{"team":"b"}}')
    past = PastFlagSets()
    teams = [
        (await past.get(stores, flag_set, revision)).header.metadata.get("team")
        for revision in (1, 2, 3)
    ]
    assert teams == [None, "a", "b"]


async def test_a_point_without_the_set_says_why(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await flags.put(stores, actor, flag_set, "banner", ON)
    await flag_sets.delete(stores, actor, flag_set)
    await flag_sets.create(stores, actor, flag_set)
    times = await spread(stores, flag_set)
    past = PastFlagSets()
    # 1 made it, 2 put the flag, 3 deleted it, 4 made it again.
    for at, expected in (
        (times[1] - timedelta(milliseconds=1), f"it was created at {times[1]:%Y-%m-%dT%H:%M}"),
        (times[3], f"it was deleted at {times[3]:%Y-%m-%dT%H:%M}.*created again at"),
        (times[4] - timedelta(milliseconds=1), "it was deleted"),
        (3, "deleted by it"),
        (5, "There is no revision '5': the flag set has revisions 1 to 4."),
        (2**63 - 1, "There is no revision"),
    ):
        for reading in (past.get(stores, flag_set, at), documents.read(stores, flag_set, at=at)):
            with pytest.raises(NotFound) as raised:
                await reading
            assert re.search(expected, str(raised.value)), str(raised.value)
    assert value(await past.get(stores, flag_set, times[2]), "banner") is True
    with pytest.raises(NotFound):
        await rollbacks.flag_set(stores, actor, flag_set, 3)


async def test_what_is_kept_is_bounded_and_compiled_once(
    stores: Stores, actor: Principal, flag_set: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for flag in range(8):
        await flags.put(stores, actor, flag_set, f"flag-{flag}", ON)
    past = PastFlagSets()
    first = await past.get(stores, flag_set, 9)
    assert await past.get(stores, flag_set, 9) is first
    monkeypatch.setattr(past_flag_sets, "MOST_CHARACTERS", 1)
    small = PastFlagSets()
    first = await small.get(stores, flag_set, 1)
    for revision in (2, 3, 4):
        await small.get(stores, flag_set, revision)
    assert await small.get(stores, flag_set, 1) is not first


async def test_only_what_is_asked_for_is_compiled(
    stores: Stores, actor: Principal, flag_set: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    await evaluators.put(stores, actor, flag_set, "team", b'{"$ref":"staff"}')
    await flags.put(stores, actor, flag_set, "banner", USES.replace(b"staff", b"team"))
    await flags.put(stores, actor, flag_set, "other", ON)
    await flags.put(stores, actor, flag_set, "other", OFF)
    past = PastFlagSets()
    one = await past.get(stores, flag_set, 5, flag="banner")
    assert (list(one.definitions), sorted(one.evaluators)) == (["banner"], ["staff", "team"])
    assert value(one, "banner", role="staff") is False
    assert value(await past.get(stores, flag_set, 5, flag="never"), "never") == "FLAG_NOT_FOUND"
    present = await past.get(stores, flag_set, 6)
    then = await past.get(stores, flag_set, 5, current=present)
    assert [value(then, "other"), value(present, "other")] == [True, False]
    # The whole set is there now, and answers for each of its flags.
    assert await past.get(stores, flag_set, 5, flag="banner") is then
    compiled: list[str] = []

    def noted(definition: FlagDefinition, *more: Any, **named: Any) -> Any:
        compiled.append(definition.key)
        return compile_flag(definition, *more, **named)

    monkeypatch.setattr("service.evaluation.compiler.definitions.compile_flag", noted)
    await PastFlagSets().get(stores, flag_set, 5, current=present)
    assert compiled == ["other"]
