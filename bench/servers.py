"""Starting and ending what is measured; the yardsticks among it.

Each listens on a free port of 127.0.0.1 and runs on the servers' core.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from bench import names
from devstack.addresses import free_port
from devstack.child import Child
from devstack.workers import CHECKOUT
from service.probes import accepts

YARDSTICKS = CHECKOUT / "bench" / "yardsticks"
# Stands in a command where the port goes.
PORT = "PORT"


class Server:
    """One process that is measured, by the name that it has in the table."""

    def __init__(self, name: str, port: int, directory: Path, cores: set[int]) -> None:
        self.name = name
        self.port = port
        self.seconds_to_listen = 0.0
        self._child = Child(f"{name.replace(' ', '-').replace(',', '')}-{port}", directory)
        # taskset replaces itself by the command, so that the pid is the server's.
        self._prefix = ["taskset", "--cpu-list", ",".join(map(str, sorted(cores)))]

    def start(self, command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        """Start, and wait until the port accepts. Raises StackFailed."""
        started = time.perf_counter()
        self._child.start([*self._prefix, *command], environment=environment, directory=CHECKOUT)
        self._child.wait_until(lambda: accepts(self.port), within=60)
        self.seconds_to_listen = time.perf_counter() - started

    @property
    def pid(self) -> int:
        """The process while it runs."""
        pid = self._child.pid
        if pid is None:
            raise ServerEndedError(f"{self.name} ended: {self._child.log} may say why.")
        return pid

    @property
    def pids(self) -> list[int]:
        """The processes whose work an answer costs."""
        return [self.pid]

    def stop(self) -> None:
        """End the process; by force if it does not end by itself."""
        self._child.stop(within=20)


class ServerEndedError(Exception):
    """A server that ended while it was measured."""


class Yardsticks:
    """Starts yardsticks over one flag document; ends them all."""

    def __init__(self, directory: Path, cores: set[int]) -> None:
        self._directory = directory
        self._cores = cores
        self._started: list[Server] = []

    def bare_sanic(self) -> Server:
        """(a) the ceiling of the framework."""
        return self.start(names.SANIC, [*_module("bare_sanic"), PORT])

    def constant(self) -> Server:
        """Start the limit of a Python process: constant answers."""
        return self.start(names.CONSTANT, [*_module("constant_protocol"), PORT])

    def every(self, document: Mapping[str, Any]) -> list[Server]:
        """Those that evaluate, over this document, as far as this machine has what they need."""
        path = self._directory / f"{len(document['flags'])}-flags.json"
        path.write_bytes(msgspec.json.encode(document))
        servers = [self.fastapi(path), self.node(path), self.flagd(path)]
        return [server for server in servers if server is not None]

    def fastapi(self, document: Path) -> Server:
        """(b) the usual way."""
        return self.start(names.FASTAPI, [*_module("fastapi_flagd_core"), PORT, str(document)])

    def node(self, document: Path) -> Server | None:
        """(c) flagd's JavaScript core; None where there is no Node.js."""
        if shutil.which("node") is None or not install_node_modules():
            return None
        program = str(YARDSTICKS / "node_flagd_core.js")
        return self.start(names.NODE, ["node", program, PORT, str(document)])

    def flagd(self, document: Path) -> Server | None:
        """(d) flagd itself; None where its binary is not on the PATH."""
        if shutil.which("flagd") is None:
            return None
        command = ["flagd", "start", "--uri", f"file:{document}", "--ofrep-port", PORT]
        for other in ("--port", "--management-port", "--sync-port"):
            command += [other, str(free_port())]
        return self.start(names.FLAGD, command)

    def stop(self) -> None:
        """End all of them."""
        for server in self._started:
            server.stop()
        self._started.clear()

    def start(self, name: str, command: Sequence[str], *, port: int | None = None) -> Server:
        """Start a command on the servers' core; ``PORT`` in it is the port, a free one if none."""
        port = port or free_port()
        server = Server(name, port, self._directory, self._cores)
        self._started.append(server)
        server.start([str(port) if word == PORT else word for word in command])
        return server


def _module(name: str) -> list[str]:
    return [sys.executable, "-m", f"bench.yardsticks.{name}"]


def install_node_modules() -> bool:
    """Install what package-lock.json says, once. False if npm is missing or cannot."""
    lock = YARDSTICKS / "package-lock.json"
    installed = YARDSTICKS / "node_modules" / ".package-lock.json"
    if installed.exists() and installed.stat().st_mtime >= lock.stat().st_mtime:
        return True
    if shutil.which("npm") is None:
        return False
    command = [
        "npm",
        "ci",
        "--loglevel",
        "error",
        "--omit=dev",
        "--ignore-scripts",
        "--prefix",
        str(YARDSTICKS),
    ]
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0
