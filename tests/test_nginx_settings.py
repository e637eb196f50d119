"""What Nginx's configuration takes from the settings of a node."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from devstack.workers import CHECKOUT
from service import nginx_settings
from service.nginx_settings import NODE_CONNECTIONS, NODE_WORKER_FILES, Capacity
from service.settings import NodeSettings, Settings


def _capacity(nginx_processes: int, workers: int) -> Capacity:
    return Capacity(
        nginx_processes=nginx_processes,
        connections=NODE_CONNECTIONS,
        workers=workers,
        worker_files=NODE_WORKER_FILES,
    )


def test_the_limits_are_those_of_the_node() -> None:
    nginx = (CHECKOUT / "nginx" / "nginx.conf").read_text()
    unit = (CHECKOUT / "systemd" / "flagstaff@.service").read_text()

    assert f"worker_connections {NODE_CONNECTIONS};" in nginx
    assert f"LimitNOFILE={NODE_WORKER_FILES}\n" in unit


@pytest.mark.parametrize("nginx_processes", [1, 2, 8, 64])
@pytest.mark.parametrize("workers", [1, 2, 8, 64])
def test_idle_connections_fit_into_the_limits_of_both_sides(
    nginx_processes: int, workers: int
) -> None:
    capacity = _capacity(nginx_processes, workers)

    # Two upstreams, and the other half of the connections are the callers'.
    assert 2 * capacity.idle_connections <= NODE_CONNECTIONS // 2
    assert capacity.idle_connections_of_a_worker <= NODE_WORKER_FILES // 2 + 1
    # As many as callers that a node is tested with.
    assert capacity.idle_connections >= 250


def test_a_small_limit_of_open_files_leaves_the_documented_minimum() -> None:
    small = Capacity(nginx_processes=4, connections=64, workers=1, worker_files=256)

    assert small.idle_connections == 32


def test_an_installed_node_has_a_line_for_each_worker(tmp_path: Path) -> None:
    nginx_settings.write_node_settings(tmp_path, Settings(node=NodeSettings(workers=3)))

    text = (tmp_path / "workers.conf").read_text()
    sockets = re.findall(r'^server "unix:(.+)" max_fails=0;$', text, re.MULTILINE)
    assert sockets == [f"/run/flagstaff/worker-{number}.sock" for number in range(3)]
    assert re.search(r"^keepalive \d+;$", text, re.MULTILINE)
