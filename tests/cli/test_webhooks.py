from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from devstack.background import Background
from devstack.mariadb import PrivateMariaDB
from devstack.redis import PrivateRedis
from service.cli import main
from tests.receiver import Receiver

pytestmark = pytest.mark.usefixtures("server")

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def background(
    worker: object, mariadb: PrivateMariaDB, private_redis: PrivateRedis, tmp_path: Path
) -> Iterator[None]:
    """A background process beside the worker that the commands call."""
    settings = {
        "FLAGSTAFF_MYSQL_URL": mariadb.url_of("commands"),
        "FLAGSTAFF_REDIS_URL": private_redis.url,
    }
    process = Background(tmp_path, settings)
    process.start()
    yield
    process.stop()


def added(receiver: Receiver, flag_set: str, capsys: Capture) -> tuple[str, str]:
    """A new webhook's id and secret."""
    assert main(["webhooks", "add", receiver.url, "--flag-set", flag_set, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    return str(made["id"]), made["secret"]


def test_a_webhook_is_added_listed_and_removed(loaded: str, capsys: Capture) -> None:
    here = ["--flag-set", loaded]
    url = "https://somebody:pass-word@receiver.test/hook"
    assert main(["webhooks", "add", url, "--description", "the chat", *here]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("whsec_")
    number = told.err.partition("has the id ")[2].partition(".")[0]
    assert main(["webhooks", "list", *here]) == 0
    head, line = capsys.readouterr().out.splitlines()
    assert head.split() == ["ID", "STATE", "URL", "DESCRIPTION", "DISABLEDBECAUSE"]
    assert line.split() == [
        number,
        "enabled",
        "https://somebody:***@receiver.test/hook",
        "the",
        "chat",
        "-",
    ]
    assert main(["webhooks", "remove", number, *here, "--yes"]) == 0
    assert f"The webhook {number} is removed." in capsys.readouterr().out
    assert main(["webhooks", "list", *here, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_what_is_wrong_with_a_url_is_told(loaded: str, capsys: Capture) -> None:
    assert main(["webhooks", "add", "ftp://receiver", "--flag-set", loaded]) == 1
    assert "/url: The scheme of the URL is http or https." in capsys.readouterr().err


@pytest.mark.usefixtures("background")
def test_a_receiver_is_tested(loaded: str, receiver: Receiver, capsys: Capture) -> None:
    number, secret = added(receiver, loaded, capsys)
    here = ["--flag-set", loaded]
    assert main(["webhooks", "test", number, *here]) == 0
    assert "The receiver answered 204." in capsys.readouterr().out
    (call,) = receiver.calls
    assert call.told["type"] == "ping"
    assert call.is_signed_with(secret)
    receiver.status = 500
    assert main(["webhooks", "test", number, *here]) == 1
    assert "The receiver answered 500." in capsys.readouterr().out
    assert main(["webhooks", "deliveries", number, *here, "--state", "failed", "--json"]) == 0
    (failed,) = json.loads(capsys.readouterr().out)
    receiver.status = 200
    assert main(["webhooks", "redeliver", number, str(failed["id"]), *here]) == 0
    assert "The receiver answered 200." in capsys.readouterr().out
    assert main(["webhooks", "deliveries", number, *here]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split()[:6] == ["ID", "TYPE", "REVISION", "STATE", "ATTEMPTS", "STATUS"]
    assert [line.split()[1:6] for line in lines] == [
        ["ping", "-", "delivered", "2", "200"],
        ["ping", "-", "delivered", "1", "204"],
    ]


def test_a_test_that_nobody_makes_says_what_is_missing(
    loaded: str, receiver: Receiver, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.cli.commands.webhooks._PATIENCE", 0.0)
    number, _ = added(receiver, loaded, capsys)
    assert main(["webhooks", "test", number, "--flag-set", loaded]) == 5
    assert "does `flagstaff background` run?" in capsys.readouterr().out
