"""Trying flags with a context: the answer, why, and as of when."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.console.conftest import CheckAxe, Screenshot, press, unique

SignIn = Callable[..., Page]

STAFF = {"ends_with": [{"var": "email"}, "@example.com"]}
SPLIT = {"fractional": [["on", 25], ["off", 75]]}
VERSION = {"sem_ver": [{"var": "appVersion"}, ">=", "3.2.0"]}
ON = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
FLAGS = {
    "checkout": {**ON, "targeting": {"if": [{"$ref": "staff"}, "on", VERSION, SPLIT]}},
    "plain": ON,
    "off": {**ON, "state": "DISABLED"},
}


@pytest.fixture(scope="module")
def why(api: httpx.Client) -> str:
    """A flag set whose flag 'checkout' has a rule of each kind, and a stored context 'ada'."""
    base = "/api/v1/flag-sets"
    name = f"{unique('why')}.test"
    api.post(base, json={"name": name, "storedContexts": True}).raise_for_status()
    document = {"flags": FLAGS, "$evaluators": {"staff": STAFF}}
    api.put(f"{base}/{name}/document", json=document).raise_for_status()
    stored = {"attributes": {"email": "ada@example.com"}}
    api.put(f"{base}/{name}/contexts/ada", json=stored).raise_for_status()
    plain = {**ON, "targeting": {"if": [VERSION, "on"]}}
    api.put(
        f"{base}/{name}/flags/plain", json=plain, headers={"x-change-comment": "for the sale"}
    ).raise_for_status()
    return name


def test_a_context_gets_an_answer_and_why(
    sign_in: SignIn, why: str, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    page = sign_in(f"{why}/try-it?flag=checkout")
    page.get_by_label("Targeting key", exact=True).fill("user-42")
    page.get_by_role("button", name="Add appVersion").click()
    page.get_by_label("Value of appVersion").fill("v3.4")

    # user-42 is in bucket 77 of 100.
    expect(answer(page)).to_contain_text("Rule 2 decided by its rollout: off.")
    tree = page.get_by_role("list", name="Why")
    staff, version = tree.locator("> li").nth(0), tree.locator("> li").nth(1)
    expect(staff).to_contain_text("email is missing")
    expect(version).to_contain_text("is v3.4, read as 3.4.0 against 3.2.0")
    bar = version.get_by_role("img", name="bucket 77 of 100")
    expect(bar).to_be_visible()
    expect(version.locator(".bucket-bar .legend .taken")).to_have_text("off 75 %")
    expect(tree.locator(".decisive")).to_contain_text("Rollout → off")
    check_axe(page)
    screenshot(page, "try-it")


def test_what_is_stored_counts_and_is_named(sign_in: SignIn, why: str) -> None:
    page = sign_in(f"{why}/try-it?flag=checkout")
    page.get_by_label("Targeting key", exact=True).fill("ada")
    expect(page.get_by_role("heading", name="Stored for ada")).to_be_visible()
    expect(answer(page)).to_contain_text("Rule 1 decided: on.")
    read = page.get_by_label("Attributes", exact=True).locator("div")
    expect(read).to_contain_text(["emailada@example.com stored"])
    # What was not reached is there, and pale.
    expect(page.locator(".why .rule.skipped")).to_contain_text("appVersion")


def test_a_context_is_json_too_and_stays_in_the_tab(sign_in: SignIn, why: str) -> None:
    page = sign_in(f"{why}/try-it?flag=checkout")
    page.get_by_role("tab", name="JSON").click()
    text = page.get_by_role("textbox", name="JSON")
    text.fill('{"targetingKey": "u",')
    expect(page.get_by_role("alert")).to_contain_text("Line 1")
    expect(page.get_by_text("Mend the context")).to_be_visible()
    text.fill('{"targetingKey": "u", "load": 10.0, "email": "x@example.com"}')
    expect(answer(page)).to_contain_text("Rule 1 decided: on.")

    page.get_by_role("tab", name="Form").click()
    expect(page.get_by_label("Value of load")).to_have_value("10.0")
    page.get_by_label("Type of load").select_option("text")
    page.reload()
    expect(page.get_by_label("Type of load")).to_have_value("text")
    expect(page.get_by_label("Value of email")).to_have_value("x@example.com")


def test_a_row_with_a_fault_says_so_and_keeps_the_last_answer(sign_in: SignIn, why: str) -> None:
    page = sign_in(f"{why}/try-it?flag=checkout")
    page.get_by_role("button", name="Add attribute").click()
    page.get_by_label("Name", exact=True).fill("load")
    page.get_by_label("Type of load").select_option("number")
    page.get_by_label("Value of load").fill("many")
    expect(page.get_by_text("Not a number")).to_be_visible()
    expect(page.get_by_text("Mend the context")).to_be_visible()
    page.get_by_role("button", name="Remove load").click()
    expect(page.get_by_text("Mend the context")).to_have_count(0)
    expect(answer(page)).to_be_visible()


def test_all_flags_are_tried_and_each_opens_why(
    sign_in: SignIn, why: str, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    page = sign_in(f"{why}/try-it")
    table = page.get_by_role("table", name="All flags")
    expect(table.get_by_role("row")).to_have_count(4)
    expect(row(table, "off")).to_contain_text("own default")
    page.get_by_label("Targeting key", exact=True).fill("ada")
    expect(row(table, "checkout")).to_contain_text("a rule")
    expect(row(table, "checkout")).to_contain_text("true")
    check_axe(page)
    screenshot(page, "try-it-all")
    page.get_by_label("Search flags").fill("check")
    expect(table.get_by_role("row")).to_have_count(2)
    row(table, "checkout").get_by_role("link").click()
    expect(answer(page)).to_contain_text("Rule 1 decided: on.")
    page.get_by_role("link", name="All flags").click()
    expect(table.get_by_role("row")).to_have_count(4)


def test_a_slider_goes_back_in_the_history(
    sign_in: SignIn, why: str, screenshot: Screenshot
) -> None:
    page = sign_in(f"{why}/try-it?flag=plain")
    page.get_by_role("tab", name="JSON").click()
    page.get_by_role("textbox", name="JSON").fill('{"appVersion": "4.0.0"}')
    expect(answer(page)).to_contain_text("Rule 1 decided: on.")
    when = page.get_by_role("region", name="As of")
    expect(when).to_contain_text("added targeting to plain, for the sale")

    page.get_by_role("button", name="The change of plain before").click()
    expect(when.get_by_label("Revision")).to_have_value("2")
    expect(when).to_contain_text("created 3 flags and the evaluator staff")
    expect(answer(page)).to_contain_text("The flag has no rules")
    screenshot(page, "try-it-as-of", "light")

    when.get_by_label("Revision").focus()
    press(page, "ArrowLeft")
    expect(page.get_by_role("alert")).to_contain_text("plain")
    page.get_by_role("button", name="Now", exact=True).click()
    expect(answer(page)).to_contain_text("Rule 1 decided: on.")


def answer(page: Page) -> Locator:
    """Return the box with the answer."""
    return page.locator(".answer")


def row(table: Locator, flag: str) -> Locator:
    """Return the row of a flag."""
    return table.get_by_role("row").filter(
        has=table.page.get_by_role("link", name=flag, exact=True)
    )
