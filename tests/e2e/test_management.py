"""Management as its users have it: through Nginx, with two workers that have to agree."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import count, pairwise

import httpx
import pytest

from tests.clients import client_of
from tests.e2e.conftest import Service
from tests.waiting import before_it_ends, wait_until

FLAG = '{"state":"ENABLED","variants":{"on":%d},"defaultVariant":"on"}'
WRITERS = 200

_names = count(1)


@pytest.fixture
def admin(service: Service) -> Iterator[httpx.Client]:
    with service.client() as client:
        yield client


@pytest.fixture
async def crowd(service: Service) -> AsyncIterator[httpx.AsyncClient]:
    """A caller with as many connections as there are writers."""
    async with httpx.AsyncClient(
        base_url=service.url,
        headers={"x-api-key": service.admin_key},
        limits=httpx.Limits(max_connections=WRITERS),
        timeout=60,
    ) as client:
        yield client


@pytest.fixture
def workers(service: Service) -> Iterator[list[httpx.Client]]:
    """Each worker by itself, past Nginx."""
    with ExitStack() as open_clients:
        yield [open_clients.enter_context(client_of(socket)) for socket in service.sockets]


@pytest.fixture
def url(admin: httpx.Client) -> str:
    """An empty flag set of this test's own."""
    name = f"managed-{next(_names)}"
    admin.post("/api/v1/flag-sets", json={"name": name}).raise_for_status()
    return f"/api/v1/flag-sets/{name}"


def make_key(admin: httpx.Client, *scopes: str) -> dict[str, str]:
    made = admin.post("/api/v1/api-keys", json={"name": "k", "scopes": scopes}).raise_for_status()
    key: dict[str, str] = made.json()
    return key


def statuses(workers: list[httpx.Client], service: Service, key: str) -> list[int]:
    """What each worker answers to a call with the key: to management, and to an evaluation."""
    headers = {"x-api-key": key, "flagd-selector": f"flagSetId={service.flag_set}"}
    return [
        answer.status_code
        for worker in workers
        for answer in (
            worker.get("/api/v1/flag-sets", headers=headers),
            worker.post("/ofrep/v1/evaluate/flags/greeting", json={}, headers=headers),
        )
    ]


def test_every_worker_turns_a_revoked_key_away(
    service: Service, admin: httpx.Client, workers: list[httpx.Client]
) -> None:
    key = make_key(admin, "read", "evaluate")
    assert len(workers) == 2
    assert statuses(workers, service, key["key"]) == [200] * 4
    assert admin.delete(f"/api/v1/api-keys/{key['id']}").status_code == 204
    wait_until(lambda: statuses(workers, service, key["key"]) == [401] * 4)


def test_both_secrets_of_a_rotated_key_work_for_the_grace_and_then_the_new_one_alone(
    service: Service, admin: httpx.Client, workers: list[httpx.Client]
) -> None:
    key = make_key(admin, "read", "evaluate")
    rotate = f"/api/v1/api-keys/{key['id']}/rotate"
    renewed = admin.post(rotate, json={"grace": 3600}).raise_for_status().json()["key"]
    wait_until(lambda: statuses(workers, service, renewed) == [200] * 4)
    assert statuses(workers, service, key["key"]) == [200] * 4
    # Without a grace the one before is over, and so is the one before that.
    last = admin.post(rotate, json={}).raise_for_status().json()["key"]
    wait_until(lambda: statuses(workers, service, renewed) == [401] * 4)
    wait_until(lambda: statuses(workers, service, key["key"]) == [401] * 4)
    assert statuses(workers, service, last) == [200] * 4
    short = admin.post(rotate, json={"grace": 1}).raise_for_status().json()["key"]
    wait_until(lambda: statuses(workers, service, last) == [401] * 4)
    assert statuses(workers, service, short) == [200] * 4


def test_a_key_ends_everywhere_when_it_expires(
    service: Service, admin: httpx.Client, workers: list[httpx.Client]
) -> None:
    keys = []

    def live(end: datetime) -> bool:
        wanted = {"name": "k", "scopes": ["read", "evaluate"], "expiresAt": end.isoformat()}
        made = admin.post("/api/v1/api-keys", json=wanted)
        keys.append(made.json().get("key"))
        return made.is_success and statuses(workers, service, keys[-1]) == [200] * 4

    before_it_ends(live)
    wait_until(lambda: statuses(workers, service, keys[-1]) == [401] * 4)


def test_when_a_key_was_last_used_is_known_whichever_worker_it_was_used_at(
    service: Service, admin: httpx.Client, workers: list[httpx.Client]
) -> None:
    used = []
    for worker in workers:
        key = make_key(admin, "evaluate")
        used.append(f"/api/v1/api-keys/{key['id']}")
        assert admin.get(used[-1]).json()["lastUsedAt"] is None
        assert 200 in statuses([worker], service, key["key"])
    wait_until(lambda: all(admin.get(key).json()["lastUsedAt"] for key in used))


async def accepted(
    write: Callable[[int], Awaitable[httpx.Response]], number: int
) -> httpx.Response:
    """Repeat a write while the worker is too busy for it: it answers 503 and has stored nothing."""
    while (answer := await write(number)).status_code == 503:
        pass
    return answer


async def test_two_hundred_writers_lose_nothing_and_skip_no_revision(
    service: Service, crowd: httpx.AsyncClient, workers: list[httpx.Client], url: str
) -> None:
    async def write(number: int) -> httpx.Response:
        flag = f"{url}/flags/f{number % 150}"
        comment = {"x-change-comment": str(number)}
        return await crowd.put(flag, content=FLAG % number, headers=comment)

    answers = await asyncio.gather(*(accepted(write, number) for number in range(WRITERS)))
    assert {answer.status_code for answer in answers} <= {200, 201}, answers
    assert sorted(answer.json()["revision"] for answer in answers) == [*range(2, WRITERS + 2)]
    history = await crowd.get(f"{url}/changes", params={"limit": "1000"})
    items = history.json()["items"]
    assert [item["revision"] for item in items] == [*range(WRITERS + 1, 0, -1)]
    assert {int(item["comment"]) for item in items[:-1]} == {*range(WRITERS)}
    # Each change begins where the one before it ended.
    for key in {item["name"] for item in items[:-1]}:
        versions = [item for item in items if item["name"] == key]
        for later, earlier in pairwise(versions):
            assert later["before"] == earlier["after"]
    # Every worker comes to serve what was written last.
    expected = {item["name"]: item["after"]["variants"]["on"] for item in reversed(items[:-1])}
    headers = {
        "x-api-key": service.admin_key,
        "flagd-selector": f"flagSetId={url.rpartition('/')[2]}",
    }

    def served(worker: httpx.Client) -> dict[str, int]:
        bulk = worker.post("/ofrep/v1/evaluate/flags", json={}, headers=headers).json()
        return {flag["key"]: flag["value"] for flag in bulk["flags"]}

    wait_until(lambda: all(served(worker) == expected for worker in workers))


async def test_of_many_who_change_the_same_version_one_wins_and_the_others_are_told(
    crowd: httpx.AsyncClient, url: str
) -> None:
    flag = f"{url}/flags/f"
    tag = (await crowd.put(flag, content=FLAG % 0)).headers["etag"]

    async def send(number: int) -> httpx.Response:
        match = {"if-match": tag}
        if number % 3 == 0:
            return await crowd.put(flag, content=FLAG % (number + 1), headers=match)
        if number % 3 == 1:
            body = f'{{"variants":{{"on":{number + 1}}}}}'
            return await crowd.patch(flag, content=body, headers=match)
        return await crowd.post(f"{url}/rollback", json={"revision": 1}, headers={"if-match": tag})

    answers = await asyncio.gather(*(accepted(send, number) for number in range(30)))
    won = [answer for answer in answers if answer.status_code == 200]
    lost = [answer for answer in answers if answer.status_code == 412]
    assert (len(won), len(lost)) == (1, 29)
    assert {answer.json().get("current") for answer in lost} <= {3, None}
    assert (await crowd.get(url)).json()["revision"] == 3


async def test_pages_show_what_stayed_exactly_once_while_others_write(
    crowd: httpx.AsyncClient, url: str
) -> None:
    stays = {f"stays-{number:03}" for number in range(60)}
    flags = {key: {"state": "ENABLED", "variants": {"on": 1}} for key in sorted(stays)}
    (await crowd.put(f"{url}/document", json={"flags": flags})).raise_for_status()
    reading = True

    async def write() -> None:
        number = 0
        while reading:
            # Some before, some between and some behind what is being read; made and deleted.
            for key in (f"a-{number}", f"stays-{number % 60:03}-x", f"z-{number}"):
                (await crowd.put(f"{url}/flags/{key}", content=FLAG % number)).raise_for_status()
                if number % 2:
                    (await crowd.delete(f"{url}/flags/{key}")).raise_for_status()
            number += 1

    async def read(path: str) -> list[dict[str, object]]:
        seen: list[dict[str, object]] = []
        after: dict[str, str] = {}
        while True:
            params = {"limit": "7", **after}
            page = (await crowd.get(f"{url}/{path}", params=params)).json()
            seen += page["items"]
            if page["next"] is None:
                return seen
            after = {"after": page["next"]}

    writer = asyncio.create_task(write())
    try:
        found, history = await asyncio.gather(read("flags"), read("changes"))
    finally:
        reading = False
        await writer
    keys = [str(item["key"]) for item in found]
    assert keys == sorted(set(keys))
    assert stays <= set(keys)
    told = [(item["revision"], item["kind"], item["name"]) for item in history]
    assert len(told) == len(set(told))
    # From the newest change at the first page back to the first, none is left out.
    revisions = {int(str(item["revision"])) for item in history}
    assert revisions == {*range(1, max(revisions) + 1)}
