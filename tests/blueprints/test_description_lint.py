"""The description of the API is without fault to the tools that others run on it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.blueprints.test_received_text import DOCUMENT

REDOCLY = Path(__file__).parent / "redocly"


def test_openapi_spec_validator_finds_nothing() -> None:
    served = json.loads(json.dumps(DOCUMENT))
    assert list(OpenAPIV31SpecValidator(served).iter_errors()) == []


@pytest.mark.long
def test_redocly_lint_finds_nothing(tmp_path: Path) -> None:
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("Node.js is not installed, so `redocly lint` is not run.")
    for name in ("package.json", "package-lock.json", "redocly.yaml"):
        shutil.copy(REDOCLY / name, tmp_path)
    install = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    subprocess.run(install, cwd=tmp_path, check=True, capture_output=True)
    (tmp_path / "openapi.json").write_text(json.dumps(DOCUMENT))

    done = subprocess.run(
        ["node_modules/.bin/redocly", "lint", "openapi.json", "--config", "redocly.yaml"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "is valid" in done.stdout + done.stderr
    assert "warning" not in done.stdout.lower()
