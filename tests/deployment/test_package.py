"""The Debian package: built, installed, upgraded, rolled back, removed, on a booted Debian."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from devstack import demonstration
from devstack.addresses import free_port
from devstack.mariadb import PrivateMariaDB
from devstack.redis import PrivateRedis
from devstack.workers import CHECKOUT
from tests.deployment.callers import Callers
from tests.deployment.manual import require_manual
from tests.deployment.node import CannotBoot, Node

pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]

ADMIN_KEY = "an-admin-key-of-the-package-0123456789"
EVALUATE = "/ofrep/v1/evaluate/flags/new-checkout"
CALLER = {"X-API-Key": ADMIN_KEY, "Flagd-Selector": f"flagSetId={demonstration.FLAG_SET}"}
WORKERS = ("flagstaff@0.service", "flagstaff@1.service")
CLONE = "root/flagstaff"
FIRST, SECOND = "7.1.0", "7.2.0"
SETTINGS = """FLAGSTAFF_MYSQL_URL=mysql://root@/flagstaff?unix_socket=/run/stores/mariadb.sock
FLAGSTAFF_REDIS_URL=unix:///run/stores/redis.sock?db=0
FLAGSTAFF_WORKERS=2
"""


@pytest.fixture(scope="module")
def node(
    stores: tuple[PrivateMariaDB, PrivateRedis], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Node]:
    """A booted Debian with the stores' sockets in /run/stores, and nothing of Flagstaff.

    In /root lie the packages of two versions, built in a copy of the tree.
    """
    if os.geteuid() != 0:
        pytest.skip("Only root can boot a tree.")
    for program in ("debootstrap", "systemd-nspawn", "nsenter"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed, so no node is booted.")
    node = Node(tmp_path_factory.mktemp("node"))
    builder = Node(tmp_path_factory.mktemp("builder"))
    mariadb, _ = stores
    try:
        node.make()
        subprocess.run(["cp", "--archive", node.root, builder.root], check=True)
        build(builder)
        for package in (builder.root / CLONE / "dist").iterdir():
            shutil.copy(package, node.root / "root")
        shutil.rmtree(builder.root)
        node.boot(f"{mariadb.socket.parent}:/run/stores")
        yield node
    except CannotBoot as reason:
        pytest.skip(f"No node can be booted here, so it was not tried. {reason}")
    finally:
        node.power_off()
        shutil.rmtree(node.root, ignore_errors=True)
        shutil.rmtree(builder.root, ignore_errors=True)


def build(builder: Node) -> None:
    """Build two versions, the second with other settings; lintian finds no error in either."""
    clone = builder.root / CLONE
    subprocess.run(["git", "clone", "--quiet", CHECKOUT, clone], check=True)
    project = clone / "pyproject.toml"
    line = next(line for line in project.read_text().splitlines() if line.startswith("version ="))
    text = project.read_text()
    for version in (FIRST, SECOND):
        project.write_text(text.replace(line, f'version = "{version}"'))
        builder.did_unbooted("make", "-C", f"/{CLONE}", "deb")
        with (clone / "systemd/listen.conf").open("a") as file:
            file.write("# A later release has more to say.\n")
    architecture = builder.did_unbooted("dpkg", "--print-architecture")
    names = [f"flagstaff_{version}_{architecture}.deb" for version in (FIRST, SECOND)]
    assert sorted(path.name for path in (clone / "dist").iterdir()) == names
    builder.did_unbooted(
        *("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "-qq"),
        *("--no-install-recommends", "lintian"),
    )
    packages = [f"/{CLONE}/dist/{name}" for name in names]
    builder.did_unbooted("lintian", "--fail-on", "error", *packages)


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


def package(node: Node, version: str) -> str:
    """The path of a version's package in the node."""
    (found,) = (node.root / "root").glob(f"flagstaff_{version}_*.deb")
    return f"/root/{found.name}"


def install(node: Node, version: str) -> str:
    """Install a version, older or newer than the present one; settings of the node are kept."""
    return node.did(
        *("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "-qq"),
        *("--no-install-recommends", "--allow-downgrades"),
        *("-o", "Dpkg::Options::=--force-confold", package(node, version)),
    )


def version_of(node: Node, unit: str) -> str:
    """The version that a process runs from."""
    pid = node.shows(unit, "MainPID")
    command = node.did("cat", f"/proc/{pid}/cmdline").partition("/bin/")[0]
    return command.removeprefix("/usr/lib/flagstaff/").partition("-")[0]


def exists(node: Node, path: str) -> bool:
    return node.run("test", "-e", path).returncode == 0


def test_it_installs_with_its_dependencies_and_starts_nothing(node: Node) -> None:
    node.did("apt-get", "update", "-qq")
    said = install(node, FIRST)

    assert "Flagstaff is installed and not started." in said
    assert node.shows("flagstaff.target", "ActiveState") == "inactive"
    assert node.shows("flagstaff.target", "UnitFileState") == "disabled"
    for user in ("flagstaff", "flagstaff-nginx"):
        node.did("getent", "passwd", user)
    settings = (node.root / "etc/flagstaff/flagstaff.env").stat()
    assert (stat.S_IMODE(settings.st_mode), settings.st_uid) == (0o600, 0)
    assert node.did("dpkg", "--verify", "flagstaff") == ""
    assert node.did("flagstaff", "flags", "list", "--help").startswith("Usage: flagstaff")


def test_man_finds_the_manual_pages(node: Node) -> None:
    require_manual(node, "/usr")


def test_it_listens_on_loopback_and_evaluates(node: Node, port: int) -> None:
    with (node.root / "etc/flagstaff/flagstaff.env").open("a") as file:
        file.write(f"{SETTINGS}FLAGSTAFF_ADMIN_KEY={ADMIN_KEY}\n")
    listening = node.root / "etc/flagstaff/listen.conf"
    listening.write_text(listening.read_text().replace(":8080 ", f":{port} "))
    listening.with_name("limits.conf").write_text("")

    node.did("systemctl", "daemon-reload")
    node.did("systemctl", "enable", "--now", "flagstaff.target")
    url = f"http://127.0.0.1:{port}"
    demonstration.load(url, ADMIN_KEY)

    def served_by_all() -> bool:
        answers = [httpx.post(url + EVALUATE, json={}, headers=CALLER) for _ in range(20)]
        return all(answer.status_code == 200 for answer in answers)

    assert node.wait_for(served_by_all)
    assert [version_of(node, unit) for unit in WORKERS] == [FIRST, FIRST]
    addresses = {
        fields[1]
        for fields in map(str.split, Path("/proc/net/tcp").read_text().splitlines()[1:])
        if int(fields[1].rpartition(":")[2], 16) == port and fields[3] == "0A"
    }
    # The node shares this machine's network. 127.0.0.1, as the kernel writes it.
    assert addresses == {f"0100007F:{port:04X}"}
    examined = node.did("flagstaff", "doctor")
    assert f"callers on this machine only: 127.0.0.1:{port}" in examined


@pytest.mark.parametrize("version", [SECOND, FIRST])
def test_an_upgrade_and_the_way_back_lose_no_request_and_no_setting(
    node: Node, port: int, version: str
) -> None:
    settings = node.root / "etc/flagstaff/flagstaff.env"
    listening = settings.with_name("listen.conf")
    mine = (settings.read_text(), listening.read_text())

    with Callers(port, EVALUATE, CALLER) as callers:
        assert node.wait_for(lambda: callers.answered > 100)
        install(node, version)
        answered = callers.answered
        assert node.wait_for(lambda: callers.answered > answered + 100)

    assert callers.failures == {}
    units = (*WORKERS, "flagstaff-background.service")
    assert {version_of(node, unit) for unit in units} == {version}
    assert (settings.read_text(), listening.read_text()) == mine
    releases = node.did("ls", "/usr/lib/flagstaff").split()
    assert [name.partition("-")[0] for name in releases] == [version, "current"]
    # Two files differ from the package's: the settings of this node.
    assert node.run("dpkg", "--verify", "flagstaff").stdout.split() == [
        *("??5??????", "c", "/etc/flagstaff/flagstaff.env"),
        *("??5??????", "c", "/etc/flagstaff/listen.conf"),
    ]


def test_an_upgrade_that_cannot_be_taken_into_use_says_so_and_can_be_gone_on_with(
    node: Node, port: int
) -> None:
    settings = node.root / "etc/flagstaff/flagstaff.env"
    good = settings.read_text()
    settings.write_text(f"{good}FLAGSTAFF_POLL_INTERVAL=often\n")

    failed = node.run(
        *("env", "DEBIAN_FRONTEND=noninteractive", "dpkg", "--force-confold", "--install"),
        package(node, SECOND),
    )

    assert failed.returncode != 0
    assert "Flagstaff was not reloaded." in failed.stderr
    assert "dpkg --configure flagstaff" in failed.stderr
    answer = httpx.post(f"http://127.0.0.1:{port}{EVALUATE}", json={}, headers=CALLER)
    assert answer.status_code == 200
    assert exists(node, "/etc/flagstaff/listen.conf.dpkg-dist")
    assert [version_of(node, unit) for unit in WORKERS] == [FIRST, FIRST]
    settings.write_text(good)
    node.did("dpkg", "--configure", "flagstaff")
    assert [version_of(node, unit) for unit in WORKERS] == [SECOND, SECOND]


def test_the_doctor_names_who_has_the_port(node: Node, port: int) -> None:
    node.did("systemctl", "stop", "flagstaff-nginx.service")
    server = ("python3", "-m", "http.server", "--bind", "127.0.0.1", str(port))
    node.did("systemd-run", "--unit=somebody-else", *server)
    try:
        assert node.wait_for(lambda: node.shows("somebody-else.service", "ActiveState") == "active")
        pid = node.shows("somebody-else.service", "MainPID")
        taken = f"Port {port} is taken by process {pid} (python3)."
        assert node.wait_for(lambda: taken in node.run("flagstaff", "doctor").stdout)
        assert node.run("flagstaff", "doctor").returncode == 1
    finally:
        node.did("systemctl", "stop", "somebody-else.service")
        node.did("systemctl", "start", "flagstaff-nginx.service")
    assert "is taken by" not in node.did("flagstaff", "doctor")


def test_it_is_removed_and_what_the_node_has_itself_stays(node: Node) -> None:
    key = node.root / "etc/flagstaff/tls/flags.key"
    key.write_text("a key of the node's own")

    node.did("apt-get", "remove", "--yes", "-qq", "flagstaff")

    units = ("systemctl", "list-units", "--all", "--plain", "--no-legend", "flagstaff*")
    assert node.wait_for(lambda: node.did(*units) == "")
    processes = node.did("sh", "-c", "cat /proc/[0-9]*/cmdline")
    assert "/usr/lib/flagstaff" not in processes
    assert "flagstaff-nginx" not in processes
    for gone in ("/usr/lib/flagstaff", "/usr/bin/flagstaff", "/run/flagstaff"):
        assert not exists(node, gone)
    for kept in ("flagstaff.env", "listen.conf", "limits.conf"):
        assert exists(node, f"/etc/flagstaff/{kept}")
    assert exists(node, "/var/lib/flagstaff")


def test_it_does_not_come_beside_an_installation_by_make(node: Node) -> None:
    other = node.root / "usr/local/lib/flagstaff/current"
    other.mkdir(parents=True)
    refused = node.run("dpkg", "--install", package(node, FIRST))
    assert refused.returncode != 0
    assert "make uninstall PREFIX=/usr/local" in refused.stderr
    shutil.rmtree(other.parent)


def test_installed_anew_it_goes_on_with_its_settings(node: Node, port: int) -> None:
    install(node, SECOND)
    node.did("systemctl", "enable", "--now", "flagstaff.target")
    url = f"http://127.0.0.1:{port}{EVALUATE}"

    def is_answered() -> bool:
        try:
            return httpx.post(url, json={}, headers=CALLER).status_code == 200
        except httpx.TransportError:
            return False

    assert node.wait_for(is_answered)


def test_a_purge_leaves_what_the_package_did_not_bring(node: Node) -> None:
    node.did("apt-get", "purge", "--yes", "-qq", "flagstaff")

    for gone in (
        "/etc/flagstaff/flagstaff.env",
        "/etc/flagstaff/listen.conf",
        "/etc/logrotate.d/flagstaff",
        "/var/lib/flagstaff",
        "/var/log/flagstaff",
        "/usr/lib/flagstaff",
    ):
        assert not exists(node, gone)
    assert exists(node, "/etc/flagstaff/tls/flags.key")
    assert node.run("dpkg-query", "--show", "flagstaff").returncode != 0
