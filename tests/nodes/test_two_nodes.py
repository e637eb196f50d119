"""Two nodes are one service, whichever of them a call reaches and whatever they run on."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Event

import httpx
import pytest

from devstack.workers import Worker
from tests.event_reader import address_of, listening
from tests.nodes.replicated_mariadb import ReplicatedMariaDB
from tests.nodes.two_nodes import TwoNodes
from tests.nodes.watched_redis import WatchedRedis
from tests.outage.load import Load
from tests.outage.scene import NAME, caller, degraded, put, value
from tests.waiting import wait_until

SET = f"/api/v1/flag-sets/{NAME}"


def served(two_nodes: TwoNodes, key: str, wanted: object) -> None:
    """Wait until every worker of both nodes answers this."""
    wait_until(lambda: all(value(worker, key) == wanted for worker in two_nodes.workers))


def exported(worker: Worker, key: str) -> list[object]:
    """What became of a flag by the whole history, as one worker streams it."""
    headers = {"accept": "application/x-ndjson"}
    with caller(worker.socket) as client:
        lines = client.get(f"{SET}/changes?flag={key}", headers=headers).text.splitlines()
    return [json.loads(line)["after"]["variants"]["v"] for line in lines]


def listed(worker: Worker, key: str) -> list[object]:
    """What became of a flag by the list of its changes, the newest first."""
    with caller(worker.socket) as client:
        items = client.get(f"{SET}/changes?flag={key}").json()["items"]
    return [item["after"]["variants"]["v"] for item in items]


def test_a_write_on_either_node_is_served_by_both_and_told_to_streams_of_both(
    two_nodes: TwoNodes,
) -> None:
    with ExitStack() as stack:
        clients = [stack.enter_context(caller(worker.socket)) for worker in two_nodes.workers]
        readers = []
        for client in clients:
            reader = stack.enter_context(listening(client, address_of(client)))
            readers.append(reader)
            # A stream that heard of nothing yet is told at once where the set stands.
            reader.next()
        for number, writer in enumerate((clients[0], clients[3])):
            written = put(writer, "extra-either", number)
            assert written.is_success
            revision = written.headers["etag"].strip('"')
            for reader in readers:
                event = reader.next()
                while event.id != revision:
                    event = reader.next()
            assert [value(worker, "extra-either") for worker in two_nodes.workers] == [number] * 4


def test_a_node_that_dies_is_nobodys_business(
    two_nodes: TwoNodes, load: Load, admin: httpx.Client
) -> None:
    for node in two_nodes.nodes:
        for worker in node:
            worker.kill()
        load.go_on()
        assert put(admin, "extra-survivor", node is two_nodes.nodes[0]).is_success
        for worker in node:
            worker.start()
        for worker in node:
            worker.wait_until_ready()
    served(two_nodes, "extra-survivor", False)


def test_redis_fails_over_and_nobody_notices(
    two_nodes: TwoNodes, load: Load, admin: httpx.Client, watched_redis: WatchedRedis
) -> None:
    watched_redis.master.child.kill()
    # Found by looking, or heard at the new master already.
    assert put(admin, "extra-redis", 1).is_success
    served(two_nodes, "extra-redis", 1)
    wait_until(lambda: all(degraded(worker) == set() for worker in two_nodes.workers))
    assert put(admin, "extra-redis", 2).is_success
    served(two_nodes, "extra-redis", 2)


@pytest.mark.long
def test_no_write_fails_while_redis_fails_over_on_purpose(
    two_nodes: TwoNodes, load: Load, admin: httpx.Client, watched_redis: WatchedRedis
) -> None:
    over = Event()

    def write() -> list[int]:
        answers: list[int] = []
        while not over.is_set():
            answers.append(put(admin, "extra-busy", len(answers)).status_code)
        return answers

    with ThreadPoolExecutor(1) as writer:
        writing = writer.submit(write)
        try:
            watched_redis.fail_over()
        finally:
            over.set()
        answers = writing.result()
    assert set(answers) <= {200, 201}
    served(two_nodes, "extra-busy", len(answers) - 1)


def test_what_may_lag_is_told_by_the_replica_and_nothing_else_is(
    two_nodes: TwoNodes, admin: httpx.Client, replicated_mariadb: ReplicatedMariaDB
) -> None:
    assert put(admin, "extra-lagging", 1).is_success
    replicated_mariadb.wait_until_in_step()
    replicated_mariadb.replica.stop_following()
    assert put(admin, "extra-lagging", 2).is_success
    served(two_nodes, "extra-lagging", 2)
    for worker in two_nodes.workers:
        wait_until(lambda worker=worker: exported(worker, "extra-lagging") == [1])  # type: ignore[misc]
        assert listed(worker, "extra-lagging") == [2, 1]
    replicated_mariadb.replica.kill()
    for worker in two_nodes.workers:
        assert exported(worker, "extra-lagging") == [1, 2]


def test_a_primary_that_is_swapped_behind_its_address(
    two_nodes: TwoNodes, load: Load, admin: httpx.Client, replicated_mariadb: ReplicatedMariaDB
) -> None:
    assert put(admin, "extra-swapped", 1).is_success
    revision = admin.get(SET).json()["revision"]
    former, new = replicated_mariadb.primary, replicated_mariadb.replica
    former.run("SET GLOBAL read_only = 1")
    refused = put(admin, "extra-swapped", 2)
    assert refused.status_code == 503
    assert int(refused.headers["retry-after"]) >= 1
    load.go_on()
    replicated_mariadb.wait_until_in_step()
    new.promote()
    replicated_mariadb.lead_to(new)
    # The former one is up all the while, and every connection to it was fine.
    wait_until(lambda: put(admin, "extra-swapped", 3).is_success)
    served(two_nodes, "extra-swapped", 3)
    assert admin.get(SET).json()["revision"] == revision + 1
    assert former.position != new.position


def test_a_promoted_replica_that_lacks_the_last_changes(
    two_nodes: TwoNodes, load: Load, admin: httpx.Client, replicated_mariadb: ReplicatedMariaDB
) -> None:
    assert put(admin, "extra-lost", "kept").is_success
    replicated_mariadb.wait_until_in_step()
    replicated_mariadb.replica.stop_following()
    assert put(admin, "extra-lost", "lost").is_success
    lost = admin.get(SET).json()["revision"]
    served(two_nodes, "extra-lost", "lost")
    replicated_mariadb.primary.kill()
    replicated_mariadb.replica.promote()
    replicated_mariadb.lead_to(replicated_mariadb.replica)
    served(two_nodes, "extra-lost", "kept")
    assert admin.get(SET).json()["revision"] == lost - 1
    # The same number as the one that was lost, and another change.
    assert put(admin, "extra-lost", "new").is_success
    assert admin.get(SET).json()["revision"] == lost
    served(two_nodes, "extra-lost", "new")


@pytest.mark.long
def test_a_failover_by_changing_the_address(
    two_nodes: TwoNodes, load: Load, admin: httpx.Client, replicated_mariadb: ReplicatedMariaDB
) -> None:
    assert put(admin, "extra-moved", 1).is_success
    replicated_mariadb.wait_until_in_step()
    replicated_mariadb.primary.kill()
    replicated_mariadb.replica.promote()
    assert put(admin, "extra-moved", 2).status_code == 503
    two_nodes.reload({"FLAGSTAFF_MYSQL_URL": replicated_mariadb.replica.address})
    assert put(admin, "extra-moved", 3).is_success
    served(two_nodes, "extra-moved", 3)
    load.go_on()
    two_nodes.reload({"FLAGSTAFF_MYSQL_URL": replicated_mariadb.address})
