from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from devstack.workers import CHECKOUT, Worker, process_environment
from service.cli import main
from service.cli.files.watching import UnwritableFile, keep_current, write_whole
from service.cli.terminal.output import Output
from service.outbound.client import Client
from service.outbound.failures import CallFailed
from tests.waiting import wait_until

ONE, TWO = b'{"flags": {}}', b'{"flags": {"a": {}}}'


class EnoughSeen(Exception):
    """Ends a watch, which has no end of its own."""


def watched(path: Path, answers: list[httpx.Response | Exception]) -> list[httpx.Request]:
    """Watch a server that gives these answers; answers what it was asked."""
    requests: list[httpx.Request] = []
    waiting = iter(answers)

    def handler(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        answer = next(waiting, None)
        if answer is None:
            raise EnoughSeen
        if isinstance(answer, Exception):
            raise answer
        return answer

    def wait(_: float) -> None:
        return None

    client = Client("http://flags.test", "key", transport=httpx.MockTransport(handler), wait=wait)
    with pytest.raises(EnoughSeen):
        keep_current(client, "shop", path, Output(as_json=False), interval=0.1, wait=wait)
    return requests[:-1]


def document(content: bytes, etag: str) -> httpx.Response:
    headers = {"etag": etag, "content-type": "application/json"}
    return httpx.Response(200, content=content, headers=headers)


def test_what_is_held_is_not_sent_again(tmp_path: Path) -> None:
    path = tmp_path / "flags.json"
    requests = watched(
        path, [document(ONE, '"1"'), httpx.Response(304), document(TWO, 'W/"2"'), document(TWO, "")]
    )
    assert [request.headers.get("if-none-match") for request in requests] == [
        None,
        '"1"',
        '"1"',
        'W/"2"',
    ]
    assert path.read_bytes() == TWO
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_outlasts_an_outage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "flags.json"
    # The client tries each four times.
    away: list[httpx.Response | Exception] = [
        *[httpx.Response(503) for _ in range(8)],
        *[httpx.ConnectError("refused") for _ in range(4)],
        httpx.Response(429),
    ]
    requests = watched(path, [document(ONE, '"1"'), *away, httpx.Response(304)])
    assert len(requests) == 2 + len(away)
    assert path.read_bytes() == ONE
    said = capsys.readouterr().err
    assert said.count("Trying again") == 1
    assert said.count("The server answers again.") == 1


def test_a_server_that_is_not_there_at_first_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "flags.json"
    refusals = [httpx.ConnectError("refused") for _ in range(4)]
    watched(path, [*refusals, document(ONE, '"1"')])
    assert path.read_bytes() == ONE


@pytest.mark.parametrize("status", [401, 403, 404])
def test_what_will_not_pass_ends_it_and_leaves_the_file(tmp_path: Path, status: int) -> None:
    path = tmp_path / "flags.json"
    path.write_bytes(ONE)
    client = Client(
        "http://flags.test",
        "key",
        transport=httpx.MockTransport(lambda _: httpx.Response(status)),
    )
    with pytest.raises(CallFailed):
        keep_current(client, "shop", path, Output(as_json=False), interval=1.0)
    assert path.read_bytes() == ONE


def test_a_file_that_is_right_already_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "flags.json"
    assert write_whole(path, ONE)
    inode = path.stat().st_ino
    assert not write_whole(path, ONE)
    assert path.stat().st_ino == inode
    assert write_whole(path, TWO)
    # Another file in its place: whoever has the old one open reads that to its end.
    assert path.stat().st_ino != inode


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    device = tmp_path / "device"
    device.symlink_to("/dev/null")
    assert write_whole(device, ONE)
    assert device.is_char_device()
    link = tmp_path / "link.json"
    link.symlink_to("target.json")
    assert write_whole(link, ONE)
    assert link.is_symlink()
    assert (tmp_path / "target.json").read_bytes() == ONE


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere" / "flags.json", tmp_path, Path("/dev/full")):
        with pytest.raises(UnwritableFile, match=f"^Cannot write {path}: .+[.]$"):
            write_whole(path, ONE)


def test_watching_needs_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--flag-set", "shop", "--watch"]) == 2
    assert "-o FILE" in capsys.readouterr().err


@pytest.mark.usefixtures("server")
def test_a_change_reaches_the_file(
    worker: Worker,
    document: Path,
    flag_set: str,
    tmp_path: Path,
) -> None:
    assert main(["load", str(document), "--flag-set", flag_set, "--create"]) == 0
    path = tmp_path / "kept.json"
    words = ["export", "--flag-set", flag_set, "-o", str(path), "--watch", "--interval", "0.05"]
    settings = {name: os.environ[name] for name in ("FLAGSTAFF_URL", "FLAGSTAFF_KEY")}
    with subprocess.Popen(
        [sys.executable, "-m", "service", *words],
        env=process_environment(settings),
        cwd=CHECKOUT,
        stderr=subprocess.PIPE,
    ) as watching:
        try:
            wait_until(path.exists)
            assert json.loads(path.read_text())["flags"].keys() == {"banner"}
            assert main(["flags", "toggle", "banner", "--flag-set", flag_set]) == 0
            wait_until(
                lambda: json.loads(path.read_text())["flags"]["banner"]["state"] == "DISABLED"
            )
        finally:
            watching.terminate()
