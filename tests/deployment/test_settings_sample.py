"""The sample of the settings says what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from devstack.workers import CHECKOUT
from service.settings import PREFIX, Settings, read_settings

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


def test_every_setting_is_in_the_sample_once() -> None:
    names = re.findall(rf"^#?({PREFIX}\w+)=", SAMPLE, re.MULTILINE)

    settings = {PREFIX + field.name.upper() for field in msgspec.structs.fields(Settings)}
    assert sorted(names) == sorted(settings - GIVEN_BY_UNITS)


@pytest.mark.parametrize("field", msgspec.structs.fields(Settings), ids=lambda field: field.name)
def test_what_is_commented_out_is_the_default(field: msgspec.structs.FieldInfo) -> None:
    name = PREFIX + field.name.upper()
    commented = _assignments(rf"^#({PREFIX}\w+)=(.*)$")

    if name in GIVEN_BY_UNITS | DEFAULT_BY_UNITS | set(SET):
        assert commented.get(name, "") == ""
    else:
        assert commented[name] == _written(field.default)


def test_the_sample_can_be_read() -> None:
    assignments = _assignments(rf"^({PREFIX}\w+)=(.*)$")

    assert assignments == SET
    assert read_settings(assignments).state_dir == Path("/var/lib/flagstaff")


def test_every_setting_says_what_it_is() -> None:
    lines = SAMPLE.splitlines()
    for number, line in enumerate(lines):
        if re.match(rf"#?{PREFIX}", line):
            assert re.match("# .*[.:]", lines[number - 1]), line
