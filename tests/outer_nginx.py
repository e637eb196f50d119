"""Another Nginx with default settings, which puts a node under a path."""

from __future__ import annotations

import os
from pathlib import Path

from devstack.addresses import free_port
from devstack.child import Child
from service.probes import accepts
from service.programs import find_program

BASE = "/tools/flags"


class Front:
    """An Nginx with nothing set but where it passes requests on to, and compression."""

    def __init__(self, directory: Path, server: str) -> None:
        self.port = free_port()
        self._directory = directory
        self.child = Child("front", directory / "log")
        user = "user root;" if os.geteuid() == 0 else ""
        (directory / "nginx.conf").write_text(f"""
            daemon off; {user} pid nginx.pid; error_log stderr;
            events {{ }}
            http {{
                access_log off; gzip on;
                {"".join(f"{kind}_temp_path {kind};" for kind in ("client_body", "proxy"))}
                {"".join(f"{kind}_temp_path {kind};" for kind in ("fastcgi", "uwsgi", "scgi"))}
                server {{
                    listen 127.0.0.1:{self.port};
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                    # The slash at the end takes the path off.
                    location {BASE}/ {{ proxy_pass {server}/; }}
                    # Without it, the path stays.
                    location /kept{BASE}/ {{ rewrite ^/kept(.*)$ $1 break; proxy_pass {server}; }}
                }}
            }}
        """)

    def start(self) -> None:
        program = find_program("nginx")
        assert program is not None
        self.child.start([program, "-e", "stderr", "-p", self._directory, "-c", "nginx.conf"])
        self.child.wait_until(lambda: accepts(self.port))
