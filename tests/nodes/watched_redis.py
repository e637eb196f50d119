"""A Redis with a replica, and Sentinels that watch over them."""

from __future__ import annotations

import contextlib
from pathlib import Path

import redis

from devstack.addresses import free_port
from devstack.child import Child
from devstack.redis import redis_program
from service.probes import accepts
from tests.waiting import wait_until

SERVICE = "flags"
_PASSWORD = "redis-password"
_QUORUM = 2
# A Redis that a busy machine lets wait for half a second is not down: nobody may take its place.
_WATCH = {"auth-pass": _PASSWORD, "down-after-milliseconds": 2000, "failover-timeout": 3000}


class Server:
    """One process on a loopback port: a Redis, or a Sentinel with other words in its file.

    Its configuration is a file that it rewrites itself when a failover gives it another part.
    """

    def __init__(self, name: str, directory: Path, settings: str, *, sentinel: bool = False):
        self.port = free_port()
        self._directory = directory / name
        self._directory.mkdir()
        self._file = self._directory / "redis.conf"
        self._file.write_text(
            f'port {self.port}\nbind 127.0.0.1\nlogfile ""\ndir {self._directory}\n{settings}\n'
        )
        self._as_sentinel = ["--sentinel"] if sentinel else []
        self._password = None if sentinel else _PASSWORD
        self.child = Child(name, directory / "log")

    def start(self) -> None:
        """Start it as its file says that it was."""
        program = redis_program(self._directory)
        self.child.start([program, self._file, *self._as_sentinel])
        self.child.wait_until(lambda: accepts(self.port))
        if self._as_sentinel:
            with self.client() as client:
                # It looks at Redis every ten seconds otherwise, believes what that says of itself
                # after eight more, and does nothing for half a minute where the machine was busy:
                # all of which only makes tests long.
                for word in ("info-period", "publish-period", "ask-period", "tilt-period"):
                    client.execute_command("SENTINEL", "DEBUG", word, "200")

    def client(self) -> redis.Redis:
        """Somebody who speaks to this one, whatever it is."""
        return redis.Redis(
            port=self.port, password=self._password, decode_responses=True, socket_timeout=5
        )

    def role(self) -> str:
        """``master`` or ``slave``, as Redis says; empty where it does not answer."""
        try:
            with self.client() as client:
                role: str = client.role()[0]
                return role
        except redis.RedisError:
            return ""


class WatchedRedis:
    """Two servers and three Sentinels, two of whom have to agree before a replica is promoted."""

    def __init__(self, directory: Path) -> None:
        login = f'requirepass {_PASSWORD}\nmasterauth {_PASSWORD}\nsave ""\nappendonly no'
        # A replica is brought up at once, not when several have asked.
        login += "\nrepl-diskless-sync-delay 0"
        first = Server("redis-a", directory, login)
        second = Server("redis-b", directory, f"{login}\nreplicaof 127.0.0.1 {first.port}")
        self.servers = [first, second]
        watch = "\n".join(
            [f"sentinel monitor {SERVICE} 127.0.0.1 {first.port} {_QUORUM}"]
            + [f"sentinel {word} {SERVICE} {value}" for word, value in _WATCH.items()]
        )
        self.sentinels = [
            Server(f"sentinel-{number}", directory, watch, sentinel=True) for number in range(3)
        ]

    @property
    def url(self) -> str:
        """The service, as FLAGSTAFF_REDIS_URL has it."""
        hosts = ",".join(f"127.0.0.1:{sentinel.port}" for sentinel in self.sentinels)
        return f"redis+sentinel://:{_PASSWORD}@{hosts}/{SERVICE}/0"

    @property
    def master(self) -> Server:
        """The server that the first Sentinel says is the master."""
        with self.sentinels[0].client() as client:
            _, port = client.sentinel_get_master_addr_by_name(SERVICE)
        return next(server for server in self.servers if server.port == int(port))

    @property
    def replica(self) -> Server:
        """The other one."""
        master = self.master
        return next(server for server in self.servers if server is not master)

    def start(self) -> None:
        """Start all, and wait until a failover could be."""
        for server in [*self.servers, *self.sentinels]:
            server.start()
        self.wait_until_whole()

    def wait_until_whole(self) -> None:
        """Wait until every Sentinel knows the others and a replica that is in step."""
        wait_until(lambda: all(self._knows_all(sentinel) for sentinel in self.sentinels))

    def stop(self) -> None:
        """End all."""
        for server in [*self.sentinels, *self.servers]:
            server.child.stop()

    def fail_over(self) -> None:
        """Let the Sentinels swap the two, both of which are up."""
        former = self.master

        def is_over() -> bool:
            if self.master is not former:
                return former.role() == "slave"
            # One that is under way refuses another; one that found no moment for it gives up.
            with self.sentinels[0].client() as client, contextlib.suppress(redis.ResponseError):
                client.execute_command("SENTINEL", "FAILOVER", SERVICE)
            return False

        wait_until(is_over)

    def hand_over(self) -> None:
        """Swap the two by hand and tell the Sentinels, so that nobody's connection is ended."""
        former, new = self.master, self.replica
        with former.client() as one, new.client() as other:
            other.execute_command("REPLICAOF", "NO", "ONE")
            one.execute_command("REPLICAOF", "127.0.0.1", new.port)
        # All forget before any is told anew: one that knows the former state would tell the others.
        for sentinel in self.sentinels:
            with sentinel.client() as client:
                client.sentinel_remove(SERVICE)
        for sentinel in self.sentinels:
            with sentinel.client() as client:
                client.sentinel_monitor(SERVICE, "127.0.0.1", new.port, _QUORUM)
                for word, value in _WATCH.items():
                    client.sentinel_set(SERVICE, word, value)

    def _knows_all(self, sentinel: Server) -> bool:
        with sentinel.client() as client:
            state = client.sentinel_master(SERVICE)
            replicas = client.sentinel_slaves(SERVICE)
        return (
            state["num-other-sentinels"] == 2
            and not state["is_sdown"]
            and len(replicas) == 1
            and replicas[0]["master-link-status"] == "ok"
            and not replicas[0]["is_sdown"]
        )
