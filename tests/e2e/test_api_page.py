"""``/docs`` in a browser: it works under its own policy, and asks no other host."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser import find_chromium
from tests.clients import get
from tests.e2e.conftest import Service

# Milliseconds of the browser's own clock, which stands still while it loads.
PATIENCE = 30_000


class Shown:
    """What a browser made of the page: the document, and each address that it asked."""

    def __init__(self, document: str, asked: set[str], log: str) -> None:
        self.document = document
        self.asked = asked
        self.log = log


@pytest.fixture(scope="module")
def shown(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    chromium = find_chromium()
    if chromium is None:
        pytest.skip("Chromium is not installed, so the page is not looked at in a browser.")
    folder = tmp_path_factory.mktemp("chromium")
    net_log = folder / "net.json"
    done = subprocess.run(
        [
            *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update"),
            *(f"--user-data-dir={folder}", f"--log-net-log={net_log}", "--enable-logging=stderr"),
            *(f"--virtual-time-budget={PATIENCE}", "--dump-dom", f"{service.url}/docs"),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return Shown(done.stdout, _asked(net_log, service.url), done.stderr)


def _asked(net_log: Path, origin: str) -> set[str]:
    """The addresses that a page of this origin asked, in a log of Chromium's network.

    The browser itself asks its maker for much, and those requests have no such initiator.
    """
    text = net_log.read_text()
    # It is not closed where the browser was ended.
    log: dict[str, Any] = json.loads(text if text.rstrip().endswith("}") else f"{text[:-2]}]}}")
    return {
        event["params"]["url"]
        for event in log["events"]
        if event.get("params", {}).get("initiator") == origin and "url" in event["params"]
    }


@pytest.mark.long
def test_every_call_is_in_the_contents_and_on_the_page(service: Service, shown: Shown) -> None:
    described = get(f"{service.url}/openapi.json").json()
    links = set(re.findall(r'href="(#/[^"]+)"', shown.document))
    for path, calls in described["paths"].items():
        for method, call in calls.items():
            tag, name = call["tags"][0], call["operationId"]
            assert f"#/{tag.replace(' ', '%20')}/{name}" in links, (method, path)
            assert f'id="operations-{tag.replace(" ", "_")}-{name}"' in shown.document
    text = unescape(shown.document)
    for chapter in ("Authentication", "Scopes", "Errors", "Paging", "Conditional requests"):
        assert f'href="#chapter/{chapter.lower().replace(" ", "-")}"' in shown.document
        assert re.search(rf"<h2[^>]*>{chapter}</h2>", text)
    # The commands name this server.
    assert f"{service.url}/api/v1/flag-sets" in text


@pytest.mark.long
def test_its_policy_refuses_nothing_that_it_needs(shown: Shown) -> None:
    assert "Content Security Policy" not in shown.log
    assert "Uncaught" not in shown.log


@pytest.mark.long
def test_it_asks_no_other_host(service: Service, shown: Shown) -> None:
    assert f"{service.url}/docs/swagger-ui-bundle.js" in shown.asked
    own = urlsplit(service.url).netloc
    others = {url for url in shown.asked if url.startswith("http") and urlsplit(url).netloc != own}
    assert others == set()
