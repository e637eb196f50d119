from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest

from devstack.redis import PrivateRedis
from devstack.workers import process_environment
from service.environment import read_settings
from service.lifecycle.stores import open_stores
from service.management import api_keys
from service.structs.principal import Principal


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


def test_the_admin_key_is_created_anew_only_where_there_is_no_other(
    empty_database_url: str, private_redis: PrivateRedis
) -> None:
    settings = {
        "FLAGSTAFF_MYSQL_URL": empty_database_url,
        "FLAGSTAFF_REDIS_URL": private_redis.url,
        "FLAGSTAFF_ADMIN_KEY": "chosen-by-hand",
    }
    somebody = Principal(None, "somebody", frozenset({"admin"}))

    async def revoke_newest(*, other: bool) -> None:
        async with open_stores(read_settings(settings)) as stores:
            newest = (await api_keys.list(stores, somebody)).items[-1]
            if other:
                await api_keys.create(stores, somebody, "other", {"admin"})
            await api_keys.revoke(stores, somebody, newest.id, force=True)

    assert "in place: it was created." in migrate(settings).stderr
    assert "The admin key is in place.\n" in migrate(settings).stderr
    asyncio.run(revoke_newest(other=False))
    assert "in place: it was created." in migrate(settings).stderr
    asyncio.run(revoke_newest(other=True))
    ended = migrate(settings)
    assert ended.returncode == 0
    assert "FLAGSTAFF_ADMIN_KEY was revoked or rotated, or has expired, and stays" in ended.stderr
    assert "chosen-by-hand" not in ended.stderr + ended.stdout
