"""Plans through faults: processes killed, and stores lost at each point of a step."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import quote

import pytest

from devstack.addresses import free_port, socket_directory
from devstack.mariadb import PrivateMariaDB
from service.management import flag_sets, flags
from service.management.plans import schedules
from service.management.plans.applying import Applier
from service.management.plans.schedule.kind import Schedules
from service.management.stores import Stores
from service.settings import Settings
from tests.background.conftest import ACTOR, FLAG, NAME, Start, make_webhook
from tests.background.planning import (
    eventually,
    history,
    is_applied,
    planned,
    require_applied_once,
)
from tests.mysql_proxy import Conversation, Proxy, When
from tests.time_of_plans import let_time_pass
from tests.waiting import wait_until

# The statement that begins a step: it locks the flag set.
FIRST = "FOR UPDATE"


@pytest.fixture
def proxy(mariadb: PrivateMariaDB, tmp_path: Path) -> Iterator[Proxy]:
    with Proxy(socket_directory(tmp_path), mariadb.socket).serving() as proxy:
        yield proxy


def through(proxy: Proxy, database_url: str) -> str:
    """The URL of the database behind the proxy."""
    return f"{database_url.partition('=')[0]}={quote(str(proxy.path))}"


def steps_of(conversation: Conversation) -> list[list[str]]:
    """The statements of each step of a connection, from the lock of the set to the COMMIT."""
    steps: list[list[str]] = []
    is_within = False
    for each in list(conversation.statements):
        if each.endswith(FIRST):
            steps.append([])
            is_within = True
        if is_within:
            steps[-1].append(each)
        is_within = is_within and each != "COMMIT"
    return steps


def stopping_at(number: int, when: When) -> Callable[[Conversation, str], When | None]:
    """Stop at the statement of this number of a step, once."""
    over: list[bool] = []

    def choose(conversation: Conversation, statement: str) -> When | None:
        steps = steps_of(conversation)
        if over or not steps or len(steps[-1]) != number + 1 or steps[-1][-1] != statement:
            return None
        over.append(True)
        return when

    return choose


async def statements_of_a_step(
    stores: Stores, proxy: Proxy, start: Start, database_url: str
) -> list[str]:
    """Apply a plan through the proxy; return the statements of its step."""
    plan = await planned(stores)
    await let_time_pass(stores)
    process = start(mysql_url=through(proxy, database_url))
    await eventually(lambda: is_applied(stores, plan))
    process.kill()
    (step,) = [
        step
        for conversation in proxy.conversations
        for step in steps_of(conversation)
        if any(each.startswith("UPDATE plans") for each in step)
    ]
    assert step[-1] == "COMMIT"
    return step


async def apply_here(stores: Stores) -> None:
    """Apply what is due, as another process does."""
    applier = Applier({"schedule": Schedules()})
    while await applier.apply(stores, Settings()):
        pass


async def require_a_kill_is_harmless(
    stores: Stores,
    proxy: Proxy,
    start: Start,
    database_url: str,
    webhook: int,
    number: int,
    when: When,
) -> None:
    """Kill a process at a statement of its step, and let another go on."""
    plan = await planned(stores)
    proxy.stopped.clear()
    proxy.choose = stopping_at(number, when)
    await let_time_pass(stores)
    process = start(mysql_url=through(proxy, database_url))
    await asyncio.to_thread(wait_until, proxy.stopped.is_set)
    process.kill()
    await apply_here(stores)
    await require_applied_once(stores, plan, webhook)


async def test_a_process_killed_around_the_commit_neither_loses_nor_repeats_a_step(
    stores: Stores, proxy: Proxy, start: Start, database_url: str, webhook: int
) -> None:
    step = await statements_of_a_step(stores, proxy, start, database_url)
    last = len(step) - 1
    points: list[tuple[int, When]] = [(0, "after"), (last, "before"), (last, "after")]
    for number, when in points:
        await require_a_kill_is_harmless(
            stores,
            proxy,
            start,
            database_url,
            webhook,
            number,
            when,
        )


@pytest.mark.long
async def test_a_process_killed_at_any_point_neither_loses_nor_repeats_a_step(
    stores: Stores, proxy: Proxy, start: Start, database_url: str, webhook: int
) -> None:
    step = await statements_of_a_step(stores, proxy, start, database_url)
    # The lock, the choice, the flag, the sizes, the revision, the history, the outbox, the plan.
    assert len(step) > 10
    moments: tuple[When, ...] = ("before", "after")
    for number in range(len(step)):
        for when in moments:
            await require_a_kill_is_harmless(
                stores,
                proxy,
                start,
                database_url,
                webhook,
                number,
                when,
            )


async def test_mysql_restarted_in_the_middle_of_a_step(
    own_mariadb: tuple[PrivateMariaDB, Stores], tmp_path: Path, start: Start
) -> None:
    server, stores = own_mariadb
    webhook = await make_webhook(stores)
    with Proxy(socket_directory(tmp_path), server.socket).serving() as proxy:
        url = through(proxy, server.url)
        step = await statements_of_a_step(stores, proxy, start, server.url)
        last = len(step) - 1
        process = start(mysql_url=url)
        points: list[tuple[int, When]] = [(0, "after"), (last // 2, "after")]
        points += [(last, "before"), (last, "after")]
        for number, when in points:
            plan = await planned(stores)
            proxy.stopped.clear()
            proxy.choose = stopping_at(number, when)
            await let_time_pass(stores)
            await asyncio.to_thread(wait_until, proxy.stopped.is_set)
            server.kill()
            proxy.let_go()
            server.start()
            stores.database.renew()
            await eventually(partial(is_applied, stores, plan))
            await require_applied_once(stores, plan, webhook)
        # The process outlived all of it.
        assert process.child.pid is not None


async def test_three_processes_apply_each_plan_once_and_in_order(
    stores: Stores, start: Start
) -> None:
    names = ("one", "two", "three")
    made: dict[str, list[int]] = {name: [] for name in names}
    for name in names:
        await flag_sets.create(stores, ACTOR, name)
        for flag in ("f", "g"):
            await flags.put(stores, ACTOR, name, flag, FLAG)
        for number in range(20):
            made[name].append((await planned(stores, "fg"[number % 2], name)).id)
    for _ in range(3):
        start()
    await let_time_pass(stores)

    async def are_all_applied() -> bool:
        states = [
            plan.state for name in names for plan in (await schedules.list(stores, name)).items
        ]
        return states == ["applied"] * 60

    await eventually(are_all_applied)
    for name in names:
        comments = [each.comment for each in await history(stores, name)]
        assert comments == [f"Schedule {number}." for number in made[name]]


async def test_what_was_due_while_nothing_ran_is_applied_or_missed_afterwards(
    stores: Stores, start: Start, webhook: int
) -> None:
    at = datetime.now(UTC) + timedelta(days=30)
    latest = at + timedelta(seconds=1)
    late = await planned(stores, at=at)
    missed = await planned(stores, at=at, latest=latest)
    in_time = await planned(stores, at=at, latest=latest + timedelta(days=300))
    await let_time_pass(stores)
    start()
    await eventually(lambda: is_applied(stores, in_time))
    states = [
        (await schedules.get(stores, NAME, each.id)).state for each in (late, missed, in_time)
    ]
    assert states == ["applied", "missed", "applied"]


async def test_without_redis_a_plan_is_applied_as_ever(
    stores: Stores, start: Start, webhook: int
) -> None:
    plan = await planned(stores)
    await let_time_pass(stores)
    start(redis_url=f"redis://127.0.0.1:{free_port()}/0")
    await eventually(lambda: is_applied(stores, plan))
    await require_applied_once(stores, plan, webhook)
