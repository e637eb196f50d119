"""Two official OpenFeature SDKs on the direct road while a worker is killed and restarted.

Neither repeats a call that was under way. Each opens another connection for the next one.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from openfeature import api
from openfeature.contrib.provider.ofrep import OFREPProvider

from tests.direct.conftest import Direct, restart


class Sdk(Protocol):
    """A client that evaluates the flag ``static``, one call after the other."""

    def evaluate(self, times: int) -> int:
        """How many of so many evaluations failed, or had another value than 10.0."""


class PythonSdk:
    """The provider for Python, in this process."""

    def evaluate(self, times: int) -> int:
        client = api.get_client()
        details = [client.get_float_details("static", -1.0) for _ in range(times)]
        return sum(one.value != 10.0 or one.error_code is not None for one in details)


class JavaScriptSdk:
    """The provider for JavaScript on servers, in a process of its own."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def evaluate(self, times: int) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(times, file=self._process.stdin, flush=True)
        count = json.loads(self._process.stdout.readline())
        assert count["right"] + count["failed"] == times
        return int(count["failed"])


@contextmanager
def python_sdk(direct: Direct) -> Iterator[Sdk]:
    headers = {"X-API-Key": direct.keys[0]}
    api.set_provider(OFREPProvider(direct.url, headers_factory=lambda: headers, timeout=30))
    yield PythonSdk()
    api.shutdown()


@contextmanager
def javascript_sdk(direct: Direct, packages: Path) -> Iterator[Sdk]:
    headers = {"X-API-Key": direct.keys[0]}
    asked = {"url": direct.url, "headers": headers, "flag": "static", "value": 10.0}
    with subprocess.Popen(
        ["node", "calling.mjs"],
        cwd=packages,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        try:
            print(json.dumps(asked), file=process.stdin, flush=True)
            yield JavaScriptSdk(process)
        finally:
            # It ends with its input.
            process.stdin.close()


def outlives_its_workers(direct: Direct, sdk: Sdk) -> None:
    """Kill each worker, then stop each, and evaluate all the while."""
    assert sdk.evaluate(20) == 0
    for index, worker in enumerate(direct.stack.workers):
        worker.kill()
        try:
            # Its connection was the killed worker's or the other's. No call is under way here, so
            # what can fail is the first one, on a connection whose end was not noticed yet.
            assert sdk.evaluate(20) <= 1
            assert sdk.evaluate(20) == 0
        finally:
            restart(direct.stack, index)
    for index, worker in enumerate(direct.stack.workers):
        worker.stop()
        try:
            assert sdk.evaluate(20) == 0
        finally:
            restart(direct.stack, index)


def test_the_python_sdk(direct: Direct) -> None:
    with python_sdk(direct) as sdk:
        outlives_its_workers(direct, sdk)


def test_the_javascript_sdk(direct: Direct, javascript_packages: Path) -> None:
    with javascript_sdk(direct, javascript_packages) as sdk:
        outlives_its_workers(direct, sdk)
