"""A stack whose pieces are stopped, killed and frozen while callers evaluate."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from devstack.stack import Stack
from tests.outage.load import Load
from tests.outage.scene import FLAGS, KEY, LIMITS, NAME, caller, under_load, value
from tests.waiting import wait_until


@pytest.fixture(scope="package")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Two workers behind Nginx, and a flag set to evaluate."""
    directory = tmp_path_factory.mktemp("outage")
    settings = {"FLAGSTAFF_ADMIN_KEY": KEY, **LIMITS}
    with Stack(directory, settings=settings, durable=False) as stack:
        with caller(stack.url) as client:
            client.post("/api/v1/flag-sets", json={"name": NAME}).raise_for_status()
            client.put(
                f"/api/v1/flag-sets/{NAME}/document", json={"flags": FLAGS}
            ).raise_for_status()
        wait_until(lambda: all(value(worker, "static") == 10.0 for worker in stack.workers))
        yield stack


@pytest.fixture
def load(shop: Stack) -> Iterator[Load]:
    """Callers who evaluate from the beginning of the test to its end, without a failure."""
    with under_load(shop.url) as load:
        yield load


@pytest.fixture
def admin(shop: Stack) -> Iterator[httpx.Client]:
    """An administrator who comes through Nginx; nothing is left of the flags of other tests."""
    with caller(shop.url) as client:
        document = f"/api/v1/flag-sets/{NAME}/document"
        client.put(document, json={"flags": FLAGS}).raise_for_status()
        yield client
