"""Profiles: the file, its protection, what is chosen from it, and the commands that write it."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from service.cli import main
from service.cli.servers.choice import choose
from service.cli.servers.given import Given
from service.cli.servers.profiles import ProfilesRefused, profiles_path, read_profiles
from tests.cli.conftest import KEY
from tests.cli.typed import Typed

Capture = pytest.CaptureFixture[str]

FILE = """# Mine.
default = "staging"

[profiles.staging]
url = "http://staging.test"
key = "fs_staging"
flag_set = "shop.staging"

[profiles.production]  # careful
url = "http://production.test"
key_command = "printf 'fs_printed\\\\nnotes\\\\n'"
"""


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory of settings without a profile file, and an environment that names no server."""
    for name in ("URL", "KEY", "FLAG_SET", "PROFILE"):
        monkeypatch.delenv(f"FLAGSTAFF_{name}", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "flagstaff" / "config.toml"


@pytest.fixture
def written(config: Path) -> Path:
    """A profile file."""
    config.parent.mkdir(parents=True)
    config.write_text(FILE)
    config.chmod(0o600)
    return config


def chosen(given: Given, **environment: str) -> tuple[str, str, str | None]:
    """The URL, the key and the flag set that are chosen."""
    around = {"XDG_CONFIG_HOME": os.environ["XDG_CONFIG_HOME"]} | {
        f"FLAGSTAFF_{name}": value for name, value in environment.items()
    }
    choice = choose(given, around)
    flag_set = choice.flag_set.text if choice.flag_set else None
    return choice.url.text, choice.read_key().text, flag_set


def test_without_anything_it_is_the_server_of_this_machine() -> None:
    assert chosen(Given()) == ("http://127.0.0.1:8080", "", None)


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    ("given", "environment", "expected"),
    [
        (Given(), {}, ("http://staging.test", "fs_staging", "shop.staging")),
        (Given(), {"PROFILE": "production"}, ("http://production.test", "fs_printed", None)),
        # The environment comes before a profile that is only the default.
        (Given(), {"KEY": "fs_env"}, ("http://staging.test", "fs_env", "shop.staging")),
        (Given(), {"FLAG_SET": "a"}, ("http://staging.test", "fs_staging", "a")),
        # A profile that is named is an option, and comes before the environment.
        (
            Given(profile="staging"),
            {"URL": "http://env.test", "KEY": "fs_env", "FLAG_SET": "a"},
            ("http://staging.test", "fs_staging", "shop.staging"),
        ),
        # Options come before all.
        (
            Given(url="http://staging.test/", key="fs_option", profile="staging"),
            {"KEY": "fs_env"},
            ("http://staging.test/", "fs_option", "shop.staging"),
        ),
        # The key of a profile goes to no other server than the profile's.
        (Given(url="http://other.test"), {}, ("http://other.test", "", None)),
        (Given(), {"URL": "http://other.test"}, ("http://other.test", "", None)),
        (Given(url="http://other.test", profile="production"), {}, ("http://other.test", "", None)),
    ],
)
def test_options_come_before_the_environment_and_that_before_the_profile(
    given: Given, environment: dict[str, str], expected: tuple[str, str, str | None]
) -> None:
    assert chosen(given, **environment) == expected


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o666])
def test_a_file_with_keys_that_others_can_read_or_write_is_refused(
    written: Path, mode: int, capsys: Capture
) -> None:
    written.chmod(mode)
    assert main(["flags", "list", "-s", "shop"]) == 2
    told = capsys.readouterr().err
    assert f"chmod 600 {written}" in told
    assert "fs_staging" not in told


def test_a_file_without_keys_may_be_read_by_others_but_not_written(written: Path) -> None:
    written.write_text(FILE.replace('key = "fs_staging"\n', ""))
    written.chmod(0o644)
    assert set(read_profiles(written).profiles) == {"staging", "production"}
    written.chmod(0o664)
    with pytest.raises(ProfilesRefused, match="can change"):
        read_profiles(written)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[profiles.a]\nurl = "x\n', ":2:"),
        ("[profiles.a]\nkey = 'x'\n", "missing required field 'url'"),
        ("[profiles.a]\nurl = 'x'\ntoken = 'x'\n", "unknown field 'token'"),
    ],
)
def test_what_is_wrong_with_the_file_is_told(
    config: Path, text: str, said: str, capsys: Capture
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(text)
    config.chmod(0o600)
    assert main(["profiles", "list"]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert str(config) in told


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("false", "failed with exit code 1"),
        ("true", "printed no key"),
        ("/nowhere/pass", "cannot be run: No such file"),
        ("'", "cannot be run"),
    ],
)
def test_a_command_that_prints_no_key_is_told(
    config: Path, command: str, said: str, capsys: Capture
) -> None:
    config.parent.mkdir(parents=True)
    config.write_text(f'[profiles.a]\nurl = "http://a.test"\nkey_command = "{command}"\n')
    config.chmod(0o600)
    assert main(["keys", "list", "--profile", "a"]) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "profile 'a'" in told


@pytest.mark.usefixtures("written")
def test_a_profile_that_is_not_there_is_told_with_what_was_meant(capsys: Capture) -> None:
    assert main(["keys", "list", "--profile", "prodution"]) == 2
    assert "Did you mean 'production'?" in capsys.readouterr().err


@pytest.mark.usefixtures("written")
def test_profiles_are_listed_without_keys_chosen_and_deleted(
    config: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["profiles", "list"]) == 0
    told = capsys.readouterr().out
    assert "fs_" not in told.replace("fs_printed", "")
    assert [line.split()[:2] for line in told.splitlines()] == [
        ["NAME", "DEFAULT"],
        ["staging", "yes"],
        ["production", "no"],
    ]
    assert main(["profiles", "use", "production"]) == 0
    assert read_profiles(config).default == "production"
    # What people wrote there stays.
    assert "# Mine." in config.read_text()
    assert "# careful" in config.read_text()
    monkeypatch.setattr(sys, "stdin", Typed("n\n"))
    assert main(["profiles", "delete", "production"]) == 1
    assert "Delete the profile 'production'" in capsys.readouterr().err
    assert main(["profiles", "delete", "production", "--yes"]) == 0
    left = read_profiles(config)
    assert (left.default, set(left.profiles)) == (None, {"staging"})
    assert main(["profiles", "use", "nobody"]) == 2


def test_a_login_is_kept_where_nobody_else_can_read_it(
    server: None, config: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = os.environ["FLAGSTAFF_URL"]
    monkeypatch.delenv("FLAGSTAFF_URL")
    monkeypatch.delenv("FLAGSTAFF_KEY")
    assert main(["login", url, "--key", "fs_wrong", "--name", "here"]) == 4
    assert not config.exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{KEY}\n"))
    assert main(["login", url, "--key", "-", "--name", "here", "-s", "shop"]) == 0
    told = capsys.readouterr()
    assert KEY not in told.out + told.err
    assert config.stat().st_mode & 0o777 == 0o600
    assert config.parent.stat().st_mode & 0o777 == 0o700
    assert main(["keys", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)
    # Nothing is replaced unasked, and no key need be in the file.
    again = ["login", url, "--name", "here", "--key-command", f"printf {KEY}"]
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert main(again) == 2
    assert main([*again, "--yes"]) == 0
    assert read_profiles(config).profiles["here"].key is None
    assert main(["keys", "list"]) == 0


def test_a_login_without_a_terminal_says_what_is_missing(capsys: Capture) -> None:
    assert main(["login", "http://127.0.0.1:1"]) == 2
    assert "Pass --key or --key-command." in capsys.readouterr().err


def test_the_file_is_where_the_desktop_specification_has_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    usual = tmp_path / ".config" / "flagstaff" / "config.toml"
    assert profiles_path({}) == profiles_path({"XDG_CONFIG_HOME": "relative"}) == usual
