"""A node behind another Nginx with default settings, which puts it under a path."""

from __future__ import annotations

import re
import secrets
import subprocess
import sys
from collections.abc import Iterator

import pytest

from devstack import demonstration
from devstack.stack import Stack
from devstack.workers import CHECKOUT, process_environment
from tests.clients import client_of, get, post
from tests.event_reader import address_of, listening
from tests.outer_nginx import BASE, Front
from tests.waiting import PATIENCE

EVALUATE = "/ofrep/v1/evaluate/flags"


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    settings = {
        "FLAGSTAFF_ADMIN_KEY": secrets.token_urlsafe(32),
        "FLAGSTAFF_PUBLIC_URL": f"https://internal{BASE}/",
        "FLAGSTAFF_TRUSTED_PROXIES": "127.0.0.0/8",
        "FLAGSTAFF_ANONYMOUS_FLAG_SET": demonstration.FLAG_SET,
    }
    with Stack(tmp_path_factory.mktemp("stack"), settings=settings, durable=False) as stack:
        assert demonstration.load(stack.url, stack.admin_key)
        demonstration.wait_until_served(stack.workers, stack.admin_key, within=PATIENCE)
        yield stack


@pytest.fixture(scope="module")
def front(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the other Nginx, without the path."""
    front = Front(tmp_path_factory.mktemp("front"), stack.url)
    front.start()
    yield f"http://127.0.0.1:{front.port}"
    front.child.stop()


@pytest.fixture
def key(stack: Stack) -> dict[str, str]:
    return {"x-api-key": stack.admin_key, "flagd-selector": f"flagSetId={demonstration.FLAG_SET}"}


def test_events_come_through_at_once(front: str, key: dict[str, str]) -> None:
    for headers in (key, {}):
        with client_of(f"{front}{BASE}", headers) as client:
            address = address_of(client)
        assert address.startswith(f"{BASE}/ofrep/v1/events?")
        with client_of(front, key) as page, listening(page, address) as reader:
            assert "content-encoding" not in reader.response.headers
            assert reader.response.headers["cache-control"] == "no-cache, no-transform"
            assert reader.next().data["type"] == "refetchEvaluation"
            flag = {"state": "ENABLED", "variants": {"a": address}, "defaultVariant": "a"}
            path = f"{BASE}/api/v1/flag-sets/{demonstration.FLAG_SET}/flags/told"
            written = page.put(path, json=flag).raise_for_status()
            assert reader.next().id == str(written.json()["revision"])


@pytest.mark.parametrize("prefix", [BASE, f"/kept{BASE}", f"{BASE}/"])
def test_the_path_may_stay_or_be_taken_off(front: str, key: dict[str, str], prefix: str) -> None:
    url = f"{front}{prefix}{EVALUATE}"

    assert post(f"{url}/new-checkout", json={}, headers=key).status_code == 200
    assert post(url, json={}, headers=key).status_code == 200
    assert get(f"{front}{prefix}/livez").text == "ok\n"


@pytest.mark.parametrize("beginning", ["", "/", "//", BASE, f"/{BASE}", f"{BASE}/"])
def test_the_node_itself_takes_all_of_these(
    stack: Stack, key: dict[str, str], beginning: str
) -> None:
    """Callers inside use the addresses that answers carry, whose path is the public one."""
    port = stack.url.rpartition(":")[2]
    for target in ("a%2Fb", "a//b", "a%252Fb", "..%2Fa", "a%2F%2Fb", "//a"):
        for url in (stack.url, stack.workers[0].socket):
            path = f"{beginning}{EVALUATE}/{target}"
            name = target.replace("%2F", "/").replace("%25", "%")
            with client_of(f"http://127.0.0.1:{port}" if isinstance(url, str) else url) as client:
                # httpx would read //ofrep as the name of a host.
                request = client.build_request("POST", "/", json={}, headers=key)
                request.url = request.url.copy_with(raw_path=path.encode())
                answer = client.send(request)
            assert answer.json()["key"] == name, path
            assert answer.status_code == 404


def test_redirects_and_pages_stay_below_the_path(front: str) -> None:
    page = get(f"{front}{BASE}/docs")
    assert page.status_code == 200
    for file in re.findall(r'(?:src|href)="(docs/[^"]+)"', page.text):
        loaded = get(page.url.join(file))
        assert (loaded.status_code, loaded.url.path) == (200, f"{BASE}/{file}")
    assert 'href="openapi.json"' in page.text
    described = get(page.url.join("openapi.json"))
    assert described.url.path == f"{BASE}/openapi.json"
    server = described.url.join(described.json()["servers"][0]["url"])
    assert server.path.rstrip("/") == BASE


@pytest.mark.parametrize("place", ["", "/", "/console", "//", "/?x=a/b", "/console?x=a/b"])
def test_the_console_is_found_below_the_path(front: str, place: str) -> None:
    for base in (BASE, f"/kept{BASE}"):
        moved = get(f"{front}{base}{place}")
        if moved.status_code == 301:
            # The other Nginx's own, to the path with a slash.
            moved = get(moved.headers["location"])
        assert moved.status_code == 302, place
        target = moved.url.join(moved.headers["location"])
        assert re.fullmatch(f"{base}/+console/", target.path), (place, target)


@pytest.mark.parametrize("slash", ["", "/"])
def test_the_command_line_reaches_it(front: str, stack: Stack, slash: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "service", "flags", "list", "--flag-set", demonstration.FLAG_SET],
        env=process_environment(
            {"FLAGSTAFF_URL": f"{front}{BASE}{slash}", "FLAGSTAFF_KEY": stack.admin_key}
        ),
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "new-checkout" in done.stdout


@pytest.mark.parametrize("path", ["/metrics", "/readyz"])
def test_the_callers_address_counts_and_not_the_proxys(front: str, path: str) -> None:
    url = f"{front}{BASE}{path}"

    assert get(url).status_code == 200
    # What the caller itself writes stands before what the proxy adds, and does not count.
    assert get(url, headers={"X-Forwarded-For": "8.8.8.8"}).status_code == 403
    assert get(url, headers={"X-Forwarded-For": "10.0.0.1, 8.8.8.8"}).status_code == 403
    assert get(url, headers={"X-Forwarded-For": "8.8.8.8, 10.0.0.1"}).status_code == 200
