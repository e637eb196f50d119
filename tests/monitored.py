"""A service whose errors guards look at: measured by Debian's Prometheus, or by a stand-in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, Protocol

import httpx
import pytest

from devstack.addresses import free_port
from devstack.child import Child
from tests.clients import get
from tests.prometheus import PrometheusStandIn
from tests.threaded_server import QuietHandler, ThreadedServer
from tests.waiting import wait_until

# A scrape a second, and ten of them for a rate, so that a busy machine may miss some.
RATIO = "sum(rate(errors_total[10s])) / sum(rate(requests_total[10s]))"

# Parameters of a fixture that yields ``monitoring(request.param, …)``.
MONITORING = ("stand-in", pytest.param("Prometheus", marks=pytest.mark.long))


class Monitored(Protocol):
    """A service with metrics, and what is asked for them."""

    url: str

    def fail(self) -> None:
        """Let half of the requests fail."""

    def recover(self) -> None:
        """Let no request fail."""

    def vanish(self) -> None:
        """Let nobody answer for the metrics any more."""


class WithStandIn:
    """No service: the stand-in says what its metrics would be."""

    def __init__(self, stand_in: PrometheusStandIn) -> None:
        self.url = stand_in.url
        self._stand_in = stand_in
        self.recover()

    def fail(self) -> None:
        self._stand_in.values[RATIO] = [0.5]

    def recover(self) -> None:
        self._stand_in.values[RATIO] = [0.0]

    def vanish(self) -> None:
        self._stand_in.answer = (503, b"starting up")


class WithPrometheus:
    """A service whose metrics say that ten requests came since the last scrape."""

    def __init__(self, directory: Path) -> None:
        self.is_failing = False
        self.requests = self.errors = 0
        self._server = ThreadedServer(self._handler())
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._prometheus = Child("prometheus", directory)
        self._directory = directory

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Serve the metrics, and have Prometheus read them, while the block runs."""
        with self._server.serving():
            self._start_prometheus()
            yield
            self._prometheus.stop()

    def _start_prometheus(self) -> None:
        program = shutil.which("prometheus")
        assert program is not None
        target = f"127.0.0.1:{self._server.port}"
        configuration = self._directory / "prometheus.yml"
        configuration.write_text(
            json.dumps(
                {
                    "global": {"scrape_interval": "1s", "scrape_timeout": "1s"},
                    "scrape_configs": [
                        {"job_name": "shop", "static_configs": [{"targets": [target]}]}
                    ],
                }
            )
        )
        self._prometheus.start(
            [
                program,
                f"--config.file={configuration}",
                f"--storage.tsdb.path={self._directory / 'data'}",
                f"--web.listen-address=127.0.0.1:{self._port}",
            ]
        )
        self._wait_for(lambda ratio: ratio == 0)

    def fail(self) -> None:
        self.is_failing = True

    def recover(self) -> None:
        self.is_failing = False
        # Until the whole of a guard's time is good.
        self._wait_for(lambda ratio: ratio == 0, f"max_over_time(({RATIO})[5s:1s])")

    def vanish(self) -> None:
        self._prometheus.kill()

    def _wait_for(self, is_wanted: Any, expression: str = RATIO) -> None:
        def asked() -> bool:
            try:
                answer = get(f"{self.url}/api/v1/query", params={"query": expression})
            except httpx.TransportError:
                return False
            result = answer.json()["data"]["result"] if answer.is_success else []
            return bool(result) and is_wanted(float(result[0]["value"][1]))

        wait_until(asked)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(QuietHandler):
            def do_GET(self) -> None:  # noqa: N802  # as http.server names it
                service.requests += 10
                service.errors += 5 if service.is_failing else 0
                text = f"requests_total {service.requests}\nerrors_total {service.errors}\n"
                body = text.encode()
                self.send_response(200)
                self.send_header("content-type", "text/plain; version=0.0.4")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        return Handler


@contextmanager
def monitoring(kind: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Monitored]:
    """Yield the service, measured by the kind of MONITORING; skip where that is not installed."""
    if kind == "stand-in":
        with PrometheusStandIn().serving() as stand_in:
            yield WithStandIn(stand_in)
        return
    if shutil.which("prometheus") is None:
        pytest.skip("Prometheus is not installed.")
    service = WithPrometheus(tmp_path_factory.mktemp("prometheus"))
    with service.serving():
        yield service
