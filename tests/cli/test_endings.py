"""How a command ends when something is wrong that no command is about."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from devstack.addresses import free_port
from devstack.workers import CHECKOUT
from service.cli import main
from service.cli.terminal.output import Output
from tests.cli.every_command import LOCAL, Scene, lines, ran

Capture = pytest.CaptureFixture[str]


def ended(
    command: str, environment: Mapping[str, str] | None = None, *, keep: int | None = None
) -> subprocess.CompletedProcess[str]:
    """What became of a shell's command line, in which $flagstaff is the program."""
    done = subprocess.run(
        ["bash", "-c", command],
        env={**os.environ, "flagstaff": f"{sys.executable} -m service", **(environment or {})},
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


STEERING = "\x1b[2Jred\nnext \u202eline"


@pytest.mark.usefixtures("server")
def test_a_comment_that_would_steer_a_terminal_is_refused(loaded: str, capsys: Capture) -> None:
    assert main(["flags", "toggle", "banner", "--flag-set", loaded, "--comment", STEERING]) == 1

    assert "this one has U+001B." in capsys.readouterr().err


def test_what_others_wrote_does_not_steer_the_terminal(capsys: Capture) -> None:
    Output(as_json=False).table([{"comment": STEERING}], ("comment",))

    told = capsys.readouterr().out.splitlines()
    assert told == ["COMMENT", r"\x1b[2Jred\nnext \u202eline"]


def test_characters_that_the_terminal_lacks_are_told_by_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "→.json"
    path.write_text("{}")

    done = ended(f"$flagstaff check '{path}'", {"PYTHONIOENCODING": "ascii"})

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
    assert main(["keys", "list", "--url", url, "--key", "fs_secret"]) == 2
    assert "is no URL" in capsys.readouterr().err


@pytest.mark.parametrize("key", ["fs_secret\n", "fs_secretä", "fs_secret\udcff"])
def test_what_is_no_key_is_not_shown(key: str, capsys: Capture) -> None:
    assert main(["keys", "list", "--url", "http://127.0.0.1:1", "--key", key]) == 4
    assert "fs_secret" not in capsys.readouterr().err


@pytest.mark.usefixtures("server")
def test_a_command_line_that_is_not_utf8_is_told(loaded: str, capsys: Capture) -> None:
    assert main(["flags", "get", "\udcff", "--flag-set", loaded]) == 2
    assert main(["keys", "create", "\udcff"]) == 2
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
    assert main(words) == 2
    assert f"Invalid value for '{words[-2]}'" in capsys.readouterr().err


def test_a_directory_that_cannot_be_made_is_named(capsys: Capture) -> None:
    assert main(["pages", "/proc/nowhere"]) == 1
    assert capsys.readouterr().err == "flagstaff: /proc/nowhere: No such file or directory.\n"


@pytest.fixture
def somebody_else() -> Iterator[Callable[[str, str], str]]:
    """Makes a server that is no Flagstaff, and answers everything with one body."""
    with ExitStack() as ended:

        def serve(content_type: str, body: str) -> str:
            class Page(BaseHTTPRequestHandler):
                def do_GET(self) -> None:
                    self.rfile.read(int(self.headers.get("content-length", 0)))
                    self.send_response(200)
                    self.send_header("content-type", content_type)
                    self.send_header("content-length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body.encode())

                do_POST = do_PUT = do_PATCH = do_DELETE = do_GET  # noqa: N815

                def log_message(self, *_: object) -> None:
                    """Say nothing."""

            server = ended.enter_context(HTTPServer(("127.0.0.1", 0), Page))
            Thread(target=server.serve_forever, args=(0.01,)).start()
            ended.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}"

        yield serve


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/html", "<html>"),
        ("application/json", "<html>"),
        ("application/json", ""),
        ("application/json", "null"),
        ("application/json", "[]"),
        ("application/json", "{}"),
        ("application/json", '{"items": [7], "revision": "x", "flags": null}'),
    ],
)
def test_no_command_takes_somebody_else_for_a_flagstaff(
    somebody_else: Callable[[str, str], str], content_type: str, body: str, tmp_path: Path
) -> None:
    url = somebody_else(content_type, body)
    scene = Scene("shop", "other", tmp_path, "1", "1", "1", "http://receiver.test")
    for name, words in lines(scene).items():
        if name == "contexts load":
            # It sends its body in chunks, which this server does not read.
            continue
        done = ran([*words, "--url", url])
        assert (done.code, done.out) == (5, ""), (name, done)
        assert "not that of a Flagstaff server" in done.err, name
        assert f"The URL {url} comes from --server. Check it" in done.err, name


def test_a_proxy_that_cannot_be_used_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("ALL_PROXY", "nonsense://127.0.0.1")
    assert main(["keys", "list"]) == 2
    assert "The proxy in the environment cannot be used" in capsys.readouterr().err


NOWHERE = {
    "FLAGSTAFF_MYSQL_URL": "mysql://root@127.0.0.1:1/nothing",
    "FLAGSTAFF_REDIS_URL": "redis://127.0.0.1:1/0",
}


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("migrate", 5, ["could not be migrated: Can't connect", "→", "flagstaff doctor"]),
        ("doctor", 1, ["failure  mysql", "failure  redis", "FLAGSTAFF_MYSQL_URL"]),
        ("pages $state/pages", 0, []),
        ("nginx-settings $state --env-file $state/flagstaff.env", 0, []),
        ("nginx-settings $state --env-file $state/nowhere", 1, ["nowhere", "cannot be read"]),
        ("check $state/flags.json", 0, ["0 flags, no fault."]),
    ],
)
def test_without_stores_what_runs_here_says_so(
    command: str, code: int, said: list[str], tmp_path: Path
) -> None:
    assert command.split()[0] in LOCAL
    (tmp_path / "flags.json").write_text('{"flags": {}}')
    (tmp_path / "flagstaff.env").touch()
    settings = {"FLAGSTAFF_PORT": str(free_port()), "FLAGSTAFF_STATE_DIR": str(tmp_path)}
    settings |= {**NOWHERE, "state": str(tmp_path)}
    done = ended(f"$flagstaff {command}", settings)
    assert done.returncode == code, done
    for words in said:
        assert words in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("serve --listen 127.0.0.1:$port", "MySQL does not answer"),
        ("background", "The database is not available"),
    ],
)
def test_without_stores_what_serves_waits_for_them(command: str, said: str, tmp_path: Path) -> None:
    assert command.split()[0] in LOCAL
    settings = {**NOWHERE, "FLAGSTAFF_STATE_DIR": str(tmp_path), "port": str(free_port())}
    with subprocess.Popen(
        ["bash", "-c", f"exec {sys.executable} -m service {command}"],
        env={**os.environ, **settings},
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as serving:
        assert serving.stdout is not None
        try:
            heard = next((line for line in serving.stdout if said in line), None)
            assert heard is not None
            serving.send_signal(signal.SIGTERM)
            assert "Traceback" not in serving.stdout.read()
            assert serving.wait(60) == 0
        finally:
            # Else a failure would wait for it for ever.
            serving.kill()


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
        try:
            assert watching.stderr.readline() == f"Wrote {kept}.\n"
            watching.send_signal(signal.SIGINT)
            assert watching.wait(60) == 130
            assert watching.stderr.read() == ""
        finally:
            watching.kill()
