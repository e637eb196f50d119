"""The manual pages: one for each command, with all that its help has, as man shows it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from service.cli import main
from tests.cli.every_command import leaves, names


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory of manual pages, in `man1`."""
    directory = tmp_path_factory.mktemp("man")
    assert main(["man-pages", str(directory / "man1")]) == 0
    return directory


def shown(manual: Path, *pages: str) -> str:
    """Pages as man shows them, without its warnings, of which there are none."""
    if shutil.which("man") is None or shutil.which("groff") is None:
        pytest.skip("man or groff is not installed.")
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "500", "MAN_KEEP_FORMATTING": ""}
    done = subprocess.run(
        ["man", "--warnings", "--no-hyphenation", "-M", manual, *pages],
        env={**environment, "PAGER": "cat", "MANPAGER": "cat"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def plain(sentence: str) -> str:
    """A sentence of the help as a page has it, whose commands are bold."""
    return sentence.replace("`", "")


def test_each_command_and_each_group_has_a_page(manual: Path) -> None:
    found = {path.stem for path in (manual / "man1").iterdir()}
    expected = {"flagstaff"}
    for words in names():
        parts = words.split()
        expected |= {"-".join(["flagstaff", *parts[:n]]) for n in range(1, len(parts) + 1)}
    assert expected <= found
    for name in found - expected:
        leads_to = (manual / "man1" / f"{name}.1").read_text()
        assert leads_to.startswith(".so man1/"), name
        assert (manual / leads_to.split()[1]).is_file(), name


def test_man_shows_the_page_of_each_command_with_its_options(manual: Path) -> None:
    text = shown(manual, *(f"flagstaff-{words.replace(' ', '-')}" for words in sorted(names())))
    parts = re.split(r"(?m)^(?=FLAGSTAFF-\S+\(1\))", text)
    pages = {page.split()[0]: page for page in parts if page}
    assert len(pages) == len(names())
    for path, command in leaves():
        page = pages[f"FLAGSTAFF-{'-'.join(path).upper()}(1)"]
        assert f"flagstaff {' '.join(path)} [OPTIONS]" in page, path
        assert plain(str(command.help).partition("\n")[0]) in page, path
        for parameter in command.params:
            assert isinstance(parameter, click.Argument) or parameter.opts[0] in page, parameter
            if isinstance(parameter, click.Option) and parameter.help:
                assert plain(parameter.help) in page, (path, parameter)


def test_a_page_says_what_a_reader_looks_for(manual: Path) -> None:
    page = shown(manual, "flagstaff-apply")
    headings = re.findall(r"(?m)^[A-Z][A-Z ]+$", page)
    for heading in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "ENVIRONMENT"):
        assert heading in headings
    assert "FLAGSTAFF_KEY" in page
    # What is copied from a page is what the shell takes: no typographic hyphens and quotes.
    assert not set(page) & {"\u2010", "\u2212", "\u2018", "\u2019", "\u201c", "\u201d"}
    assert "flagstaff(1)" in page
    assert "flagstaff-flags-list(1)" in shown(manual, "flagstaff-flags")
    assert "/config.toml" not in shown(manual, "flagstaff-serve")


def test_another_name_of_a_command_has_its_page(manual: Path) -> None:
    assert shown(manual, "flagstaff-load") == shown(manual, "flagstaff-apply")


def test_the_same_release_has_the_same_pages(manual: Path, tmp_path: Path) -> None:
    assert main(["man-pages", str(tmp_path)]) == 0
    for page in tmp_path.iterdir():
        assert page.read_bytes() == (manual / "man1" / page.name).read_bytes()
