"""``docs/settings.md`` has every setting as ``service/settings.py`` declares it."""

from __future__ import annotations

import pytest

from devstack.settings_page import PAGE, SOURCE, declarations, main, render, tables
from service.settings import FIELDS

NAMES = [field.encode_name for field in FIELDS]


def test_the_page_is_up_to_date() -> None:
    assert main(["--check"]) == 0, "Run: .venv/bin/python -m devstack.settings_page"


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_has_one_row(name: str) -> None:
    assert tables(SOURCE.read_text()).count(f"| `{name}` |") == 1


def test_a_row_has_the_default_the_kind_and_the_comment() -> None:
    (row,) = [line for line in tables(SOURCE.read_text()).splitlines() if "_LANE`" in line]
    assert row.startswith("| `FLAGSTAFF_LANE` | `on` | on or off | Answer plain OFREP")


def test_a_comment_that_changes_makes_the_page_out_of_date() -> None:
    page, source = PAGE.read_text(), SOURCE.read_text()
    assert render(page, source) == page
    assert render(page, source.replace("Answer plain OFREP", "Answer some")) != page


def test_a_setting_without_a_comment_is_refused() -> None:
    source = SOURCE.read_text()
    comment = next(each.comment for each in declarations(source) if each.field.name == "lane")
    lines = [line for line in source.splitlines() if line.strip("# ") not in comment or not line]
    with pytest.raises(ValueError, match="FLAGSTAFF_LANE needs a comment"):
        declarations("\n".join(lines))


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="lost its marks"):
        render("# Settings\n", SOURCE.read_text())
