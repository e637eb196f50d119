"""`python -m devstack`, as somebody at a terminal has it."""

from __future__ import annotations

import os
import re
import shlex
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count, pairwise
from pathlib import Path

import httpx
import pytest

from devstack.addresses import free_port
from devstack.mariadb import PrivateMariaDB
from devstack.run import _refused_key
from devstack.workers import CHECKOUT, process_environment
from service.outbound.failures import CallFailed
from service.probes import status_over
from tests.clients import client_of, get, post
from tests.receiver import Receiver
from tests.waiting import PATIENCE

_numbers = count(1)

Wait = Callable[[Callable[[], object]], None]
IsAlive = Callable[[int], bool]


class Run:
    """One `python -m devstack`, and what it has said so far."""

    def __init__(self, directory: Path, port: int, settings: dict[str, str]) -> None:
        self.port = port
        self.directory = directory
        self._output = directory.with_name(f"said-{next(_numbers)}.txt")
        environment = {
            "FLAGSTAFF_STATE_DIR": str(directory),
            "FLAGSTAFF_PORT": str(port),
            **settings,
        }
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "devstack"],
                stdout=output,
                stderr=subprocess.STDOUT,
                env=process_environment(environment),
                cwd=CHECKOUT,
            )

    @property
    def said(self) -> str:
        return self._output.read_text()

    @property
    def admin_key(self) -> str:
        found = re.search(r"admin key +(\S+)", self.said)
        assert found is not None, self.said
        return found[1]

    @property
    def command_line(self) -> list[str]:
        found = re.search(r"^ +(curl .+)$", self.said, re.MULTILINE)
        assert found is not None, self.said
        return shlex.split(found[1])

    def wait_until_it_runs(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while "Try it" not in self.said:
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.02)

    def pid(self, name: str) -> int:
        return int((self.directory / "log" / f"{name}.pid").read_text().split()[0])

    def descendants(self, above: int | None = None) -> dict[int, str]:
        """The name of every process below this one, or below another, by pid."""
        parents, names = {}, {}
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(FileNotFoundError, ProcessLookupError):
                name, _, rest = (process / "stat").read_text().rpartition(")")
                parents[int(process.name)] = int(rest.split()[1])
                names[int(process.name)] = name.partition("(")[2]
        found: set[int] = set()
        wanted = {above or self.process.pid}
        while wanted:
            wanted = {pid for pid, parent in parents.items() if parent in wanted}
            found |= wanted
        return {pid: names[pid] for pid in found}

    def answers(self) -> bool:
        return status_at(self.port) == 200


def status_at(port: int) -> int:
    """The HTTP status of /livez; 0 while nobody answers."""
    try:
        with client_of(f"http://127.0.0.1:{port}") as client:
            return client.get("/livez").status_code
    except httpx.TransportError:
        return 0


@contextmanager
def running(
    directory: Path, *, port: int | None = None, settings: dict[str, str] | None = None
) -> Iterator[Run]:
    run = Run(directory, port or free_port(), settings or {})
    try:
        run.wait_until_it_runs()
        yield run
    finally:
        run.process.terminate()
        run.process.wait(PATIENCE)


def refused(directory: Path, port: int) -> str:
    """What a run says that must not start."""
    run = Run(directory, port, {})
    assert run.process.wait(PATIENCE) == 1
    return run.said


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with running(tmp_path_factory.mktemp("run") / "a state") as run:
        yield run


@pytest.fixture(scope="module")
def used_directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state directory that several runs use, one after the other: the first one makes it."""
    return tmp_path_factory.mktemp("used") / "state"


def test_the_line_it_prints_evaluates_a_flag(run: Run) -> None:
    program, *options, url = run.command_line
    assert program == "curl"
    headers = [word for option, word in pairwise(options) if option == "-H"]

    answer = post(
        url,
        headers=dict(header.split(": ", 1) for header in headers),
        content=options[options.index("-d") + 1],
    )

    assert answer.status_code == 200
    assert answer.json()["value"] is True
    assert answer.json()["reason"] == "TARGETING_MATCH"


def test_it_says_what_it_does(run: Run) -> None:
    steps = ("MariaDB", "Redis", "Migrating", "workers", "Nginx", "demonstration")

    assert [step for step in steps if step in run.said.partition("Flagstaff runs")[0]] == [*steps]


@pytest.mark.long
def test_a_second_one_in_the_same_directory_says_who_is_there(run: Run) -> None:
    said = refused(run.directory, free_port())

    assert f"process {run.process.pid} holds {run.directory}" in said
    assert run.answers()


@pytest.mark.long
def test_a_second_one_on_the_same_port_says_who_is_there(run: Run, tmp_path: Path) -> None:
    said = refused(tmp_path / "other", run.port)

    assert re.search(rf"Port {run.port} is taken by process \d+ \(nginx\)", said)
    assert run.answers()


@pytest.mark.long
@pytest.mark.parametrize("index", [0, 1])
def test_a_killed_worker_is_started_again(run: Run, wait_for: Wait, index: int) -> None:
    killed = run.pid(f"worker-{index}")
    os.kill(killed, signal.SIGKILL)

    wait_for(lambda: run.pid(f"worker-{index}") != killed)

    socket = run.directory / "sockets" / f"worker-{index}.sock"
    wait_for(lambda: status_over(socket, "/readyz") == 200)


@pytest.mark.long
def test_a_killed_nginx_is_started_again(run: Run, wait_for: Wait, is_alive: IsAlive) -> None:
    killed = run.pid("nginx")
    (listening,) = (pid for pid, name in run.descendants(killed).items() if name == "nginx")
    os.kill(killed, signal.SIGKILL)

    wait_for(lambda: run.pid("nginx") != killed)
    wait_for(lambda: not is_alive(listening))
    wait_for(lambda: status_at(run.port) == 200)


@pytest.mark.long
def test_a_killed_background_process_is_started_again_and_does_its_work(
    run: Run, wait_for: Wait
) -> None:
    killed = run.pid("background")
    os.kill(killed, signal.SIGKILL)

    wait_for(lambda: run.pid("background") != killed)

    headers = {"X-API-Key": run.admin_key}
    demo = "/api/v1/flag-sets/demo.development"
    node = client_of(f"http://127.0.0.1:{run.port}", headers)
    with Receiver().serving() as receiver, node as client:
        made = client.post(f"{demo}/webhooks", json={"url": receiver.url}).raise_for_status()
        client.patch(demo, json={"metadata": {"n": 1}}).raise_for_status()
        wait_for(lambda: receiver.calls)
    assert receiver.calls[0].is_signed_with(made.json()["secret"])


@pytest.mark.long
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_everything_it_started(
    used_directory: Path, is_alive: IsAlive, ending: signal.Signals
) -> None:
    with running(used_directory) as run:
        started = run.descendants()
        assert {"mariadbd", "redis-server", "nginx"} <= set(started.values())

        run.process.send_signal(ending)

        assert run.process.wait(PATIENCE) == 0
        assert [name for pid, name in started.items() if is_alive(pid)] == []


@pytest.mark.long
def test_ctrl_c_ends_the_first_start_of_a_database_too(
    tmp_path: Path, is_alive: IsAlive, wait_for: Wait
) -> None:
    run = Run(tmp_path / "state", free_port(), {})
    installing = run.directory / "mariadb-unfinished" / "ibdata1"
    wait_for(installing.exists)
    started = run.descendants()
    assert "mariadbd" in started.values()

    run.process.send_signal(signal.SIGINT)

    assert run.process.wait(PATIENCE) == 0
    wait_for(lambda: not any(is_alive(pid) for pid in started))
    with running(run.directory, port=run.port) as again:
        assert again.answers()


@pytest.mark.long
def test_nothing_outlives_one_that_is_killed_and_the_next_one_starts(
    used_directory: Path, is_alive: IsAlive, wait_for: Wait
) -> None:
    with running(used_directory) as run:
        started = run.descendants()
        run.process.kill()
        run.process.wait()
        wait_for(lambda: not any(is_alive(pid) for pid in started))

    with running(used_directory, port=run.port) as again:
        assert again.answers()


@pytest.mark.long
def test_an_nginx_that_was_killed_with_its_run_is_not_in_the_way(
    used_directory: Path, is_alive: IsAlive
) -> None:
    with running(used_directory) as run:
        master = run.pid("nginx")
        (listening,) = (pid for pid, name in run.descendants(master).items() if name == "nginx")
        run.process.kill()
        os.kill(master, signal.SIGKILL)
        run.process.wait()
        assert is_alive(listening)

    with running(used_directory, port=run.port) as again:
        assert again.answers()
        assert not is_alive(listening)


@pytest.mark.long
def test_what_was_stored_is_there_on_the_next_start(used_directory: Path) -> None:
    with running(used_directory) as run:
        key = run.admin_key
        created = post(
            f"http://127.0.0.1:{run.port}/api/v1/flag-sets",
            headers={"X-API-Key": key},
            json={"name": "kept.test"},
        )
        assert created.status_code == 201

    assert stat.S_IMODE((used_directory / "admin-key").stat().st_mode) == 0o600
    with running(used_directory) as run:
        assert run.admin_key == key
        assert "Loaded the demonstration" not in run.said
        kept = get(
            f"http://127.0.0.1:{run.port}/api/v1/flag-sets/kept.test", headers={"X-API-Key": key}
        )
        assert kept.status_code == 200


@pytest.mark.long
def test_without_the_demonstration_the_line_it_prints_lists_the_flag_sets(
    used_directory: Path,
) -> None:
    with running(used_directory) as run:
        headers = {"X-API-Key": run.admin_key}
        sets = f"http://127.0.0.1:{run.port}/api/v1/flag-sets"
        post(sets, headers=headers, json={"name": "other.test"}).raise_for_status()
        with client_of(sets, headers) as client:
            client.delete("/demo.development").raise_for_status()

    with running(used_directory) as run:
        assert run.command_line[-1] == f"http://127.0.0.1:{run.port}/api/v1/flag-sets"


def test_a_state_directory_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").touch()

    said = refused(tmp_path / "state", free_port())

    assert said == f"flagstaff: {tmp_path / 'state'}: File exists.\n"


@pytest.mark.long
def test_servers_that_are_named_are_used_and_none_is_started(
    tmp_path: Path, mariadb: PrivateMariaDB, empty_database_url: str, redis_url: str
) -> None:
    settings = {
        "FLAGSTAFF_MYSQL_URL": empty_database_url,
        "FLAGSTAFF_REDIS_URL": redis_url,
        "FLAGSTAFF_ADMIN_KEY": "a-key-of-my-own-0123456789abcdef",
    }
    with running(tmp_path / "state", settings=settings) as run:
        assert run.admin_key == settings["FLAGSTAFF_ADMIN_KEY"]
        assert not {"mariadbd", "redis-server"} & set(run.descendants().values())

    assert mariadb.child.pid is not None


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1"])
def test_a_port_that_is_none_is_refused(tmp_path: Path, port: str) -> None:
    run = Run(tmp_path / "state", 0, {"FLAGSTAFF_PORT": port})

    assert run.process.wait(PATIENCE) == 1
    assert run.said == "flagstaff: FLAGSTAFF_PORT must be a port, from 1 to 65535.\n"


# What a root hands on to what it starts, and what it may have itself.
_WITHOUT_THE_RIGHT = [
    "setpriv",
    *("--inh-caps", "-net_bind_service"),
    *("--bounding-set", "-net_bind_service"),
]


def test_a_port_that_is_not_for_this_user_is_told(tmp_path: Path) -> None:
    first = int(Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").read_text())
    if first <= 1:
        pytest.skip("Every port is for every user here.")
    environment = {"FLAGSTAFF_STATE_DIR": str(tmp_path / "state"), "FLAGSTAFF_PORT": str(first - 1)}
    root = _WITHOUT_THE_RIGHT if os.geteuid() == 0 else []
    done = subprocess.run(
        [*root, sys.executable, "-m", "devstack"],
        env=process_environment(environment),
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert f"Port {first - 1} is not for ordinary users." in done.stderr


def test_a_rate_limit_that_is_none_is_refused(tmp_path: Path) -> None:
    run = Run(tmp_path / "state", free_port(), {"FLAGSTAFF_RATE_LIMIT": "10r/s"})

    assert run.process.wait(PATIENCE) == 1
    assert run.said == "flagstaff: FLAGSTAFF_RATE_LIMIT must be from 0 to 1000000.\n"


@pytest.mark.parametrize(
    ("environment", "cure"),
    [({}, "rm {directory}/admin-key"), ({"FLAGSTAFF_ADMIN_KEY": "x" * 12}, "FLAGSTAFF_ADMIN_KEY")],
)
def test_an_admin_key_that_was_revoked_is_told_with_its_cure(
    environment: dict[str, str], cure: str, tmp_path: Path
) -> None:
    refused = CallFailed(401, "The API key is not valid.")
    told = str(_refused_key(refused, environment, tmp_path))
    assert "was revoked or has expired" in told
    assert cure.format(directory=tmp_path) in told
    other = CallFailed(503, "The database is not available.")
    assert _refused_key(other, environment, tmp_path) is other
