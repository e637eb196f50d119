"""What the contract tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.javascript_core import JavaScriptCore


@pytest.fixture(scope="package")
def javascript_core(javascript_packages: Path) -> Iterator[JavaScriptCore]:
    """flagd's core for JavaScript, in a process of its own."""
    core = JavaScriptCore.start()
    yield core
    core.close()
