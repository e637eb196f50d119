"""The overview, and what leads from it: new flag sets, the palette, keys, light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from tests.console.conftest import SET, CheckAxe, Screenshot, press, settled, write

SignIn = Callable[..., Page]


@pytest.fixture(scope="module", autouse=True)
def _shop(shop: str) -> None:
    """Flag sets to look at."""


def test_applications_show_their_environments_and_last_changes(
    api: httpx.Client, page: Page, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    flag = f"/api/v1/flag-sets/{SET}/flags/new-checkout"
    comment = {"X-Change-Comment": "for the sale"}
    api.patch(flag, json={"defaultVariant": "on"}, headers=comment).raise_for_status()
    page.reload()

    shop = page.get_by_role("region", name="shop")
    production = shop.locator(".environment", has=page.get_by_role("link", name="production"))
    staging = shop.locator(".environment", has=page.get_by_role("link", name="staging"))
    expect(production).to_contain_text("changed the flag new-checkout")
    expect(production).to_contain_text("for the sale")
    expect(production.locator(".badge")).to_have_text("production")
    expect(production.locator(".count")).to_contain_text("3")
    expect(staging.locator(".badge")).to_have_count(0)
    check_axe(page)
    screenshot(page, "overview")

    production.get_by_role("link", name="new-checkout").click()
    expect(page).to_have_url(re.compile(r"#/shop\.production/flags/new-checkout$"))


def test_stale_flags_are_a_click_away(page: Page) -> None:
    def with_stale(route: Route) -> None:
        answer = route.fetch()
        body = answer.json()
        for summary in body["items"]:
            summary["stale"] = 2
        route.fulfill(response=answer, json=body)

    page.route("**/flag-sets?summary=true*", with_stale)
    page.reload()
    shop = page.get_by_role("region", name="shop")
    shop.get_by_role("link", name="2 stale").first.click()
    expect(page.get_by_label("Stale or not")).to_have_value("yes")


def test_a_filter_leaves_what_has_the_text_in_its_name(page: Page) -> None:
    expect(page.get_by_role("region", name="shop")).to_be_visible()
    press(page, "/")
    write(page, "nothing like it")
    expect(page.get_by_text("No application has this in its name")).to_be_visible()
    page.get_by_role("button", name="Clear filter").click()
    expect(page.get_by_role("region", name="shop")).to_be_visible()


def test_a_flag_set_is_created_and_marked_as_production(api: httpx.Client, page: Page) -> None:
    page.get_by_role("button", name="New flag set").click()
    dialog = page.get_by_role("dialog", name="New flag set")
    dialog.get_by_label("Name").fill("-wrong")
    press(page, "Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("begins with a letter or a digit")
    dialog.get_by_label("Name").fill("new.production")
    expect(dialog.get_by_label("This is a production set")).to_be_checked()
    dialog.get_by_role("button", name="Create flag set").click()

    expect(page).to_have_url(re.compile(r"#/new\.production$"))
    expect(page.locator(".shell.production")).to_be_visible()
    made = api.get("/api/v1/flag-sets/new.production").json()
    assert made["metadata"] == {"production": True}


def test_a_key_of_one_set_goes_straight_there_and_sees_no_more(
    api: httpx.Client, sign_in: SignIn
) -> None:
    body = {"name": "one set", "scopes": ["read"], "flagSet": SET}
    key = api.post("/api/v1/api-keys", json=body).raise_for_status().json()["key"]
    page = sign_in(key=key)

    expect(page).to_have_url(re.compile(r"#/shop\.production$"))
    navigation = page.get_by_role("navigation", name="Pages")
    expect(navigation.get_by_role("link", name="History")).to_be_visible()
    for name in ("Webhooks", "API keys"):
        expect(navigation.get_by_role("link", name=name)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    press(page, "Control+k")
    expect(page.get_by_role("dialog").get_by_role("option", name="Overview")).to_have_count(0)


def test_the_palette_finds_flags_sets_and_pages(
    page: Page, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    expect(page.get_by_role("region", name="shop")).to_be_visible()
    press(page, "Control+k")
    write(page, "shop.prod")
    expect(page.get_by_role("dialog").get_by_role("option", selected=True)).to_have_text(
        re.compile("shop.production")
    )
    press(page, "Enter")
    expect(page).to_have_url(re.compile(r"#/shop\.production$"))

    press(page, "Control+k")
    write(page, "checkout")
    expect(page.get_by_role("dialog").get_by_role("option", selected=True)).to_contain_text(
        "new-checkout"
    )
    check_axe(page)
    screenshot(page, "palette")
    press(page, "Enter")
    expect(page).to_have_url(re.compile(r"flags/new-checkout$"))

    press(page, "Control+k")
    write(page, "histo")
    press(page, "Enter")
    expect(page).to_have_url(re.compile(r"#/shop\.production/history$"))
    press(page, "Control+k")
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_keys_are_listed_and_work(page: Page, check_axe: CheckAxe) -> None:
    expect(page.get_by_role("region", name="shop")).to_be_visible()
    press(page, "?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_contain_text("Filter by name")
    check_axe(page)
    press(page, "Escape")
    expect(dialog).to_have_count(0)


def test_light_and_dark_follow_the_system_until_chosen(page: Page) -> None:
    root = page.locator("html")
    page.emulate_media(color_scheme="dark")
    expect(root).to_have_class("dark")
    page.get_by_role("button", name="Theme").press("Enter")
    page.get_by_role("menuitemradio", name="Light").click()
    expect(root).not_to_have_class("dark")
    page.reload()
    expect(page.locator("header.top")).to_be_visible()
    expect(root).not_to_have_class("dark")


def test_narrow_screens_have_a_menu(sign_in: SignIn, check_axe: CheckAxe) -> None:
    page = sign_in(SET)
    page.set_viewport_size({"width": 360, "height": 740})
    navigation = page.get_by_role("navigation", name="Pages")
    expect(navigation).not_to_be_visible()
    page.get_by_role("button", name="Menu").click()
    expect(navigation).to_be_visible()
    check_axe(page)
    navigation.get_by_role("link", name="History").click()
    expect(navigation).not_to_be_visible()
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
