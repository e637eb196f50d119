"""Every migration leaves the release before it able to serve: an upgrade can be taken back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service.storage.migrations import MIGRATIONS

# What a release that knows nothing of it does not notice: its own statements name their columns.
_HARMLESS = (
    r"CREATE TABLE IF NOT EXISTS \w+",
    r"CREATE INDEX( IF NOT EXISTS)? \w+ ON \w+",
    r"ALTER TABLE \w+ ADD COLUMN( IF NOT EXISTS)? \w+ .*(DEFAULT|NULL$)(?<!NOT NULL)",
    r"ALTER TABLE \w+ ADD COLUMN \w+ \w+ GENERATED ALWAYS AS \(.*\) VIRTUAL$",
    r"ALTER TABLE \w+ ADD (KEY|INDEX)( IF NOT EXISTS)? \w+",
    r"INSERT INTO \w+",
)


def statement_of(path: Path) -> str:
    lines = [line for line in path.read_text().splitlines() if not line.startswith("--")]
    return " ".join(" ".join(lines).rstrip("; ").split())


@pytest.mark.parametrize("path", sorted(MIGRATIONS.glob("*.sql")), ids=lambda path: path.stem)
def test_it_adds_and_takes_nothing_away(path: Path) -> None:
    statement = statement_of(path)

    assert any(re.match(form, statement) for form in _HARMLESS), statement
    assert not re.search(r"\b(DROP|RENAME|MODIFY|CHANGE COLUMN)\b", statement), statement


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE flags ADD COLUMN x INT NOT NULL",
        "ALTER TABLE flags DROP COLUMN shares",
        "ALTER TABLE flags RENAME COLUMN shares TO refers",
        "UPDATE flags SET state = 'x'",
    ],
)
def test_what_would_not_be_taken_back_is_noticed(statement: str) -> None:
    assert not any(re.match(form, statement) for form in _HARMLESS)
