"""The production configuration, in a real Nginx, in directories of the test's own."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from devstack.addresses import free_port
from devstack.child import Child
from devstack.nginx import CONSOLE
from devstack.workers import CHECKOUT
from service.environment import read_settings
from service.nginx_settings import node_capacity, write_nginx_settings
from service.probes import accepts
from service.programs import find_program
from service.static_docs import write_console, write_pages


class Production:
    """``nginx/nginx.conf`` as flagstaff-nginx-prepare lays it out, over a stack's workers.

    ``listen`` changes the sample of listen.conf, ``change`` each file of the release; ``console``
    has the built files of the console. It trusts
    the test's statement of callers' addresses.
    """

    def __init__(
        self,
        directory: Path,
        workers: list[Path],
        listen: Callable[[str], str] = lambda text: text,
        settings: Mapping[str, str] = {},
        change: Callable[[str], str] = lambda text: text,
        console: Path = CONSOLE,
    ) -> None:
        self._directory = directory
        self.port = free_port()
        self.access_log = directory / "access.log"
        self.child = Child("nginx", directory / "log")
        for piece in (CHECKOUT / "nginx").glob("*.conf"):
            text = piece.read_text()
            for place in ("/run/flagstaff-nginx", "/var/cache/flagstaff-nginx"):
                text = text.replace(place, str(directory))
            text = text.replace("/var/log/flagstaff", str(directory))
            (directory / piece.name).write_text(change(text))
        write_pages(directory / "static")
        write_console(directory / "static", console)
        capacity = node_capacity(len(workers))
        # Callers of the test come from the address that they state.
        trusted = {"FLAGSTAFF_TRUSTED_PROXIES": "127.0.0.0/8,::1"}
        read = read_settings({**trusted, **settings})
        write_nginx_settings(directory, read, workers, capacity)
        listening = listen((CHECKOUT / "systemd" / "listen.conf").read_text())
        ipv4, ipv6 = r"^listen (?:127\.0\.0\.1:)?\d+", r"^listen \[::1?\]:\d+"
        here = re.sub(ipv4, f"listen 127.0.0.1:{self.port}", listening, flags=re.MULTILINE)
        here = re.sub(ipv6, f"listen [::1]:{self.port}", here, flags=re.MULTILINE)
        assert here != listening
        (directory / "listen.conf").write_text(here)

    def start(self) -> None:
        program = find_program("nginx")
        assert program is not None
        # As root its own processes would change to a user who may not enter the test's directory.
        options = "daemon off;" + ("user root;" if os.geteuid() == 0 else "")
        command: list[str | Path] = [
            program,
            "-e",
            "stderr",
            "-p",
            self._directory,
            "-c",
            "nginx.conf",
            "-g",
            options,
        ]
        subprocess.run([*command, "-t", "-q"], check=True)
        self.child.start(command)
        self.child.wait_until(lambda: accepts(self.port))
