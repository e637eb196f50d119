"""Settings that can be read and do not make sense together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from devstack.workers import CHECKOUT
from service.doctor import settings
from service.doctor.node import Node
from service.environment import read_settings
from service.structs.findings import Finding

SECRET = "a-password-that-nobody-prints"


def looked(environment: dict[str, str], file: Path | None = None) -> list[Finding]:
    """What is amiss with settings that were fine but for these."""
    given = {
        "FLAGSTAFF_WORKERS": "2",
        "FLAGSTAFF_MYSQL_URL": f"mysql://u:{SECRET}@h/d",
        "FLAGSTAFF_ADMIN_KEY": f"{SECRET}-of-an-admin",
        **environment,
    }
    node = Node(given, "here", file, Path("/run/flagstaff"), "flagstaff")
    found = list(settings.examine(node, read_settings(given), cores=2))
    for finding in found:
        assert SECRET not in finding.found + finding.cure
    return [finding for finding in found if finding.state != "ok"]


def test_the_defaults_make_sense() -> None:
    assert looked({}) == []


@pytest.mark.parametrize(
    ("name", "value", "state", "said"),
    [
        ("KEEP_ALIVE_TIMEOUT", "60", "warning", "closing"),
        ("RESPONSE_TIMEOUT", "10", "warning", "less than the database says"),
        ("RESPONSE_TIMEOUT", "90", "warning", "Nginx gives up after 75 s"),
        ("EVENT_HEARTBEAT", "75", "failure", "Nginx cuts event streams"),
        ("EVENT_HEARTBEAT", "60", "warning", "as long as an answer"),
        ("GRACEFUL_SHUTDOWN_TIMEOUT", "30", "warning", "kills them after 30 s"),
        ("REDIS_TIMEOUT", "4", "warning", "wait 4 s"),
        ("POLL_INTERVAL", "30", "warning", "up to 30 s late"),
        ("MAX_EVALUATION_BYTES", "2000000", "warning", "no more than 1048576 bytes"),
        ("MAX_BODY_BYTES", "99000000", "warning", "no more than 33554432 bytes"),
        ("WORKERS", "1", "warning", "nobody answers while it restarts"),
        ("WORKERS", "5", "warning", "5 workers on 2 cores"),
        ("MYSQL_POOL", "26", "warning", "52 connections to MySQL"),
        ("LOG_LEVEL", "debug", "warning", "Everything is logged"),
        ("POLL_INTERVALL", "1", "warning", "is no setting"),
    ],
)
def test_what_does_not_make_sense(name: str, value: str, state: str, said: str) -> None:
    found = [finding for finding in looked({f"FLAGSTAFF_{name}": value}) if said in finding.found]

    assert [finding.state for finding in found] == [state]
    assert found[0].cure


def test_a_misspelt_setting_is_told_what_it_may_mean() -> None:
    (finding,) = looked({"FLAGSTAFF_POLL_INTERVALL": "1"})

    assert finding.cure == "Write FLAGSTAFF_POLL_INTERVAL, if that is meant."


def test_a_short_admin_key_is_not_repeated() -> None:
    (finding,) = looked({"FLAGSTAFF_ADMIN_KEY": "hunter2"})

    assert finding.state == "failure"
    assert "hunter2" not in finding.found + finding.cure


def test_a_file_that_others_may_read(tmp_path: Path) -> None:
    file = tmp_path / "flagstaff.env"
    file.touch(mode=0o600)
    file.chmod(0o644)
    (finding,) = looked({}, file)
    assert finding.cure == f"chmod 0600 {file}"

    file.chmod(0o600)
    assert looked({}, file) == []


def test_a_directory_that_the_units_do_not_open(tmp_path: Path) -> None:
    file = tmp_path / "flagstaff.env"
    file.touch(mode=0o600)

    (finding,) = looked({"FLAGSTAFF_STATE_DIR": "/srv/flagstaff"}, file)

    assert "ReadWritePaths=/srv/flagstaff" in finding.cure


def test_what_nginx_and_the_units_keep_to_is_what_their_files_say() -> None:
    http = (CHECKOUT / "nginx" / "http.conf").read_text()
    server = (CHECKOUT / "nginx" / "server.conf").read_text()
    unit = (CHECKOUT / "systemd" / "flagstaff@.service").read_text()

    upstreams = http[http.index("upstream ") :]
    assert set(re.findall(r"keepalive_timeout (\d+)s", upstreams)) == {
        str(settings.NGINX_KEEPALIVE)
    }
    management = (CHECKOUT / "nginx" / "management.conf").read_text()
    events = server[server.index("location = /-events ") :].partition("\n}")[0]
    for text in (events, management):
        assert f"proxy_read_timeout {settings.NGINX_READ_TIMEOUT}s;" in text
    evaluations = (CHECKOUT / "nginx" / "evaluation.conf").read_text()
    assert f"client_max_body_size {settings.NGINX_EVALUATION_BYTES // 2**20}m;" in evaluations
    assert f"client_max_body_size {settings.NGINX_BODY_BYTES // 2**20}m;" in management
    assert f"TimeoutStopSec={settings.UNIT_STOP_TIMEOUT}s" in unit
    assert settings.UNIT_STATE_DIR in unit.partition("ReadWritePaths=")[2].partition("\n")[0]


def test_a_public_url_without_a_trusted_proxy() -> None:
    url = {"FLAGSTAFF_PUBLIC_URL": "https://tools.internal/flags/"}

    (finding,) = looked(url)
    assert "FLAGSTAFF_TRUSTED_PROXIES" in finding.cure
    assert looked({**url, "FLAGSTAFF_TRUSTED_PROXIES": "10.0.0.5"}) == []


@pytest.mark.parametrize("proxies", ["0.0.0.0/0", "10.0.0.5,::/0", "0.0.0.0/1"])
def test_proxies_that_may_be_anybody(proxies: str) -> None:
    (finding,) = looked({"FLAGSTAFF_TRUSTED_PROXIES": proxies})

    assert "any caller" in finding.found


def test_a_header_without_a_trusted_proxy() -> None:
    (finding,) = looked({"FLAGSTAFF_TRUSTED_PROXY_HEADER": "X-Real-IP"})

    assert "FLAGSTAFF_TRUSTED_PROXIES" in finding.cure
