"""The files of Nginx's configuration that depend on the settings of a node.

``flagstaff nginx-settings`` writes them under systemd, `make run` for its private Nginx.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from service import front
from service.cors import Cors
from service.settings import Settings

# worker_connections in nginx/nginx.conf, and LimitNOFILE in systemd/flagstaff@.service.
NODE_CONNECTIONS = 32000
NODE_WORKER_FILES = 65535
NODE_SOCKETS = "/run/flagstaff/worker-{}.sock"
# Documented minimum of idle connections; below it, even a few callers reconnect constantly.
_LEAST_IDLE = 32
_WRITTEN = "# Written from Flagstaff's settings. Changes here are lost.\n"


class Capacity(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of the connections between Nginx and the workers of one node.

    ``connections`` is worker_connections of one Nginx process, ``worker_files`` the limit of open
    files of one worker.
    """

    nginx_processes: int
    connections: int
    workers: int
    worker_files: int

    @property
    def idle_connections(self) -> int:
        """Idle connections that each Nginx process keeps for each of its two upstreams.

        If the cache is full, a connection is closed and the next request opens another, which
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
        """Idle connections that one worker may have from all Nginx processes together."""
        return 2 * self.nginx_processes * self.idle_connections // self.workers


def node_capacity(workers: int) -> Capacity:
    """Return the capacity of an installed node with so many workers."""
    return Capacity(
        # The number of `worker_processes auto`.
        nginx_processes=os.cpu_count() or 1,
        connections=NODE_CONNECTIONS,
        workers=workers,
        worker_files=NODE_WORKER_FILES,
    )


def write_nginx_settings(
    directory: Path, settings: Settings, sockets: Sequence[Path], capacity: Capacity
) -> None:
    """Write the files into ``directory``, readable for everyone."""
    cors = Cors(settings.front.cors_origins)
    any_page = min(cors.origins, default=None)
    files = {
        "settings.conf": "\n".join(
            [
                _WRITTEN,
                *_target(front.base_path(settings.front.public_url)),
                *_origin(cors),
                *_variables(cors.preflight(any_page)),
                *_trusted_proxies(settings),
                "",
            ]
        ),
        "workers.conf": _workers(sockets, capacity),
        "cors.conf": _headers(cors.answer(any_page)),
        "preflight.conf": _headers(cors.preflight(any_page)),
        # Nginx refuses some requests before it reads their Origin. The answer is the same for all,
        # so any page may read it.
        "cors-unread.conf": _fixed(Cors("*").answer("*") if cors.enabled else []),
        "preflight-unread.conf": _fixed(Cors("*").preflight("*") if cors.enabled else []),
    }
    for name, text in files.items():
        path = directory / name
        path.write_text(text)
        path.chmod(0o644)


def write_node_settings(directory: Path, settings: Settings) -> None:
    """Write the files of an installed node, whose workers are where its units put them."""
    sockets = [Path(NODE_SOCKETS.format(number)) for number in range(settings.node.workers)]
    write_nginx_settings(directory, settings, sockets, node_capacity(settings.node.workers))


def quoted(text: str) -> str:
    """Return a value as a quoted string of Nginx's configuration."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _workers(sockets: Sequence[Path], capacity: Capacity) -> str:
    # max_fails=0: otherwise one killed worker makes Nginx give up on all of them.
    lines = [f"server {quoted(f'unix:{path}')} max_fails=0;\n" for path in sockets]
    return f"{''.join(lines)}keepalive {capacity.idle_connections};\n"


def _target(base_path: str) -> Iterator[str]:
    """Yield the map to the request target without what routes are not matched against.

    ``service.middleware.routing.WorkerRouter`` has the same rules for workers.
    """
    yield "map $request_uri $target {"
    if base_path:
        base = re.escape(base_path)
        yield f'    "~^/+{base[1:]}/*(?<below>/.*)$" $below;'
        yield f'    "~^/+{base[1:]}(?<rest>[?#].*)?$" /$rest;'
    yield '    "~^//+(?<merged>.*)$" /$merged;'
    yield "    default $request_uri;"
    yield "}"


def _origin(cors: Cors) -> Iterator[str]:
    """Yield ``$cors_origin``: the page that may read an answer; empty for a page that may not."""
    yield "map $http_origin $cors_origin {"
    if cors.any_origin:
        yield '    "" "";'
        yield '    default "*";'
    else:
        yield from (f"    {quoted(origin)} {quoted(origin)};" for origin in sorted(cors.origins))
        yield '    default "";'
    yield "}"


def _variables(headers: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a variable for each CORS header, empty where the page may not read the answer.

    ``Vary`` is sent to all: a cache must not give one page's answer to another.
    """
    for name, value in headers:
        yield f"map $cors_origin {_variable(name)} {{"
        if name != "vary":
            yield '    "" "";'
        is_origin = name == "access-control-allow-origin"
        yield f"    default {'$cors_origin' if is_origin else quoted(value)};"
        yield "}"


def _headers(headers: Iterable[tuple[str, str]]) -> str:
    """Return the directives that send the CORS headers; Nginx leaves out empty ones."""
    lines = [f"add_header {name} {_variable(name)} always;\n" for name, _ in headers]
    return "".join([_WRITTEN, *lines])


def _fixed(headers: Iterable[tuple[str, str]]) -> str:
    """Return the same headers for every request."""
    lines = [f"add_header {name} {quoted(value)} always;\n" for name, value in headers]
    return "".join([_WRITTEN, *lines])


def _variable(header: str) -> str:
    return f"$cors_{header.replace('-', '_')}"


def _trusted_proxies(settings: Settings) -> Iterator[str]:
    """Yield whose word Nginx takes for the caller's address (ngx_http_realip_module)."""
    proxies = front.proxies(settings.front.trusted_proxies)
    yield "geo $realip_remote_addr $from_trusted_proxy {"
    yield from (f"    {proxy} 1;" for proxy in proxies)
    yield "    default 0;"
    yield "}"
    if not proxies:
        return
    yield from (f"set_real_ip_from {proxy};" for proxy in proxies)
    yield f"real_ip_header {settings.front.trusted_proxy_header};"
    # The last address that is not a trusted proxy's: callers may write anything before it.
    yield "real_ip_recursive on;"
