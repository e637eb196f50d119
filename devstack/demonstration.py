"""The flag set of a first start."""

from __future__ import annotations

import shlex
import time
from collections.abc import Sequence
from http import HTTPStatus
from pathlib import Path

import msgspec

from devstack.workers import Worker
from service.outbound.client import Client
from service.outbound.failures import CallFailed
from service.probes import status_over

FLAG_SET = "demo.development"
_DOCUMENT = Path(__file__).with_name("demo.json")
_FLAG = "new-checkout"
_CONTEXT = {"targetingKey": "user-42", "email": "ada@example.com", "country": "SE"}


def load(url: str, key: str) -> bool:
    """Load the demonstration if there is no flag set yet; return whether it was loaded."""
    with Client(url, key) as client:
        if client.json("GET", "flag-sets", query={"limit": "1"})["items"]:
            return False
        # In one change: a start that is interrupted leaves no empty set behind.
        where = ("flag-sets", FLAG_SET, "document")
        client.call("PUT", *where, body=_DOCUMENT.read_bytes(), query={"create": "true"})
    return True


def command_line(url: str, key: str) -> str:
    """Return a `curl` that evaluates a flag of the demonstration, or lists flag sets without it."""
    words = ["curl", "-s", "-H", f"X-API-Key: {key}"]
    if not _is_there(url, key):
        return shlex.join([*words, f"{url}/api/v1/flag-sets"])
    words += ["-H", f"Flagd-Selector: flagSetId={FLAG_SET}", "-H", "Content-Type: application/json"]
    words += ["-d", msgspec.json.encode({"context": _CONTEXT}).decode()]
    return shlex.join([*words, f"{url}/ofrep/v1/evaluate/flags/{_FLAG}"])


def _is_there(url: str, key: str) -> bool:
    with Client(url, key) as client:
        try:
            client.call("GET", "flag-sets", FLAG_SET)
        except CallFailed as failure:
            if failure.status != HTTPStatus.NOT_FOUND:
                raise
            return False
    return True


def wait_until_served(workers: Sequence[Worker], key: str, within: float = 10.0) -> None:
    """Wait until every worker serves the demonstration, so that the first call finds it."""
    headers = {"X-API-Key": key, "Flagd-Selector": f"flagSetId={FLAG_SET}"}
    deadline = time.monotonic() + within
    target = f"/ofrep/v1/evaluate/flags/{_FLAG}"
    waiting = list(workers)
    while waiting and time.monotonic() < deadline:
        waiting = [
            worker
            for worker in waiting
            if status_over(worker.socket, target, headers=headers, method="POST") != 200
        ]
        time.sleep(0.02)
