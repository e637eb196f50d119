"""A running worker for the commands to call."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from devstack.mariadb import PrivateMariaDB
from devstack.redis import PrivateRedis
from devstack.workers import CHECKOUT, Worker, process_environment
from service.cli import main

KEY = "fs_test-admin-key-of-the-command-tests"
DOCUMENT = """{
  "flags": {
    "banner": {"state": "ENABLED", "variants": {"big": 10.0, "small": 1}, "defaultVariant": "big"}
  }
}"""

_names = count(1)


@pytest.fixture(autouse=True)
def _no_profile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No profile file and no flag set of whoever runs the tests."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "no-config"))
    monkeypatch.delenv("FLAGSTAFF_FLAG_SET", raising=False)
    monkeypatch.delenv("FLAGSTAFF_PROFILE", raising=False)


@pytest.fixture(scope="package")
def worker_settings(
    mariadb: PrivateMariaDB,
    private_redis: PrivateRedis,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, str]:
    """A database that `flagstaff migrate` made, with an admin key in it."""
    settings = {
        "FLAGSTAFF_MYSQL_URL": mariadb.url_of("commands"),
        "FLAGSTAFF_REDIS_URL": private_redis.url,
        "FLAGSTAFF_ADMIN_KEY": KEY,
        "FLAGSTAFF_STATE_DIR": str(tmp_path_factory.mktemp("state")),
    }
    for said in ("Applying migration", "The database is up to date."):
        migrated = subprocess.run(
            [sys.executable, "-m", "service", "migrate"],
            env=process_environment(settings),
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert said in migrated.stderr
        assert KEY not in migrated.stderr + migrated.stdout
    return settings


@pytest.fixture(scope="package")
def worker(
    worker_settings: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Worker]:
    """A worker on that database."""
    worker = Worker(0, tmp_path_factory.mktemp("worker"), worker_settings)
    worker.start()
    worker.wait_until_ready()
    yield worker
    worker.stop()


@pytest.fixture
def server(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker and its admin key in the environment, as a person sets them."""
    monkeypatch.setenv("FLAGSTAFF_URL", f"unix:{worker.socket}")
    monkeypatch.setenv("FLAGSTAFF_KEY", KEY)


@pytest.fixture
def flag_set() -> str:
    """A name that no other test uses, nor one of another folder.

    One Redis holds the counts of all of them, by name, until somebody stores them.
    """
    return f"commands-{next(_names)}"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A flag file without a fault."""
    path = tmp_path / "flags.json"
    path.write_text(DOCUMENT)
    return path


@pytest.fixture
def loaded(document: Path, flag_set: str, capsys: pytest.CaptureFixture[str]) -> str:
    """A flag set with the flag `banner` in it, at revision 1."""
    assert main(["load", str(document), "--flag-set", flag_set, "--create"]) == 0
    capsys.readouterr()
    return flag_set
