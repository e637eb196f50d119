"""The tests are shared out by names of folders, which must be there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sharing import LONGEST_FIRST, TOGETHER, folder_of


def test_each_folder_that_is_named_has_tests() -> None:
    for folder in {*LONGEST_FIRST, *TOGETHER}:
        assert list((Path(__file__).parent / folder).rglob("test_*.py")), folder


@pytest.mark.parametrize(
    ("nodeid", "folder"),
    [
        ("tests/test_front.py::test_a_path[a/b]", ""),
        ("tests/console/test_flags.py::test_filters", "console"),
        ("tests/management/plans/test_rollouts.py::test_a_step", "management"),
    ],
)
def test_a_test_belongs_to_the_folder_below_the_tests(nodeid: str, folder: str) -> None:
    assert folder_of(nodeid) == folder


def test_what_a_folder_shares_ends_with_the_folder() -> None:
    """In a folder that is no package, pytest keeps a fixture of that scope to the very end."""
    scope = 'scope="' + 'package"'
    for file in Path(__file__).parent.rglob("*.py"):
        if scope in file.read_text():
            assert (file.parent / "__init__.py").exists(), file
