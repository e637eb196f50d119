"""Checks of Redis by `flagstaff doctor`: reachable, suitable, messages come back."""

from __future__ import annotations

import asyncio
import secrets
import statistics
import time
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import AuthenticationError, NoPermissionError, RedisError, ResponseError
from redis.exceptions import TimeoutError as TookTooLong

from service.cache.client import open_client
from service.errors import AddressRefused
from service.structs.findings import (
    Clock,
    Examination,
    Finding,
    clock_between,
    failure,
    warning,
    well,
)

SUBJECT = "redis"

_OLDEST = 6
_PINGS = 20
# Part of the timeout beyond which an answer is too slow for comfort.
_COMFORTABLE = 0.2


async def examine(url: str, *, timeout: float) -> Examination:
    """Return findings about the Redis at the URL, which has ``timeout`` seconds for each answer.

    Raises nothing: a Redis that is down is a finding.
    """
    try:
        client = open_client(url, size=4, timeout=timeout)
    except AddressRefused as refused:
        return Examination([failure(SUBJECT, str(refused), "Correct FLAGSTAFF_REDIS_URL.")])
    findings: list[Finding] = []
    try:
        async with client:
            findings.append(await _latency(client, timeout))
            info = await client.info()
            findings += [_version(info), _role(info), _memory(info)]
            findings.append(
                well(
                    SUBJECT,
                    "Persistence does not matter: MySQL is authoritative, and what Redis loses"
                    " is read from there.",
                )
            )
            findings.append(await _round_trip(client, timeout))
            clock = await _clock(client)
    except (RedisError, OSError) as error:
        return Examination([*findings, _failed(error)])
    return Examination(findings, clock)


def _failed(raised: Exception) -> Finding:
    error = _cause(raised)
    if isinstance(error, NoPermissionError):
        return failure(
            SUBJECT,
            f"The user lacks permissions that workers need: {error}.",
            "At the server: ACL SETUSER … ~flagstaff:* &flagstaff:* +@all -@dangerous +info",
        )
    if isinstance(error, AuthenticationError):
        return failure(
            SUBJECT,
            "It refuses the password, or asks for one where there is none.",
            "Correct the password in FLAGSTAFF_REDIS_URL: redis://:PASSWORD@HOST:PORT/NUMBER.",
        )
    if isinstance(error, TookTooLong):
        return failure(
            SUBJECT,
            "It did not answer within FLAGSTAFF_REDIS_TIMEOUT.",
            "Find out why (redis-cli --latency; redis-cli SLOWLOG GET; its memory and disk),"
            " and whether a firewall drops the connection.",
        )
    if isinstance(error, ResponseError):
        return failure(
            SUBJECT,
            f"It refuses the commands of workers: {error}.",
            "See whether the address in FLAGSTAFF_REDIS_URL is that of a Redis, and its number"
            " below the server's `databases`.",
        )
    reason = error.strerror if isinstance(error, OSError) else None
    return failure(
        SUBJECT,
        f"It cannot be reached: {reason or 'nobody answers'}.",
        "Start the server (systemctl start redis-server), or correct the address in"
        " FLAGSTAFF_REDIS_URL.",
    )


def _cause(raised: Exception) -> BaseException:
    """Return the cause behind the driver's error, which calls anything a lost connection."""
    known = (NoPermissionError, AuthenticationError, TookTooLong, ResponseError, OSError)
    error: BaseException | None = raised
    while error is not None and not isinstance(error, known):
        error = error.__cause__ or error.__context__
    return error or raised


async def _latency(client: Redis, timeout: float) -> Finding:
    await client.ping()
    took = []
    for _ in range(_PINGS):
        asked = time.perf_counter()
        await client.ping()
        took.append(time.perf_counter() - asked)
    usual, longest = statistics.median(took), max(took)
    found = f"It answers within {usual * 1000:.2f} ms, {longest * 1000:.2f} ms at the longest"
    if longest > _COMFORTABLE * timeout:
        return warning(
            SUBJECT,
            f"{found}; the timeout is {timeout * 1000:.0f} ms.",
            "Find out why (redis-cli --latency), put it nearer, or raise FLAGSTAFF_REDIS_TIMEOUT.",
        )
    return well(SUBJECT, f"{found}.")


def _version(info: dict[str, Any]) -> Finding:
    version = str(info.get("redis_version", "unknown"))
    major = version.partition(".")[0]
    if not major.isdigit() or int(major) < _OLDEST:
        return failure(
            SUBJECT, f"It is Redis {version}.", f"Upgrade it to Redis {_OLDEST} or later."
        )
    return well(SUBJECT, f"It is Redis {version}.")


def _role(info: dict[str, Any]) -> Finding:
    if info.get("role") == "slave":
        return failure(
            SUBJECT,
            "It is a replica and accepts no writes.",
            "Name the primary in FLAGSTAFF_REDIS_URL.",
        )
    return well(SUBJECT, "It takes writes.")


def _memory(info: dict[str, Any]) -> Finding:
    most, policy = int(info.get("maxmemory", 0)), str(info.get("maxmemory_policy", ""))
    if not most:
        return well(SUBJECT, "Its memory has no limit (maxmemory 0).")
    limit = f"Its memory is limited to {most / 2**20:.0f} MiB with {policy}"
    if policy.startswith("volatile-"):
        return well(SUBJECT, f"{limit}, which drops what can be read again.")
    cure = "redis-cli CONFIG SET maxmemory-policy volatile-lru, and the same in its configuration."
    if policy.startswith("allkeys-"):
        found = f"{limit}: counts that are on their way to MySQL may be dropped."
        return warning(SUBJECT, found, cure)
    found = f"{limit}: once it is full, nothing new is cached or counted."
    return warning(SUBJECT, found, cure)


async def _round_trip(client: Redis, timeout: float) -> Finding:
    # A channel of its own among Flagstaff's, so that permissions for those suffice.
    channel = f"flagstaff:doctor:{secrets.token_hex(8)}"
    async with client.pubsub() as listener:
        await listener.subscribe(channel)
        await listener.get_message(timeout=timeout)
        asked = time.perf_counter()
        await client.publish(channel, b"")
        try:
            async with asyncio.timeout(timeout):
                while (await listener.get_message(timeout=timeout)) is None:
                    pass
        except TimeoutError:
            return failure(
                SUBJECT,
                "Published messages do not come back: workers find changes only by polling.",
                "See what stands between (a proxy without pub/sub?), and name the server itself"
                " in FLAGSTAFF_REDIS_URL.",
            )
        took = time.perf_counter() - asked
    return well(SUBJECT, f"A published message comes back after {took * 1000:.2f} ms.")


async def _clock(client: Redis) -> Clock:
    asked = time.time()
    (seconds, microseconds) = await client.time()
    return clock_between(asked, seconds + microseconds / 1e6, time.time())
