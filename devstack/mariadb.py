"""A private MariaDB: data in a directory, reachable over a socket only."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar
from urllib.parse import quote

from devstack.addresses import socket_directory
from devstack.child import Child
from devstack.failure import StackFailed
from service.probes import first_bytes
from service.programs import find_program

DATABASE = "flagstaff"

# For tests and other temporary servers: many of them may share a small temporary folder.
_NOT_DURABLE = (
    "--innodb-flush-log-at-trx-commit=2",
    "--innodb-flush-method=nosync",
    "--skip-innodb-doublewrite",
    "--skip-sync-frm",
    "--innodb-log-file-size=16M",
)


class PrivateMariaDB:
    """A server with an empty database ``flagstaff``, created at its first start in the directory.

    Without ``durable``, commits are left to the operating system: a crash of the machine may lose
    the last second, a crash of the server loses nothing. That is what tests need. ``options`` are
    mariadbd's, and override the usual ones.
    """

    # Data as they are made, of the first server of this process that is not durable.
    _unused: ClassVar[Path | None] = None

    def __init__(
        self, directory: Path, *, durable: bool = True, options: Sequence[str] = ()
    ) -> None:
        self._directory = directory.absolute()
        self._data = self._directory / "mariadb"
        self._durable = durable
        self._options = options
        self.socket = socket_directory(directory) / "mariadb.sock"
        self.child = Child("mariadb", self._directory / "log")

    @property
    def url(self) -> str:
        """URL of the database for FLAGSTAFF_MYSQL_URL."""
        return self.url_of(DATABASE)

    def url_of(self, database: str) -> str:
        """Return the URL of another database of this server, for FLAGSTAFF_MYSQL_URL."""
        return f"mysql://root@/{database}?unix_socket={quote(str(self.socket))}"

    def start(self) -> None:
        """Start, and wait until the server answers. Raises StackFailed."""
        if not self._data.exists():
            self._install()
        first = self._directory / "mariadb-first.sql"
        first.write_text(f"CREATE DATABASE IF NOT EXISTS {DATABASE} CHARACTER SET utf8mb4;\n")
        temporary = self._directory / "mariadb-tmp"
        temporary.mkdir(exist_ok=True)
        self.child.start(
            [
                _program("mariadbd"),
                "--no-defaults",
                *_as_root(),
                f"--datadir={self._data}",
                f"--tmpdir={temporary}",
                f"--socket={self.socket}",
                f"--pid-file={self._directory / 'mariadb-server.pid'}",
                f"--init-file={first}",
                "--skip-networking",
                # From 11.4 on it creates a certificate at each start.
                "--skip-ssl",
                "--performance-schema=off",
                "--innodb-buffer-pool-size=64M",
                "--character-set-server=utf8mb4",
                "--max-connections=500",
                # Ten connections a second that only check whether it is up need no log.
                "--log-warnings=1",
                *([] if self._durable else _NOT_DURABLE),
                *self._options,
            ]
        )
        try:
            self.child.wait_until(lambda: bool(first_bytes(self.socket)))
        except BaseException:
            # A server that is asked to end while it starts may hang. Nothing is lost: it recovers.
            self.kill()
            raise

    def stop(self) -> None:
        """Shut down cleanly; nothing committed is lost."""
        self.child.stop(within=30)

    def kill(self) -> None:
        """Kill it at once; it recovers at its next start."""
        self.child.kill()

    def freeze(self) -> None:
        """Freeze it: it accepts connections and does not answer."""
        self.child.freeze()

    def thaw(self) -> None:
        """Continue it."""
        self.child.thaw()

    def files_of_flags(self) -> list[Path]:
        """Return the files with the definitions of flags."""
        return list(self._data.glob(f"{DATABASE}/flags.ibd"))

    def _install(self) -> None:
        """Create the data beside its place and move it there, so that it is whole or absent."""
        unfinished = self._directory / "mariadb-unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        if self._durable:
            self._make(unfinished)
        else:
            # What is thrown away is made dozens of times, and a copy takes a tenth of the time.
            unused = PrivateMariaDB._unused
            if unused is None or not unused.exists():
                unused = self._directory / "mariadb-unused"
                shutil.rmtree(unused, ignore_errors=True)
                self._make(unused)
                PrivateMariaDB._unused = unused
            shutil.copytree(unused, unfinished)
        unfinished.rename(self._data)

    def _make(self, data: Path) -> None:
        """Create the data of a server without a database."""
        data.mkdir(parents=True)
        Child("mariadb-install", self._directory / "log").run(
            [
                _program("mariadb-install-db"),
                "--no-defaults",
                *_as_root(),
                # The script does not quote it, so a path with a space does not work here.
                f"--datadir=./{data.name}",
                # A machine that cannot resolve its own name is fine: nobody connects by a name.
                "--force",
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--innodb-log-file-size=16M",
            ],
            directory=self._directory,
            # In a shared one, another starting server deletes this one's tables.
            environment={**os.environ, "TMPDIR": str(self._directory)},
        )


def _as_root() -> list[str]:
    """MariaDB runs as root only with this option, which other users may not give."""
    return ["--user=root"] if os.geteuid() == 0 else []


def _program(name: str) -> str:
    path = find_program(name)
    if path is None:
        raise StackFailed(
            f"The program {name} is missing; it comes with the Debian package mariadb-server-core."
        )
    return path
