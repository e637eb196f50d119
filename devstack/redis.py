"""A private Redis: data in a directory, reachable over a socket only."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from devstack.addresses import socket_directory
from devstack.child import Child
from devstack.failure import StackFailed
from service.probes import first_bytes
from service.programs import find_program


class PrivateRedis:
    """A server that writes its data when it stops, and every few minutes after changes.

    Without ``durable`` it loses everything when it ends.
    """

    def __init__(self, directory: Path, *, durable: bool = True) -> None:
        self._directory = directory.absolute()
        self._durable = durable
        self.socket = socket_directory(directory) / "redis.sock"
        self.child = Child("redis", self._directory / "log")

    @property
    def url(self) -> str:
        """URL of the server for FLAGSTAFF_REDIS_URL."""
        return self.url_of(0)

    def url_of(self, number: int) -> str:
        """Return the URL of another of its 16 databases, for FLAGSTAFF_REDIS_URL."""
        return f"unix://{quote(str(self.socket))}?db={number}"

    def start(self) -> None:
        """Start, and wait until the server has its data and answers. Raises StackFailed."""
        data = self._directory / "redis"
        data.mkdir(parents=True, exist_ok=True)
        self.child.start(
            [
                redis_program(self._directory),
                "--port",
                "0",
                "--unixsocket",
                self.socket,
                "--unixsocketperm",
                "700",
                "--dir",
                data,
                "--save",
                "300 1" if self._durable else "",
                "--appendonly",
                "no",
                "--daemonize",
                "no",
            ]
        )
        self.child.wait_until(lambda: first_bytes(self.socket, b"PING\r\n").startswith(b"+PONG"))

    def stop(self) -> None:
        """Shut down; its data is written first."""
        self.child.stop()

    def kill(self) -> None:
        """Kill it at once; what was not written yet is lost."""
        self.child.kill()

    def freeze(self) -> None:
        """Freeze it: it accepts connections and does not answer."""
        self.child.freeze()

    def thaw(self) -> None:
        """Continue it."""
        self.child.thaw()


def redis_program(directory: Path) -> str | Path:
    """Return the server program; Debian's redis-tools has it under another name.

    A link with the right name is created in the directory if necessary. Raises StackFailed.
    """
    server = find_program("redis-server")
    if server is not None:
        return server
    same_program = find_program("redis-check-rdb")
    if same_program is None:
        raise StackFailed(
            "The program redis-server is missing; the Debian package redis-tools has it."
        )
    link = directory / "redis-server"
    link.unlink(missing_ok=True)
    link.symlink_to(same_program)
    return link
