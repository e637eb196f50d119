"""A Flagstaff of the bench's own: stores, workers and Nginx, with flag sets loaded over the API."""

from __future__ import annotations

import compileall
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

import msgspec

from bench import names
from bench.asking import ask
from bench.processes import Cores, children, pin
from bench.servers import Server
from devstack.addresses import free_port
from devstack.child import Child
from devstack.mariadb import PrivateMariaDB
from devstack.nginx import Nginx
from devstack.redis import PrivateRedis
from devstack.workers import CHECKOUT, process_environment

Measured = TypeVar("Measured")


class FlagSet(msgspec.Struct, frozen=True):
    """A flag set as it was loaded, and the key that evaluates it."""

    name: str
    document: Mapping[str, Any]
    key: str

    @property
    def size(self) -> int:
        """How many flags it has."""
        return len(self.document["flags"])


class Fronted:
    """A server on a unix socket with an Nginx of its own before it."""

    def __init__(self, name: str, port: int, server: Child, nginx: Nginx) -> None:
        self.name = name
        self.port = port
        self._server = server
        self._nginx = nginx

    @property
    def pid(self) -> int:
        """The server behind Nginx."""
        return running(self._server)

    @property
    def pids(self) -> list[int]:
        """The server, and the processes of Nginx that proxy."""
        return [self.pid, *children(running(self._nginx.child))]

    def stop(self) -> None:
        """End both."""
        self._nginx.stop()
        self._server.stop()


def running(child: Child) -> int:
    """The pid of a process that has to be there. Raises RuntimeError if it ended."""
    if child.pid is None:
        raise RuntimeError(f"{child.name} ended: {child.log} may say why.")
    return child.pid


@contextmanager
def temporary_house() -> Iterator[House]:
    """A house in a directory of its own, which goes with it."""
    with (
        tempfile.TemporaryDirectory(prefix="flagstaff-bench-") as directory,
        House(Path(directory), Cores()) as house,
    ):
        yield house


def at_each_size(
    sizes: Iterable[int],
    measure: Callable[[House, int], Measured],
    table: Callable[[Sequence[Measured]], str],
) -> list[Measured]:
    """Measure each size in turn, in a house of its own, and print it when it is known."""
    found = []
    for size in sizes:
        with temporary_house() as house:
            found.append(measure(house, size))
        print(table(found[-1:]), flush=True)
    return found


class House:
    """Everything of Flagstaff that a run needs. Leaving the context ends it all.

    Servers share the first core. The stores, which evaluations do not touch, run beside the load
    generator, as if on a machine of their own.
    """

    def __init__(self, directory: Path, cores: Cores) -> None:
        self.directory = directory
        self.admin_key = secrets.token_urlsafe(32)
        self.cores = cores
        self._exit = ExitStack()
        self._instances = 0
        self._database = PrivateMariaDB(directory)
        self._redis = PrivateRedis(directory)
        self.flag_sets: list[FlagSet] = []

    def __enter__(self) -> Self:
        # As an installation does: a worker that compiles its modules starts 0.3 s later.
        compileall.compile_dir(CHECKOUT / "service", quiet=1)
        self._start_store(self._database)
        self._start_store(self._redis)
        self._migrate()
        return self

    def __exit__(self, *_: object) -> None:
        self._exit.close()

    def _start_store(self, store: PrivateMariaDB | PrivateRedis) -> None:
        store.start()
        self._exit.callback(store.stop)
        pin(running(store.child), self.cores.load)

    def _migrate(self) -> None:
        command = [sys.executable, "-m", "service", "migrate"]
        environment = process_environment(self.settings(instance=0, lane=True))
        done = subprocess.run(
            command, check=False, cwd=CHECKOUT, env=environment, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"The migration failed:\n{done.stderr}")

    def settings(self, *, instance: int, lane: bool) -> dict[str, str]:
        """FLAGSTAFF_… variables of one worker, as production has them."""
        state = self.directory / "state"
        state.mkdir(exist_ok=True)
        return {
            "FLAGSTAFF_MYSQL_URL": self._database.url,
            "FLAGSTAFF_REDIS_URL": self._redis.url,
            "FLAGSTAFF_STATE_DIR": str(state),
            "FLAGSTAFF_ADMIN_KEY": self.admin_key,
            "FLAGSTAFF_INSTANCE": str(instance),
            "FLAGSTAFF_LANE": "on" if lane else "off",
        }

    def worker(self, name: str = names.LANE, *, lane: bool = True) -> Server:
        """A worker on a port of its own, with settings as in production."""
        self._instances += 1
        server = Server(name, free_port(), self.directory / "log", self.cores.server)
        self._exit.callback(server.stop)
        server.start(
            [sys.executable, "-m", "service", "serve", "--listen", f"127.0.0.1:{server.port}"],
            process_environment(self.settings(instance=self._instances, lane=lane)),
        )
        return server

    def constant_behind_nginx(self) -> Fronted:
        """Return a server of constants, as fast as Python can be, behind the same Nginx."""
        return self._fronted(names.NGINX_CONSTANT, ["-m", "bench.yardsticks.constant_protocol"])

    def _fronted(self, name: str, command: list[str]) -> Fronted:
        # Of its own each time: a socket of the last one would look like a server that listens.
        self._instances += 1
        directory = self.directory / f"{name.replace(' ', '-')}-{self._instances}"
        directory.mkdir()
        socket = directory / "server.sock"
        server = Child("server", directory)
        self._exit.callback(server.stop)
        server.start([sys.executable, *command, socket], directory=CHECKOUT)
        server.wait_until(socket.exists)
        pin(running(server), self.cores.server)
        log = directory / "access.log"
        nginx = Nginx(directory, free_port(), [socket], rate_limit=None, access_log=log)
        self._exit.callback(nginx.stop)
        nginx.start()
        for pid in (running(nginx.child), *children(running(nginx.child))):
            pin(pid, self.cores.server)
        return Fronted(name, int(nginx.url.rpartition(":")[2]), server, nginx)

    @property
    def database_socket(self) -> Path:
        """Where MariaDB listens."""
        return self._database.socket

    def load(
        self,
        worker: Server,
        name: str,
        document: Mapping[str, Any],
        *,
        stored_contexts: bool = False,
    ) -> FlagSet:
        """Create a flag set through a worker, give it the document, and make a key for it."""
        port, admin = worker.port, self.admin_key
        properties = {"name": name, "storedContexts": stored_contexts}
        ask(port, "POST", "/api/v1/flag-sets", key=admin, body=properties)
        ask(port, "PUT", f"/api/v1/flag-sets/{name}/document", key=admin, body=document)
        self.flag_sets.append(FlagSet(name, document, self.make_key(worker, name)))
        return self.flag_sets[-1]

    def make_key(self, worker: Server, flag_set: str) -> str:
        """Make one more key that evaluates the flag set."""
        wanted = {"name": f"bench {flag_set}", "scopes": ["evaluate"], "flagSet": flag_set}
        made = ask(worker.port, "POST", "/api/v1/api-keys", key=self.admin_key, body=wanted)
        return str(made.json()["key"])
