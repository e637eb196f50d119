"""A MariaDB with a replica of it, and an address that leads to either."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pymysql

from devstack.addresses import free_port, socket_directory
from devstack.mariadb import DATABASE, PrivateMariaDB
from service.storage.migrations import migrate
from tests.waiting import wait_until

# Root may write to a server that is read-only; this user may not.
_USER = "flagstaff"
_SETTING_UP = (
    f"CREATE DATABASE {DATABASE} CHARACTER SET utf8mb4",
    f"CREATE USER {_USER}@localhost",
    f"GRANT ALL ON {DATABASE}.* TO {_USER}@localhost",
    "CREATE USER follower@'127.0.0.1'",
    "GRANT REPLICATION SLAVE ON *.* TO follower@'127.0.0.1'",
)


class Server(PrivateMariaDB):
    """One of the two. It keeps a log that the other one can follow."""

    def __init__(self, directory: Path, number: int) -> None:
        self.port = free_port()
        self.was_promoted = False
        self._place = directory
        self._number = number
        directory.mkdir()
        # A database that each made for itself would be a change that the other one never saw.
        self._nothing = directory / "nothing.sql"
        self._nothing.touch()
        super().__init__(directory, durable=False, options=self._numbered(number))

    @property
    def address(self) -> str:
        """This server, as FLAGSTAFF_MYSQL_URL has it, by a user without privileges."""
        return address_of(self.socket)

    def run(self, *statements: str) -> Sequence[dict[str, Any]]:
        """Run statements as an administrator; answers the rows of the last."""
        with self._cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return cursor.fetchall()

    def follow(self, other: Server) -> None:
        """Become a replica that takes no writes but the other one's."""
        self.run(
            "SET GLOBAL read_only = 1",
            # From MariaDB 11.4 on a replica wants TLS by itself, which private servers do not have.
            f"CHANGE MASTER TO MASTER_SSL=0, MASTER_HOST='127.0.0.1', MASTER_PORT={other.port},"
            " MASTER_USER='follower', MASTER_CONNECT_RETRY=1, MASTER_USE_GTID=current_pos",
            "START SLAVE",
        )

    def stop_following(self) -> None:
        """Take nothing more from the other one, for the time being."""
        self.run("STOP SLAVE")

    def go_on_following(self) -> None:
        """Take what came meanwhile, and what comes."""
        self.run("START SLAVE")

    def promote(self) -> None:
        """Be the primary from now on."""
        self.was_promoted = True
        self.run("STOP SLAVE", "RESET SLAVE ALL", "SET GLOBAL read_only = 0")

    def forget(self) -> None:
        """Lose everything, users too; it is not running.

        It needs a number that it never had: it passes over what went out under its own.
        """
        shutil.rmtree(self._place / "mariadb")
        self._number += 10
        self._options = self._numbered(self._number)

    @property
    def position(self) -> str:
        """The last transaction that it has."""
        return str(self.run("SELECT @@gtid_current_pos AS position")[0]["position"])

    def _numbered(self, number: int) -> Sequence[str]:
        return (
            f"--init-file={self._nothing}",
            "--skip-networking=0",
            "--skip-name-resolve",
            "--bind-address=127.0.0.1",
            f"--port={self.port}",
            f"--server-id={number}",
            "--log-bin=log",
            "--log-slave-updates",
            "--binlog-format=ROW",
            "--slave-net-timeout=5",
        )

    @contextmanager
    def _cursor(self) -> Iterator[pymysql.cursors.DictCursor]:
        connection = pymysql.connect(
            unix_socket=str(self.socket),
            user="root",
            autocommit=True,
            ssl_disabled=True,
            cursorclass=pymysql.cursors.DictCursor,
        )
        with connection, connection.cursor() as cursor:
            yield cursor


class ReplicatedMariaDB:
    """A primary, migrated, and its replica; ``address`` leads to one and then to the other."""

    def __init__(self, directory: Path) -> None:
        self.primary = Server(directory / "a", 1)
        self.replica = Server(directory / "b", 2)
        self._link = socket_directory(directory) / "primary"

    @property
    def address(self) -> str:
        """The address that stays when the primary changes, as a name or a virtual one does."""
        return address_of(self._link)

    def start(self) -> None:
        """Start both, one following the other."""
        self.primary.start()
        self.replica.start()
        self.primary.run(*_SETTING_UP)
        migrate(self.primary.address)
        self.replica.follow(self.primary)
        self.lead_to(self.primary)
        self.wait_until_in_step()

    def restore(self) -> None:
        """Make them a primary and a replica in step again, whatever became of them."""
        if self.replica.child.pid is None:
            self.replica.start()
        if self.primary.child.pid is None:
            if self.replica.was_promoted:
                # What it had last, the other one never saw: there is no way from there to here.
                self.primary.forget()
            self.primary.start()
        self.replica.run("STOP SLAVE")
        if self.replica.was_promoted:
            # The first one takes what was written there meanwhile. A worker's beat that came behind
            # would be a change that it never saw, and no way would lead on from there.
            self.replica.run("SET GLOBAL read_only = 1")
            self.primary.follow(self.replica)
            self.wait_until_in_step()
            self.primary.promote()
            self.replica.was_promoted = False
        self.replica.follow(self.primary)
        self.lead_to(self.primary)
        self.wait_until_in_step()

    def stop(self) -> None:
        """End both."""
        self.replica.stop()
        self.primary.stop()

    def lead_to(self, server: Server) -> None:
        """Let the address lead to this server from now on."""
        new = self._link.with_suffix(".new")
        new.symlink_to(server.socket)
        new.replace(self._link)

    def wait_until_in_step(self) -> None:
        """Wait until the replica has all that the primary has."""
        wait_until(lambda: self.replica.position == self.primary.position)


def address_of(socket: Path) -> str:
    """A server's socket, as FLAGSTAFF_MYSQL_URL has it."""
    return f"mysql://{_USER}@/{DATABASE}?unix_socket={quote(str(socket))}"
