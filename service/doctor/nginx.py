"""Checks of Nginx: installed, capable, and accepting this node's configuration."""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from service.doctor import ports
from service.doctor.node import user_id
from service.doctor.ports import Listen
from service.nginx_settings import write_node_settings
from service.programs import find_program
from service.settings import Settings
from service.structs.findings import Finding, failure, warning, well

SUBJECT = "nginx"
USER = "flagstaff-nginx"

# The release's own script, which lays the configuration out and lets Nginx check it.
PREPARE = Path(sys.prefix) / "libexec" / "flagstaff-nginx-prepare"
# Created by its unit, and removed when it stops.
_STARTED = Path("/run/flagstaff-nginx")
# The node's own files.
_CONFIGURATION = Path("/etc/flagstaff")
_MODULES = {
    "--with-http_gzip_static_module": "cannot serve compressed files",
    "--with-http_realip_module": "cannot take the word of trusted proxies",
}


def examine(settings: Settings, prepare: Path = PREPARE) -> Iterator[Finding]:
    """Yield findings about the program, and its check of the configuration of a reload."""
    program = find_program("nginx")
    if program is None:
        yield failure(SUBJECT, "There is no Nginx on this machine.", "apt-get install nginx-light")
        return
    output = subprocess.run([program, "-V"], capture_output=True, text=True, check=False).stderr
    version = output.partition("\n")[0].removeprefix("nginx version: ")
    lacks = [lack for module, lack in _MODULES.items() if module not in output]
    if lacks:
        yield failure(SUBJECT, f"{version} {' and '.join(lacks)}.", "apt-get install nginx-light")
    else:
        yield well(SUBJECT, f"It is {version}.")
    if not prepare.exists():
        yield well(SUBJECT, "Flagstaff is not installed here, so there is no configuration to try.")
        return
    listens = list(_listens())
    source = f"{_CONFIGURATION}/listen.conf"
    addresses = [each.address for each in listens]
    yield from ports.examine(SUBJECT, addresses, user_id(USER), source)
    yield from ports.reach(SUBJECT, listens, source)
    if not _STARTED.exists():
        yield warning(
            SUBJECT,
            "It does not run, so that its configuration was not tried.",
            "systemctl start flagstaff-nginx.service",
        )
        return
    if os.geteuid() != 0:
        found = "Its configuration was not tried, which needs root."
        yield warning(SUBJECT, found, "Run this as root.")
        return
    yield _configuration(prepare, settings)


def _listens() -> Iterator[Listen]:
    has_ipv6 = ports.has_ipv6()
    for piece in sorted(_CONFIGURATION.glob("*.conf")):
        for each in ports.listens_in(piece.read_text(errors="replace")):
            if has_ipv6 or ":" not in each.address.host:
                yield each


def _configuration(prepare: Path, settings: Settings) -> Finding:
    try:
        user = pwd.getpwnam(USER)
    except KeyError:
        return failure(SUBJECT, f"There is no user '{USER}'.", "systemd-sysusers flagstaff.conf")
    with tempfile.TemporaryDirectory(prefix="flagstaff-doctor-") as directory:
        os.chown(directory, user.pw_uid, user.pw_gid)
        write_node_settings(Path(directory), settings)
        # As root Nginx would give its directories to another user; and as its own user it may
        # listen on a port below 1024 only with this capability, as in its unit.
        tried = subprocess.run(
            [
                "setpriv",
                f"--reuid={USER}",
                f"--regid={USER}",
                "--init-groups",
                "--inh-caps=-all,+net_bind_service",
                "--ambient-caps=-all,+net_bind_service",
                prepare,
            ],
            env={
                "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
                "RUNTIME_DIRECTORY": directory,
            },
            capture_output=True,
            text=True,
            check=False,
        )
    if tried.returncode:
        return failure(
            SUBJECT,
            f"Its configuration is not valid: {_complaint(tried.stderr, directory)}.",
            "Correct the file that is named, in /etc/flagstaff; then: systemctl reload"
            " flagstaff-nginx",
        )
    return well(SUBJECT, "Its configuration is valid.")


def _complaint(said: str, directory: str) -> str:
    """Return Nginx's line about the error, with the file that an administrator edits."""
    lines = said.strip().splitlines()
    worst = next((line for line in lines if "[emerg]" in line), lines[-1] if lines else "")
    _, _, words = worst.rpartition("[emerg] ")
    return words.replace(directory, "/etc/flagstaff") or "it says nothing"
