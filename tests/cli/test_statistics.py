from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import pytest

from devstack.workers import Worker
from service.cli import main
from service.environment import read_settings
from service.lifecycle.stores import open_stores
from service.management import statistics_keeping
from tests.cli.conftest import KEY
from tests.clients import client_of
from tests.waiting import PATIENCE

pytestmark = pytest.mark.usefixtures("server")


def counted(
    environment: dict[str, str], flag_set: str, number: int, capsys: pytest.CaptureFixture[str]
) -> Any:
    """What `statistics` tells as soon as so many evaluations are counted."""
    settings = read_settings(environment)

    async def drain() -> None:
        async with open_stores(settings) as stores:
            await statistics_keeping.drain(stores, settings)

    deadline = time.monotonic() + PATIENCE
    while True:
        asyncio.run(drain())
        assert main(["statistics", "--flag-set", flag_set, "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        if sum(item["evaluations"] for item in found) == number:
            return found
        assert time.monotonic() < deadline, found


def test_evaluations_are_told(
    loaded: str,
    worker: Worker,
    worker_settings: dict[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    headers = {"x-api-key": KEY, "flagd-selector": f"flagSetId={loaded}"}
    with client_of(worker.socket, headers) as client:
        for _ in range(3):
            client.post("/ofrep/v1/evaluate/flags/banner", json={}).raise_for_status()
    # Two where an hour ends meanwhile.
    found = counted(worker_settings, loaded, 3, capsys)
    assert {(each["flag"], each["variant"], each["reason"]) for each in found} == {
        ("banner", "big", "STATIC")
    }
    here = ["--flag-set", loaded]
    assert main(["statistics", *here, "--flag", "banner", "--by", "day"]) == 0
    heading, row = capsys.readouterr().out.splitlines()
    assert heading.split() == ["START", "HOURS", "FLAG", "VARIANT", "REASON", "EVALUATIONS"]
    assert row.split()[1:] == ["24", "banner", "big", "STATIC", "3"]
    assert main(["flags", "list", *here, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["lastEvaluatedAt"] is not None
    assert main(["flags", "list", *here, "--stale", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["flags", "list", *here, "--permanent", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["flags", "list", *here, "--no-permanent", "--json"]) == 0
    (listed,) = json.loads(capsys.readouterr().out)
    assert (listed["key"], listed["permanent"]) == ("banner", False)
    assert main(["statistics", *here, "--since", "yesterday"]) == 1
    assert "/since" in capsys.readouterr().err
