"""Waiting for other processes."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devstack import demonstration
from devstack.stack import Stack
from tests.waiting import PATIENCE, wait_until


@pytest.fixture(scope="package")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A stack of this folder's own: the demonstration is loaded only where nothing else is."""
    settings = {"FLAGSTAFF_ADMIN_KEY": secrets.token_urlsafe(32)}
    with Stack(tmp_path_factory.mktemp("demonstrated"), settings=settings, durable=False) as stack:
        assert demonstration.load(stack.url, stack.admin_key)
        demonstration.wait_until_served(stack.workers, stack.admin_key, within=PATIENCE)
        yield stack


@pytest.fixture
def wait_for() -> Callable[[Callable[[], object]], None]:
    """Wait until a condition holds; fail the test if it never does."""
    return wait_until


@pytest.fixture
def is_alive() -> Callable[[int], bool]:
    """Return whether a process runs; one that has ended and waits to be collected does not."""

    def alive(pid: int) -> bool:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return False
        return state not in "ZX"

    return alive
