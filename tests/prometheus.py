"""A small server that speaks the query API of Prometheus, with values that the test sets."""

from __future__ import annotations

import json
import math
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs

from tests.threaded_server import QuietHandler, ThreadedServer

_SUBQUERY = re.compile(r"(?:vector)?\((.*)\)\[(\d+)s:(\d+)s\]")


class PrometheusStandIn:
    """Answers with ``values``, by expression: a series for each, for as long as a guard asks."""

    def __init__(self) -> None:
        self.values: dict[str, list[float]] = {}
        # Values of a subquery from its oldest to its newest, where they are not all the present.
        self.past: dict[str, Callable[[float], float | None]] = {}
        self.scalars: set[str] = set()
        self.queries: list[str] = []
        self.headers: list[dict[str, str]] = []
        # A body in place of the answer, with its status.
        self.answer: tuple[int, bytes] | None = None
        self.go_on = threading.Event()
        self.go_on.set()
        self._server = ThreadedServer(self._handler())
        self.port = self._server.port
        self.url = f"http://127.0.0.1:{self.port}"

    @contextmanager
    def serving(self) -> Iterator[PrometheusStandIn]:
        with self._server.serving():
            try:
                yield self
            finally:
                self.go_on.set()

    def answer_to(self, query: str) -> tuple[int, bytes]:
        """Return the status and the body for a query."""
        now = time.time()
        if query in self.values:
            numbers = self.values[query]
            if query in self.scalars:
                return _success("scalar", [now, _text(numbers[0])])
            series = [
                {"metric": {"series": str(position)}, "value": [now, _text(number)]}
                for position, number in enumerate(numbers)
            ]
            return _success("vector", series)
        found = _SUBQUERY.fullmatch(query)
        if found is not None and found[1] in self.values:
            assert query.startswith("vector") == (found[1] in self.scalars), query
            return _success("matrix", self._matrix(found[1], now, int(found[2]), int(found[3])))
        return 400, json.dumps(
            {"status": "error", "errorType": "bad_data", "error": f"unknown:\n {query}"}
        ).encode()

    def _matrix(self, expression: str, now: float, period: int, step: int) -> list[Any]:
        # As Prometheus does it: at multiples of the step.
        first = math.ceil((now - period) / step) * step
        times = range(first, int(now) + 1, step)
        series = []
        for position, number in enumerate(self.values[expression]):
            past = self.past.get(expression, lambda _, same=number: same)
            points = [(at, past(now - at)) for at in times]
            values = [[at, _text(value)] for at, value in points if value is not None]
            if values:
                series.append({"metric": {"series": str(position)}, "values": values})
        return series

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stand_in = self

        class Handler(QuietHandler):
            def do_POST(self) -> None:  # noqa: N802  # as http.server names it
                body = self.rfile.read(int(self.headers["content-length"])).decode()
                assert self.path == "/api/v1/query", self.path
                (query,) = parse_qs(body)["query"]
                stand_in.queries.append(query)
                stand_in.headers.append({key.lower(): each for key, each in self.headers.items()})
                stand_in.go_on.wait(60)
                status, answer = stand_in.answer or stand_in.answer_to(query)
                with suppress(OSError):
                    self.send_response(status)
                    self.send_header("content-type", "application/json")
                    self.send_header("content-length", str(len(answer)))
                    self.end_headers()
                    self.wfile.write(answer)

        return Handler


def _success(kind: str, result: Any) -> tuple[int, bytes]:
    data = {"resultType": kind, "result": result}
    return 200, json.dumps({"status": "success", "data": data}).encode()


def _text(value: float) -> str:
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    return repr(value)
