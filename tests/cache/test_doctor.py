"""Each thing that can be wrong with a Redis, made wrong on a real one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import redis

from devstack.addresses import free_port
from devstack.redis import PrivateRedis
from service.cache.announcements import COMMITS, Announcement
from service.cache.doctor import examine
from service.cache.listener import MayHaveMissed
from service.structs.findings import Examination, Finding
from tests.cache.hearing import Hearing
from tests.patient import (
    patient_announcer,
    patient_contexts,
    patient_listener,
    patient_statistics,
)
from tests.waiting import PATIENCE

PASSWORD = "a-password-that-nobody-prints"


async def looked(url: str, timeout: float = PATIENCE) -> Examination:
    examination = await examine(url, timeout=timeout)
    for finding in examination.findings:
        assert PASSWORD not in finding.found + finding.cure
        assert (finding.state == "ok") == (finding.cure == "")
    return examination


def the_one(examination: Examination) -> Finding:
    (finding,) = [finding for finding in examination.findings if finding.state != "ok"]
    return finding


@pytest.fixture
def server(private_redis: PrivateRedis) -> Iterator[redis.Redis]:
    """The server to make wrong; afterwards it is as before."""
    with redis.Redis.from_url(private_redis.url) as client:
        yield client
        client.config_set("maxmemory", "0")
        client.config_set("maxmemory-policy", "noeviction")
        client.acl_deluser("somebody")
        client.replicaof("NO", "ONE")


async def test_a_redis_that_is_well(redis_url: str) -> None:
    examination = await looked(redis_url)

    assert {finding.state for finding in examination.findings} == {"ok"}
    said = " ".join(finding.found for finding in examination.findings)
    assert "It is Redis " in said
    assert "comes back after" in said
    assert examination.clock is not None
    assert abs(examination.clock.ahead) <= examination.clock.doubt + 0.1


async def test_an_address_that_cannot_be_used() -> None:
    assert "does not parse as a URL" in the_one(await looked("redis://host:port/0")).found


async def test_nobody_is_there() -> None:
    finding = the_one(await looked(f"redis://:{PASSWORD}@127.0.0.1:{free_port()}/0"))

    assert finding.state == "failure"
    assert "systemctl start redis-server" in finding.cure


async def test_a_redis_that_hangs(redis_url: str, private_redis: PrivateRedis) -> None:
    private_redis.freeze()
    try:
        finding = the_one(await looked(redis_url, timeout=0.2))
    finally:
        private_redis.thaw()

    assert finding.state == "failure"
    assert "did not answer within FLAGSTAFF_REDIS_TIMEOUT" in finding.found


async def test_a_wrong_password(redis_url: str) -> None:
    url = redis_url.replace("unix://", f"unix://somebody:{PASSWORD}@")

    finding = the_one(await looked(url))

    assert finding.state == "failure"
    assert "refuses the password" in finding.found


async def test_a_user_who_may_not_publish(redis_url: str, server: redis.Redis) -> None:
    server.acl_setuser(
        "somebody",
        enabled=True,
        passwords=f"+{PASSWORD}",
        keys=["*"],
        categories=["+@all"],
        reset_channels=True,
    )

    finding = the_one(await looked(redis_url.replace("unix://", f"unix://somebody:{PASSWORD}@")))

    assert finding.state == "failure"
    assert "~flagstaff:* &flagstaff:* +@all -@dangerous +info" in finding.cure


async def test_the_rights_that_are_recommended_suffice(redis_url: str, server: redis.Redis) -> None:
    server.acl_setuser(
        "somebody",
        enabled=True,
        passwords=f"+{PASSWORD}",
        keys=["flagstaff:*"],
        channels=["flagstaff:*"],
        categories=["+@all", "-@dangerous"],
        commands=["+info"],
        reset_channels=True,
    )

    url = redis_url.replace("unix://", f"unix://somebody:{PASSWORD}@")

    assert {finding.state for finding in (await looked(url)).findings} == {"ok"}
    announcer, contexts = patient_announcer(url), patient_contexts(url)
    async with patient_statistics(url) as counts:
        hearing = Hearing(patient_listener(url, COMMITS))
        assert await hearing.next() == MayHaveMissed()
        await announcer.announce("shop", 1)
        assert await hearing.next() == Announcement("shop", 1)
        await hearing.end()
        await contexts.get_many("shop", ["somebody"])
        await contexts.forget("shop", ["somebody"])
        await counts.put_stale({"shop": 1})
        assert await counts.stale() == {"shop": 1}
        assert await counts.read(1) == []
    await announcer.close()
    await contexts.close()


async def test_a_number_that_the_server_has_not(redis_url: str) -> None:
    finding = the_one(await looked(redis_url.replace("db=0", "db=99")))

    assert "databases" in finding.cure


@pytest.mark.parametrize(
    ("policy", "harm"),
    [("allkeys-lru", "may be dropped"), ("noeviction", "nothing new is cached")],
)
async def test_a_policy_that_loses_what_matters(
    redis_url: str, server: redis.Redis, policy: str, harm: str
) -> None:
    server.config_set("maxmemory", str(64 * 2**20))
    server.config_set("maxmemory-policy", policy)

    finding = the_one(await looked(redis_url))

    assert finding.state == "warning"
    assert harm in finding.found
    assert "volatile-lru" in finding.cure
    server.config_set("maxmemory-policy", "volatile-lru")
    assert {one.state for one in (await looked(redis_url)).findings} == {"ok"}


async def test_a_replica(redis_url: str, server: redis.Redis) -> None:
    server.replicaof("127.0.0.1", str(free_port()))

    finding = the_one(await looked(redis_url))

    assert finding.state == "failure"
    assert "primary" in finding.cure


async def test_no_password_where_one_is_needed(redis_url: str, server: redis.Redis) -> None:
    server.config_set("requirepass", PASSWORD)
    try:
        finding = the_one(await looked(redis_url))
    finally:
        server.config_set("requirepass", "")

    assert "asks for one where there is none" in finding.found
