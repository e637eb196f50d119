"""Keys, names, metadata and comments that try to become markup: they are text, everywhere."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.console.conftest import SET, go_to, press, settled, write

SignIn = Callable[..., Page]

MARKUP = "<img src=x onerror=\"document.title='broken'\">"
NAMES = (
    MARKUP,
    "</script><script>document.title='broken'</script>",
    "javascript:document.title='broken'",
    "a/b?c#d%2F&e",
    "${7*7} {{7*7}} %s",
    "x" * 255,
)
# Pages of a set that show names, comments or values.
PAGES = ("", "history", "evaluators", "contexts", "compare", "plans", "try-it", "keys", "settings")


@pytest.fixture(scope="module", autouse=True)
def _hostile(api: httpx.Client, shop: str) -> None:
    url = f"/api/v1/flag-sets/{SET}"
    for name in NAMES:
        flag = {
            "state": "ENABLED",
            "variants": {name[:200]: name, "other": MARKUP},
            "defaultVariant": name[:200],
            "targeting": {"if": [{"==": [{"var": name[:200]}, name]}, "other", None]},
            "metadata": {"owner": name, MARKUP: name},
        }
        path = quote(name, safe="")
        comment = {"X-Change-Comment": f"UTF-8''{path}"}
        api.put(f"{url}/flags/{path}", json=flag, headers=comment).raise_for_status()
        context = {"attributes": {name[:200]: name}, "overrides": {name: "other"}}
        api.put(f"{url}/contexts/{path}", json=context).raise_for_status()
        evaluator = {"==": [{"var": name[:200]}, name]}
        api.put(f"{url}/evaluators/{path}", json=evaluator).raise_for_status()
        body = {"name": name, "scopes": ["read"]}
        api.post("/api/v1/api-keys", json=body).raise_for_status()
    api.patch(url, json={"metadata": {"team": MARKUP}}).raise_for_status()


def is_unharmed(page: Page) -> bool:
    """Return whether nothing ran, and no element stands there that the console did not make."""
    assert page.title() != "broken"
    made: int = page.evaluate("document.querySelectorAll('img, iframe, object, embed').length")
    scripts: int = page.evaluate("document.scripts.length")
    links: list[str] = page.evaluate(
        "[...document.links].map(link => link.protocol).filter(name => name === 'javascript:')"
    )
    # main.js, and early.js before it.
    return (made, scripts, links) == (0, 2, [])


def test_names_are_text_on_every_page(sign_in: SignIn) -> None:
    page = sign_in()
    expect(page.get_by_role("region", name="shop")).to_be_visible()
    settled(page)
    assert is_unharmed(page)
    for place in PAGES:
        go_to(page, f"{SET}/{place}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert is_unharmed(page), place


def test_the_page_of_each_flag_opens_by_its_address(sign_in: SignIn) -> None:
    page = sign_in()
    for name in NAMES:
        go_to(page, f"{SET}/flags/{quote(name, safe='')}")
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
        assert is_unharmed(page), name


def test_the_palette_finds_them_as_text(sign_in: SignIn) -> None:
    page = sign_in(SET)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    press(page, "Control+k")
    write(page, "<img")
    expect(page.get_by_role("dialog").get_by_role("option", selected=True)).to_contain_text(MARKUP)
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(MARKUP)
    settled(page)
    assert is_unharmed(page)
