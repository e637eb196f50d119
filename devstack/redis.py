"""A Redis of one's own: its data in a directory, reached over a socket and over nothing else."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from devstack.addresses import socket_directory
from devstack.child import Child
from devstack.failure import StackFailed
from service.probes import first_bytes
from service.programs import find_program


class PrivateRedis:
    """A server that writes its data when it stops, and every few minutes if anything changed.

    Not ``durable``, it forgets everything when it ends.
    """

    def __init__(self, directory: Path, *, durable: bool = True) -> None:
        self._directory = directory.absolute()
        self._durable = durable
        self.socket = socket_directory(directory) / "redis.sock"
        self.child = Child("redis", self._directory / "log")

    @property
    def url(self) -> str:
        """The server, as FLAGSTAFF_REDIS_URL has it."""
        return self.url_of(0)

    def url_of(self, number: int) -> str:
        """Another of its 16 databases, as FLAGSTAFF_REDIS_URL has it."""
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
        """Shut down; what it holds is written first."""
        self.child.stop()

    def kill(self) -> None:
        """End it at once; what was not written yet is lost."""
        self.child.kill()

    def freeze(self) -> None:
        """Let it hang: it accepts connections and does not answer."""
        self.child.freeze()

    def thaw(self) -> None:
        """Let it go on."""
        self.child.thaw()


def redis_program(directory: Path) -> str | Path:
    """The server: Debian's redis-tools has it too, as a program that goes by its name.

    A link with that name is made in the directory where it is needed. Raises StackFailed.
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
