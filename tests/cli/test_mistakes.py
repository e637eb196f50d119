"""Usual mistakes at the command line, and the sentence that each is answered with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.every_command import FLAG, ran

pytestmark = pytest.mark.usefixtures("server")

BAD = FLAG[:-1] + ',\n "targeting":{"nope":[1]}}'
SENDING = {
    "flags set": ["flags", "set", "banner", "FILE"],
    "impact": ["impact", "FILE", "--flag", "banner"],
    "explain": ["explain", "banner", "--definition", "FILE"],
    "schedules add": ["schedules", "add", "banner", "--in", "1d", "--definition", "FILE"],
}


@pytest.mark.parametrize("name", SENDING)
def test_a_fault_has_its_line_wherever_the_file_stands_in_the_body(
    name: str, loaded: str, tmp_path: Path
) -> None:
    path = tmp_path / "flag.json"
    path.write_text(BAD)
    done = ran([word.replace("FILE", str(path)) for word in SENDING[name]] + ["-s", loaded])
    assert done.code == 1
    assert f"{path}:2:22: " in done.err
    assert ' "targeting":{"nope":[1]}}' in done.err


def test_a_file_of_another_kind_names_the_command_that_takes_it(
    loaded: str, document: Path, tmp_path: Path
) -> None:
    flag = tmp_path / "flag.json"
    flag.write_text(FLAG)
    for words in (SENDING["flags set"], SENDING["impact"]):
        done = ran([word.replace("FILE", str(document)) for word in words] + ["-s", loaded])
        assert (done.code, "→ The file has a whole flag set: `flagstaff apply" in done.err) == (
            1,
            True,
        )
    done = ran(["apply", str(flag), "-s", loaded])
    assert (done.code, "→ The file has one flag: `flagstaff flags set" in done.err) == (1, True)


@pytest.mark.parametrize(
    ("name", "text", "place", "sentence"),
    [
        ("x.yaml", "flags:\n\ta: 1\n", "2:1", "YAML is indented with spaces, and this is a tab."),
        ("x.json", '{"flags": {"a": 1,\n}}', "1:18", "There is a comma behind the last member"),
        ("x.json", '{"flags": [1, 2 ,]}', "1:17", "There is a comma behind the last item"),
        ("x.json", '{"flags": {,}}', "1:12", "A name in double quotes is expected here."),
    ],
)
def test_a_slip_of_syntax_is_named(
    name: str, text: str, place: str, sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text)
    for words in (["apply", str(path), "-s", "any"], ["check", str(path)]):
        done = ran(words)
        assert done.code == 1
        assert f"{path}:{place}: {sentence}" in done.out + done.err


def test_an_option_before_the_command_is_told_its_place() -> None:
    done = ran(["--server", "http://127.0.0.1:1", "flags", "list"])
    assert done.code == 2
    assert "Options stand behind the command" in done.err


def test_a_url_with_a_path_too_many_is_told_to_be_checked(
    loaded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import httpx

    from service.cli.servers import connection
    from service.outbound.client import Client

    detail = {"type": "urn:flagstaff:not-found", "detail": "Nothing is at this path."}

    def connect(url: object, key: object, **options: object) -> Client:
        problem = httpx.Response(404, json=detail)
        return Client("http://node/console", "k", transport=httpx.MockTransport(lambda _: problem))

    monkeypatch.setattr(connection, "connect", connect)
    done = ran(["flags", "list", "-s", loaded])
    assert done.code == 3
    assert "the address of Flagstaff, without /api or /console" in done.err
