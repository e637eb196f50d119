"""Event streams through Nginx and over two workers, and the provider for pages that follows one."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from devstack.addresses import free_port
from devstack.mariadb import PrivateMariaDB
from devstack.nginx import Nginx
from devstack.stack import Stack
from tests.clients import client_of, get
from tests.conftest import ADMIN_KEY
from tests.e2e.conftest import Service
from tests.event_reader import address_of, listening
from tests.waiting import until_all_follow

EVALUATE = "/ofrep/v1/evaluate/flags"


def write(client: httpx.Client, flag_set: str, value: int) -> int:
    """Give the flag `level` a value; the revision that this came to."""
    flag = {"state": "ENABLED", "variants": {"usual": value}, "defaultVariant": "usual"}
    answer = client.put(f"/api/v1/flag-sets/{flag_set}/flags/level", json=flag)
    return int(answer.raise_for_status().json()["revision"])


def worker_of(answer: httpx.Response) -> str:
    """Which worker answered: each begins the names that it draws for requests with its own."""
    return str(answer.headers["x-request-id"].partition("-")[0])


def test_streams_of_both_workers_are_told_whichever_of_them_was_written_to(
    service: Service,
) -> None:
    # A worker that is behind would send the events of former tests.
    until_all_follow(service.sockets, service.admin_key, service.flag_set)
    with service.client() as admin, service.client(service.key) as client, ExitStack() as open_:
        address = address_of(client)
        readers = [open_.enter_context(listening(client, address)) for _ in range(6)]
        assert len({worker_of(reader.response) for reader in readers}) == 2
        for reader in readers:
            # Nginx sends it on as it comes, and a page's other requests are not in its way.
            reader.next()
        for value in (1, 2):
            revision = write(admin, service.flag_set, value)
            for reader in readers:
                assert reader.next().id == str(revision)


def test_the_provider_for_pages_fetches_again_when_it_is_told(
    javascript_packages: Path, service: Service
) -> None:
    with service.client() as admin:
        write(admin, service.flag_set, 10)
        until_all_follow(service.sockets, service.admin_key, service.flag_set)
        question = {
            "url": service.url,
            "headers": {"X-API-Key": service.key},
            "context": {"targetingKey": "user-1"},
            "flag": ["level", "Number", 0],
        }
        page = subprocess.Popen(
            ["node", "listening.mjs"],
            cwd=javascript_packages,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        with page:
            assert page.stdin
            assert page.stdout
            page.stdin.write(json.dumps(question).encode() + b"\n")
            page.stdin.flush()
            assert json.loads(page.stdout.readline()) == {"value": 10}
            for value in (20, 30):
                write(admin, service.flag_set, value)
                assert json.loads(page.stdout.readline()) == {"value": value}
            page.stdin.close()
        assert page.returncode == 0


def test_without_a_worker_it_is_tried_again_later_and_the_address_is_in_no_log(
    tmp_path: Path,
) -> None:
    nginx = Nginx(tmp_path, free_port(), [tmp_path / "nobody.sock"])
    nginx.start()
    try:
        answer = get(f"{nginx.url}/ofrep/v1/events?flagSet=s&key=1&signature=a-secret")
    finally:
        nginx.stop()
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) >= 1
    assert answer.json()["errorCode"] == "GENERAL"
    assert "a-secret" not in nginx.child.log.read_text()


@pytest.fixture(scope="module")
def deaf(mariadb: PrivateMariaDB, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Two workers that hear of no change: announcements stay in a frozen Redis, no poll comes."""
    settings = {
        "FLAGSTAFF_MYSQL_URL": mariadb.url_of("deaf"),
        "FLAGSTAFF_ADMIN_KEY": ADMIN_KEY,
        "FLAGSTAFF_POLL_INTERVAL": "3600",
    }
    with Stack(tmp_path_factory.mktemp("deaf"), settings=settings, durable=False) as stack:
        with caller(stack, 0) as writer:
            writer.post("/api/v1/flag-sets", json={"name": "shop"}).raise_for_status()
            write(writer, "shop", 0)
        # Announcements come in order: none of before is left to hear.
        until_all_follow([worker.socket for worker in stack.workers], ADMIN_KEY, "shop")
        assert stack.redis
        stack.redis.freeze()
        yield stack
        stack.redis.thaw()


def caller(stack: Stack, worker: int | None = None, key: str = ADMIN_KEY) -> httpx.Client:
    """A caller of one worker, or of Nginx."""
    selector = {} if key != ADMIN_KEY else {"flagd-selector": "flagSetId=shop"}
    server = stack.url if worker is None else stack.workers[worker].socket
    return client_of(server, {"x-api-key": key, **selector})


def value(answer: httpx.Response) -> Any:
    """What `level` is for the caller."""
    return answer.raise_for_status().json()["flags"][0]["value"]


def test_a_fetch_with_the_tag_of_an_event_is_never_older_than_the_event(deaf: Stack) -> None:
    with (
        caller(deaf) as anyone,
        caller(deaf, 0) as writer,
        caller(deaf, 1) as other,
        listening(writer, address_of(writer)) as reader,
    ):
        reader.next()
        for latest in range(1, 6):
            write(writer, "shop", latest)
            told = {"flagConfigEtag": reader.next().data["etag"]}
            # Nobody told the other worker.
            assert value(other.post(EVALUATE, json={})) == latest - 1
            answers = [anyone.post(EVALUATE, json={}, params=told) for _ in range(6)]
            assert {value(answer) for answer in answers} == {latest}
            assert len({worker_of(answer) for answer in answers}) == 2
            assert value(other.post(EVALUATE, json={})) == latest


def test_a_client_that_comes_back_to_another_worker_does_not_fall_behind(deaf: Stack) -> None:
    with caller(deaf, 0) as writer, caller(deaf, 1) as other:
        for latest in range(10, 13):
            heard = write(writer, "shop", latest)
            with listening(other, address_of(writer), heard=heard):
                assert value(other.post(EVALUATE, json={})) == latest


def test_the_address_of_a_new_key_is_good_at_every_worker_at_once(deaf: Stack) -> None:
    with caller(deaf, 0) as writer, caller(deaf, 1) as other:
        body = {"name": "new", "scopes": ["evaluate"], "flagSet": "shop"}
        made = writer.post("/api/v1/api-keys", json=body).raise_for_status().json()
        rotate = f"/api/v1/api-keys/{made['id']}/rotate"

        def assert_listens(key: str) -> None:
            with (
                caller(deaf, 0, key) as client,
                listening(other, address_of(client)) as reader,
            ):
                assert reader.next().data["type"] == "refetchEvaluation"

        assert_listens(made["key"])
        rotated = writer.post(rotate, json={"grace": 60}).raise_for_status().json()
        assert_listens(rotated["key"])
