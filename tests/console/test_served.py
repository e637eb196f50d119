"""How Nginx serves the console: policy, caching, compression, weight, and what is not there."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import BrowserContext, Request, Route, expect

from devstack.stack import Stack
from tests.clients import get
from tests.conftest import ADMIN_KEY
from tests.console.conftest import settled
from tests.deployment.production import Production

# Bytes of everything that the console may load, compressed as Nginx sends it.
MOST_BYTES = 200_000
# Bytes of what is loaded before the first page shows.
MOST_AT_FIRST = 120_000


@pytest.fixture(scope="module")
def production(
    console: Stack, console_files: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Production]:
    """The production Nginx over the stack's workers, with the console as a release has it."""
    sockets = [worker.socket for worker in console.workers]
    nginx = Production(tmp_path_factory.mktemp("production"), sockets, console=console_files)
    nginx.start()
    yield nginx
    nginx.child.stop()


@pytest.fixture(scope="module")
def client(production: Production) -> Iterator[httpx.Client]:
    base = f"http://127.0.0.1:{production.port}"
    with httpx.Client(base_url=base, headers={"accept-encoding": "gzip"}) as client:
        yield client


@pytest.fixture(scope="module")
def weights(console_files: Path) -> dict[str, int]:
    """The bytes of each file that a browser may load, compressed."""
    return {
        str(file.relative_to(console_files)): len(gzip.compress(file.read_bytes(), mtime=0))
        for file in sorted(console_files.rglob("*"))
        if file.is_file() and file.suffix != ".txt"
    }


def loaded_at_first(index: str) -> set[str]:
    return set(re.findall(r'(?:src|href)="([^"]+)"', index))


def test_the_page_has_a_strict_policy_and_is_asked_for_each_time(client: httpx.Client) -> None:
    page = client.get("/console/")
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-cache"
    policy = {
        directive.split()[0]: directive.split()[1:]
        for directive in page.headers["content-security-policy"].split(";")
    }
    assert policy["default-src"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["base-uri"] == policy["form-action"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == ["'self'"]
    assert "unsafe" not in page.headers["content-security-policy"]
    assert page.headers["x-content-type-options"] == "nosniff"
    assert "<script>" not in page.text
    assert "style=" not in page.text
    again = client.get("/console/", headers={"if-none-match": page.headers["etag"]})
    assert again.status_code == 304


def test_files_are_compressed_beforehand_and_kept_for_a_year(
    client: httpx.Client, console_files: Path
) -> None:
    kinds = {".js": "text/javascript", ".css": "text/css"}
    files = [file for file in (console_files / "assets").iterdir() if file.suffix in kinds]
    assert files
    for file in files:
        answer = client.get(f"/console/assets/{file.name}")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == f"{kinds[file.suffix]}; charset=utf-8"
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["content-encoding"] == "gzip"
        # Dynamic compression is faster and larger, and has no length.
        assert int(answer.headers["content-length"]) == len(
            gzip.compress(file.read_bytes(), mtime=0)
        )
        assert answer.content == file.read_bytes()


def test_licences_of_what_is_inside_are_served(client: httpx.Client) -> None:
    text = client.get("/console/THIRD-PARTY.txt").text
    for package in (
        "preact",
        "htm",
        "@preact/signals",
        "@radix-ui/colors",
        "lucide-static",
        "uplot",
        "js-yaml",
    ):
        assert re.search(
            rf"^{re.escape(package)} \d+\.\d+\.\d+ \((MIT|ISC|Apache-2.0)\)$", text, re.MULTILINE
        )
    assert "THE SOFTWARE IS PROVIDED" in text


@pytest.mark.parametrize(
    "path",
    [
        "/console/nothing.js",
        "/console/assets/nothing.js",
        "/console/assets/",
        "/console/../nginx.conf",
        "/console/..%2fnginx.conf",
        "/console/assets/..%2f..%2fopenapi.json",
        "/console/index.html.gz",
        "/console/assets",
        "/console/api/v1",
    ],
)
def test_nothing_else_is_below_the_path(client: httpx.Client, path: str) -> None:
    request = client.build_request("GET", "/")
    request.url = request.url.copy_with(raw_path=path.encode())
    assert client.send(request).status_code in (400, 404)


def test_other_methods_are_refused(client: httpx.Client) -> None:
    answer = client.post("/console/")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert client.head("/console/").status_code == 200


def test_a_node_without_built_files_says_what_to_run(
    console: Stack, tmp_path_factory: pytest.TempPathFactory
) -> None:
    directory = tmp_path_factory.mktemp("unbuilt")
    nginx = Production(directory, [console.workers[0].socket], console=directory / "none")
    nginx.start()
    try:
        answer = get(f"http://127.0.0.1:{nginx.port}/", follow_redirects=True)
        assert answer.status_code == 404
        assert answer.headers["content-type"].startswith("text/plain")
        assert "make console" in answer.text
    finally:
        nginx.child.stop()


def test_it_weighs_less_than_was_promised(console_files: Path, weights: dict[str, int]) -> None:
    assert sum(weights.values()) < MOST_BYTES, weights
    first = loaded_at_first((console_files / "index.html").read_text()) | {"index.html"}
    assert sum(weights[name] for name in first) < MOST_AT_FIRST, weights


def test_a_file_that_is_loaded_later_waits_for_no_other(console_files: Path) -> None:
    """What two of them share becomes a file of its own, and one more round trip."""
    first = loaded_at_first((console_files / "index.html").read_text())
    scripts = sorted((console_files / "assets").glob("*.js"))
    assert len(scripts) > 3
    for script in scripts:
        imports = re.findall(r'(?:from|import)\s*"\./([^"]+)"', script.read_text())
        assert {f"assets/{name}" for name in imports} <= first, script.name


def test_it_asks_no_other_host_and_never_sends_a_key_in_an_address(
    console: Stack, context: BrowserContext
) -> None:
    asked: list[Request] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request))
    page.goto(f"{console.url}/console/")
    page.get_by_label("API key").fill(ADMIN_KEY)
    page.keyboard.press("Enter")
    expect(page.locator("header.top")).to_be_visible()
    settled(page)

    assert {urlsplit(request.url).netloc for request in asked} == {urlsplit(console.url).netloc}
    assert not [request.url for request in asked if ADMIN_KEY in request.url]
    assert "cookie" not in asked[-1].headers


def test_a_stored_key_is_asked_about_while_the_scripts_are_on_their_way(
    console: Stack, context: BrowserContext
) -> None:
    # The first document of a tab, about:blank, has no storage.
    stored = f"sessionStorage.setItem('flagstaff.key', {ADMIN_KEY!r})"
    context.add_init_script(f"if (location.protocol === 'http:') {stored}")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.rpartition("/")[2]))
    held: list[Route] = []
    is_held = True

    def hold(route: Route) -> None:
        if is_held:
            held.append(route)
        else:
            route.continue_()

    page.route(re.compile(r"/main-\w+\.js"), hold)
    with page.expect_request(lambda request: "summary=true" in request.url):
        page.goto(f"{console.url}/console/", wait_until="commit")
    is_held = False
    for route in held:
        route.continue_()
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    page.wait_for_load_state("networkidle")
    # And no call is made twice: the console takes the answers.
    assert asked.count("self") == 1
    assert asked.count("flag-sets") == 2
