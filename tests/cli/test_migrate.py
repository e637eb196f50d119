from __future__ import annotations

import subprocess
import sys

import pytest

from devstack.redis import PrivateRedis
from devstack.workers import process_environment


def migrate(settings: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "service", "migrate"],
        env=process_environment(settings),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("setting", "url", "sentence"),
    [
        ("FLAGSTAFF_REDIS_URL", "redis+sentinel://:hunter2@h", "must look like redis+sentinel"),
        ("FLAGSTAFF_MYSQL_REPLICA_URL", "mysql://me:hunter2@h", "The MySQL URL must look like"),
        ("FLAGSTAFF_MYSQL_URL", "mysql://:hunter2@::/", "The MySQL URL does not parse"),
    ],
)
def test_an_address_that_cannot_be_used_ends_it_before_it_begins(
    setting: str, url: str, sentence: str, empty_database_url: str
) -> None:
    settings = {"FLAGSTAFF_MYSQL_URL": empty_database_url, setting: url}
    ended = migrate(settings)
    assert ended.returncode != 0
    assert f"{setting}: " in ended.stderr
    assert sentence in ended.stderr
    assert "Applying" not in ended.stderr
    assert "hunter2" not in ended.stderr + ended.stdout


def test_an_admin_key_that_cannot_be_one_is_told_by_its_setting(
    empty_database_url: str, private_redis: PrivateRedis
) -> None:
    settings = {
        "FLAGSTAFF_MYSQL_URL": empty_database_url,
        "FLAGSTAFF_REDIS_URL": private_redis.url,
        "FLAGSTAFF_ADMIN_KEY": "hunter2",
    }
    ended = migrate(settings)
    assert ended.returncode == 1
    assert "FLAGSTAFF_ADMIN_KEY: An admin key is at least" in ended.stderr
    assert "hunter2" not in ended.stderr + ended.stdout
