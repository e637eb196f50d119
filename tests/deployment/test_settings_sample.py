"""The sample of the settings says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from devstack.settings_page import heading
from devstack.workers import CHECKOUT
from service.environment import read_settings
from service.settings import FIELDS, GROUPS, PREFIX

SAMPLE = (CHECKOUT / "systemd" / "flagstaff.env").read_text()
# The units say which worker each is, and how many there are by default.
GIVEN_BY_UNITS = {f"{PREFIX}INSTANCE"}
DEFAULT_BY_UNITS = {f"{PREFIX}WORKERS"}
# What the sample sets on purpose.
SET = {f"{PREFIX}LOG_FORMAT": "json"}


def _assignments(pattern: str) -> dict[str, str]:
    return dict(re.findall(pattern, SAMPLE, re.MULTILINE))


def _written(default: object) -> str:
    if isinstance(default, bool):
        return "on" if default else "off"
    return str(default)


def test_every_setting_is_in_the_sample_once_in_the_order_of_declaration() -> None:
    names = re.findall(rf"^#?({PREFIX}\w+)=", SAMPLE, re.MULTILINE)

    settings = [field.encode_name for field in FIELDS]
    assert names == [name for name in settings if name not in GIVEN_BY_UNITS]


def test_the_sample_has_the_groups_of_the_settings() -> None:
    headings = re.findall(r"^# --- (.+?) -+$", SAMPLE, re.MULTILINE)

    assert headings == [heading(group) for group in GROUPS.values()]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.encode_name)
def test_what_is_commented_out_is_the_default(field: msgspec.structs.FieldInfo) -> None:
    name = field.encode_name
    commented = _assignments(rf"^#({PREFIX}\w+)=(.*)$")

    if name in GIVEN_BY_UNITS | DEFAULT_BY_UNITS | set(SET):
        assert commented.get(name, "") == ""
    else:
        assert commented[name] == _written(field.default)


def test_the_sample_can_be_read() -> None:
    assignments = _assignments(rf"^({PREFIX}\w+)=(.*)$")

    assert assignments == SET
    assert read_settings(assignments).node.state_dir == Path("/var/lib/flagstaff")


def test_every_setting_says_what_it_is() -> None:
    lines = SAMPLE.splitlines()
    for number, line in enumerate(lines):
        if re.match(rf"#?{PREFIX}", line):
            assert re.match("# .*[.:]", lines[number - 1]), line
