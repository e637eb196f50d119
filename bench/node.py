"""The node as it is deployed: two workers, and Nginx before them with production settings.

Nginx and the workers share the servers' core. Nginx has the production limits and access log, and
callers have enough API keys to stay below the limit of each.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from bench import names, workloads
from bench.calls import Call
from bench.house import FlagSet, House, running
from bench.measuring import Bench
from bench.pairs import measure_pairs
from bench.peers import Peers
from bench.processes import children, cpu_seconds, pin
from bench.results import NodeRow
from bench.rows import BULK_CONNECTIONS, SINGLE_CONNECTIONS, Rows
from bench.servers import Server, Yardsticks
from devstack.addresses import free_port
from devstack.child import Child
from devstack.nginx import Nginx
from devstack.workers import Worker

WORKERS = 2
# With the production limit of 5,000 requests a second for each, more than a core can answer.
KEYS = 16


class Entrance:
    """One way into the node: a port, and the processes that an answer costs."""

    def __init__(self, name: str, port: int, nginx: list[int], workers: list[int]) -> None:
        self.name = name
        self.port = port
        self.nginx = nginx
        self.workers = workers

    @property
    def pid(self) -> int:
        """The first worker."""
        return self.workers[0]

    @property
    def pids(self) -> list[int]:
        """Everything whose work an answer costs."""
        return [*self.nginx, *self.workers]


class Node:
    """Starts and ends the node. ``nginx`` and ``direct`` are its two entrances."""

    def __init__(self, house: House) -> None:
        directory = house.directory / "node"
        directory.mkdir()
        direct_port = free_port()
        settings = house.settings(instance=0, lane=True) | {
            "FLAGSTAFF_WORKERS": str(WORKERS),
            "FLAGSTAFF_DIRECT_LISTEN": f"127.0.0.1:{direct_port}",
        }
        self._cores = house.cores.server
        self.workers = [Worker(100 + number, directory, settings) for number in range(WORKERS)]
        for worker in self.workers:
            worker.start()
        self._to_read = sum(len(msgspec.json.encode(each.document)) for each in house.flag_sets)
        for worker in self.workers:
            worker.wait_until_ready(self._to_read)
        sockets = [worker.socket for worker in self.workers]
        log = directory / "access.log"
        self._nginx = Nginx(directory, free_port(), sockets, rate_limit=None, access_log=log)
        self._nginx.start()
        workers = [_pinned(worker.child, self._cores) for worker in self.workers]
        master = _pinned(self._nginx.child, self._cores)
        proxies = children(master)
        for pid in proxies:
            pin(pid, self._cores)
        nginx_port = int(self._nginx.url.rpartition(":")[2])
        self.nginx = Entrance(names.NGINX, nginx_port, proxies, workers)
        self.direct = Entrance(names.DIRECT, direct_port, [], workers)

    def restart(self, number: int) -> None:
        """Stop a worker, and start it anew; return once it answers."""
        worker = self.workers[number]
        worker.stop()
        worker.start()
        _pinned(worker.child, self._cores)
        worker.wait_until_ready(self._to_read)

    def stop(self) -> None:
        """End Nginx, then the workers."""
        self._nginx.stop()
        for worker in self.workers:
            worker.stop()


def _pinned(child: Child, cores: set[int]) -> int:
    pid = running(child)
    pin(pid, cores)
    return pid


def measure_node(
    bench: Bench,
    rows: Rows,
    house: House,
    node: Node,
    worker: Server,
    yardsticks: Yardsticks,
    flag_set: FlagSet,
    keys: Sequence[str],
) -> list[NodeRow]:
    """Everything about the node: its rows, and pairs with the worker alone and with peers."""
    kinds = _kinds(flag_set, keys, worker)
    document = flag_set.document
    entrances = (node.nginx, node.direct)
    for _, calls in kinds[:2]:
        for entrance in entrances:
            rows.look_at(entrance, calls, document)
    alone = Entrance(worker.name, worker.port, [], [worker.pid])
    found: list[NodeRow] = []
    for row, calls in kinds:
        for connections in bench.plan.node_connections:
            found += [
                _measured(bench, row, entrance, connections, calls)
                for entrance in (*entrances, alone)
            ]
            compressed = workloads.accepting_gzip(calls)
            found.append(
                _measured(bench, row, node.nginx, connections, compressed, is_compressed=True)
            )
    _compare(bench, rows, house, node, worker, kinds[:2])
    _compare_with_peers(bench, rows, house, node, worker, yardsticks, flag_set, keys)
    return found


def _kinds(flag_set: FlagSet, keys: Sequence[str], worker: Server) -> list[tuple[str, list[Call]]]:
    key, size = flag_set.key, flag_set.size
    kinds = (
        (names.SINGLE["targeted"], workloads.single(flag_set.document, "targeted", key)),
        (names.bulk(size), workloads.bulk(key)),
        (names.recurring(size), workloads.recurring(key)),
        (names.not_modified(size), workloads.not_modified(key, worker.port)),
    )
    return [(row, workloads.of_callers(calls, key, keys)) for row, calls in kinds]


def _measured(
    bench: Bench,
    row: str,
    entrance: Entrance,
    connections: int,
    calls: Sequence[Call],
    *,
    is_compressed: bool = False,
) -> NodeRow:
    path = bench.write(calls)
    bench.settle()
    nginx, workers = cpu_seconds(entrance.nginx), cpu_seconds(entrance.workers)
    load = bench.run(entrance, path, connections).load
    requests = max(1, load.requests)
    return NodeRow(
        row=row,
        server=entrance.name,
        connections=connections,
        compressed=is_compressed,
        load=load,
        nginx_cpu=(cpu_seconds(entrance.nginx) - nginx) / requests,
        worker_cpu=(cpu_seconds(entrance.workers) - workers) / requests,
    )


def _compare(
    bench: Bench,
    rows: Rows,
    house: House,
    node: Node,
    worker: Server,
    kinds: Sequence[tuple[str, Sequence[Call]]],
) -> None:
    """Each entrance beside the worker asked directly, and beside Nginx before a constant."""
    constant = house.constant_behind_nginx()
    for row, calls in kinds:
        connections = SINGLE_CONNECTIONS if "single" in row else BULK_CONNECTIONS
        targets = [(server, calls) for server in (node.nginx, node.direct, worker, constant)]
        rows.pairs += measure_pairs(bench, names.of_the_node(row), connections, targets)
    constant.stop()


def _compare_with_peers(
    bench: Bench,
    rows: Rows,
    house: House,
    node: Node,
    worker: Server,
    yardsticks: Yardsticks,
    flag_set: FlagSet,
    keys: Sequence[str],
) -> None:
    """The node beside what its users would run instead, one simple flag a call."""
    peers = Peers(yardsticks, house.directory, flag_set.document)
    calls = workloads.by_plan(flag_set.document, flag_set.key)
    calls = workloads.of_callers(calls, flag_set.key, keys)
    ours = [(server, calls) for server in (node.nginx, node.direct, worker)]
    for server, peer_calls in peers.start():
        rows.pairs += measure_pairs(
            bench, names.BY_PLAN, SINGLE_CONNECTIONS, [*ours, (server, peer_calls)]
        )
        yardsticks.stop()
