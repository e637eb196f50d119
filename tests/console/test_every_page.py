"""Every page, at its best and at its emptiest: clean for axe, no wider than the screen, usable."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.console.conftest import SET, CheckAxe, Screenshot, go_to, press, settled

SignIn = Callable[..., Page]

EMPTY = "empty.set"
PAGES = (
    "",
    "flags/new-checkout",
    "try-it",
    "compare",
    "history",
    "plans",
    "evaluators",
    "contexts",
    "webhooks",
    "keys",
    "settings",
)


FOCUSED_LINK = """() => {
    const focused = document.activeElement;
    return focused.closest("nav.side") ? focused.textContent.trim() : "";
}"""


# What looks unfinished on a narrow screen, though nothing is too wide.
UNFINISHED = """() => {
    const faults = [];
    for (const name of document.querySelectorAll("main table.rows td:first-child :is(a, strong)"))
        if (name.textContent.length < 16 && name.getClientRects().length > 1)
            faults.push(`the name ${name.textContent} is broken`);
    for (const table of document.querySelectorAll("main table.rows"))
        if (table.scrollWidth > table.parentElement.clientWidth) faults.push("a table is cut");
    const last = document.querySelector("header.top").lastElementChild.getBoundingClientRect();
    if (innerWidth - last.right > 24) faults.push("buttons stand in the middle of the header");
    return faults;
}"""


@pytest.fixture(scope="module", autouse=True)
def _shop(api: httpx.Client, shop: str) -> None:
    url = f"/api/v1/flag-sets/{SET}"
    api.put(f"{url}/evaluators/staff", json={"ends_with": [{"var": "email"}, "@example.com"]})
    api.put(f"{url}/contexts/user-1", json={"attributes": {"country": "SE"}})
    api.post("/api/v1/flag-sets", json={"name": EMPTY}).raise_for_status()


def opened(page: Page, place: str) -> None:
    go_to(page, place)
    expect(
        page.get_by_role("heading", level=1).or_(page.locator(".empty h1, .empty h2")).first
    ).to_be_visible()
    expect(page.locator(".skeleton")).to_have_count(0)


def faults_of(page: Page, place: str, check_axe: CheckAxe, *, dark: bool = True) -> list[str]:
    try:
        check_axe(page, dark=dark)
    except AssertionError as fault:
        return [f"{place}: {fault}"]
    return []


@pytest.mark.parametrize("flag_set", [SET, EMPTY])
def test_every_page_is_accessible_and_fits_a_narrow_screen(
    sign_in: SignIn, check_axe: CheckAxe, screenshot: Screenshot, flag_set: str
) -> None:
    page = sign_in(flag_set)
    faults: list[str] = []
    for place in PAGES:
        if flag_set == EMPTY and place.startswith("flags/"):
            continue
        opened(page, f"{flag_set}/{place}")
        faults += faults_of(page, place, check_axe)
        name = place.replace("/", "-") or "flags"
        if flag_set == EMPTY:
            screenshot(page, f"page-{name}-empty", "light")
            continue
        screenshot(page, f"page-{name}")
        page.set_viewport_size({"width": 360, "height": 740})
        settled(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        faults += faults_of(page, f"{place}, narrow", check_axe, dark=False)
        if width != 360:
            faults.append(f"{place}: {width} pixels wide on a screen of 360")
        faults += [f"{place}: {fault}" for fault in page.evaluate(UNFINISHED)]
        page.set_viewport_size({"width": 1280, "height": 800})
    page.set_viewport_size({"width": 360, "height": 740})
    for place in ("", "-/keys"):
        opened(page, place)
        faults += [f"{place}: {fault}" for fault in page.evaluate(UNFINISHED)]
    assert not faults, "\n".join(faults)


def test_what_is_not_there_is_told(sign_in: SignIn, check_axe: CheckAxe) -> None:
    page = sign_in("no.such.set")
    expect(page.get_by_text("There is no such flag set")).to_be_visible()
    check_axe(page)
    go_to(page, f"{SET}/no-such-page")
    expect(page.get_by_text("There is no such page")).to_be_visible()


def test_every_page_is_reached_by_the_keyboard_alone(sign_in: SignIn) -> None:
    page = sign_in(SET)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settled(page)
    press(page, "Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    links = page.get_by_role("navigation", name="Pages").get_by_role("link")
    count = links.count()
    seen: set[str] = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        text: str = page.evaluate(FOCUSED_LINK)
        if text:
            seen.add(text)
            outline: str = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid", text
        if len(seen) == count:
            break
    assert len(seen) == count
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Settings")
