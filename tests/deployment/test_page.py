"""What the page on operations says is there, and each of its commands is run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from devstack.workers import CHECKOUT
from service.settings import FIELDS
from tests.deployment.page import Page

PAGE = Page(CHECKOUT / "docs" / "operations.md")
# Read by Nginx's unit, by `make run`, and by the commands that call a server.
ELSEWHERE = {"FLAGSTAFF_URL", "FLAGSTAFF_KEY"}


def test_every_command_is_run() -> None:
    followed = (Path(__file__).parent / "test_operations.py").read_text()

    assert len(PAGE.sections) > 5
    for heading in PAGE.sections:
        assert f'operated.follow("{heading}")' in followed, heading


def test_every_setting_there_is() -> None:
    settings = {field.encode_name for field in FIELDS}

    assert set(re.findall(r"FLAGSTAFF_[A-Z_]+", PAGE.text)) <= settings | ELSEWHERE


def test_every_metric_there_is() -> None:
    source = "".join(path.read_text() for path in (CHECKOUT / "service").rglob("*.py"))

    for name in set(re.findall(r"`(flagstaff_[a-z]+_[a-z_]+)", PAGE.text)):
        assert name.removesuffix("_total") in source, name


def test_every_link_leads_somewhere() -> None:
    headings = re.findall(r"^##+ (.+)$", PAGE.text, re.MULTILINE)
    anchors = {re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-") for title in headings}

    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE.text)) <= anchors


@pytest.mark.parametrize("unit", sorted(set(re.findall(r"(flagstaff-[a-z]+)\.service", PAGE.text))))
def test_every_unit_there_is(unit: str) -> None:
    assert (CHECKOUT / "systemd" / f"{unit}.service").exists()


def test_every_line_of_the_journal_is_one_of_ours() -> None:
    source = "".join(path.read_text() for path in (CHECKOUT / "service").rglob("*.py"))
    table = PAGE.text.partition("## What each failure looks like")[2].partition("## Alerts")[0]

    for line in re.findall(r"`(The [^`]+|Redis [^`]+)`", table):
        for part in line.split("…"):
            assert part.strip() in source, line
