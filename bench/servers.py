"""Starting and ending what is measured; the yardsticks among it.

Each gets a free port of 127.0.0.1 and the servers' core.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.processes import pin

ROOT = Path(__file__).parent.parent
YARDSTICKS = Path(__file__).parent / "yardsticks"
START_PATIENCE = 60.0
STOP_PATIENCE = 20.0


class DidNotStartError(Exception):
    """A server that ended, or did not listen in time."""


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """One process that is measured, by the name it has in the table."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        port: int,
        *,
        cores: set[int],
        environment: Mapping[str, str] | None = None,
        log: Path,
    ) -> None:
        self.name = name
        self.port = port
        self._log = log
        started = time.perf_counter()
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **(environment or {})},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                # A signal to the bench's terminal must not end what it still measures.
                start_new_session=True,
            )
        pin(self._process.pid, cores)
        self._wait_until_it_listens()
        self.seconds_to_listen = time.perf_counter() - started

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    @property
    def pids(self) -> list[int]:
        """The processes whose work an answer costs."""
        return [self._process.pid]

    def _wait_until_it_listens(self) -> None:
        deadline = time.monotonic() + START_PATIENCE
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            except OSError:
                time.sleep(0.01)
            else:
                return
        self.stop()
        raise DidNotStartError(f"{self.name} did not start:\n{self._log.read_text()[-2000:]}")

    def stop(self) -> None:
        """End the process; by force if it does not end by itself."""
        if self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


class Yardsticks:
    """Starts yardsticks over one flag document; ends them all."""

    def __init__(self, directory: Path, cores: set[int]) -> None:
        self._directory = directory
        self._cores = cores
        self._started: list[Server] = []

    def bare_sanic(self) -> Server:
        """(a) the ceiling of the framework."""
        port = free_port()
        return self._start("bare Sanic", [*_module("bare_sanic"), str(port)], port)

    def fastapi(self, document: Path) -> Server:
        """(b) the usual way."""
        port = free_port()
        command = [*_module("fastapi_flagd_core"), str(port), str(document)]
        return self._start("FastAPI", command, port)

    def node(self, document: Path) -> Server | None:
        """(c) flagd's JavaScript core; None where there is no Node.js."""
        if shutil.which("node") is None or not install_node_modules():
            return None
        port = free_port()
        program = str(YARDSTICKS / "node_flagd_core.js")
        return self._start("node", ["node", program, str(port), str(document)], port)

    def flagd(self, document: Path) -> Server | None:
        """(d) flagd itself; None where its binary is not on the PATH."""
        if shutil.which("flagd") is None:
            return None
        port = free_port()
        command = ["flagd", "start", "--uri", f"file:{document}", "--ofrep-port", str(port)]
        command += ["--port", str(free_port()), "--management-port", str(free_port())]
        command += ["--sync-port", str(free_port())]
        return self._start("flagd", command, port)

    def every(self, document: Path) -> list[Server]:
        """Those that evaluate, as far as this machine has what they need."""
        servers = [self.fastapi(document), self.node(document), self.flagd(document)]
        return [server for server in servers if server is not None]

    def stop(self) -> None:
        """End all of them."""
        for server in self._started:
            server.stop()
        self._started.clear()

    def _start(self, name: str, command: Sequence[str], port: int) -> Server:
        log = self._directory / f"{name.replace(' ', '-')}-{port}.log"
        server = Server(name, command, port, cores=self._cores, log=log)
        self._started.append(server)
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
    command = ["npm", "ci", "--omit=dev", "--ignore-scripts", "--prefix", str(YARDSTICKS)]
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0
