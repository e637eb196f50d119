"""Evaluations of a flag set that reads stored contexts: in memory, not in memory, all at once."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Iterable
from functools import partial

from bench import names, workloads
from bench.asking import ask
from bench.checking import Reference, check, wait_until_served
from bench.contexts import make_contexts
from bench.crowd import READS_CONTEXTS, Crowd, crowd
from bench.house import FlagSet, House
from bench.results import Stampede
from bench.rows import SINGLE_CONNECTIONS, Rows
from bench.servers import Server
from bench.statements import statements
from bench.workloads import EVALUATE, flags_of_kind

CALLERS = 1000
TURNS = 5

# Attributes that change no answer: what is measured is how they come to the evaluation.
ATTRIBUTES = {"tier": "gold", "since": 2019, "seats": 12.0}


class PlainSet:
    """A worker under another name: in a row it stands for the set that stores nothing."""

    def __init__(self, worker: Server) -> None:
        self._worker = worker
        self.name = names.PLAIN_SET
        self.port = worker.port

    @property
    def pid(self) -> int:
        """The worker's process."""
        return self._worker.pid

    @property
    def pids(self) -> list[int]:
        """The same."""
        return self._worker.pids


def measure_stored(rows: Rows, house: House, worker: Server, plain: FlagSet) -> None:
    """Single evaluations by how many of their contexts memory knows, beside the plain set's.

    What memory does not know is fetched: from Redis and from MySQL, where it has never been.
    """
    stored = house.load(worker, "bench.stored", plain.document, stored_contexts=True)
    known = [context["targetingKey"] for context in make_contexts(100, fresh=False)]
    store(house, worker, stored.name, known)
    for percent in names.IN_MEMORY:
        targets = [
            (server, workloads.partly_known(flag_set.document, flag_set.key, percent))
            for server, flag_set in ((worker, stored), (PlainSet(worker), plain))
        ]
        for server, calls in targets:
            wait_until_served(server.port, calls)
            check(server.name, server.port, calls, Reference(plain.document), except_for=set())
        rows.measure(names.stored(percent), SINGLE_CONNECTIONS, targets)


def measure_stampede(house: House) -> Stampede:
    """A crowd over two workers asks for a context that neither knows, and then for it again."""
    workers = [house.worker("stampede 1"), house.worker("stampede 2")]
    document = house.flag_sets[0].document
    flag_set = house.load(workers[0], "bench.stampede", document, stored_contexts=True)
    flag = flags_of_kind(document, "targeted")[0]
    connect = [partial(asyncio.open_connection, "127.0.0.1", each.port) for each in workers]
    path = f"{EVALUATE}/{flag}"
    for worker in workers:
        wait_until_served(worker.port, [workloads.closing(path, flag_set.key, {})])
    missed: list[Crowd] = []
    met: list[Crowd] = []
    queries = 0
    for turn in range(TURNS):
        key = f"crowded-{turn}"
        store(house, workers[0], flag_set.name, [key])
        call = workloads.closing(path, flag_set.key, {"targetingKey": key})
        with statements(house.database_socket, READS_CONTEXTS) as sent:
            missed.append(crowd(connect, call, CALLERS))
        queries += len(sent)
        met.append(crowd(connect, call, CALLERS))
    for worker in workers:
        worker.stop()
    return Stampede(
        callers=CALLERS,
        workers=len(workers),
        turns=TURNS,
        queries=queries,
        unavailable=sum(b"unavailable" in body for each in missed for body in each.answers),
        seconds=statistics.median(each.seconds for each in missed),
        seconds_known=statistics.median(each.seconds for each in met),
    )


def store(house: House, worker: Server, flag_set: str, keys: Iterable[str]) -> None:
    """Store attributes for these targeting keys."""
    for key in keys:
        path = f"/api/v1/flag-sets/{flag_set}/contexts/{key}"
        ask(worker.port, "PUT", path, key=house.admin_key, body={"attributes": ATTRIBUTES})
