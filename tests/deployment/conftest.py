"""The files of `make install`, in a directory in place of a machine's root."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devstack.mariadb import PrivateMariaDB
from devstack.redis import PrivateRedis
from devstack.workers import CHECKOUT
from tests.deployment.node import CannotBoot, Node
from tests.waiting import wait_until

Installer = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run_installer(tmp_path: Path) -> Installer:
    """Run ``systemd/install`` or ``systemd/uninstall`` with DESTDIR set to ``tmp_path``."""

    def run(script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [CHECKOUT / "systemd" / script, *arguments],
            env={"PATH": os.environ["PATH"], "DESTDIR": str(tmp_path), **variables},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def installed(run_installer: Installer, tmp_path: Path) -> Path:
    """The directory with everything but the release, which takes a while to build."""
    done = run_installer("install", "units")
    assert done.returncode == 0, done.stderr
    return tmp_path


@pytest.fixture(scope="module")
def stores(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[PrivateMariaDB, PrivateRedis]]:
    """The stores of a node, which run outside of it."""
    directory = tmp_path_factory.mktemp("stores")
    mariadb = PrivateMariaDB(directory, durable=False)
    redis = PrivateRedis(directory, durable=False)
    try:
        mariadb.start()
        redis.start()
        open_to_all(mariadb.socket, redis.socket)
        yield mariadb, redis
    finally:
        redis.stop()
        mariadb.stop()


def open_to_all(*sockets: Path) -> None:
    """Let a node's workers, who are not root, connect."""
    for socket in sockets:
        socket.parent.chmod(0o755)
        socket.chmod(0o777)


@pytest.fixture(scope="module")
def bare_node(
    stores: tuple[PrivateMariaDB, PrivateRedis], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Node]:
    """A booted Debian with a clone of this repository, and the stores' sockets in /run/stores."""
    if os.geteuid() != 0:
        pytest.skip("Only root can boot a tree.")
    for program in ("debootstrap", "systemd-nspawn", "nsenter"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed, so no node is booted.")
    node = Node(tmp_path_factory.mktemp("node"))
    mariadb, redis = stores
    assert mariadb.socket.parent == redis.socket.parent
    try:
        node.make()
        clone = node.root / "root/flagstaff"
        subprocess.run(["git", "clone", "--quiet", CHECKOUT, clone], check=True)
        node.boot(f"{mariadb.socket.parent}:/run/stores")
        yield node
    except CannotBoot as reason:
        pytest.skip(f"No node can be booted here, so it was not tried. {reason}")
    finally:
        node.power_off()
        shutil.rmtree(node.root, ignore_errors=True)


@pytest.fixture
def wait_for() -> Callable[[Callable[[], object]], None]:
    """Wait until a condition holds; fail the test if it never does."""
    return wait_until
