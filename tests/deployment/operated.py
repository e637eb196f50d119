"""A node on which a page is followed, and what its sections need around them."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import httpx
import pymysql

from devstack import demonstration
from devstack.addresses import free_port
from devstack.mariadb import PrivateMariaDB
from tests.deployment.conftest import open_to_all
from tests.deployment.node import Node
from tests.deployment.page import Page

WORKERS = ("flagstaff@0.service", "flagstaff@1.service")


class Operated:
    """A node on which the page is followed, and what its sections need around them."""

    def __init__(
        self, page: Page, node: Node, mariadb: PrivateMariaDB, directory: Path, admin_key: str
    ) -> None:
        self._page = page
        self.node = node
        self.port, self.tls_port = free_port(), free_port()
        self.admin_key = admin_key
        self.url = f"http://127.0.0.1:{self.port}"
        self._mariadb = mariadb
        self._directory = directory
        self.root = node.root / "root"

    def follow(self, section: str) -> str:
        """Follow a section; return what was printed."""
        return self._typed(self._page.script(section))

    def prepare(self) -> None:
        """Follow the introduction."""
        self._typed(self._page.preparation)

    def call(self, method: str, path: str, body: object = None, key: str = "") -> httpx.Response:
        headers = {"X-API-Key": key or self.admin_key}
        return httpx.request(method, self.url + path, json=body, headers=headers, timeout=30)

    def make_key(self, name: str) -> str:
        body = {"name": name, "scopes": ["evaluate"], "flagSet": demonstration.FLAG_SET}
        return str(self.call("POST", "/api/v1/api-keys", body).raise_for_status().json()["key"])

    def make_webhook(self, url: str) -> int:
        path = f"/api/v1/flag-sets/{demonstration.FLAG_SET}/webhooks"
        return int(self.call("POST", path, {"url": url}).raise_for_status().json()["id"])

    def webhooks(self) -> list[int]:
        path = f"/api/v1/flag-sets/{demonstration.FLAG_SET}/webhooks"
        return [one["id"] for one in self.call("GET", path).raise_for_status().json()["items"]]

    def run_sql(self, *statements: str) -> list[tuple[object, ...]]:
        """Run statements at the server; return the rows of the last."""
        connection = pymysql.connect(
            unix_socket=str(self._mariadb.socket), user="root", autocommit=True, ssl_disabled=True
        )
        with connection, connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return list(cursor.fetchall())

    def lose_the_database(self) -> None:
        """Replace the server by an empty one."""
        self._mariadb.kill()
        shutil.rmtree(self._mariadb._data)
        self._mariadb.start()
        open_to_all(self._mariadb.socket)
        self.run_sql("DROP DATABASE flagstaff")

    def release_ahead(self, migration: str) -> None:
        """Publish a release with one more migration, for `git pull` to find."""
        work = self._directory / "work"
        subprocess.run(["git", "clone", "--quiet", self.root / "flagstaff.git", work], check=True)
        later = work / "migrations" / f"{migration}.sql"
        later.write_text(
            "-- transactional: false\n"
            "CREATE TABLE IF NOT EXISTS later (id INT PRIMARY KEY) ENGINE=InnoDB;\n"
        )
        as_somebody = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.com"]
        for command in (
            ["add", "."],
            [*as_somebody, "commit", "--quiet", "-m", "Later"],
            ["push", "--quiet"],
        ):
            subprocess.run(["git", *command], cwd=work, check=True)

    def releases(self) -> set[str]:
        """Return the releases that the workers run, not the one that `current` points to."""
        found = set()
        for unit in WORKERS:
            pid = self.node.shows(unit, "MainPID")
            command = self.node.did("cat", f"/proc/{pid}/cmdline")
            found.add(command.partition("/bin/")[0].rpartition("/")[2])
        return found

    def listen_with_tls(self) -> None:
        """Put a certificate in use, and provide another one to replace it."""
        for directory, name in ((self.root / "old", "old"), (self.root / "new", "new")):
            directory.mkdir()
            command: list[str | Path] = [
                "openssl",
                "req",
                "-x509",
                "-nodes",
                "-days",
                "2",
                "-subj",
                f"/CN={name}",
            ]
            command += ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
            command += ["-keyout", directory / "flags.key", "-out", directory / "flags.pem"]
            subprocess.run(command, check=True, capture_output=True)
        tls = "/etc/flagstaff/tls"
        self.node.did("install", "-m", "0644", "/root/old/flags.pem", f"{tls}/flags.pem")
        self.node.did(
            *("install", "-g", "flagstaff-nginx", "-m", "0640"),
            *("/root/old/flags.key", f"{tls}/flags.key"),
        )
        with (self.node.root / "etc/flagstaff/listen.conf").open("a") as file:
            file.write(
                f"listen {self.tls_port} ssl;\n"
                f"ssl_certificate {tls}/flags.pem;\nssl_certificate_key {tls}/flags.key;\n"
            )
        self.node.did("systemctl", "reload", "flagstaff-nginx.service")
        # Nginx reloads it after the command has ended, while it answers.
        assert self.node.wait_for(lambda: self.shows_certificate("old"))

    def shows_certificate(self, name: str) -> bool:
        """Return whether Nginx shows its callers this one of the two."""
        try:
            shown = ssl.get_server_certificate(("127.0.0.1", self.tls_port))
        except OSError:
            return False
        return shown.strip() == (self.root / name / "flags.pem").read_text().strip()

    def _typed(self, script: str) -> str:
        # The node shares this machine's ports, on which 8080 and 443 may be used, and has the
        # demonstration as its flag set.
        script = script.replace("shop.production", demonstration.FLAG_SET)
        script = script.replace("127.0.0.1:8080", f"127.0.0.1:{self.port}")
        script = script.replace("127.0.0.1:443", f"127.0.0.1:{self.tls_port}")
        return self.node.did("bash", "-euo", "pipefail", "-c", script)
