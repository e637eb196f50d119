"""Background processes on the test's stores, and waiting for their jobs."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from devstack.background import Background
from devstack.mariadb import PrivateMariaDB
from service.management import flag_sets, flags, webhooks
from service.management.stores import Stores
from service.storage.migrations import migrate
from service.structs.principal import Principal
from tests import waiting
from tests.patient import patient_database
from tests.waiting import PATIENCE

ACTOR = Principal(7, "deploy bot", frozenset({"admin"}))
NAME = "checkout.production"
FLAG = b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"on"}'

Start = Callable[..., Background]
Until = Callable[[Callable[[], object]], Awaitable[None]]


@pytest.fixture
def until() -> Until:
    """Wait until a condition holds; fail the test if it never does."""
    return waiting.until


@pytest.fixture
def start(database_url: str, redis_url: str, tmp_path: Path) -> Iterator[Start]:
    """Starts a background process on the test's stores, with these settings besides."""
    started: list[Background] = []

    def start(**settings: str) -> Background:
        environment = {
            "FLAGSTAFF_MYSQL_URL": database_url,
            "FLAGSTAFF_REDIS_URL": redis_url,
            # A machine that is busy makes neither a receiver nor a store slow: what is given up
            # on is called, or logged, twice.
            "FLAGSTAFF_WEBHOOK_TIMEOUT": f"{PATIENCE}",
            "FLAGSTAFF_MYSQL_CONNECT_TIMEOUT": f"{PATIENCE}",
            "FLAGSTAFF_MYSQL_STATEMENT_TIMEOUT": f"{PATIENCE}",
            "FLAGSTAFF_REDIS_TIMEOUT": f"{PATIENCE}",
            **{f"FLAGSTAFF_{name.upper()}": value for name, value in settings.items()},
        }
        process = Background(tmp_path, environment, name=f"background-{len(started)}")
        started.append(process)
        process.start()
        return process

    yield start
    for process in started:
        process.stop()


@pytest.fixture
async def own_mariadb(
    stores: Stores, tmp_path: Path
) -> AsyncIterator[tuple[PrivateMariaDB, Stores]]:
    """A MariaDB that this test may stop and restart, and the stores with it as the database."""
    server = PrivateMariaDB(tmp_path / "mariadb", durable=False)
    server.start()
    migrate(server.url)
    database = await patient_database(server.url, size=4)
    yield server, msgspec.structs.replace(stores, database=database)
    await database.close()
    server.stop()


async def make_webhook(stores: Stores) -> int:
    """Make a flag set with a flag, and a webhook that nobody answers; return its id."""
    await flag_sets.create(stores, ACTOR, NAME)
    await flags.put(stores, ACTOR, NAME, "f", FLAG)
    return (await webhooks.create(stores, ACTOR, NAME, "http://127.0.0.1:9/")).webhook.id


@pytest.fixture
async def webhook(stores: Stores) -> int:
    """The webhook of a flag set with a flag."""
    return await make_webhook(stores)
