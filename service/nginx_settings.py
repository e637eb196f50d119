"""The files of Nginx's configuration that depend on the settings of a node.

``flagstaff nginx-settings`` writes them under systemd, `make run` for its private Nginx.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from service.settings import Settings

# worker_connections in nginx/nginx.conf, and LimitNOFILE in systemd/flagstaff@.service.
NODE_CONNECTIONS = 32000
NODE_WORKER_FILES = 65535
NODE_SOCKETS = "/run/flagstaff/worker-{}.sock"
# The documented minimum of idle connections; below it, even a few callers reconnect all the time.
_LEAST_IDLE = 32


class Capacity(msgspec.Struct, frozen=True, kw_only=True):
    """What limits the connections between Nginx and the workers of one node.

    ``connections`` is worker_connections of one Nginx process, ``worker_files`` the limit of open
    files of one worker.
    """

    nginx_processes: int
    connections: int
    workers: int
    worker_files: int

    @property
    def idle_connections(self) -> int:
        """How many idle connections each Nginx process keeps for each of its two upstreams.

        One that is closed because the cache is full is opened again by the next request, which
        costs both sides more than an evaluation does. So the number is as large as the limits
        allow:

        - of the connections of an Nginx process, half belong to callers; the other half is shared
          by the two upstreams, since both may be full of idle connections at once;
        - of the files of a worker, half are for idle connections; the rest is for event streams
          (10,000 by default) and the stores. All Nginx processes connect to all workers.

        An idle connection costs a worker 3 kB, and only as many exist as there were requests at
        the same time within keepalive_timeout.
        """
        by_nginx = self.connections // 4
        by_workers = self.worker_files // 2 * self.workers // (2 * self.nginx_processes)
        return max(_LEAST_IDLE, min(by_nginx, by_workers))

    @property
    def idle_connections_of_a_worker(self) -> int:
        """How many idle connections one worker may have from all Nginx processes together."""
        return 2 * self.nginx_processes * self.idle_connections // self.workers


def node_capacity(workers: int) -> Capacity:
    """The capacity of an installed node with so many workers."""
    return Capacity(
        # What `worker_processes auto` counts.
        nginx_processes=os.cpu_count() or 1,
        connections=NODE_CONNECTIONS,
        workers=workers,
        worker_files=NODE_WORKER_FILES,
    )


def write_nginx_settings(directory: Path, sockets: Sequence[Path], capacity: Capacity) -> None:
    """Write the files into ``directory``, readable for everyone."""
    files = {"workers.conf": _workers(sockets, capacity)}
    for name, text in files.items():
        path = directory / name
        path.write_text(text)
        path.chmod(0o644)


def write_node_settings(directory: Path, settings: Settings) -> None:
    """Write the files of an installed node, whose workers are where its units put them."""
    sockets = [Path(NODE_SOCKETS.format(number)) for number in range(settings.workers)]
    write_nginx_settings(directory, sockets, node_capacity(settings.workers))


def quoted(text: str) -> str:
    """A value as a quoted string of Nginx's configuration."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _workers(sockets: Sequence[Path], capacity: Capacity) -> str:
    # max_fails=0: otherwise one killed worker makes Nginx give up on all of them.
    lines = [f"server {quoted(f'unix:{path}')} max_fails=0;\n" for path in sockets]
    return f"{''.join(lines)}keepalive {capacity.idle_connections};\n"
