"""What the contract tests share: the JavaScript packages, and how many examples a run takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.javascript_core import JavaScriptCore


@pytest.fixture(scope="session")
def javascript_core(javascript_packages: Path) -> Iterator[JavaScriptCore]:
    core = JavaScriptCore.start()
    yield core
    core.close()
