"""Who is let in, what is kept of the key, and what happens when the key ends."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from devstack.stack import Stack
from tests.conftest import ADMIN_KEY
from tests.console.conftest import CheckAxe, Screenshot

SignIn = Callable[..., Page]


def test_the_first_page_asks_for_a_key(
    console: Stack, context: BrowserContext, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    page = context.new_page()
    page.goto(console.url)
    expect(page).to_have_url(f"{console.url}/console/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    check_axe(page)
    screenshot(page, "sign-in")

    page.get_by_label("API key").fill("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("does not accept this API key")


def test_a_key_stays_in_its_tab_and_out_of_addresses(page: Page, context: BrowserContext) -> None:
    assert ADMIN_KEY not in page.url
    assert page.evaluate("localStorage.length") == 0
    page.reload()
    expect(page.locator("header.top")).to_be_visible()

    other = context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
