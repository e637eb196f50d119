"""Waiting for jobs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests import waiting

Until = Callable[[Callable[[], object]], Awaitable[None]]


@pytest.fixture
def until() -> Until:
    """Wait until a condition holds; fail the test if it never does."""
    return waiting.until
