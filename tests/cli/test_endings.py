"""How a command ends when something is wrong that no command is about."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from service.cli import main
from service.stack.workers import CHECKOUT

Capture = pytest.CaptureFixture[str]


def ended(
    command: str, *, keep: int | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What became of a shell's command line, in which $flagstaff is the program."""
    done = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "flagstaff": f"{sys.executable} -m service", **environment},
        cwd=CHECKOUT,
        pass_fds=() if keep is None else (keep,),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return done


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("command", ["flags list", "flags get banner", "export", "changes --csv"])
def test_a_disk_that_is_full_is_told(loaded: str, command: str) -> None:
    done = ended(f"$flagstaff {command} --flag-set {loaded} >/dev/full")

    assert (done.returncode, done.stderr) == (1, "flagstaff: No space left on device.\n")


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("command", ["flags list", "flags get banner", "export"])
def test_a_reader_that_has_gone_is_no_fault(loaded: str, command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = ended(f"$flagstaff {command} --flag-set {loaded} >&{writer}", keep=writer)
    finally:
        os.close(writer)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_stream_that_is_closed_keeps_nothing_from_being_done(loaded: str, closed: str) -> None:
    assert ended(f"$flagstaff flags get banner --flag-set {loaded} {closed}").returncode == 0


@pytest.mark.usefixtures("server")
def test_what_others_wrote_does_not_steer_the_terminal(loaded: str, capsys: Capture) -> None:
    comment = "\x1b[2Jred\nnext \u202eline"
    assert main(["flags", "toggle", "banner", "--flag-set", loaded, "--comment", comment]) == 0
    capsys.readouterr()

    assert main(["changes", "--flag-set", loaded]) == 0

    told = capsys.readouterr().out.splitlines()
    assert told[1].endswith(r"\x1b[2Jred\nnext \u202eline")
    assert len(told) == 4


def test_characters_that_the_terminal_lacks_are_told_by_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "→.json"
    path.write_text("{}")

    done = ended(f"$flagstaff check '{path}'", PYTHONIOENCODING="ascii")

    assert done.returncode == 1
    assert r"\u2192.json: 1 fault." in done.stdout


@pytest.mark.parametrize(
    "url",
    [
        "127.0.0.1:8080",
        "ftp://127.0.0.1",
        "http://",
        "http://[::1",
        "http://h:99999",
        "http://h:x",
        "http://a\x01b",
        "http://ä..x",
        "unix:",
    ],
)
def test_what_is_no_url_is_told_at_once(url: str, capsys: Capture) -> None:
    assert main(["keys", "list", "--url", url, "--key", "fs_secret"]) == 64
    assert "is no URL" in capsys.readouterr().err


@pytest.mark.parametrize("key", ["fs_secret\n", "fs_secretä", "fs_secret\udcff"])
def test_what_is_no_key_is_not_shown(key: str, capsys: Capture) -> None:
    assert main(["keys", "list", "--url", "http://127.0.0.1:1", "--key", key]) == 4
    assert "fs_secret" not in capsys.readouterr().err


@pytest.mark.usefixtures("server")
def test_a_command_line_that_is_not_utf8_is_told(loaded: str, capsys: Capture) -> None:
    assert main(["flags", "get", "\udcff", "--flag-set", loaded]) == 64
    assert main(["keys", "create", "\udcff"]) == 64
    assert capsys.readouterr().err.count("is not UTF-8") == 2


@pytest.mark.parametrize(
    "words",
    [
        ["changes", "--flag-set", "x", "--limit", "-1"],
        ["contexts", "list", "--flag-set", "x", "--limit", "0"],
        ["webhooks", "deliveries", "1", "--flag-set", "x", "--limit", "x"],
        ["doctor", "--nodes", "0"],
    ],
)
def test_less_than_one_of_something_is_a_wrong_command_line(
    words: list[str], capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as left:
        main(words)
    assert left.value.code == 64
    sentence = f"{words[-2]}: '{words[-1]}' is no whole number of at least 1"
    assert sentence in capsys.readouterr().err


def test_a_directory_that_cannot_be_made_is_named(capsys: Capture) -> None:
    assert main(["pages", "/proc/nowhere"]) == 1
    assert capsys.readouterr().err == "flagstaff: /proc/nowhere: No such file or directory.\n"


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html>")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def somebody_else() -> Iterator[str]:
    """A server that is no Flagstaff."""
    with HTTPServer(("127.0.0.1", 0), _Page) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_server_that_is_no_flagstaff_is_told(somebody_else: str, capsys: Capture) -> None:
    assert main(["keys", "list", "--url", somebody_else]) == 3
    assert "no answer of a Flagstaff" in capsys.readouterr().err


@pytest.mark.usefixtures("server")
def test_an_interrupted_command_is_not_taken_for_a_server_that_is_away(
    loaded: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "service", "export", "--watch", "--interval", "60"]
    kept = tmp_path / "kept.json"
    with subprocess.Popen(
        [*command, "--flag-set", loaded, "-o", str(kept)],
        cwd=CHECKOUT,
        stderr=subprocess.PIPE,
        text=True,
    ) as watching:
        assert watching.stderr is not None
        assert watching.stderr.readline() == f"Wrote {kept}.\n"
        watching.send_signal(signal.SIGINT)
        assert watching.wait(30) == 130
        assert watching.stderr.read() == ""
