"""``flagstaff doctor`` on a running stack, and on one with everything down."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from devstack.addresses import free_port
from devstack.stack import Stack
from devstack.workers import CHECKOUT, Worker, process_environment
from tests.cli.every_command import Ended, ran
from tests.waiting import wait_until

PASSWORD = "a-password-that-nobody-prints"
USER = ("--user", "root") if os.geteuid() == 0 else ()


def doctor(settings: Mapping[str, str], *arguments: str | Path) -> Ended:
    """Run the command in this process, with these settings as its only FLAGSTAFF_… variables."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("FLAGSTAFF_")]:
            patch.delenv(name)
        for name, value in settings.items():
            patch.setenv(name, value)
        done = ran(["doctor", *USER, *map(str, arguments)])
    assert done.err == ""
    return done


@pytest.fixture(scope="module")
def looked_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A stack of this module's own: what it stands on is taken away now and then."""
    directory = tmp_path_factory.mktemp("doctor")
    state = directory / "state"
    state.mkdir(mode=0o750)
    settings = {
        "FLAGSTAFF_ADMIN_KEY": f"{PASSWORD}-of-an-admin",
        "FLAGSTAFF_STATE_DIR": str(state),
    }
    with Stack(directory, settings=settings, durable=False) as stack:
        stack.workers[0].socket.parent.chmod(0o750)
        yield stack


def findings(stack: Stack, subject: str, **others: str) -> list[dict[str, Any]]:
    """What is amiss with one subject."""
    settings = {**stack.settings, **others}
    sockets = stack.workers[0].socket.parent
    done = doctor(settings, "--sockets", sockets, "--json")
    told = json.loads(done.out)
    assert done.code == (1 if told["failures"] else 0)
    assert PASSWORD not in done.out
    return [
        finding
        for finding in told["findings"]
        if finding["subject"] == subject and finding["state"] != "ok"
    ]


def test_a_stack_that_is_well_has_no_failure(looked_at: Stack) -> None:
    done = doctor(looked_at.settings, "--sockets", looked_at.workers[0].socket.parent)

    assert done.code == 0
    assert "worker-0 is ready." in done.out
    assert "worker-1 is ready." in done.out
    assert "0 failures" in done.out.splitlines()[-1]
    assert PASSWORD not in done.out


def test_with_everything_down_it_says_all_there_is_to_say(tmp_path: Path) -> None:
    settings = {
        "FLAGSTAFF_MYSQL_URL": f"mysql://u:{PASSWORD}@127.0.0.1:{free_port()}/d",
        "FLAGSTAFF_REDIS_URL": f"redis://:{PASSWORD}@127.0.0.1:{free_port()}/0",
        "FLAGSTAFF_STATE_DIR": str(tmp_path / "nowhere"),
        "FLAGSTAFF_WORKERS": "2",
    }
    done = doctor(settings, "--sockets", tmp_path, "--json")

    told = json.loads(done.out)
    failed = {f["subject"] for f in told["findings"] if f["state"] == "failure"}
    assert failed == {"mysql", "redis", "state directory"}
    assert all(f["cure"] for f in told["findings"] if f["state"] != "ok")
    assert done.code == 1
    assert PASSWORD not in done.out


def test_settings_that_cannot_be_read_are_the_finding() -> None:
    done = doctor({"FLAGSTAFF_WORKERS": "many"})

    assert done.code == 1
    assert "FLAGSTAFF_WORKERS must be a whole number, from 1 to 2147483647." in done.out
    assert "1 failure, 0 warnings." in done.out


def test_a_file_of_settings_is_looked_at_instead(tmp_path: Path) -> None:
    file = tmp_path / "flagstaff.env"
    file.write_text("FLAGSTAFF_MYSQL_URL=postgres://x\n")

    done = doctor({"FLAGSTAFF_MYSQL_URL": "mysql://u@h/d"}, "--env-file", file)

    assert "FLAGSTAFF_MYSQL_URL must start with mysql://." in done.out
    assert f"Correct it in {file}" in done.out


def test_few_open_files_are_told_of_where_no_worker_runs(looked_at: Stack, tmp_path: Path) -> None:
    def few() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, 256))

    done = subprocess.run(
        [sys.executable, "-m", "service", "doctor", *USER, "--sockets", tmp_path, "--json"],
        env=process_environment(looked_at.settings),
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=few,
    )

    assert done.stderr == ""
    (finding,) = [f for f in json.loads(done.stdout)["findings"] if f["subject"] == "open files"]
    assert finding["state"] == "warning"
    assert finding["found"].startswith("This process may have 256 files open")
    assert "LimitNOFILE=65535" in finding["cure"]


def test_a_workers_own_limit_of_files_is_what_counts(looked_at: Stack) -> None:
    found = findings(looked_at, "open files", FLAGSTAFF_MAX_EVENT_STREAMS="10000000")

    assert [f["found"].partition(" ")[0] for f in found] == ["worker-0", "worker-1"]
    assert all("may come to need 100" in f["found"] for f in found)


def test_a_worker_that_was_killed(looked_at: Stack) -> None:
    worker = looked_at.workers[1]
    worker.kill()
    try:
        (finding,) = findings(looked_at, "workers")
    finally:
        worker.start()
        worker.wait_until_ready()

    assert finding["state"] == "failure"
    assert finding["found"].startswith("worker-1 does not run")
    assert "journalctl -u flagstaff@1.service" in finding["cure"]


def test_a_worker_that_hangs(looked_at: Stack) -> None:
    worker = looked_at.workers[0]
    worker.freeze()
    try:
        (finding,) = findings(looked_at, "workers")
    finally:
        worker.thaw()

    assert finding["state"] == "failure"
    assert finding["found"] == "worker-0 listens and does not answer."


def test_a_redis_that_hangs_is_missed_by_us_and_by_the_workers(looked_at: Stack) -> None:
    assert looked_at.redis is not None
    looked_at.redis.freeze()
    try:
        wait_until(lambda: len(findings(looked_at, "workers")) == 2)
        (at_redis,) = findings(looked_at, "redis")
        at_workers = findings(looked_at, "workers")
    finally:
        looked_at.redis.thaw()

    assert "FLAGSTAFF_REDIS_TIMEOUT" in at_redis["found"]
    assert all("it misses redis since" in f["found"] for f in at_workers)
    wait_until(lambda: findings(looked_at, "workers") == [])


def test_sockets_that_everybody_reaches(looked_at: Stack) -> None:
    directory = looked_at.workers[0].socket.parent
    directory.chmod(0o755)
    try:
        (finding,) = findings(looked_at, "workers")
    finally:
        directory.chmod(0o750)

    assert finding["state"] == "warning"
    assert finding["cure"] == f"chmod 0750 {directory}"


def test_sockets_that_nginx_does_not_reach(looked_at: Stack) -> None:
    directory, socket = looked_at.workers[0].socket.parent, looked_at.workers[0].socket
    directory.chmod(0o700)
    socket.chmod(0o600)
    try:
        of_directory, of_socket = findings(looked_at, "workers")
    finally:
        directory.chmod(0o750)
        socket.chmod(0o666)

    assert (of_directory["state"], of_socket["state"]) == ("failure", "failure")
    assert "is not let in" in of_directory["found"]
    assert of_socket["found"] == f"Nginx may not connect to {socket}."


def test_a_worker_that_has_nothing_to_answer_from(tmp_path: Path) -> None:
    settings = {
        "FLAGSTAFF_MYSQL_URL": f"mysql://u:{PASSWORD}@127.0.0.1:{free_port()}/d",
        "FLAGSTAFF_REDIS_URL": f"redis://127.0.0.1:{free_port()}/0",
        "FLAGSTAFF_STATE_DIR": str(tmp_path),
    }
    worker = Worker(0, tmp_path, settings)
    worker.start()
    try:
        worker.wait_until_ready()
        done = doctor(settings, "--sockets", worker.socket.parent, "--json")
    finally:
        worker.stop()

    told = [f for f in json.loads(done.out)["findings"] if f["subject"] == "workers"]
    (finding,) = [f for f in told if "worker-0" in f["found"]]
    assert finding["state"] == "failure"
    assert finding["found"].startswith(
        "worker-0 has no flags to answer from; it misses mysql since"
    )
