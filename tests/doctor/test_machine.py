"""Open files, the kernel's settings, and clocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from devstack.workers import CHECKOUT
from service.doctor import machine
from service.nginx_settings import NODE_WORKER_FILES
from service.settings import EventSettings, LimitSettings, NodeSettings, RedisSettings, Settings
from service.structs.findings import Clock


def test_every_stream_and_every_request_is_an_open_file() -> None:
    settings = Settings(
        limits=LimitSettings(in_flight=1000),
        events=EventSettings(max_streams=10_000),
        redis=RedisSettings(pool=16),
    )

    needed = machine.files_needed(settings, connections=4)

    assert needed > 11_020
    assert machine.examine_files("A worker", needed, needed).state == "ok"
    short = machine.examine_files("A worker", needed - 1, needed)
    assert short.state == "warning"
    assert "LimitNOFILE=65535" in short.cure


def test_without_streams_fewer_files_are_needed() -> None:
    with_streams = machine.files_needed(
        Settings(events=EventSettings(max_streams=10_000)), connections=4
    )
    without = machine.files_needed(Settings(events=EventSettings(enabled=False)), connections=4)

    assert with_streams - without == 10_000


def test_a_node_with_default_settings_may_open_enough_files() -> None:
    for workers in (1, 2, 16, 64):
        settings = Settings(node=NodeSettings(workers=workers))
        assert machine.files_needed(settings, connections=50) <= NODE_WORKER_FILES


def test_what_is_looked_for_is_what_installing_sets() -> None:
    lines = (CHECKOUT / "systemd" / "flagstaff.sysctl").read_text().splitlines()

    sets = dict(line.split(" = ") for line in lines if line and not line.startswith("#"))
    assert sets == {name: wanted for name, (wanted, _, _) in machine.SYSCTL.items()}


def proc_sys(directory: Path, values: dict[str, str]) -> Path:
    for name, value in values.items():
        path = directory / name.replace(".", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(value.replace(" ", "\t") + "\n")
    return directory


def test_a_kernel_as_installing_leaves_it(tmp_path: Path) -> None:
    wanted = {name: value for name, (value, _, _) in machine.SYSCTL.items()}

    findings = list(machine.examine_kernel(proc_sys(tmp_path, wanted)))

    assert [finding.state for finding in findings] == ["ok"] * len(wanted)


@pytest.mark.parametrize(
    ("name", "value", "state"),
    [
        ("net.core.somaxconn", "128", "warning"),
        ("net.core.somaxconn", "65535", "ok"),
        ("net.ipv4.ip_local_port_range", "32768 60999", "warning"),
        ("net.ipv4.ip_local_port_range", "10000 65000", "ok"),
        ("net.ipv4.tcp_slow_start_after_idle", "1", "warning"),
    ],
)
def test_a_kernel_that_is_set_otherwise(tmp_path: Path, name: str, value: str, state: str) -> None:
    findings = machine.examine_kernel(proc_sys(tmp_path, {name: value}))

    (finding,) = [finding for finding in findings if value in finding.found]
    assert finding.state == state
    assert (f"sysctl -w {name}=" in finding.cure) == (state == "warning")


def test_a_kernel_that_shows_nothing(tmp_path: Path) -> None:
    findings = list(machine.examine_kernel(tmp_path))

    assert {finding.state for finding in findings} == {"warning"}
    assert all("not shown here" in finding.found for finding in findings)


@pytest.mark.parametrize(
    ("clock", "state"),
    [
        (Clock(0.5, 0.01), "ok"),
        (Clock(-1.9, 0.0), "ok"),
        (Clock(-2.1, 0.0), "warning"),
        # A slow answer proves nothing.
        (Clock(3.0, 1.5), "ok"),
        (Clock(3600.0, 0.01), "failure"),
    ],
)
def test_clocks_that_are_apart(clock: Clock, state: str) -> None:
    finding = machine.examine_clock("MySQL", clock)

    assert finding.state == state
    assert ("timedatectl" in finding.cure) == (state != "ok")
