"""Answers that arrive late, out of order, or after the page was left: nothing flickers back."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from devstack.stack import Stack
from tests.conftest import ADMIN_KEY
from tests.console.conftest import drawn, go_to, refused_everywhere, served_everywhere, settled

SignIn = Callable[..., Page]

SETS = "/api/v1/flag-sets"
ON = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}

# Writes down what an attribute of an element was, and is.
NOTE = """(element, name) => {
    window.noted = [element.getAttribute(name)];
    const note = () => window.noted.push(element.getAttribute(name));
    new MutationObserver(note).observe(element, { attributes: true, attributeFilter: [name] });
}"""

_numbers = count(1)


@pytest.fixture
def flag_set(api: httpx.Client) -> str:
    """A flag set of this test's own, with the flags 'banner' and 'ribbon'."""
    name = f"order-{next(_numbers)}.staging"
    api.post(SETS, json={"name": name}).raise_for_status()
    document = {"flags": {"banner": ON, "ribbon": ON}}
    api.put(f"{SETS}/{name}/document", json=document).raise_for_status()
    return name


class Held:
    """The next calls of a method and a URL (a pattern): the server answers, the page waits."""

    def __init__(self, page: Page, method: str, url: str) -> None:
        self._page = page
        self._method = method
        self._is_over = False
        self._answers: list[Callable[[], None]] = []
        page.route(url, self._keep)

    def _keep(self, route: Route) -> None:
        request = route.request
        if self._is_over or request.method != self._method or "dry_run" in request.url:
            route.fallback()
            return
        found = route.fetch()
        self._answers.append(lambda: route.fulfill(response=found))

    def wait(self) -> None:
        """Wait until a call is held, and all else is answered; the calls after it pass."""
        while not self._answers:
            drawn(self._page)
        self._is_over = True
        settled(self._page, but=len(self._answers))

    def answer(self) -> None:
        """Let the page have the answers, and wait until it has drawn them."""
        for each in self._answers:
            each()
        settled(self._page)


def definition(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Definition as JSON")


def switch(page: Page, key: str) -> Locator:
    return page.get_by_role("switch", name=f"{key} is enabled")


def leave_for(page: Page, place: str) -> None:
    """Go to a place, where something is waited for that a test holds."""
    page.goto(f"{page.url.partition('#')[0]}#/{place}")


def save(page: Page) -> None:
    page.get_by_role("button", name="Review and save").click()
    page.get_by_role("dialog").get_by_role("button", name="Save", exact=True).click()


@pytest.fixture
def opened(sign_in: SignIn, api: httpx.Client, flag_set: str) -> tuple[Page, str, str]:
    """The page of the flag 'banner', with the flag's path and text."""
    flag = f"{SETS}/{flag_set}/flags/banner"
    page = sign_in(f"{flag_set}/flags/banner")
    text = api.get(flag).text
    expect(definition(page)).to_have_value(text)
    return page, flag, text


def test_a_reading_from_before_a_save_does_not_bring_the_former_text_back(
    opened: tuple[Page, str, str], api: httpx.Client
) -> None:
    page, flag, text = opened
    held = Held(page, "GET", f"**{flag}")
    api.patch(flag, json={"state": "DISABLED"}).raise_for_status()
    held.wait()
    with page.expect_response(f"**{flag}"):
        api.put(flag, content=text).raise_for_status()
    settled(page, but=1)
    mine = text.replace('"defaultVariant":"off"', '"defaultVariant":"on"')
    definition(page).fill(mine)
    save(page)
    expect(page.get_by_text("Saved as revision")).to_be_visible()
    held.answer()
    assert definition(page).input_value() == mine
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_change_that_is_announced_before_the_answer_to_the_own_save_is_shown(
    opened: tuple[Page, str, str], api: httpx.Client
) -> None:
    page, flag, text = opened
    definition(page).fill(text.replace('"defaultVariant":"off"', '"defaultVariant":"on"'))
    held = Held(page, "PUT", f"**{flag}")
    save(page)
    held.wait()
    with page.expect_response(f"**{flag}"):
        api.patch(flag, json={"state": "DISABLED"}).raise_for_status()
    settled(page, but=1)
    held.answer()
    expect(definition(page)).to_have_value(api.get(flag).text)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_flag_that_is_switched_twice_at_once_is_as_before(
    sign_in: SignIn, api: httpx.Client, flag_set: str
) -> None:
    page = sign_in(flag_set)
    held = Held(page, "PATCH", "**/flags/banner")
    switch(page, "banner").click()
    held.wait()
    switch(page, "banner").click()
    held.answer()
    expect(page.get_by_text("banner is on")).to_be_visible()
    expect(page.get_by_text("changed meanwhile")).to_have_count(0)
    assert api.get(f"{SETS}/{flag_set}/flags/banner").json()["state"] == "ENABLED"


def test_a_flag_that_is_switched_while_the_list_is_read_stays_switched(
    sign_in: SignIn, flag_set: str
) -> None:
    page = sign_in()
    held = Held(page, "GET", f"**/flag-sets/{flag_set}")
    leave_for(page, flag_set)
    expect(switch(page, "banner")).to_be_visible()
    held.wait()
    switch(page, "banner").click()
    expect(page.get_by_text("banner is off")).to_be_visible()
    switch(page, "banner").evaluate(NOTE, "aria-checked")
    held.answer()
    expect(page.locator(".live.live")).to_be_visible()
    settled(page)
    assert set(page.evaluate("window.noted")) == {"false"}


def test_an_answer_of_a_worker_that_has_not_followed_is_asked_for_again(
    sign_in: SignIn, console: Stack, flag_set: str
) -> None:
    served_everywhere(console, flag_set)
    page = sign_in()
    asked: list[str] = []

    def behind(route: Route) -> None:
        found = route.fetch()
        body: dict[str, Any] = found.json()
        asked.append(body["answer"]["variant"])
        if len(asked) == 1:
            absent = {"type": "about:blank", "title": "Not found", "status": 404}
            route.fulfill(status=404, content_type="application/problem+json", json=absent)
            return
        if len(asked) < 4:
            body["revision"] -= 1
            body["answer"] |= {"value": True, "variant": "former"}
        route.fulfill(response=found, json=body)

    page.route("**/explain", behind)
    go_to(page, f"{flag_set}/try-it?flag=banner")
    expect(page.locator(".answer")).to_contain_text("off")
    assert len(asked) == 4


def test_a_list_of_sets_that_arrives_late_does_not_replace_a_later_one(
    sign_in: SignIn, api: httpx.Client, flag_set: str
) -> None:
    page = sign_in(f"{flag_set}/history")
    settled(page)
    held = Held(page, "GET", "**/flag-sets?limit=1000")
    one = f"{SETS}/{flag_set}"
    api.patch(one, json={"metadata": {"team": "shop"}}).raise_for_status()
    held.wait()
    api.patch(one, json={"metadata": {"production": True}}).raise_for_status()
    expect(page.locator(".shell.production")).to_be_visible()
    held.answer()
    assert page.locator(".shell.production").count() == 1


def test_who_has_left_the_page_is_not_led_away_by_an_answer(
    sign_in: SignIn, api: httpx.Client, flag_set: str
) -> None:
    page = sign_in()
    name = f"{flag_set}.new"
    page.get_by_role("button", name="New flag set").click()
    page.get_by_role("dialog").get_by_label("Name").fill(name)
    held = Held(page, "POST", "**/flag-sets")
    page.get_by_role("button", name="Create flag set").click()
    held.wait()
    leave_for(page, f"{flag_set}/history")
    expect(page.get_by_role("heading", level=1)).to_have_text("History")
    held.answer()
    expect(page.get_by_text(name)).to_be_visible()
    assert page.url.endswith(f"#/{flag_set}/history")


def test_a_refusal_that_arrives_after_signing_in_again_asks_for_no_other_key(
    sign_in: SignIn, api: httpx.Client, console: Stack, flag_set: str
) -> None:
    made = api.post("/api/v1/api-keys", json={"name": "brief", "scopes": ["read"]}).json()
    page = sign_in(f"{flag_set}/history", made["key"])
    settled(page)
    api.delete(f"/api/v1/api-keys/{made['id']}").raise_for_status()
    refused_everywhere(console, made["key"])
    held = Held(page, "GET", "**/document")
    leave_for(page, f"{flag_set}/evaluators")
    again = page.get_by_role("dialog", name="Sign in again")
    again.get_by_label("API key").fill(ADMIN_KEY)
    held.wait()
    again.get_by_role("button", name="Sign in").click()
    expect(again).to_have_count(0)
    held.answer()
    expect(again).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Evaluators")
