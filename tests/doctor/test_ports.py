"""Whether the addresses of a node's servers can be had."""

from __future__ import annotations

import os
import socket

import pytest

from devstack.addresses import free_port
from devstack.workers import CHECKOUT
from service.doctor import ports
from service.doctor.ports import Address

CONFIGURATION = """
# listen 1;
listen 8080 backlog=4096;
listen [::]:8080 backlog=4096;
    listen 127.0.0.1:81 ssl http2; # listen 2;
listen unix:/run/nginx.sock;
listen *:443 ssl; listen 10.0.0.1;
listen localhost:82;
listen $nonsense;
server { listen [::1]; }
listen_nothing 5;
"""


def test_the_addresses_of_a_configuration_are_read() -> None:
    assert ports.listens_in(CONFIGURATION) == [
        (("0.0.0.0", 8080), False),
        (("::", 8080), False),
        (("127.0.0.1", 81), True),
        (("0.0.0.0", 443), True),
        (("10.0.0.1", 80), False),
        (("127.0.0.1", 82), False),
        (("$nonsense", 80), False),
        (("::1", 80), False),
    ]


def examined(address: Address, owner: int | None) -> list[tuple[str, str]]:
    findings = ports.examine("nginx", [address, address], owner, "listen.conf")
    return [(finding.state, finding.found) for finding in findings]


@pytest.mark.parametrize("host", ["0.0.0.0", "127.0.0.1"])
def test_a_port_that_somebody_else_has_is_a_failure_and_the_servers_own_is_none(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        ((state, found),) = examined(Address(host, port), None)

        assert state == "failure"
        assert found.startswith(f"Port {port} is taken by process {os.getpid()} (")
        assert examined(Address(host, port), os.geteuid()) == []
    assert examined(Address(host, port), None) == []


def test_an_address_of_another_machine_is_a_failure() -> None:
    found = examined(Address("192.0.2.1", free_port()), None)
    assert found == [("failure", "192.0.2.1 is not an address of this machine.")]


def test_what_cannot_be_tried_is_left_to_nginx() -> None:
    assert examined(Address("$nonsense", free_port()), None) == []


def reached(configuration: str) -> list[tuple[str, str]]:
    findings = ports.reach("nginx", ports.listens_in(configuration), "listen.conf")
    return [(finding.state, finding.found) for finding in findings]


def test_a_fresh_installation_answers_this_machine_only() -> None:
    ((state, found),) = reached((CHECKOUT / "systemd/listen.conf").read_text())
    assert state == "ok"
    assert "on this machine only: 127.0.0.1:8080, [::1]:8080." in found


def test_plain_text_to_other_machines_is_a_warning_for_each_address() -> None:
    warned = reached("listen 8080;\nlisten [::]:8080;\nlisten 443 ssl;\nlisten 127.0.0.1:81;")
    assert [state for state, _ in warned] == ["warning", "warning"]
    assert [found.partition(" ")[0] for _, found in warned] == ["0.0.0.0:8080", "[::]:8080"]
    assert reached("listen 443 ssl;") == []
