"""Whose settings are looked at, and as whom."""

from __future__ import annotations

import os
import pwd
from pathlib import Path

import pytest

from service.doctor import node
from service.doctor.node import NodeUnreadable, become, find_node, read_environment_file


def test_a_file_is_read_as_the_service_manager_reads_it() -> None:
    text = """
# FLAGSTAFF_COMMENT=out
; FLAGSTAFF_ALSO=out
FLAGSTAFF_PLAIN=mysql://a:b=c@h/d
FLAGSTAFF_DOUBLE="with \\"quotes\\" and spaces"
FLAGSTAFF_SINGLE='as it \\"is'
FLAGSTAFF_TWICE=first
FLAGSTAFF_TWICE=second
FLAGSTAFF_EMPTY=
no assignment
"""

    assert read_environment_file(text) == {
        "FLAGSTAFF_PLAIN": "mysql://a:b=c@h/d",
        "FLAGSTAFF_DOUBLE": 'with "quotes" and spaces',
        "FLAGSTAFF_SINGLE": 'as it \\"is',
        "FLAGSTAFF_TWICE": "second",
        "FLAGSTAFF_EMPTY": "",
    }


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of an installed node, whose generator counted seven cores."""
    file = tmp_path / "flagstaff.env"
    file.write_text("FLAGSTAFF_LOG_FORMAT=json\n")
    generated = tmp_path / "workers.conf"
    generated.write_text("[Service]\nEnvironment=FLAGSTAFF_WORKERS=7\n")
    monkeypatch.setattr(node, "ENVIRONMENT_FILE", file)
    monkeypatch.setattr(node, "_GENERATED", generated)
    return file


def test_an_installed_node_is_what_is_meant(installed: Path) -> None:
    # What the commands that call a server read is no setting of a node.
    found = find_node({"FLAGSTAFF_KEY": "k", "PATH": "/bin"})

    assert found.source == str(installed)
    assert found.environment == {"FLAGSTAFF_WORKERS": "7", "FLAGSTAFF_LOG_FORMAT": "json"}


def test_the_file_has_the_last_word_on_the_workers(installed: Path) -> None:
    installed.write_text("FLAGSTAFF_WORKERS=3\n")

    assert find_node({}).environment == {"FLAGSTAFF_WORKERS": "3"}


def test_a_setting_in_the_environment_means_the_environment(installed: Path) -> None:
    environment = {"FLAGSTAFF_MYSQL_URL": "mysql://u@h/d"}

    found = find_node(environment)

    assert (found.environment, found.file) == (environment, None)


def test_a_file_that_cannot_be_read_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NodeUnreadable, match="run it as root"):
        find_node({}, file=tmp_path / "nothing")


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "flagstaff.env"
    file.write_bytes(b"FLAGSTAFF_ADMIN_KEY=\xff\n")

    with pytest.raises(NodeUnreadable, match="are not UTF-8"):
        find_node({}, file=file)


def test_a_user_without_a_name_is_known_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    # As in a container that is run by any number.
    monkeypatch.setattr(os, "geteuid", lambda: 54_321)

    found = find_node({"FLAGSTAFF_LANE": "on"})

    assert found.user == "54321"
    become(found.user)


def test_a_user_who_does_not_exist_is_nobody() -> None:
    with pytest.raises(NodeUnreadable, match="There is no user 'nobody-at-all'"):
        become("nobody-at-all")


def test_who_one_is_already_one_becomes_without_ado() -> None:
    become(pwd.getpwuid(os.geteuid()).pw_name)
