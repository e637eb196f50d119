"""A private Nginx in front of the workers on one loopback port.

Its main configuration is written here; its includes, from ``nginx/``, are those of production.
``python -m devstack.nginx`` lets Nginx check both.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from devstack.addresses import free_port
from devstack.child import Child
from devstack.failure import StackFailed
from devstack.workers import CHECKOUT
from service.nginx_settings import Capacity, quoted, write_nginx_settings
from service.ports import loopback_addresses
from service.probes import accepts
from service.programs import find_program
from service.settings import Settings
from service.static_docs import write_pages

CONSOLE = CHECKOUT / "nginx" / "static" / "console"

_MAIN = "nginx.conf"
_LIMITS = "limits.conf"
_MOST_FILES = 65536
# Limit of one address with different keys, in limits of one key: as in nginx/limits.conf.
_KEYS_OF_ONE_ADDRESS = 4


class Nginx:
    """A server on the loopback addresses that passes requests on to the workers' sockets.

    ``rate_limit`` is how many requests a second one caller may send: 0 is any number, None is the
    limit of ``nginx/limits.conf``. ``access_log`` is a file for the production access log; without
    it there is none. ``settings`` are those of the workers (default: none). ``console`` is where
    the built files of the console are (default: in the checkout).
    """

    def __init__(
        self,
        directory: Path,
        port: int,
        workers: Sequence[Path],
        *,
        rate_limit: int | None = 0,
        access_log: Path | None = None,
        settings: Settings | None = None,
        console: Path = CONSOLE,
    ) -> None:
        self._directory = directory.absolute() / "nginx"
        self._port = port
        self._workers = workers
        self._rate_limit = rate_limit
        self._access_log = access_log
        self._settings = settings or Settings()
        self._console = console
        self.child = Child("nginx", directory.absolute() / "log")

    @property
    def url(self) -> str:
        """Address of the server, without a slash at the end."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start, and wait until it accepts connections. Raises StackFailed."""
        self.child.start(self._command())
        self.child.wait_until(lambda: accepts(self._port))

    def check(self) -> int:
        """Let Nginx check its configuration and report errors; return its exit code."""
        return subprocess.run([*self._command(), "-t", "-q"], check=False).returncode

    def stop(self) -> None:
        """End it with every connection: event streams would hold it forever."""
        self.child.stop()

    def kill(self) -> None:
        """Kill it at once."""
        self.child.kill()

    def _command(self) -> list[str | Path]:
        program = find_program("nginx")
        if program is None:
            raise StackFailed("The program nginx is missing; it comes with nginx-light.")
        return [program, "-e", "stderr", "-p", self._directory, "-c", self._written()]

    def _written(self) -> Path:
        """Write the configuration; its includes are searched beside it."""
        self._directory.mkdir(parents=True, exist_ok=True)
        for name in sorted(path.name for path in (CHECKOUT / "nginx").glob("*.conf")):
            if name == _MAIN:
                continue
            piece = self._directory / name
            piece.unlink(missing_ok=True)
            if name == _LIMITS and self._rate_limit is not None:
                piece.write_text(_limits(self._rate_limit))
            else:
                piece.symlink_to(CHECKOUT / "nginx" / name)
        write_pages(self._directory / "static")
        self._link_console()
        files = _open_files()
        capacity = Capacity(
            nginx_processes=1,
            connections=files // 2,
            workers=len(self._workers),
            # The process that starts Nginx starts the workers too, with the same limit.
            worker_files=files,
        )
        write_nginx_settings(self._directory, self._settings, self._workers, capacity)
        main = self._directory / _MAIN
        main.write_text(self._main(files))
        return main

    def _link_console(self) -> None:
        """Serve the console from where it is built, so that a reload shows a new build."""
        link = self._directory / "static" / "console"
        link.unlink(missing_ok=True)
        link.symlink_to(self._console)

    def _main(self, files: int) -> str:
        # As root its own processes would change to a user who may not enter this directory.
        user = "user root;" if os.geteuid() == 0 else ""
        log = f"{quoted(str(self._access_log))} flagstaff buffer=64k flush=1s"
        temporary = "\n".join(
            f"    {kind}_temp_path {quoted(str(self._directory / kind))};"
            for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        listen = "\n        ".join(
            f"listen {f'[{address}]' if ':' in address else address}:{self._port} backlog=4096;"
            for address in loopback_addresses()
        )
        return f"""\
daemon off;
{user}
worker_processes 1;
worker_rlimit_nofile {files};
pid {quoted(str(self._directory / "nginx.pid"))};
error_log stderr warn;

events {{
    worker_connections {files // 2};
}}

http {{
{temporary}
    include http.conf;
    access_log {log if self._access_log else "off"};

    server {{
        {listen}
        include server.conf;
    }}
}}
"""


def _limits(rate: int) -> str:
    if not rate:
        return ""
    all_keys = _KEYS_OF_ONE_ADDRESS * rate
    return (
        f"limit_req_zone $limited_caller zone=callers:16m rate={rate}r/s;\n"
        f"limit_req zone=callers burst={rate} nodelay;\n"
        f"limit_req_zone $limited_address zone=addresses:16m rate={all_keys}r/s;\n"
        f"limit_req zone=addresses burst={all_keys} nodelay;\n"
    )


def _open_files() -> int:
    """Return how many files a process of the stack may open."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    return _MOST_FILES if most == resource.RLIM_INFINITY else min(most, _MOST_FILES)


def main() -> int:
    """Check the configuration of the private stack."""
    with tempfile.TemporaryDirectory() as directory:
        sockets = [Path(directory) / f"worker-{number}.sock" for number in range(2)]
        return Nginx(Path(directory), free_port(), sockets, rate_limit=None).check()


if __name__ == "__main__":
    sys.exit(main())
