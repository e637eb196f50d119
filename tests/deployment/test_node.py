"""A node, from the clone of a repository to the last file removed, on a booted systemd.

The clone has what is committed. The stores run outside of the node, as they would.
"""

from __future__ import annotations

import re

import httpx
import pytest

from devstack import demonstration
from devstack.addresses import free_port
from tests.deployment.callers import Callers
from tests.deployment.manual import require_manual, require_no_manual
from tests.deployment.node import Node
from tests.receiver import Receiver

pytestmark = [pytest.mark.long, pytest.mark.timeout(1500)]

ADMIN_KEY = "an-admin-key-of-the-node-0123456789"
EVALUATE = "/ofrep/v1/evaluate/flags/new-checkout"
CALLER = {"X-API-Key": ADMIN_KEY, "Flagd-Selector": f"flagSetId={demonstration.FLAG_SET}"}
WORKERS = ("flagstaff@0.service", "flagstaff@1.service")
BACKGROUND = "flagstaff-background.service"
RELEASES = "/usr/local/lib/flagstaff"


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def node(bare_node: Node, port: int) -> Node:
    """The node with Flagstaff installed as docs/deployment.md says, started, and a flag set."""
    bare_node.did("make", "-C", "flagstaff", "install")
    settings = bare_node.root / "etc/flagstaff/flagstaff.env"
    with settings.open("a") as file:
        file.write(
            "FLAGSTAFF_MYSQL_URL=mysql://root@/flagstaff?unix_socket=/run/stores/mariadb.sock\n"
            "FLAGSTAFF_REDIS_URL=unix:///run/stores/redis.sock?db=0\n"
            f"FLAGSTAFF_ADMIN_KEY={ADMIN_KEY}\n"
            "FLAGSTAFF_WORKERS=2\n"
        )
    listening = bare_node.root / "etc/flagstaff/listen.conf"
    listening.write_text(listening.read_text().replace(":8080 ", f":{port} "))
    # The callers here are one caller, and are not to be slowed down.
    listening.with_name("limits.conf").write_text("")
    bare_node.did("systemctl", "daemon-reload")
    bare_node.did("systemctl", "enable", "--now", "flagstaff.target")
    url = f"http://127.0.0.1:{port}"
    demonstration.load(url, ADMIN_KEY)

    def served_by_all() -> bool:
        answers = [httpx.post(url + EVALUATE, json={}, headers=CALLER) for _ in range(20)]
        return all(answer.status_code == 200 for answer in answers)

    assert bare_node.wait_for(served_by_all)
    return bare_node


def main_pids(node: Node) -> list[str]:
    return [node.shows(unit, "MainPID") for unit in WORKERS]


def release_of(node: Node, unit: str) -> str:
    """The release that a worker runs from, not the one that `current` points to."""
    pid = node.shows(unit, "MainPID")
    command = node.did("cat", f"/proc/{pid}/cmdline")
    return command.partition("/bin/")[0].removeprefix(f"{RELEASES}/")


def test_it_evaluates_through_its_nginx(node: Node, port: int) -> None:
    answer = httpx.post(f"http://127.0.0.1:{port}{EVALUATE}", json={}, headers=CALLER)

    assert answer.status_code == 200
    assert answer.json()["key"] == "new-checkout"
    ready = httpx.get(f"http://127.0.0.1:{port}/readyz").json()
    assert ready == {"status": "ready", "degraded": []}


def test_workers_and_background_are_shut_in_and_know_no_admin_key(node: Node) -> None:
    for unit in (*WORKERS, BACKGROUND):
        pid = node.shows(unit, "MainPID")
        status = node.did("cat", f"/proc/{pid}/status")
        facts = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
        assert facts["NoNewPrivs"] == "1"
        assert facts["Seccomp"] == "2"
        assert int(facts["CapBnd"], 16) == 0
        assert node.did("stat", "-c", "%U", f"/proc/{pid}") == "flagstaff"
        environment = node.did("cat", f"/proc/{pid}/environ")
        assert "FLAGSTAFF_REDIS_URL=" in environment
        assert ADMIN_KEY not in environment


def test_the_background_calls_webhooks_and_is_restarted_when_it_dies_and_by_a_reload(
    node: Node, port: int, receiver: Receiver
) -> None:
    demo = f"http://127.0.0.1:{port}/api/v1/flag-sets/{demonstration.FLAG_SET}"
    made = httpx.post(f"{demo}/webhooks", headers=CALLER, json={"url": receiver.url})

    def comes_back(former: str) -> bool:
        shown = (node.shows(BACKGROUND, "ActiveState"), node.shows(BACKGROUND, "MainPID"))
        return shown[0] == "active" and shown[1] not in ("0", former)

    def tells_of_a_change(number: int) -> bool:
        changed = httpx.patch(demo, headers=CALLER, json={"metadata": {"n": number}})
        assert node.wait_for(lambda: changed.json()["revision"] in receiver.revisions)
        return receiver.calls[-1].is_signed_with(made.json()["secret"])

    assert tells_of_a_change(1)
    first = node.shows(BACKGROUND, "MainPID")
    node.did("systemctl", "kill", "--kill-whom=main", "--signal=KILL", BACKGROUND)
    assert node.wait_for(lambda: comes_back(first))
    assert tells_of_a_change(2)
    second = node.shows(BACKGROUND, "MainPID")
    node.did("systemctl", "reload", "flagstaff-reload.service")
    assert comes_back(second)
    assert tells_of_a_change(3)


def test_a_worker_that_is_killed_comes_back_and_no_caller_notices(node: Node, port: int) -> None:
    before = main_pids(node)
    with Callers(port, EVALUATE, CALLER) as callers:
        assert node.wait_for(lambda: callers.answered > 1000)
        node.did("systemctl", "kill", "--kill-who=main", "--signal=KILL", WORKERS[0])
        assert node.wait_for(
            lambda: (
                node.shows(WORKERS[0], "ActiveState") == "active"
                and node.shows(WORKERS[0], "MainPID") not in ("0", before[0])
            )
        )
        answered = callers.answered
        assert node.wait_for(lambda: callers.answered > answered + 1000)
    assert callers.failures == {}
    assert main_pids(node)[1] == before[1]


def test_a_worker_that_hangs_is_ended_and_comes_back(node: Node, port: int) -> None:
    before = main_pids(node)
    with Callers(port, EVALUATE, CALLER) as callers:
        node.did("systemctl", "kill", "--kill-who=main", "--signal=STOP", WORKERS[1])
        assert node.wait_for(
            lambda: (
                node.shows(WORKERS[1], "ActiveState") == "active"
                and node.shows(WORKERS[1], "MainPID") not in ("0", before[1])
            )
        )
        answered = callers.answered
        assert node.wait_for(lambda: callers.answered > answered + 1000)
    # Who met it was not sent to another worker, which may have hung over the same call.
    assert set(callers.failures) <= {"503"}
    said = node.did("journalctl", f"--unit={WORKERS[1]}", "--lines=50", "--output=cat")
    assert "Watchdog timeout" in said


def test_the_doctor_needs_no_option_and_sees_what_is_amiss(node: Node) -> None:
    well = node.did("flagstaff", "doctor")
    assert "/etc/flagstaff/flagstaff.env, for the user 'flagstaff'" in well
    assert "Its configuration is valid." in well
    assert "worker-1 is ready." in well
    assert "which is current." in well

    listening = node.root / "etc/flagstaff/listen.conf"
    good = listening.read_text()
    try:
        listening.write_text(f"{good}nonsense on;\n")
        node.did("chown", "root:", "/var/lib/flagstaff")
        amiss = node.run("flagstaff", "doctor")
    finally:
        listening.write_text(good)
        node.did("chown", "flagstaff:", "/var/lib/flagstaff")
    assert amiss.returncode == 1
    assert 'unknown directive "nonsense" in /etc/flagstaff/listen.conf' in amiss.stdout
    assert "The user 'flagstaff' cannot write into /var/lib/flagstaff" in amiss.stdout


def test_a_reload_restarts_every_worker_and_no_caller_notices(node: Node, port: int) -> None:
    before, nginx = main_pids(node), node.shows("flagstaff-nginx.service", "MainPID")
    with Callers(port, EVALUATE, CALLER) as callers:
        assert node.wait_for(lambda: callers.answered > 1000)
        for _ in range(3):
            node.did("systemctl", "reload", "flagstaff.target")
        answered = callers.answered
        assert node.wait_for(lambda: callers.answered > answered + 1000)
    assert callers.failures == {}
    assert not set(main_pids(node)) & set(before)
    assert node.shows("flagstaff-nginx.service", "MainPID") == nginx


def test_settings_that_cannot_be_used_stop_a_reload_before_it_stops_a_worker(node: Node) -> None:
    before = main_pids(node)
    settings = node.root / "etc/flagstaff/flagstaff.env"
    good = settings.read_text()
    settings.write_text(f"{good}FLAGSTAFF_POLL_INTERVAL=often\n")

    assert node.run("systemctl", "reload", "flagstaff-reload.service").returncode != 0
    assert main_pids(node) == before
    said = node.did("journalctl", "--unit=flagstaff-migrate", "--lines=20", "--output=cat")
    assert "FLAGSTAFF_POLL_INTERVAL must be a number" in said
    assert "FLAGSTAFF_POLL_INTERVAL must be a number" in node.run("flagstaff", "doctor").stdout

    settings.write_text(good)
    # A target cannot fail over a reload, so somebody else has to tell.
    assert "The last reload failed" in node.run("flagstaff", "doctor").stdout
    node.did("systemctl", "reload", "flagstaff-reload.service")
    assert not set(main_pids(node)) & set(before)


def test_the_release_has_its_pages(node: Node, port: int) -> None:
    node.did("systemctl", "stop", *WORKERS)
    try:
        page = httpx.get(f"http://127.0.0.1:{port}/docs")
        loaded = re.findall(r'(?:src|href)="(docs/[^"]+)"', page.text)
        answers = [
            httpx.get(f"http://127.0.0.1:{port}/{name}") for name in (*loaded, "openapi.json")
        ]
    finally:
        node.did("systemctl", "start", *WORKERS)
    assert loaded
    for answer in (page, *answers):
        assert answer.status_code == 200
        assert answer.headers["Content-Encoding"] == "gzip"
        assert int(answer.headers["Content-Length"]) < len(answer.content)
    assert answers[-1].json()["info"]["version"]


def test_man_finds_the_manual_pages(node: Node) -> None:
    require_manual(node, "/usr/local")


def test_a_reload_takes_on_workers_and_lets_them_go(node: Node) -> None:
    settings = node.root / "etc/flagstaff/flagstaff.env"
    two = settings.read_text()
    running = ("systemctl", "list-units", "--plain", "--no-legend", "flagstaff@*.service")

    for number, text in ((3, two + "FLAGSTAFF_WORKERS=3\n"), (2, two)):
        settings.write_text(text)
        node.did("systemctl", "daemon-reload")
        node.did("systemctl", "reload", "flagstaff.target")
        lines = node.did(*running).splitlines()
        assert [line.split()[0] for line in lines if " active running " in line] == [
            f"flagstaff@{index}.service" for index in range(number)
        ]
        given = node.did("cat", "/run/flagstaff-nginx/workers.conf")
        assert given.count("unix:/run/flagstaff/worker-") == number


def test_a_release_can_be_put_in_use_and_taken_back(node: Node, port: int) -> None:
    first = release_of(node, WORKERS[0])
    settings = node.root / "etc/flagstaff/flagstaff.env"
    mine = settings.read_text()
    with (node.root / "root/flagstaff/README.md").open("a") as readme:
        readme.write("changed\n")

    node.did("make", "-C", "flagstaff", "install")

    assert settings.read_text() == mine
    assert release_of(node, WORKERS[0]) == first
    with Callers(port, EVALUATE, CALLER) as callers:
        node.did("systemctl", "reload", "flagstaff.target")
        second = release_of(node, WORKERS[0])
        assert second.startswith(f"{first}-changed-")
        node.did("ln", "-sfn", first, f"{RELEASES}/current")
        node.did("systemctl", "reload", "flagstaff.target")
    assert callers.answered
    assert callers.failures == {}
    assert [release_of(node, unit) for unit in WORKERS] == [first, first]


def test_the_access_log_is_turned_over(node: Node, port: int) -> None:
    log = node.root / "var/log/flagstaff/access.log"
    assert node.wait_for(lambda: log.read_text().endswith("}\n"))
    node.did("apt-get", "install", "--yes", "-qq", "--no-install-recommends", "logrotate")

    node.did("logrotate", "--force", "/etc/logrotate.d/flagstaff")

    assert log.with_name("access.log.1").exists()
    headers = {**CALLER, "X-Request-ID": "after-the-turn"}
    httpx.post(f"http://127.0.0.1:{port}{EVALUATE}", json={}, headers=headers)
    assert node.wait_for(lambda: "after-the-turn" in log.read_text())


def test_uninstalling_leaves_state_and_settings(node: Node) -> None:
    node.did("make", "-C", "flagstaff", "uninstall")

    units = ("systemctl", "list-units", "--all", "--plain", "--no-legend", "flagstaff*")
    # The service manager forgets units that are gone when it comes to it.
    assert node.wait_for(lambda: node.did(*units) == "")
    processes = node.did("sh", "-c", "cat /proc/[0-9]*/cmdline")
    assert "/sbin/init" in processes or "systemd" in processes
    assert RELEASES not in processes
    assert "flagstaff-nginx" not in processes
    for gone in (
        RELEASES,
        "/usr/local/bin/flagstaff",
        "/run/flagstaff",
        "/etc/logrotate.d/flagstaff",
    ):
        assert node.run("test", "-e", gone).returncode == 1
    require_no_manual(node)
    for kept in (
        "/etc/flagstaff/flagstaff.env",
        "/etc/flagstaff/listen.conf",
        "/var/lib/flagstaff",
    ):
        assert node.run("test", "-e", kept).returncode == 0
