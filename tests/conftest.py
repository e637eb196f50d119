"""The servers of tests: real ones, private to the test session."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
import signal
import subprocess
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

# Imported early: its pytest plugin otherwise does so when a test fails, so deep in the stack that
# the parser of Python 3.11 loses count of its depth (CPython issue 106905).
import hypothesis
import pymysql
import pytest
import redis
from pymysql.constants import CLIENT

from devstack.mariadb import PrivateMariaDB
from devstack.redis import PrivateRedis
from devstack.stack import Stack
from service.management.stores import Stores
from service.storage.migrations import migrate
from tests.patient import patient_announcer, patient_contexts, patient_database
from tests.prometheus import PrometheusStandIn
from tests.receiver import Receiver
from tests.sharing import Sharing, in_order

ADMIN_KEY = "an-admin-key-of-the-tests-0123456789"

_numbers = count(1)

# A file system in memory. The servers of all tests write about a gigabyte.
_MEMORY = Path("/dev/shm")
_ROOM = 4 * 2**30

# The OpenFeature clients and flagd's core for JavaScript, with the scripts that drive them.
JAVASCRIPT = Path(__file__).parent / "contract" / "javascript"


# A busy machine makes an example slow, and no test wrong.
_PATIENT = hypothesis.settings(
    deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
# The same examples in each run; the long tests look for others.
hypothesis.settings.register_profile("usual", _PATIENT, derandomize=True)
hypothesis.settings.register_profile("long", _PATIENT)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Have an option for what only people look at."""
    parser.addoption(
        "--screenshots",
        action="store_true",
        help="let tests of the console take screenshots, in .artefacts/console",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Choose generated examples, accept Ctrl-C, put the tests' files in memory if it is enough.

    A run that a shell put into the background ignores Ctrl-C, and so would everything that it
    starts and tests interrupt. In memory a database is created in an eighth of the time.
    """
    hypothesis.settings.load_profile("usual" if config.option.markexpr == "not long" else "long")
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if _can_hold_tests(_MEMORY):
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Leave what is collected out of every search for garbage: it stays to the end.

    Searches that find nothing take a fifth of the collection, and each later one would go through
    twelve thousand tests again.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that take long."""
    items[:] = in_order(items)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Sharing:
    """Share the tests out by file and by folder."""
    return Sharing(config, log)


def _can_hold_tests(directory: Path) -> bool:
    """Return whether a directory has room for the servers of a test run, and may run programs."""
    try:
        facts = os.statvfs(directory)
    except OSError:
        return False
    room = facts.f_bavail * facts.f_frsize
    return room >= _ROOM and not facts.f_flag & os.ST_NOEXEC and os.access(directory, os.W_OK)


@pytest.fixture(scope="session")
def mariadb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateMariaDB]:
    """A MariaDB with nothing but what other tests created."""
    server = PrivateMariaDB(tmp_path_factory.mktemp("mariadb"), durable=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def private_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivateRedis]:
    """A Redis without other users."""
    server = PrivateRedis(tmp_path_factory.mktemp("redis"), durable=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def _copying(mariadb: PrivateMariaDB) -> str:
    """Statements that make an empty database a migrated one: migrating takes longer."""
    migrate(mariadb.url_of("migrated"))
    statements = []
    with _cursor(mariadb) as cursor:
        cursor.execute("SHOW TABLES FROM migrated")
        for (table,) in cursor.fetchall():
            statements.append(f"CREATE TABLE {table} LIKE migrated.{table}")
            # MySQL refuses this for a table with a generated column, and few have a row.
            cursor.execute(f"SELECT EXISTS (SELECT * FROM migrated.{table})")
            if cursor.fetchone() == (1,):
                statements.append(f"INSERT INTO {table} SELECT * FROM migrated.{table}")
    return ";".join(statements)


@pytest.fixture
def empty_database_url(mariadb: PrivateMariaDB) -> Iterator[str]:
    """A database of this test's own, without tables."""
    with _database(mariadb) as name:
        yield mariadb.url_of(name)


@pytest.fixture
def database_url(mariadb: PrivateMariaDB, _copying: str) -> Iterator[str]:
    """A migrated database of this test's own, without a flag set or a key."""
    with _database(mariadb) as name:
        with _cursor(mariadb) as cursor:
            cursor.execute(f"USE {name};{_copying}")
            # Each statement has a result of its own; one that failed raises.
            while cursor.nextset():
                pass
        yield mariadb.url_of(name)


@pytest.fixture
def redis_url(private_redis: PrivateRedis) -> str:
    """A Redis without a key in it."""
    with redis.Redis.from_url(private_redis.url) as client:
        client.flushall()
    return private_redis.url


@pytest.fixture
async def stores(database_url: str, redis_url: str) -> AsyncIterator[Stores]:
    """The stores of use-cases, empty."""
    database = await patient_database(database_url, size=6)
    announcer = patient_announcer(redis_url)
    context_cache = patient_contexts(redis_url)
    yield Stores(database, announcer, context_cache)
    await context_cache.close()
    await announcer.close()
    await database.close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver of webhooks that is called by this test alone."""
    with Receiver().serving() as receiver:
        yield receiver


@pytest.fixture
def prometheus() -> Iterator[PrometheusStandIn]:
    """A stand-in for Prometheus, with no values yet."""
    with PrometheusStandIn().serving() as prometheus:
        yield prometheus


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The whole stack, two workers behind Nginx, with the admin key `Stack.admin_key`."""
    with _stack(tmp_path_factory, lane=True) as stack:
        yield stack


@pytest.fixture(scope="session")
def stack_without_lane(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The stack with the lane switched off: Sanic answers every request."""
    with _stack(tmp_path_factory, lane=False) as stack:
        yield stack


def _stack(tmp_path_factory: pytest.TempPathFactory, *, lane: bool) -> Stack:
    settings = {"FLAGSTAFF_ADMIN_KEY": ADMIN_KEY, "FLAGSTAFF_LANE": "on" if lane else "off"}
    return Stack(tmp_path_factory.mktemp("stack"), settings=settings, durable=False)


@pytest.fixture(scope="session")
def javascript_packages() -> Path:
    """The folder with the locked npm packages installed; skips without Node.js."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("Node.js is not installed, so the JavaScript side is not compared.")
    installed = JAVASCRIPT / "node_modules" / ".package-lock.json"
    lock = JAVASCRIPT / "package-lock.json"
    with lock.open("rb") as held:
        # Another process of this test run may be installing.
        fcntl.flock(held, fcntl.LOCK_EX)
        if not installed.exists() or installed.stat().st_mtime < lock.stat().st_mtime:
            subprocess.run(
                [npm, "ci", "--no-audit", "--no-fund"],
                cwd=JAVASCRIPT,
                check=True,
                capture_output=True,
            )
    return JAVASCRIPT


@contextmanager
def _database(mariadb: PrivateMariaDB) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    with _cursor(mariadb) as cursor:
        cursor.execute(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
    yield name
    with _cursor(mariadb) as cursor:
        cursor.execute(f"DROP DATABASE {name}")


@contextmanager
def _cursor(mariadb: PrivateMariaDB) -> Iterator[pymysql.cursors.Cursor]:
    # The driver would read all the machine's certificates for a connection that needs none.
    connection = pymysql.connect(
        unix_socket=str(mariadb.socket),
        user="root",
        autocommit=True,
        ssl_disabled=True,
        client_flag=CLIENT.MULTI_STATEMENTS,
    )
    with connection, connection.cursor() as cursor:
        yield cursor
