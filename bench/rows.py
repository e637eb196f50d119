"""The rows of the table, in closed loop: what is asked of whom, with how many connections."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bench import names, workloads
from bench.calls import Call
from bench.checking import Reference, check, wait_until_served
from bench.house import FlagSet, House
from bench.measuring import Bench, Measured, Measurement
from bench.pairs import Pair, measure_pairs
from bench.servers import Server
from bench.workloads import Document, flags_of_kind

SINGLE_CONNECTIONS = 64
BULK_CONNECTIONS = 32
# Answers of a hundred kilobytes and more: with many at once the yardsticks would only queue them.
LARGE_CONNECTIONS = 8
MANAGEMENT_CONNECTIONS = 8

Say = Callable[[Measurement], None]
OURS = (names.LANE, names.NO_LANE, names.NGINX, names.DIRECT)
CONSTANT = (names.SANIC, names.CONSTANT, names.NGINX_CONSTANT)


class Rows:
    """Measures row after row and tells each line as it is known."""

    def __init__(self, bench: Bench, say: Say) -> None:
        self._bench = bench
        self._say = say
        self.measurements: list[Measurement] = []
        self.pairs: list[Pair] = []

    def measure(
        self, row: str, connections: int, targets: Sequence[tuple[Measured, Sequence[Call]]]
    ) -> None:
        """Measure one row and keep its lines."""
        for measurement in self._bench.measure(row, connections, targets):
            self.measurements.append(measurement)
            self._say(measurement)

    def throughput(self, row: str, server: str) -> float:
        """Return the throughput of a measured line."""
        return next(
            line.throughput
            for line in self.measurements
            if (line.row, line.server) == (row, server)
        )

    def evaluate(
        self,
        row: str,
        connections: int,
        servers: Sequence[Measured],
        calls: Sequence[Call],
        document: Document,
    ) -> None:
        """The same evaluations to each server, after a look at its answers; then pair by pair."""
        reference = Reference(document)
        for server in servers:
            if server.name not in CONSTANT:
                self._look_at(server, calls, document, reference)
        targets = [(server, calls) for server in servers]
        self.measure(row, connections, targets)
        self.pairs += measure_pairs(self._bench, row, connections, targets)

    def look_at(self, server: Measured, calls: Sequence[Call], document: Document) -> None:
        """See that a server gives the engine's answers. Raises WrongAnswerError."""
        self._look_at(server, calls, document, Reference(document))

    def _look_at(
        self, server: Measured, calls: Sequence[Call], document: Document, reference: Reference
    ) -> None:
        # Flagd's implementations differ in how they bucket; see the contract tests.
        differing = () if server.name in OURS else flags_of_kind(document, "fractional")
        wait_until_served(server.port, calls)
        check(server.name, server.port, calls, reference, except_for=set(differing))

    def singles(self, flag_set: FlagSet, servers: Sequence[Measured]) -> None:
        """One flag a call, for each kind of flag."""
        for kind, row in names.SINGLE.items():
            calls = workloads.single(flag_set.document, kind, flag_set.key)
            self.evaluate(row, SINGLE_CONNECTIONS, servers, calls, flag_set.document)
        calls = workloads.single_with_new_heads(flag_set.document, "targeted", flag_set.key)
        row = names.SINGLE_NEW_HEADS
        self.evaluate(row, SINGLE_CONNECTIONS, servers[:1], calls, flag_set.document)

    def bulks(self, flag_set: FlagSet, ours: Sequence[Server], others: Sequence[Server]) -> None:
        """Every flag a call: fresh contexts, recurring contexts, and recurring with their tag."""
        size = flag_set.size
        connections = BULK_CONNECTIONS if size <= 100 else LARGE_CONNECTIONS
        servers = [*ours, *others]
        fresh, again = workloads.bulk(flag_set.key), workloads.recurring(flag_set.key)
        document = flag_set.document
        self.evaluate(names.bulk(size), connections, servers, fresh, document)
        self.evaluate(names.recurring(size), connections, servers, again, document)
        tagged = workloads.not_modified(flag_set.key, ours[0].port)
        self.evaluate(names.not_modified(size), SINGLE_CONNECTIONS, ours, tagged, document)

    def management(self, house: House, flag_set: FlagSet, worker: Server) -> None:
        """Documents fetched as a sidecar polls them; flags read and written."""
        path = f"/api/v1/flag-sets/{flag_set.name}"
        document = workloads.read(f"{path}/document", flag_set.key)
        tag = workloads.tag_of(worker.port, document[0])
        polled = workloads.read(f"{path}/document", flag_set.key, {"If-None-Match": tag})
        admin = house.admin_key
        for row, calls in (
            (f"document of {flag_set.size} flags", document),
            (f"document of {flag_set.size} flags, 304", polled),
            ("flag, read", workloads.read_flags(flag_set.name, flag_set.document, admin)),
            ("flags, listed", workloads.read(f"{path}/flags", admin)),
            ("flag, written", workloads.write_flags(flag_set.name, flag_set.document, admin)),
        ):
            self.measure(row, MANAGEMENT_CONNECTIONS, [(worker, calls)])
