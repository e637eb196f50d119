"""Calls generated from the description of the API: no 5xx, no answer outside its schema."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import APIOperation, Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from devstack.addresses import free_port
from devstack.workers import CHECKOUT, process_environment
from service.app import create_app
from service.blueprints.description.document import describe
from service.settings import Settings
from tests.clients import client_of

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
FLAG_SET = "generated"

# A body of one line.
schemathesis.serializer.alias("application/x-ndjson", "application/json")


@pytest.fixture(scope="package")
def server(worker_settings: dict[str, str]) -> Iterator[str]:
    """A worker on a TCP port, because the generator's client knows no other."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "service", "serve", "--listen", f"127.0.0.1:{port}"],
        env=process_environment(worker_settings),
        cwd=CHECKOUT,
    )
    url = f"http://127.0.0.1:{port}"
    transport = httpx.HTTPTransport(retries=20)
    with httpx.Client(transport=transport, base_url=url, timeout=60) as client:
        assert client.get("/livez").status_code == 200
    yield url
    process.terminate()
    assert process.wait(30) == 0


def operations() -> list[APIOperation[Any, Any, Any, Any]]:
    """Every operation that the worker describes."""
    app = create_app(Settings())
    try:
        document = describe(app.router, "test")
    finally:
        type(app).unregister_app(app)
    found = []
    for operation in schemathesis.openapi.from_dict(document).get_all_operations():
        assert isinstance(operation, Ok)
        found.append(operation.ok())
    return found


@pytest.mark.parametrize("examples", [6, pytest.param(100, marks=pytest.mark.long)])
@pytest.mark.parametrize("operation", operations(), ids=lambda operation: operation.label)
def test_every_answer_is_as_described(
    operation: APIOperation[Any, Any, Any, Any],
    examples: int,
    server: str,
    worker_settings: dict[str, str],
) -> None:
    headers = {
        "x-api-key": worker_settings["FLAGSTAFF_ADMIN_KEY"],
        "flagd-selector": f"flagSetId={FLAG_SET}",
    }
    with client_of(server, headers) as client:

        @given(operation.as_strategy())
        @settings(
            max_examples=examples,
            deadline=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def call(case: Case[Any]) -> None:
            # An earlier call may have deleted the set.
            client.post("/api/v1/flag-sets", json={"name": FLAG_SET})
            if "flag_set" in case.path_parameters:
                case.path_parameters["flag_set"] = FLAG_SET
            case.headers.update(headers)
            case.call_and_validate(base_url=server, checks=CHECKS)

        call()
