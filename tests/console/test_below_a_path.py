"""The console below a path that another Nginx takes off, of which the node knows nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import BrowserContext, expect

from devstack.stack import Stack
from tests.conftest import ADMIN_KEY
from tests.console.conftest import SET
from tests.outer_nginx import BASE, Front
from tests.waiting import wait_until


@pytest.fixture(scope="module")
def front(console: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of the other Nginx, with the path and a slash."""
    front = Front(tmp_path_factory.mktemp("front"), console.url)
    front.start()
    yield f"http://127.0.0.1:{front.port}{BASE}/"
    front.child.stop()


def test_everything_stays_below_the_path(
    api: httpx.Client, shop: str, front: str, context: BrowserContext
) -> None:
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(front)
    expect(page).to_have_url(f"{front}console/")
    page.get_by_label("API key").fill(ADMIN_KEY)
    page.keyboard.press("Enter")
    page.get_by_role("region", name="shop").get_by_role("link", name="staging").click()
    expect(page).to_have_url(re.compile(r"/console/#/shop\.staging$"))
    expect(page.get_by_text("legacy-export")).to_be_visible()

    page.get_by_role("switch", name=re.compile("legacy-export")).click()
    expect(page.get_by_role("switch", name=re.compile("legacy-export"))).to_be_checked()
    # The switch shows at once what was asked for, before the server has answered.
    where = "/api/v1/flag-sets/shop.staging/flags/legacy-export"
    wait_until(lambda: api.get(where).json()["state"] == "ENABLED")
    page.goto(f"{front}console/#/{SET}/history")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("History")
    outside = {url for url in asked if not url.startswith(front)}
    assert outside == set()
