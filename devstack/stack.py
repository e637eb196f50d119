"""The whole stack: MariaDB, Redis, migrations, workers, background, Nginx."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from devstack.addresses import free_port
from devstack.background import Background
from devstack.child import Child
from devstack.failure import StackFailed
from devstack.mariadb import PrivateMariaDB
from devstack.nginx import CONSOLE, Nginx
from devstack.redis import PrivateRedis
from devstack.workers import CHECKOUT, Worker, process_environment
from service.cli.exit_codes import UNAVAILABLE
from service.environment import read_settings
from service.errors import Unavailable

# Nginx and every caller are gone when the workers end: nothing is worth a wait.
_GRACE = "2"


class Piece(Protocol):
    """One server of the stack."""

    child: Child

    def start(self) -> None:
        """Start it."""

    def stop(self) -> None:
        """End it."""


class Stack:
    """A private stack in a directory; its data is there again at the next start.

    ``settings`` are FLAGSTAFF_… variables for the workers and the background. If they name a MySQL
    or a Redis, that one is used and none is started, and `mariadb` or `redis` is None. Without a
    ``port`` it uses a free one. ``rate_limit`` and ``console`` are Nginx's.
    """

    def __init__(
        self,
        directory: Path,
        *,
        port: int | None = None,
        workers: int = 2,
        settings: Mapping[str, str] | None = None,
        durable: bool = True,
        rate_limit: int | None = 0,
        console: Path = CONSOLE,
        say: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.directory = directory.absolute()
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._say = say
        given = dict(settings or {})
        mysql_url, redis_url = given.get("FLAGSTAFF_MYSQL_URL"), given.get("FLAGSTAFF_REDIS_URL")
        self.mariadb = None if mysql_url else PrivateMariaDB(self.directory, durable=durable)
        self.redis = None if redis_url else PrivateRedis(self.directory, durable=durable)
        defaults = {
            "FLAGSTAFF_STATE_DIR": str(self.directory / "workers"),
            "FLAGSTAFF_WORKERS": str(workers),
            "FLAGSTAFF_GRACEFUL_SHUTDOWN_TIMEOUT": _GRACE,
        }
        if self.mariadb:
            defaults["FLAGSTAFF_MYSQL_URL"] = self.mariadb.url
        if self.redis:
            defaults["FLAGSTAFF_REDIS_URL"] = self.redis.url
        self.settings = defaults | {name: value for name, value in given.items() if value}
        # Only the migration needs the admin key: it writes the key's hash into the database.
        for_workers = {k: v for k, v in self.settings.items() if k != "FLAGSTAFF_ADMIN_KEY"}
        self.workers = [Worker(number, self.directory, for_workers) for number in range(workers)]
        self.background = Background(self.directory, for_workers)
        sockets = [worker.socket for worker in self.workers]
        self.nginx = Nginx(
            self.directory,
            port or free_port(),
            sockets,
            rate_limit=rate_limit,
            settings=read_settings(self.settings),
            console=console,
        )
        self._started = ExitStack()

    @property
    def url(self) -> str:
        """Address of Nginx, without a slash at the end."""
        return self.nginx.url

    @property
    def admin_key(self) -> str:
        """The admin key that the migration creates; empty if none was given."""
        return self.settings.get("FLAGSTAFF_ADMIN_KEY", "")

    @property
    def pieces(self) -> list[Piece]:
        """Return every server of the stack, in the order in which they start."""
        stores: list[Piece] = [store for store in (self.mariadb, self.redis) if store is not None]
        return [*stores, *self.workers, self.background, self.nginx]

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start everything. Raises StackFailed, with nothing left running.

        Raises the limit of open files of this process, which every server inherits.
        """
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        with self._started:
            self._start(self._started)
            self._started = self._started.pop_all()

    def stop(self) -> None:
        """Stop everything, in reverse order."""
        self._started.close()

    def end_leftovers(self) -> None:
        """End the processes of a run that was killed with its Nginx, which may hold the port."""
        for piece in self.pieces:
            piece.child.end_leftover()

    def migrate(self) -> None:
        """Migrate the database and create the admin key if necessary.

        Raises StackFailed, and Unavailable if the database does not answer.
        """
        done = subprocess.run(
            [sys.executable, "-m", "service", "migrate"],
            env=process_environment(self.settings),
            cwd=CHECKOUT,
            capture_output=True,
            check=False,
        )
        if done.returncode:
            words = (done.stdout + done.stderr).decode(errors="replace").strip()
            if done.returncode == UNAVAILABLE:
                sentence = words.partition("flagstaff: ")[2].partition("\n")[0]
                raise Unavailable(sentence or words)
            raise StackFailed(f"Migrating the database failed:\n{words}")

    def _start(self, started: ExitStack) -> None:
        if self.mariadb:
            self._say(f"Starting MariaDB in {self.directory}.")
            started.callback(self.mariadb.stop)
            self.mariadb.start()
        else:
            self._say("Using the MySQL of FLAGSTAFF_MYSQL_URL.")
        if self.redis:
            self._say("Starting Redis.")
            started.callback(self.redis.stop)
            self.redis.start()
        else:
            self._say("Using the Redis of FLAGSTAFF_REDIS_URL.")
        self._say("Migrating the database.")
        self.migrate()
        self._say(f"Starting {len(self.workers)} workers.")
        for worker in self.workers:
            started.callback(worker.stop)
            worker.start()
        started.callback(self.background.stop)
        self.background.start()
        started.callback(self._ask_to_stop)
        for worker in self.workers:
            worker.wait_until_ready(self._to_read())
        self._say(f"Starting Nginx on {self.nginx.url}.")
        started.callback(self.nginx.stop)
        self.nginx.start()

    def _to_read(self) -> int:
        """Return the bytes that a worker reads at its start: a snapshot, or the flags."""
        files = [*Path(self.settings["FLAGSTAFF_STATE_DIR"]).glob("snapshot-*.json")]
        files += self.mariadb.files_of_flags() if self.mariadb else []
        return max((file.stat().st_size for file in files), default=0)

    def _ask_to_stop(self) -> None:
        """Ask the workers and the background at once, so that they finish concurrently."""
        for child in (*(worker.child for worker in self.workers), self.background.child):
            child.terminate()
