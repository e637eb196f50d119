"""Whether the addresses of a node's servers can be had."""

from __future__ import annotations

import os
import socket

import pytest

from devstack.addresses import free_port
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
    assert ports.addresses_in(CONFIGURATION) == [
        ("0.0.0.0", 8080),
        ("::", 8080),
        ("127.0.0.1", 81),
        ("0.0.0.0", 443),
        ("10.0.0.1", 80),
        ("127.0.0.1", 82),
        ("$nonsense", 80),
        ("::1", 80),
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
