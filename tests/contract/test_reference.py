"""The reference says something about the engine because it is not the engine."""

from __future__ import annotations

import ast
from pathlib import Path

from devstack.workers import CHECKOUT

REFERENCE = Path(__file__).parent / "reference"
ENGINE = CHECKOUT / "service" / "evaluation"
# Shorter runs are what anybody writes: a return, an else, a raise.
_RUN, _CHARACTERS = 3, 70


def runs(folder: Path) -> dict[tuple[str, ...], Path]:
    """Each run of three lines of code below a folder, and a file that has it."""
    found = {}
    for path in folder.rglob("*.py"):
        lines = [line.strip() for line in path.read_text().splitlines()]
        lines = [line for line in lines if line and not line.startswith(("#", "from ", "import "))]
        for start in range(len(lines) - _RUN + 1):
            run = tuple(lines[start : start + _RUN])
            if sum(map(len, run)) >= _CHARACTERS:
                found[run] = path
    return found


def test_the_reference_uses_nothing_of_the_engine() -> None:
    for path in REFERENCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                assert (node.module or "").partition(".")[0] != "service", path
            if isinstance(node, ast.Import):
                assert all(alias.name.partition(".")[0] != "service" for alias in node.names), path


def test_the_reference_has_no_lines_of_the_engine() -> None:
    engine, reference = runs(ENGINE), runs(REFERENCE)
    assert len(engine) > 1_000
    assert len(reference) > 300
    assert {run: (reference[run], engine[run]) for run in engine.keys() & reference.keys()} == {}
