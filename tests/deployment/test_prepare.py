"""What flagstaff-nginx-prepare lays out for Nginx."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from devstack.workers import CHECKOUT
from service.nginx_settings import write_node_settings
from service.settings import NodeSettings, Settings

# A network namespace of its own, in which nothing has an address.
WITHOUT_IPV6 = ["unshare", "--net"]


def _lay_out(directory: Path, *runner: str, to_compare: bool = False) -> Path:
    """The runtime directory, laid out by the script with an /etc/flagstaff of the test's own.

    ``to_compare``: as flagstaff-reload has it laid out beside that of Nginx, which is ``run``.
    """
    own, runtime = directory / "etc", directory / ("compared" if to_compare else "run")
    own.mkdir(exist_ok=True)
    runtime.mkdir()
    for name in ("listen.conf", "limits.conf"):
        source = CHECKOUT / ("systemd" if name == "listen.conf" else "nginx") / name
        (own / name).write_text(source.read_text() + "# the node's own\n")
    script = directory / "prepare"
    text = (CHECKOUT / "systemd" / "flagstaff-nginx-prepare").read_text()
    text = text.replace("@LIB@/current/nginx", str(CHECKOUT / "nginx"))
    text = text.replace("/usr/sbin/nginx", "true").replace(
        "/run/flagstaff-nginx", str(directory / "run")
    )
    script.write_text(text.replace("/etc/flagstaff", str(own)))
    write_node_settings(runtime, Settings(node=NodeSettings(workers=2)))
    subprocess.run(
        [*runner, "sh", script, *(["lay-out"] if to_compare else [])],
        env={"PATH": os.environ["PATH"], "RUNTIME_DIRECTORY": str(runtime)},
        check=True,
    )
    return runtime


def test_every_include_is_there_and_the_nodes_own_pieces_win(tmp_path: Path) -> None:
    runtime = _lay_out(tmp_path)

    laid_out = {path.name for path in runtime.glob("*.conf")}
    included = {
        words[1].rstrip(";")
        for path in runtime.glob("*.conf")
        for line in path.read_text().splitlines()
        if (words := line.split()) and words[0] == "include"
    }
    assert included <= laid_out
    assert "# the node's own" in (runtime / "limits.conf").read_text()


def test_a_machine_listens_on_the_families_that_it_has(tmp_path: Path) -> None:
    if not Path("/proc/net/if_inet6").read_text():
        pytest.skip("This machine has no IPv6.")
    assert "\nlisten [::1]:8080 " in (_lay_out(tmp_path) / "listen.conf").read_text()


def test_a_machine_without_ipv6_listens_on_ipv4_alone(tmp_path: Path) -> None:
    if os.geteuid() != 0 or subprocess.run([*WITHOUT_IPV6, "true"], check=False).returncode:
        pytest.skip("No network namespace can be made here.")

    text = (_lay_out(tmp_path, *WITHOUT_IPV6) / "listen.conf").read_text()

    assert "\nlisten 127.0.0.1:8080 " in text
    assert "\nlisten [" not in text


@pytest.mark.parametrize("is_nginx_without", [False, True])
def test_what_is_laid_out_to_compare_goes_by_the_network_that_nginx_has(
    tmp_path: Path, is_nginx_without: bool
) -> None:
    if os.geteuid() != 0 or subprocess.run([*WITHOUT_IPV6, "true"], check=False).returncode:
        pytest.skip("No network namespace can be made here.")

    nginx = _lay_out(tmp_path, *(WITHOUT_IPV6 if is_nginx_without else []))
    # flagstaff-reload has no network of its own.
    compared = _lay_out(tmp_path, *WITHOUT_IPV6, to_compare=True)

    for piece in compared.glob("*.conf"):
        assert piece.read_bytes() == (nginx / piece.name).read_bytes(), piece.name
