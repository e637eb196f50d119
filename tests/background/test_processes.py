"""Background processes as they run: several at once, killed, stopped, and with stores away."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from devstack.addresses import free_port, socket_directory
from devstack.background import Background
from devstack.mariadb import PrivateMariaDB
from service.management import flag_sets, flags, webhooks
from service.management.stores import Stores
from service.storage.outbox import DeliveryRow
from tests.background.conftest import ACTOR, NAME, Start, Until
from tests.receiver import Receiver
from tests.waiting import PATIENCE


def exit_code(process: Background) -> int:
    ended = process.child._process
    assert ended is not None
    return ended.wait(PATIENCE)


async def put(stores: Stores, number: int) -> None:
    body = b'{"state":"ENABLED","variants":{"v":%d},"defaultVariant":"v"}' % number
    await flags.put(stores, ACTOR, NAME, f"flag-{number % 5}", body)


async def told(stores: Stores, webhook: int) -> list[DeliveryRow]:
    return [*(await webhooks.deliveries(stores, NAME, webhook, limit=1000)).items]


async def until_delivered(stores: Stores, listening: list[int], number: int) -> None:
    """Returns once each webhook has this number of deliveries behind it."""

    async def done() -> bool:
        for webhook in listening:
            states = [delivery.state for delivery in await told(stores, webhook)]
            if states != ["delivered"] * number:
                return False
        return True

    async with asyncio.timeout(PATIENCE):
        while not await done():  # noqa: ASYNC110  # it is about what others do
            await asyncio.sleep(0.02)


async def test_three_processes_make_each_call_once_and_in_order(
    stores: Stores, start: Start, until: Until
) -> None:
    await flag_sets.create(stores, ACTOR, NAME)
    processes = [start() for _ in range(3)]
    with Receiver().serving() as one, Receiver().serving() as two, Receiver().serving() as three:
        receivers = [one, two, three]
        listening = [
            (await webhooks.create(stores, ACTOR, NAME, receiver.url)).webhook.id
            for receiver in receivers
        ]
        for number in range(60):
            await put(stores, number)
        await until_delivered(stores, listening, 60)
        for receiver in receivers:
            assert receiver.revisions == [*range(2, 62)]
    assert all(process.child.pid is not None for process in processes)


async def test_another_process_takes_over_when_one_is_killed_in_the_middle_of_a_call(
    stores: Stores, start: Start, until: Until, receiver: Receiver
) -> None:
    await flag_sets.create(stores, ACTOR, NAME)
    webhook = (await webhooks.create(stores, ACTOR, NAME, receiver.url)).webhook.id
    receiver.go_on.clear()
    killed = start(webhook_timeout="30")
    await put(stores, 1)
    await put(stores, 2)
    await until(lambda: receiver.calls)
    killed.kill()
    async with stores.database.transaction() as cursor:
        # As if the 35 seconds of its lease had passed but for a few.
        await cursor.execute("UPDATE webhooks SET leased_until = leased_until - 33000")
    start()
    start()
    receiver.go_on.set()
    await until_delivered(stores, [webhook], 2)
    first, again, second = receiver.calls
    assert (first.revision, again.revision, second.revision) == (2, 2, 3)
    assert first.id == again.id


@pytest.fixture
def manager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """The socket on which processes that are started tell the service manager of their state."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        path = socket_directory(tmp_path) / "notify.sock"
        manager.bind(str(path))
        manager.settimeout(PATIENCE)
        monkeypatch.setenv("NOTIFY_SOCKET", str(path))
        yield manager


async def test_a_stop_lets_a_call_be_finished(
    stores: Stores, start: Start, until: Until, receiver: Receiver, manager: socket.socket
) -> None:
    await flag_sets.create(stores, ACTOR, NAME)
    webhook = (await webhooks.create(stores, ACTOR, NAME, receiver.url)).webhook.id
    receiver.go_on.clear()
    process = start(graceful_shutdown_timeout=f"{PATIENCE}")
    await put(stores, 1)
    await put(stores, 2)
    await until(lambda: receiver.calls)
    process.child.terminate()
    # The signal comes when the kernel next runs the process, and the answer may come before it.
    while manager.recv(100) != b"STOPPING=1":
        pass
    receiver.go_on.set()
    assert exit_code(process) == 0
    waiting, delivered = await told(stores, webhook)
    assert (delivered.state, waiting.state) == ("delivered", "pending")
    assert receiver.revisions == [2]


async def test_a_call_that_outlasts_the_grace_is_left_to_another(
    stores: Stores, start: Start, until: Until, receiver: Receiver
) -> None:
    await flag_sets.create(stores, ACTOR, NAME)
    webhook = (await webhooks.create(stores, ACTOR, NAME, receiver.url)).webhook.id
    receiver.go_on.clear()
    process = start(graceful_shutdown_timeout="0.1")
    await put(stores, 1)
    await until(lambda: receiver.calls)
    process.child.terminate()
    assert exit_code(process) == 0
    (waiting,) = await told(stores, webhook)
    assert waiting.state == "pending"


async def test_without_redis_changes_are_found_by_looking(
    stores: Stores, start: Start, until: Until, receiver: Receiver
) -> None:
    await flag_sets.create(stores, ACTOR, NAME)
    webhook = (await webhooks.create(stores, ACTOR, NAME, receiver.url)).webhook.id
    start(redis_url=f"redis://127.0.0.1:{free_port()}/0")
    for number in range(3):
        await put(stores, number)
        await until_delivered(stores, [webhook], number + 1)
    assert receiver.revisions == [2, 3, 4]


async def test_what_a_webhook_keeps_secret_is_in_no_log(
    stores: Stores, start: Start, until: Until, receiver: Receiver
) -> None:
    await flag_sets.create(stores, ACTOR, NAME)
    url = receiver.url.replace("http://", "http://somebody:pass-word@")
    made = await webhooks.create(stores, ACTOR, NAME, url)
    process = start(log_level="debug")
    receiver.status = 500
    await put(stores, 1)
    await until(lambda: "The receiver answered 500." in process.child.log.read_text())
    process.stop()
    log = process.child.log.read_text()
    for secret in ("pass-word", made.secret.removeprefix("whsec_"), "/hook", "webhook-signature"):
        assert secret not in log


async def test_a_database_that_goes_and_comes_back_is_outlived(
    own_mariadb: tuple[PrivateMariaDB, Stores], start: Start, until: Until, receiver: Receiver
) -> None:
    server, stores = own_mariadb
    await flag_sets.create(stores, ACTOR, NAME)
    webhook = (await webhooks.create(stores, ACTOR, NAME, receiver.url)).webhook.id
    process = start(mysql_url=server.url)
    await put(stores, 1)
    await until_delivered(stores, [webhook], 1)
    pid = process.child.pid
    server.kill()
    await until(lambda: "Job 'webhooks' waits" in process.child.log.read_text())
    server.start()
    await put(stores, 2)
    await until_delivered(stores, [webhook], 2)
    assert receiver.revisions == [2, 3]
    assert process.child.pid == pid
    # However many runs it has side by side.
    assert process.child.log.read_text().count("Job 'webhooks' waits") == 1
