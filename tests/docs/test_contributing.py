"""Paths and names that CONTRIBUTING.md and the decisions mention exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from devstack.workers import CHECKOUT

PAGES = [CHECKOUT / "CONTRIBUTING.md", *sorted((CHECKOUT / "docs" / "decisions").glob("*.md"))]
TOPS = ("service", "devstack", "bench", "tests", "docs", "monitoring", "nginx", "systemd", "debian")
_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(rf"(?:{'|'.join(TOPS)})/[\w./-]*|setup\.cfg|pyproject\.toml|Makefile")
# A name of ours: CamelCase with a second capital, or a call or a constant with an underscore.
_NAME = re.compile(r"[A-Z][a-z]+[A-Z]\w*|@?[a-z]+_[a-z_]+(?=\()|[A-Z]+_[A-Z_]+")


def missing(text: str) -> Iterator[str]:
    """Paths in code that do not exist, and names that no file of the checkout has."""
    for code in _CODE.findall(text):
        if _PATH.fullmatch(code):
            if not (CHECKOUT / code).exists():
                yield code
        elif _NAME.fullmatch(code) and code not in _words():
            yield code


_WORDS: set[str] = set()


def _words() -> set[str]:
    if not _WORDS:
        for top in ("service", "devstack", "bench", "tests", "systemd", "nginx"):
            for path in (CHECKOUT / top).rglob("*"):
                if path.is_file() and path.suffix in ("", ".py", ".conf", ".service", ".env"):
                    _WORDS.update(re.findall(r"\w+", path.read_text(errors="replace")))
    return _WORDS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_what_is_mentioned_exists(page: Path) -> None:
    assert list(missing(page.read_text())) == []


def test_every_folder_of_the_service_is_in_the_table() -> None:
    text = (CHECKOUT / "CONTRIBUTING.md").read_text()
    folders = {
        f"service/{path.name}/"
        for path in (CHECKOUT / "service").iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }
    assert sorted(folder for folder in folders if f"`{folder}`" not in text) == []


def test_what_is_missing_is_found() -> None:
    # In two parts, since this file is searched too.
    name = "Gone" + "Away"
    text = f"`service/gone.py` and `{name}` and `service/app.py` and `ChangeSet`"
    assert list(missing(text)) == ["service/gone.py", name]
