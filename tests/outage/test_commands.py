"""Each command of the command line, against a server that is not as it should be."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from devstack.addresses import free_port
from devstack.stack import Stack
from service.outbound.client import Client
from tests.cli.every_command import (
    ANSWERED,
    EVALUATES,
    FROM_MEMORY,
    LOCAL,
    SPECIAL,
    Scene,
    lines,
    made_scene,
    names,
    ran,
)
from tests.outage.scene import KEY, caller, degraded
from tests.receiver import Receiver
from tests.waiting import before_it_ends, until_all_follow, wait_until

_scenes = count(1)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A call is tried again as often as ever, and at once."""
    monkeypatch.setattr(
        "service.cli.servers.connection.Client", partial(Client, wait=lambda seconds: None)
    )


@pytest.fixture
def scene(
    shop: Stack, receiver: Receiver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Scene:
    """What the commands are about, on the stack, with an admin key in the environment."""
    monkeypatch.setenv("FLAGSTAFF_URL", shop.url)
    monkeypatch.setenv("FLAGSTAFF_KEY", KEY)
    made = made_scene(tmp_path, f"commands-{next(_scenes)}", receiver.url)

    until_all_follow([worker.socket for worker in shop.workers], KEY, made.flag_set)
    return made


@pytest.fixture
def stores(shop: Stack) -> Iterator[Stack]:
    """The stack, whose stores are there again when the test ends."""
    assert shop.mariadb is not None
    assert shop.redis is not None
    yield shop
    for store in (shop.mariadb, shop.redis):
        if store.child.pid is None:
            store.start()
    wait_until(lambda: all(degraded(worker) == set() for worker in shop.workers))


def test_the_walk_misses_no_command(tmp_path: Path) -> None:
    scene = Scene("shop", "other", tmp_path, "1", "1", "1", "http://receiver.test")
    assert names() == LOCAL | SPECIAL | lines(scene).keys()
    assert lines(scene).keys() > FROM_MEMORY


@pytest.mark.parametrize("is_redis_away", [False, True])
def test_without_mysql_each_says_so_and_what_to_do(
    scene: Scene, stores: Stack, is_redis_away: bool
) -> None:
    assert stores.mariadb is not None
    assert stores.redis is not None
    before = ran(["export", "--flag-set", scene.flag_set])
    wait_until(lambda: all_workers_serve(stores, scene.flag_set))
    stores.mariadb.kill()
    if is_redis_away:
        stores.redis.kill()
    missed = {"mysql", "redis"} if is_redis_away else {"mysql"}
    wait_until(lambda: all(degraded(worker) == missed for worker in stores.workers))
    for name, words in lines(scene).items():
        ended = ran(words)
        if name in FROM_MEMORY:
            assert ended.code == 0, (name, ended)
            assert ended.out
            assert ended.err.count("Served from memory: the database does not answer.") == 1, name
        elif name in EVALUATES | ANSWERED:
            assert (ended.code, ended.err) == (0, ""), (name, ended)
        else:
            assert ended.code == 5, (name, ended)
            assert "flagstaff: The database is not available" in ended.err, name
            assert "→" in ended.err, name
            assert "flagstaff doctor" in ended.err, name
            assert ended.out == "", name
    told = [
        json.loads(line)
        for line in ran(["flags", "list", "--json", *of(scene)]).err.split("\n")
        if line
    ]
    assert [sorted(each) for each in told] == [["notice"]]
    stores.mariadb.start()
    wait_until(lambda: "mysql" not in set().union(*map(degraded, stores.workers)))
    assert ran(["export", "--flag-set", scene.flag_set]) == before


def test_without_redis_each_does_what_it_does(scene: Scene, stores: Stack) -> None:
    assert stores.redis is not None
    stores.redis.kill()
    wait_until(lambda: all(degraded(worker) == {"redis"} for worker in stores.workers))
    for name, words in lines(scene).items():
        ended = ran(words)
        assert ended.code == 0, (name, ended)
        assert "memory" not in ended.err, name


@pytest.mark.parametrize("ending", ["revoked", "expired"])
def test_with_a_key_that_has_ended_each_says_so_and_what_to_do(
    scene: Scene, shop: Stack, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, Any] = {}

    def live(end: datetime) -> bool:
        until_then = ["--expires-at", end.isoformat()] if ending == "expired" else []
        ended = ran(["keys", "create", ending, "--scope", "admin", *until_then, "--json"])
        made.update(json.loads(ended.out) if ended.code == 0 else {})
        return ended.code == 0

    before_it_ends(live)
    if ending == "revoked":
        assert ran(["keys", "revoke", str(made["id"]), "--yes"]).code == 0
    listed = {key["id"]: key for key in json.loads(ran(["keys", "list", "--json"]).out)}
    monkeypatch.setenv("FLAGSTAFF_KEY", made["key"])
    wait_until(lambda: all(turned_away(str(worker.socket), made["key"]) for worker in shop.workers))
    for name, words in lines(scene).items():
        ended = ran(words)
        assert (ended.code, ended.out) == (4, ""), (name, ended)
        assert "The API key is not valid." in ended.err, name
        assert "expired or revoked" in ended.err, name
        assert "FLAGSTAFF_KEY" in ended.err, name
        assert made["key"] not in ended.err, name
    monkeypatch.setenv("FLAGSTAFF_KEY", KEY)
    listed = {key["id"]: key for key in json.loads(ran(["keys", "list", "--json"]).out)}
    assert listed[made["id"]]["state"] == ending
    assert listed[int(scene.key)]["state"] == "active"


def test_without_a_key_each_says_how_to_give_one(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FLAGSTAFF_KEY")
    for name, words in lines(scene).items():
        ended = ran(words)
        assert (ended.code, ended.out) == (4, ""), (name, ended)
        assert "Pass --key, set FLAGSTAFF_KEY" in ended.err, name


def test_with_a_key_that_may_only_evaluate_each_says_what_it_lacks(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = ran(["keys", "create", "weak", "--scope", "evaluate"]).out.strip()
    monkeypatch.setenv("FLAGSTAFF_KEY", key)
    for name, words in lines(scene).items():
        ended = ran(words)
        if name == "export" or name in EVALUATES:
            assert ended.code == 0, ended
            continue
        assert (ended.code, ended.out) == (4, ""), (name, ended)
        assert "lacks the scope" in ended.err, name
        assert "Use another API key" in ended.err, name


def test_without_a_server_each_says_where_it_looked(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    monkeypatch.setenv("FLAGSTAFF_URL", url)
    for name, words in lines(scene).items():
        ended = ran(words)
        assert (ended.code, ended.out) == (5, ""), (name, ended)
        assert f"{url} does not answer" in ended.err, name
        assert "FLAGSTAFF_URL" in ended.err, name


def test_without_workers_each_says_so(scene: Scene, shop: Stack) -> None:
    for worker in shop.workers:
        worker.stop()
    try:
        for name, words in lines(scene).items():
            ended = ran(words)
            assert (ended.code, ended.out) == (5, ""), (name, ended)
            assert "flagstaff doctor" in ended.err, name
    finally:
        for worker in shop.workers:
            worker.start()
        for worker in shop.workers:
            worker.wait_until_ready()


def of(scene: Scene) -> list[str]:
    """The flag set, for a command line."""
    return ["--flag-set", scene.flag_set]


def all_workers_serve(stack: Stack, flag_set: str) -> bool:
    """Whether every worker evaluates the set, so that it has it in memory."""
    for worker in stack.workers:
        with caller(worker.socket) as client:
            selector = {"flagd-selector": f"flagSetId={flag_set}"}
            answer = client.post("/ofrep/v1/evaluate/flags/banner", json={}, headers=selector)
            if answer.status_code != 200:
                return False
    return True


def turned_away(socket: str, key: str) -> bool:
    """Whether a worker does not accept a key."""
    return ran(["keys", "list", "--url", f"unix:{socket}", "--key", key]).code == 4
