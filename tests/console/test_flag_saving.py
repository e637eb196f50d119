"""The page of a flag: conflicts, history, overrides, statistics, copies and deletion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from devstack.stack import Stack
from tests.conftest import ADMIN_KEY
from tests.console.conftest import STAGING, CheckAxe, Screenshot, press, served_everywhere, unique
from tests.waiting import wait_until

SETS = "/api/v1/flag-sets"

OpenFlag = Callable[..., tuple[Page, str]]


@pytest.fixture
def put(shop: str, api: httpx.Client) -> Callable[..., str]:
    """Store a flag of shop.staging, with members in place of the usual ones; returns its text."""

    def stored(key: str, comment: str = "", **members: Any) -> str:
        flag = {
            "state": "ENABLED",
            "variants": {"on": True, "off": False},
            "defaultVariant": "off",
            **members,
        }
        api.put(
            f"{SETS}/{STAGING}/flags/{quote(key)}", json=flag, headers={"x-change-comment": comment}
        ).raise_for_status()
        return api.get(f"{SETS}/{STAGING}/flags/{quote(key)}").text

    return stored


@pytest.fixture
def open_flag(put: Callable[..., str], sign_in: Callable[..., Page]) -> OpenFlag:
    """Store a flag, and open its page at a tab; returns the page and the flag's text."""

    def opened(key: str, tab: str = "rules", api_key: str = ADMIN_KEY) -> tuple[Page, str]:
        text = put(key)
        page = sign_in(f"{STAGING}/flags/{key}?tab={tab}", api_key)
        expect(definition(page)).to_have_value(text)
        return page, text

    return opened


def definition(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Definition as JSON")


def review(page: Page) -> Locator:
    page.get_by_role("button", name="Review and save").click()
    return page.get_by_role("dialog", name="Save")


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def test_a_change_made_elsewhere_appears_at_once(
    open_flag: OpenFlag, put: Callable[..., str]
) -> None:
    page, _ = open_flag("live")
    changed = put("live", state="DISABLED")
    expect(definition(page)).to_have_value(changed)
    expect(page.get_by_role("switch", name="State of the flag")).not_to_be_checked()


def test_two_edits_of_different_parts_are_joined(
    open_flag: OpenFlag,
    put: Callable[..., str],
    api: httpx.Client,
    screenshot: Screenshot,
    check_axe: CheckAxe,
) -> None:
    page, text = open_flag("joined")
    mine = text.replace('"defaultVariant":"off"', '"defaultVariant":"on"')
    definition(page).fill(mine)
    put("joined", "an outage", state="DISABLED")

    banner = page.get_by_role("alert")
    expect(banner).to_contain_text("Changed meanwhile by")
    expect(banner).to_contain_text("an outage")
    # What is being edited stays, and cannot be saved over the other version.
    expect(definition(page)).to_have_value(mine)
    expect(page.get_by_role("button", name="Review and save")).to_be_disabled()
    banner.get_by_role("button", name="See").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("State: enabled → disabled")
    expect(dialog).to_contain_text("Default variant: off → on")
    expect(dialog).to_contain_text("do not touch each other")
    check_axe(page)
    screenshot(page, "flag-conflict")
    dialog.get_by_role("button", name="Keep mine").click()
    expect(banner).to_be_hidden()
    sheet = review(page)
    expect(sheet.get_by_label("In words")).to_have_text("Default variant: off → on")
    sheet.get_by_role("button", name="Save", exact=True).click()
    expect(sheet).to_be_hidden()
    stored = api.get(f"{SETS}/{STAGING}/flags/joined").json()
    assert (stored["state"], stored["defaultVariant"]) == ("DISABLED", "on")


def test_a_lost_race_shows_both_and_loses_nothing(
    open_flag: OpenFlag, put: Callable[..., str], api: httpx.Client
) -> None:
    page, text = open_flag("raced")
    mine = text.replace('"defaultVariant":"off"', '"defaultVariant":"on"')
    definition(page).fill(mine)
    sheet = review(page)
    expect(sheet.get_by_label("In words")).to_contain_text("Default variant")
    theirs = put("raced", defaultVariant=None)
    sheet.get_by_role("button", name="Save", exact=True).click()
    conflict = page.get_by_role("dialog", name="Changed meanwhile")
    expect(conflict).to_contain_text("Both changed defaultVariant")
    conflict.get_by_role("button", name="Take theirs").click()
    expect(definition(page)).to_have_value(theirs)
    # The edit that was given up can be had again.
    page.get_by_role("button", name="Undo").click()
    expect(definition(page)).to_have_value(mine)
    page.get_by_role("alert").get_by_role("button", name="Keep mine").click()
    sheet = review(page)
    expect(sheet.get_by_label("In words")).to_contain_text("Default variant: none → on")
    sheet.get_by_role("button", name="Save", exact=True).click()
    expect(sheet).to_be_hidden()
    assert api.get(f"{SETS}/{STAGING}/flags/raced").json()["defaultVariant"] == "on"


def test_a_key_that_expires_meanwhile_loses_nothing(
    open_flag: OpenFlag, api: httpx.Client, console: Any
) -> None:
    made = api.post("/api/v1/api-keys", json={"name": "brief", "scopes": ["write"]}).json()
    page, text = open_flag("expiring", api_key=made["key"])
    mine = text.replace('"defaultVariant":"off"', '"defaultVariant":"on"')
    definition(page).fill(mine)
    # The stream of changes ends, or a check is refused, and the dialog stands over the page.
    api.delete(f"/api/v1/api-keys/{made['id']}").raise_for_status()
    again = page.get_by_role("dialog", name="Sign in again")
    again.get_by_label("API key").fill(console.admin_key)
    again.get_by_role("button", name="Sign in").click()
    expect(again).to_be_hidden()
    expect(definition(page)).to_have_value(mine)
    sheet = review(page)
    expect(sheet.get_by_label("In words")).to_contain_text("Default variant: off → on")


def test_an_earlier_version_is_brought_back_after_its_difference(
    sign_in: Callable[..., Page],
    put: Callable[..., str],
    api: httpx.Client,
    screenshot: Screenshot,
    check_axe: CheckAxe,
) -> None:
    key = unique("history")
    first = put(key, "to begin with", variants={"on": 10.0, "off": 0.5})
    second = put(key, "for the sale", state="DISABLED", variants={"on": 10.0, "off": 0.5})
    page = sign_in(f"{STAGING}/flags/{key}?tab=history")
    expect(definition(page)).to_have_value(second)
    versions = page.locator(".version")
    expect(versions).to_have_count(2)
    expect(versions.first).to_contain_text(f"switched {key} off")
    expect(versions.first).to_contain_text("for the sale")
    versions.first.locator("summary").click()
    expect(versions.first.get_by_label("In words")).to_contain_text("State: enabled → disabled")
    check_axe(page)
    screenshot(page, "flag-history")
    versions.last.get_by_role("button", name="Bring back").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_label("In words")).to_contain_text("State: disabled → enabled")
    revision = api.get(f"{SETS}/{STAGING}/flags/{key}/versions").json()["items"][1]["revision"]
    expect(sheet.get_by_label("Comment")).to_have_value(f"Back to revision {revision}")
    sheet.get_by_role("button", name="Bring back").click()
    expect(versions).to_have_count(3)
    expect(definition(page)).to_have_value(first)
    assert "10.0" in api.get(f"{SETS}/{STAGING}/flags/{key}").text


def test_a_variant_is_fixed_for_one_key(
    open_flag: OpenFlag,
    api: httpx.Client,
    screenshot: Screenshot,
    check_axe: CheckAxe,
) -> None:
    page, _ = open_flag("mine", "overrides")
    expect(page.get_by_text("does not read stored contexts")).to_be_visible()
    page.get_by_role("button", name="Switch on stored contexts").click()
    page.get_by_role("dialog").get_by_role("button", name="Switch on stored contexts").click()
    expect(page.get_by_text("does not read stored contexts")).to_be_hidden()

    page.get_by_label("Targeting key").fill("ada/../<b>")
    page.get_by_label("Variant", exact=True).select_option("on")
    page.get_by_role("button", name="Fix variant").click()
    row = page.get_by_role("row", name="ada/../<b>")
    expect(row).to_contain_text("on")
    check_axe(page)
    screenshot(page, "flag-overrides")
    question = {"context": {"targetingKey": "ada/../<b>"}}

    def is_fixed() -> bool:
        answer = api.post(
            "/ofrep/v1/evaluate/flags/mine",
            json=question,
            headers={"flagd-selector": f"flagSetId={STAGING}"},
        ).json()
        return bool(answer.get("variant") == "on")

    # The worker that was written to knows it at once, the other within moments.
    wait_until(is_fixed)
    # The form keeps the key; another variant takes the place of the first.
    page.get_by_label("Variant", exact=True).select_option("off")
    page.get_by_role("button", name="Fix variant").click()
    expect(row).to_contain_text("off")
    row.get_by_role("button", name="Remove the override").click()
    expect(page.get_by_text("Nobody has a fixed variant of this flag.")).to_be_visible()
    # Nothing else stood in the context: it is gone, too.
    assert api.get(f"{SETS}/{STAGING}/contexts").json()["items"] == []


def test_a_production_set_asks_before_a_variant_is_fixed(
    sign_in: Callable[..., Page], api: httpx.Client
) -> None:
    name = "fixed.production"
    body = {"name": name, "metadata": {"production": True}, "storedContexts": True}
    api.post(SETS, json=body).raise_for_status()
    flag = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
    api.put(f"{SETS}/{name}/flags/mine", json=flag).raise_for_status()

    def stored() -> list[Any]:
        items: list[Any] = api.get(f"{SETS}/{name}/contexts").json()["items"]
        return [each["overrides"] for each in items]

    page = sign_in(f"{name}/flags/mine?tab=overrides")
    page.get_by_label("Targeting key").fill("ada")
    page.get_by_role("button", name="Fix variant").click()
    question = page.get_by_role("dialog", name="Give on to ada?")
    question.get_by_role("button", name="Cancel").click()
    assert stored() == []
    page.get_by_role("button", name="Fix variant").click()
    question.get_by_role("button", name="Change production").click()
    expect(page.get_by_role("row", name="ada")).to_contain_text("on")
    page.get_by_role("button", name="Remove the override").click()
    question = page.get_by_role("dialog", name="Remove the override of ada?")
    question.get_by_role("button", name="Cancel").click()
    assert stored() == [{"mine": "on"}]
    page.get_by_role("button", name="Remove the override").click()
    question.get_by_role("button", name="Change production").click()
    expect(page.get_by_text("Nobody has a fixed variant of this flag.")).to_be_visible()


def test_statistics_are_drawn_and_told_as_numbers(
    console: Stack,
    sign_in: Callable[..., Page],
    put: Callable[..., str],
    api: httpx.Client,
    screenshot: Screenshot,
    check_axe: CheckAxe,
) -> None:
    key = unique("counted")
    put(key, targeting={"fractional": [["on", 1], ["off", 1]]})
    served_everywhere(console, STAGING)
    for number in range(40):
        api.post(
            f"/ofrep/v1/evaluate/flags/{key}",
            json={"context": {"targetingKey": f"user-{number}"}},
            headers={"flagd-selector": f"flagSetId={STAGING}"},
        ).raise_for_status()
    # Counts are flushed every few seconds.
    wait_until(lambda: _evaluations(api, key) == 40)
    page = sign_in(f"{STAGING}/flags/{key}?tab=statistics")
    expect(page.locator(".chart canvas")).to_be_visible()
    assert sum(_counts(page.get_by_role("table").first)) == 40
    page.get_by_text("The numbers as a table").click()
    numbers = page.get_by_role("region", name="The numbers as a table")
    expect(numbers.get_by_role("row")).to_have_count(26)
    check_axe(page)
    screenshot(page, "flag-statistics")


def _evaluations(api: httpx.Client, flag: str) -> int:
    items = api.get(f"{SETS}/{STAGING}/statistics", params={"flag": flag}).json()["items"]
    return sum(item["evaluations"] for item in items)


def _counts(table: Locator) -> list[int]:
    cells = table.locator("tbody tr td:nth-child(2)")
    return [int(text) for text in cells.all_inner_texts()]


def test_a_flag_is_copied_after_its_difference(open_flag: OpenFlag, api: httpx.Client) -> None:
    page, _ = open_flag("copied")
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Copy to another set").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("To").select_option("shop.production")
    dialog.get_by_role("button", name="Compare").click()
    sheet = page.get_by_role("dialog", name="Copy copied to shop.production")
    expect(sheet).to_contain_text("New flag")
    sheet.get_by_role("button", name="Copy", exact=True).click()
    page.get_by_role("button", name="Change production").click()
    expect(sheet).to_be_hidden()
    assert api.get(f"{SETS}/shop.production/flags/copied").status_code == 200


def test_a_flag_is_deleted_with_its_name_typed(
    open_flag: OpenFlag, api: httpx.Client, check_axe: CheckAxe
) -> None:
    key = unique("going")
    page, _ = open_flag(key)
    page.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Delete").click()
    sheet = page.get_by_role("dialog", name=f"Delete {key}")
    delete = sheet.get_by_role("button", name="Delete", exact=True)
    expect(sheet).to_contain_text("The flag is deleted")
    expect(delete).to_be_disabled()
    check_axe(page)
    sheet.get_by_label(f"Type {key} to confirm").fill(key)
    delete.click()
    expect(page.get_by_role("heading", name=key, exact=True)).to_be_hidden()
    assert api.get(f"{SETS}/{STAGING}/flags/{key}").status_code == 404
    # Its page still has the history, and brings it back.
    page.goto(page.url.split("#")[0] + f"#/{STAGING}/flags/{key}")
    expect(page.get_by_text(f"There is no flag {key}")).to_be_visible()
    page.get_by_role("button", name="Bring back").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Bring back").click()
    expect(page.get_by_role("heading", name=key, exact=True)).to_be_visible()


def test_hostile_names_are_texts(sign_in: Callable[..., Page], put: Callable[..., str]) -> None:
    key = "<img src=x onerror=alert(1)>/a b?#%"
    put(
        key,
        variants={"<script>": True, "__proto__": False},
        defaultVariant="__proto__",
        metadata={"link": "javascript:alert(1)", "<b>": "<i>x</i>"},
    )
    page = sign_in(f"{STAGING}/flags/{quote(key, safe='')}")
    expect(page.get_by_role("heading", name=key)).to_be_visible()
    expect(page.get_by_role("link", name="link")).to_have_count(0)
    for tab in ("Variants", "Metadata", "History"):
        open_tab(page, tab)
    open_tab(page, "Variants")
    expect(page.get_by_label("Value of __proto__")).to_be_visible()
    expect(page.get_by_label("Default")).to_have_value("__proto__")


def test_a_flag_that_is_deleted_while_it_is_edited_is_not_lost(
    open_flag: OpenFlag, api: httpx.Client
) -> None:
    page, text = open_flag("buried")
    mine = text.replace('"defaultVariant":"off"', '"defaultVariant":"on"')
    definition(page).fill(mine)
    api.delete(f"{SETS}/{STAGING}/flags/buried").raise_for_status()
    banner = page.get_by_role("alert")
    expect(banner).to_contain_text("Deleted meanwhile by")
    page.reload()
    expect(banner).to_contain_text("Deleted meanwhile by")
    expect(definition(page)).to_have_value(mine)
    banner.get_by_role("button", name="Keep mine").click()
    expect(banner).to_be_hidden()
    page.get_by_role("heading", name="buried").click()
    press(page, "s")
    sheet = page.get_by_role("dialog", name="Save")
    expect(sheet).to_contain_text("New flag")
    sheet.get_by_role("button", name="Save", exact=True).click()
    expect(sheet).to_be_hidden()
    assert api.get(f"{SETS}/{STAGING}/flags/buried").text == mine
