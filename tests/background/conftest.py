"""Waiting for what jobs do."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from tests import waiting

Until = Callable[[Callable[[], object]], Awaitable[None]]


@pytest.fixture
def until() -> Until:
    """Waits until a condition holds; fails the test where it never does."""
    return waiting.until
