"""Stores of one test's own, so that the test may freeze or end them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from devstack.mariadb import PrivateMariaDB
from devstack.workers import Worker
from tests.migrating import migrate


@pytest.fixture
def own_mariadb(tmp_path: Path) -> Iterator[PrivateMariaDB]:
    """A MariaDB that this test may freeze."""
    server = PrivateMariaDB(tmp_path / "mariadb", durable=False)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def own_worker(own_mariadb: PrivateMariaDB, redis_url: str, tmp_path: Path) -> Iterator[Worker]:
    """A worker on that MariaDB, which this test may stop."""
    settings = {
        "FLAGSTAFF_MYSQL_URL": own_mariadb.url,
        "FLAGSTAFF_ADMIN_KEY": "fs_test-admin-key-of-the-process-tests",
        "FLAGSTAFF_REDIS_URL": redis_url,
        "FLAGSTAFF_STATE_DIR": str(tmp_path / "state"),
    }
    migrate(settings)
    worker = Worker(0, tmp_path, settings)
    worker.start()
    worker.wait_until_ready()
    yield worker
    worker.stop()
