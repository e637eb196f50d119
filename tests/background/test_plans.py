"""Plans through faults: processes killed, stores lost at each point of a step, clocks set."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest

from devstack.addresses import free_port, socket_directory
from devstack.background import Background
from devstack.mariadb import PrivateMariaDB
from service.management import changes, flag_sets, flags, webhooks
from service.management.plans import schedules
from service.management.plans.applying import Applier
from service.management.plans.schedule.kind import Schedules
from service.management.stores import Stores
from service.settings import Settings
from service.storage.changes import ChangeRow, Filter
from service.storage.database import Database
from service.storage.migrations import migrate
from service.storage.plans import PlanRow
from service.structs.plans import NewSchedule
from service.structs.principal import Principal
from tests.mysql_proxy import Conversation, Proxy, When
from tests.waiting import PATIENCE, wait_until

ACTOR = Principal(7, "deploy bot", frozenset({"admin"}))
NAME = "checkout.production"
FLAG = b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"on"}'

# The statement that begins a step: it locks the flag set.
FIRST = "FOR UPDATE"
FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)

Start = Callable[..., Background]


@pytest.fixture
def start(database_url: str, redis_url: str, tmp_path: Path) -> Iterator[Start]:
    """Starts a background process on the test's stores, with these settings besides."""
    started: list[Background] = []

    def start(**settings: str) -> Background:
        environment = {
            "FLAGSTAFF_MYSQL_URL": database_url,
            "FLAGSTAFF_REDIS_URL": redis_url,
            **{f"FLAGSTAFF_{name.upper()}": value for name, value in settings.items()},
        }
        process = Background(tmp_path, environment, name=f"background-{len(started)}")
        started.append(process)
        process.start()
        return process

    yield start
    for process in started:
        process.stop()


async def planned(stores: Stores, flag: str = "f", name: str = NAME, **body: object) -> PlanRow:
    """Schedule a change of the flag that is unlike any other, in a month unless told otherwise."""
    plans = await schedules.list(stores, name)
    number = len(plans.items) + (plans.items[0].id if plans.items else 0)
    wanted = {
        "at": datetime.now(UTC) + timedelta(days=30),
        "flag": flag,
        "patch": {"metadata": {"number": number}},
        **body,
    }
    made = msgspec.json.decode(msgspec.json.encode(wanted), type=NewSchedule)
    return (await schedules.create(stores, ACTOR, name, made)).plan


async def make_due(stores: Stores) -> None:
    """Let the time of every plan have come."""
    async with stores.database.transaction() as cursor:
        await cursor.execute(
            "UPDATE plans SET next_at = next_at - 31 * 86400000,"
            " latest_at = latest_at - 31 * 86400000"
        )


async def eventually(condition: Callable[[], Awaitable[object]]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await condition():  # noqa: ASYNC110  # it is about what others do
            await asyncio.sleep(0.02)


async def history(stores: Stores, name: str = NAME) -> list[ChangeRow]:
    """The changes of schedules, the oldest first."""
    found: list[ChangeRow] = []
    after = None
    while True:
        page = await changes.list(stores, name, Filter(), limit=1000, after=after)
        found += page.items
        if page.next is None:
            break
        after = page.next
    return [each for each in reversed(found) if (each.comment or "").startswith("Schedule ")]


async def is_applied(stores: Stores, plan: PlanRow, name: str = NAME) -> bool:
    return (await schedules.get(stores, name, plan.id)).state == "applied"


async def require_applied_once(stores: Stores, plan: PlanRow, webhook: int) -> None:
    """The change, its delivery and the plan's row say the same, once."""
    after = await schedules.get(stores, NAME, plan.id)
    (change,) = [each for each in await history(stores) if each.comment == f"Schedule {plan.id}."]
    assert (after.state, after.revision) == ("applied", change.revision)
    sent = (await webhooks.deliveries(stores, NAME, webhook, limit=1000)).items
    assert [each.revision for each in sent].count(change.revision) == 1
    assert (await flag_sets.get(stores, NAME)).revision == change.revision


@pytest.fixture
async def webhook(stores: Stores) -> int:
    """A flag set with a flag, and a webhook that nobody answers; its id."""
    await flag_sets.create(stores, ACTOR, NAME)
    await flags.put(stores, ACTOR, NAME, "f", FLAG)
    return (await webhooks.create(stores, ACTOR, NAME, "http://127.0.0.1:9/")).webhook.id


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
    await make_due(stores)
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
    await make_due(stores)
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


@pytest.fixture
async def own_mariadb(
    stores: Stores, tmp_path: Path
) -> AsyncIterator[tuple[PrivateMariaDB, Stores]]:
    """A MariaDB that this test may restart, and the stores with it as the database."""
    server = PrivateMariaDB(tmp_path / "mariadb", durable=False)
    server.start()
    migrate(server.url)
    database = await Database.connect(server.url, size=4, statement_timeout=10)
    yield server, msgspec.structs.replace(stores, database=database)
    await database.close()
    server.stop()


async def test_mysql_restarted_in_the_middle_of_a_step(
    own_mariadb: tuple[PrivateMariaDB, Stores], tmp_path: Path, start: Start
) -> None:
    server, stores = own_mariadb
    await flag_sets.create(stores, ACTOR, NAME)
    await flags.put(stores, ACTOR, NAME, "f", FLAG)
    webhook = (await webhooks.create(stores, ACTOR, NAME, "http://127.0.0.1:9/")).webhook.id
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
            await make_due(stores)
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
    await make_due(stores)

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
    latest = datetime.now(UTC) + timedelta(days=30, seconds=1)
    late = await planned(stores)
    missed = await planned(stores, latest=latest)
    in_time = await planned(stores, latest=latest + timedelta(days=300))
    await make_due(stores)
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
    await make_due(stores)
    start(redis_url=f"redis://127.0.0.1:{free_port()}/0")
    await eventually(lambda: is_applied(stores, plan))
    await require_applied_once(stores, plan, webhook)


# --- clocks --------------------------------------------------------------------------------------


def preload(monkeypatch: pytest.MonkeyPatch, offset: Path) -> None:
    """Let processes that are started have the clock that the file says."""
    monkeypatch.setenv("LD_PRELOAD", str(FAKETIME))
    monkeypatch.setenv("FAKETIME_TIMESTAMP_FILE", str(offset))
    monkeypatch.setenv("FAKETIME_NO_CACHE", "1")
    monkeypatch.setenv("FAKETIME_DONT_FAKE_MONOTONIC", "1")
    monkeypatch.setenv("DONT_FAKE_MONOTONIC", "1")


async def clock_of(stores: Stores) -> datetime:
    async with stores.database.read() as cursor:
        await cursor.execute("SELECT CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)")
        (milliseconds,) = cursor.fetchone() or (0,)
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


@pytest.mark.long
@pytest.mark.skipif(FAKETIME is None, reason="The package faketime is not installed.")
async def test_the_clock_of_the_database_is_set_by_an_hour_either_way(
    stores: Stores, tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    offset = tmp_path / "clock"
    offset.write_text("+0")
    server = PrivateMariaDB(tmp_path / "mariadb", durable=False)
    with monkeypatch.context() as patch:
        preload(patch, offset)
        server.start()
    migrate(server.url)
    database = await Database.connect(server.url, size=4, statement_timeout=10)
    stores = msgspec.structs.replace(stores, database=database)
    await flag_sets.create(stores, ACTOR, NAME)
    await flags.put(stores, ACTOR, NAME, "f", FLAG)
    webhook = (await webhooks.create(stores, ACTOR, NAME, "http://127.0.0.1:9/")).webhook.id
    start(mysql_url=server.url)
    now = await clock_of(stores)
    at_once = await planned(stores, at=now + timedelta(seconds=2))
    within = await planned(stores, at=now + timedelta(minutes=30))
    beyond = await planned(stores, at=now + timedelta(minutes=90))
    await eventually(lambda: is_applied(stores, at_once))
    await require_applied_once(stores, at_once, webhook)

    offset.write_text("+1h")
    assert await clock_of(stores) > now + timedelta(minutes=59)
    await eventually(lambda: is_applied(stores, within))
    await require_applied_once(stores, within, webhook)
    assert (await schedules.get(stores, NAME, beyond.id)).state == "waiting"

    offset.write_text("+0")
    assert await clock_of(stores) < now + timedelta(minutes=30)
    # It is due again by the clock, and was applied.
    marker = await planned(stores, at=await clock_of(stores) + timedelta(seconds=1))
    await eventually(lambda: is_applied(stores, marker))
    assert [each.comment for each in await history(stores)] == [
        f"Schedule {each.id}." for each in (at_once, within, marker)
    ]
    # Times of the history never go back.
    times = [each.at for each in await history(stores)]
    assert times == sorted(times)
    offset.write_text("+2h")
    await eventually(lambda: is_applied(stores, beyond))
    await require_applied_once(stores, beyond, webhook)
    await database.close()
    server.stop()


@pytest.mark.long
@pytest.mark.skipif(FAKETIME is None, reason="The package faketime is not installed.")
@pytest.mark.parametrize("hours", [-1, 1])
async def test_the_clock_of_the_process_does_not_matter(
    stores: Stores,
    tmp_path: Path,
    start: Start,
    webhook: int,
    monkeypatch: pytest.MonkeyPatch,
    hours: int,
) -> None:
    offset = tmp_path / "clock"
    offset.write_text(f"{hours:+d}h")
    now = await clock_of(stores)
    soon = await planned(stores, at=now + timedelta(seconds=2), latest=now + timedelta(minutes=5))
    later = await planned(stores, at=now + timedelta(minutes=30))
    with monkeypatch.context() as patch:
        preload(patch, offset)
        process = start(log_format="json")
    await eventually(lambda: is_applied(stores, soon))
    await require_applied_once(stores, soon, webhook)
    assert (await schedules.get(stores, NAME, later.id)).state == "waiting"
    # Its own clock is off, as its log shows.
    lines = [json.loads(line) for line in process.child.log.read_text().splitlines()]
    (advanced,) = [line for line in lines if line.get("event") == "plan_advanced"]
    off = datetime.fromisoformat(advanced["time"]) - now
    assert abs(off - timedelta(hours=hours)) < timedelta(minutes=20)
