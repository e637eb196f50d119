"""The production configuration, in a real Nginx, in directories of the test's own."""

from __future__ import annotations

import json
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from devstack.addresses import free_port
from devstack.child import Child
from devstack.stack import Stack
from devstack.workers import CHECKOUT
from service.nginx_settings import node_capacity, write_nginx_settings
from service.probes import accepts
from service.programs import find_program
from service.static_docs import write_pages


class Production:
    """``nginx/nginx.conf`` as flagstaff-nginx-prepare lays it out, over a stack's workers."""

    def __init__(
        self,
        directory: Path,
        workers: list[Path],
        listen: Callable[[str], str] = lambda text: text,
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
            (directory / piece.name).write_text(text)
        write_pages(directory / "static")
        write_nginx_settings(directory, workers, node_capacity(len(workers)))
        listening = listen((CHECKOUT / "systemd" / "listen.conf").read_text())
        ipv4, ipv6 = r"^listen (?:127\.0\.0\.1:)?\d+", r"^listen \[::1?\]:\d+"
        here = re.sub(ipv4, f"listen 127.0.0.1:{self.port}", listening, flags=re.MULTILINE)
        here = re.sub(ipv6, f"listen [::1]:{self.port}", here, flags=re.MULTILINE)
        assert here != listening
        # Callers of the test come from wherever they say.
        here += "set_real_ip_from 127.0.0.0/8;\nreal_ip_header X-Forwarded-For;\n"
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


@pytest.fixture(scope="module")
def production(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Production]:
    sockets = [worker.socket for worker in stack.workers]
    nginx = Production(tmp_path_factory.mktemp("production"), sockets)
    nginx.start()
    yield nginx
    nginx.child.stop()


@pytest.fixture
def client(production: Production) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"http://127.0.0.1:{production.port}", timeout=30) as client:
        yield client


@pytest.mark.parametrize("path", ["/metrics", "/readyz"])
@pytest.mark.parametrize(
    ("caller", "status"),
    [
        ("10.1.2.3", 200),
        ("172.31.255.255", 200),
        ("192.168.0.1", 200),
        ("fd00::1", 200),
        ("172.32.0.1", 403),
        ("8.8.8.8", 403),
        ("2001:db8::1", 403),
    ],
)
def test_how_a_node_is_doing_is_told_to_the_local_network_only(
    client: httpx.Client, path: str, caller: str, status: int
) -> None:
    answer = client.get(path, headers={"X-Forwarded-For": caller})

    assert answer.status_code == status
    if status == 403:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["status"] == 403
        assert answer.headers["X-Request-ID"]


def test_anybody_may_ask_whether_it_is_alive(client: httpx.Client) -> None:
    assert client.get("/livez", headers={"X-Forwarded-For": "8.8.8.8"}).status_code == 200


@pytest.mark.parametrize("path", ["/docs", "/api/v1/flag-sets", "/nothing"])
def test_pages_are_not_guessed_at_and_not_framed(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"


def test_the_access_log_is_json_without_queries_and_keys(
    client: httpx.Client,
    production: Production,
    wait_for: Callable[[Callable[[], object]], None],
) -> None:
    client.get(
        "/api/v1/flag-sets?token=a-secret",
        headers={"X-API-Key": "another-secret", "X-Request-ID": "this-one", "Referer": '"\\'},
    )

    wait_for(lambda: "this-one" in production.access_log.read_text())
    text = production.access_log.read_text()
    assert "secret" not in text
    lines = [json.loads(line) for line in text.splitlines()]
    (line,) = [line for line in lines if line["request_id"] == "this-one"]
    assert (line["method"], line["path"], line["status"]) == ("GET", "/api/v1/flag-sets", 401)
    assert line["seconds"] >= 0
    assert line["worker"].startswith("unix:")


def test_the_access_log_does_not_tell_whose_context_was_asked_for(
    client: httpx.Client,
    production: Production,
    wait_for: Callable[[Callable[[], object]], None],
) -> None:
    contexts = "/api/v1/flag-sets/shop/contexts"
    client.get(f"{contexts}/a%2Fsecret", headers={"X-Request-ID": "one-context"})
    client.get(contexts, headers={"X-Request-ID": "all-contexts"})

    wait_for(lambda: "all-contexts" in production.access_log.read_text())
    text = production.access_log.read_text()
    assert "secret" not in text.partition("one-context")[2]
    lines = {line["request_id"]: line for line in map(json.loads, text.splitlines())}
    assert lines["one-context"]["path"] == f"{contexts}/-"
    assert lines["all-contexts"]["path"] == contexts


def _certificate(directory: Path) -> None:
    """A certificate that is its own authority, for both ends, where the sample looks for files."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is not installed, so there is no certificate to try TLS with.")
    key, certificate = str(directory / "flags.key"), str(directory / "flags.pem")
    command = [program, "req", "-x509", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate]
    command += ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    subprocess.run(command, check=True, capture_output=True)
    shutil.copy(directory / "flags.pem", directory / "callers-ca.pem")


def _uncommented(text: str, *starts: str) -> str:
    """The sample with the commented lines in use that start so, and without its plain listening."""
    text = re.sub(r"^listen .*\n", "", text, flags=re.MULTILINE)
    for start in starts:
        assert f"\n# {start}" in text
        text = text.replace(f"\n# {start}", f"\n{start}")
    return text


@pytest.mark.parametrize("mutual", [False, True], ids=["TLS", "mTLS"])
def test_the_sample_has_tls_and_callers_with_certificates(
    stack: Stack, tmp_path: Path, mutual: bool
) -> None:
    _certificate(tmp_path)
    starts = ["listen 443", "ssl_certificate", "ssl_protocols", "ssl_session"]
    if mutual:
        starts += ["ssl_client_certificate", "ssl_verify_client"]
    nginx = Production(
        tmp_path,
        [worker.socket for worker in stack.workers],
        lambda text: _uncommented(text, *starts).replace("/etc/flagstaff/tls", str(tmp_path)),
    )
    nginx.start()
    url = f"https://127.0.0.1:{nginx.port}/livez"
    try:
        anybody = ssl.create_default_context(cafile=tmp_path / "flags.pem")
        assert httpx.get(url, verify=anybody).status_code == (400 if mutual else 200)
        somebody = ssl.create_default_context(cafile=tmp_path / "flags.pem")
        somebody.load_cert_chain(tmp_path / "flags.pem", tmp_path / "flags.key")
        assert httpx.get(url, verify=somebody).status_code == 200
    finally:
        nginx.child.stop()
