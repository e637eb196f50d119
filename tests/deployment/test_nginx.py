"""What the production configuration of Nginx tells to whom, and what it writes down."""

from __future__ import annotations

import json
import re
import shutil
import ssl
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from devstack.stack import Stack
from tests.deployment.production import Production


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

    def is_written() -> bool:
        # Each process of Nginx writes its lines when it likes.
        text = production.access_log.read_text()
        return "one-context" in text and "all-contexts" in text

    wait_for(is_written)
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


def test_without_tls_no_answer_speaks_of_it(client: httpx.Client) -> None:
    for path in ("/livez", "/docs", "/api/v1/flag-sets", "/ofrep/v1/events"):
        assert "strict-transport-security" not in client.get(path).headers


def _check_hsts(url: str, verify: ssl.SSLContext) -> None:
    """Every answer says that this host is reached by HTTPS, once."""
    with httpx.Client(base_url=url, verify=verify, timeout=30) as client:
        answers = [
            client.get("/livez"),
            client.get("/docs"),
            client.get("/openapi.json"),
            client.get("/api/v1/flag-sets"),
            client.get("/nothing"),
            client.post("/ofrep/v1/evaluate/flags", json={}),
            client.get("/ofrep/v1/events"),
            client.put("/api/v1/flag-sets/x/contexts/y", json={}),
            client.options("/ofrep/v1/evaluate/flags"),
            client.post("/ofrep/v1/evaluate/flags", content=bytes(2_000_000)),
            client.put("/api/v1/flag-sets/x/document", content=bytes(33_600_000)),
        ]
    for answer in answers:
        told = answer.headers.get_list("strict-transport-security")
        assert told == ["max-age=63072000"], answer.request.url


@pytest.mark.parametrize("mutual", [False, True], ids=["TLS", "mTLS"])
def test_the_sample_has_tls_and_callers_with_certificates(
    stack: Stack, tmp_path: Path, mutual: bool
) -> None:
    _certificate(tmp_path)
    starts = ["listen 443", "ssl_certificate", "ssl_protocols", "ssl_ciphers", "ssl_ecdh_curve"]
    starts += ["ssl_prefer_server_ciphers", "ssl_session", "set $strict_transport_security"]
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
        assert httpx.get(url, verify=anybody, timeout=30).status_code == (400 if mutual else 200)
        somebody = ssl.create_default_context(cafile=tmp_path / "flags.pem")
        somebody.load_cert_chain(tmp_path / "flags.pem", tmp_path / "flags.key")
        assert httpx.get(url, verify=somebody, timeout=30).status_code == 200
        _check_hsts(f"https://127.0.0.1:{nginx.port}", somebody)
        # TLS 1.2 is spoken with ECDHE and an AEAD cipher, and with nothing else.
        somebody.maximum_version = ssl.TLSVersion.TLSv1_2
        somebody.set_ciphers("ECDHE+AESGCM")
        assert httpx.get(url, verify=somebody, timeout=30).status_code == 200
        somebody.set_ciphers("ECDHE+AES:!AESGCM:!AESCCM")
        with pytest.raises(httpx.ConnectError, match="HANDSHAKE_FAILURE"):
            httpx.get(url, verify=somebody, timeout=30)
    finally:
        nginx.child.stop()
