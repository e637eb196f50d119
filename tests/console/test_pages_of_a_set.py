"""History, evaluators and stored contexts of a flag set, in a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.console.conftest import CheckAxe, Screenshot, unique
from tests.waiting import wait_until

SignIn = Callable[..., Page]

NAME = f"{unique('pages')}.test"
BASE = f"/api/v1/flag-sets/{NAME}"
ON = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
NORDIC = {"in": [{"var": "country"}, ["NO", "SE"]]}
CHECKOUT = {**ON, "targeting": {"if": [{"$ref": "nordic"}, "on"]}}
BANNER = {**ON, "targeting": {"fractional": [["on", 10], ["off", 90]]}}
LARGER = {"targeting": {"fractional": [["on", 25], ["off", 75]]}}


@pytest.fixture(scope="module")
def bot(api: httpx.Client) -> str:
    """A flag set with a history, made by the key 'release bot', which is returned."""
    api.post("/api/v1/flag-sets", json={"name": NAME}).raise_for_status()
    document = {
        "flags": {"checkout": CHECKOUT, "banner": BANNER},
        "$evaluators": {"nordic": NORDIC},
    }
    api.put(f"{BASE}/document", json=document).raise_for_status()
    made = api.post("/api/v1/api-keys", json={"name": "release bot", "scopes": ["write"]}).json()
    headers = {"x-api-key": made["key"], "x-change-comment": "for the sale"}
    api.patch(f"{BASE}/flags/banner", json=LARGER, headers=headers).raise_for_status()
    for number in range(3):
        context = {"attributes": {"country": "FI"}}
        api.put(f"{BASE}/contexts/user-{number}", json=context).raise_for_status()
    key: str = made["key"]
    return key


def test_history_reads_as_sentences_and_brings_back(
    sign_in: SignIn, bot: str, api: httpx.Client, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    assert bot
    page = sign_in(f"{NAME}/history")
    entry = entries(page).filter(has_text="release bot")
    expect(entry).to_contain_text("release bot raised banner from 10 % to 25 %, for the sale")
    expect(entries(page).last).to_contain_text(f"created the flag set {NAME}")
    entry.get_by_role("button", expanded=False).click()
    expect(entry.locator(".difference .lines")).to_contain_text('["on", 25]')
    check_axe(page)
    screenshot(page, "history")

    entry.get_by_role("button", name="More").click()
    page.get_by_role("menuitem", name="Undo this change").click()
    sheet = page.get_by_role("dialog", name="Undo the change of banner")
    expect(sheet.get_by_role("region", name="What changes")).to_be_visible()
    sheet.get_by_label("Comment").fill("too early")
    sheet.get_by_role("button", name="Bring back").click()
    expect(entries(page).first).to_contain_text("lowered banner from 25 % to 10 %, too early")
    assert api.get(f"{BASE}/flags/banner").json()["targeting"] == BANNER["targeting"]


def test_history_is_filtered_by_its_address(sign_in: SignIn, bot: str) -> None:
    assert bot
    page = sign_in(f"{NAME}/history?who=release+bot")
    expect(entries(page)).to_have_count(1)
    page.get_by_role("button", name="Clear the filter").click()
    page.get_by_label("What").select_option("evaluator")
    expect(page).to_have_url(f"{page.url.partition('#')[0]}#/{NAME}/history?kind=evaluator")
    expect(entries(page).last).to_contain_text("created the evaluator nordic")
    page.get_by_label("Who").fill("nobody")
    page.get_by_label("Who").press("Enter")
    expect(page.get_by_role("heading", name="No change matches")).to_be_visible()


def test_a_deleted_flag_comes_back(sign_in: SignIn, bot: str, api: httpx.Client) -> None:
    assert bot
    page = sign_in(f"{NAME}/history?kind=flag&name=short-lived")
    expect(page.get_by_role("heading", name="No change matches")).to_be_visible()
    # What others change appears by itself.
    api.put(f"{BASE}/flags/short-lived", json=ON).raise_for_status()
    expect(entries(page)).to_have_count(1)
    api.delete(f"{BASE}/flags/short-lived").raise_for_status()
    deletion = entries(page).filter(has_text="deleted the flag")
    deletion.get_by_role("button", expanded=False).click()
    deletion.get_by_role("button", name="Bring back", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Bring back").click()
    expect(entries(page)).to_have_count(3)
    assert api.get(f"{BASE}/flags/short-lived").json() == ON


def test_a_change_of_an_evaluator_shows_whom_it_moves(
    sign_in: SignIn, bot: str, api: httpx.Client, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    assert bot
    page = sign_in(f"{NAME}/evaluators")
    row = page.get_by_role("row").filter(has_text="nordic")
    expect(row).to_contain_text("country is NO or SE")
    expect(row).to_contain_text("1 flag")
    screenshot(page, "evaluators")
    row.get_by_role("link", name="nordic", exact=True).click()
    used = page.get_by_role("region", name="Where it is used")
    expect(used.get_by_role("link", name="checkout", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="Delete")).to_be_disabled()

    write(page, '{"in": [{"var": "country"}, ["FI", "NO", "SE"]')
    expect(page.get_by_text("The rule is not JSON yet.")).to_be_visible()
    write(page, '{"in": [{"var": "country"}, ["FI", "NO", "SE"]]}')
    expect(page.locator(".sentence")).to_have_text("country is FI, NO or SE")
    check_axe(page)
    screenshot(page, "evaluator")
    page.get_by_role("button", name="Review and save").click()
    sheet = page.get_by_role("dialog", name="Save the evaluator nordic")
    impact = sheet.get_by_role("region", name="Impact")
    impact.get_by_label("Compared for").select_option("stored")
    # The contexts are not read by evaluations: impact takes them all the same.
    expect(impact).to_contain_text("3 of 3 get another value")
    screenshot(page, "evaluator-save", "light")
    sheet.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved nordic as revision")).to_be_visible()
    assert api.get(f"{BASE}/evaluators/nordic").json()["in"][1] == ["FI", "NO", "SE"]


def test_an_evaluator_is_edited_as_a_condition_of_a_flag_is(
    sign_in: SignIn, bot: str, api: httpx.Client, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    assert bot
    page = sign_in(f"{NAME}/evaluators?name=nordic")
    # As it is written, but for what is edited.
    write(page, '{"in":[ {"var": "country"},["FI", "NO"] ]}')
    form = page.get_by_role("region", name="Condition")
    form.get_by_role("textbox", name="Values").fill("IS")
    page.keyboard.press("Enter")
    rule = page.get_by_role("textbox", name="Rule")
    expect(rule).to_have_value('{"in":[ {"var": "country"},["FI", "NO", "IS"] ]}')
    form.get_by_role("button", name="Condition").click()
    form.get_by_role("combobox", name="Attribute").last.fill("age")
    form.get_by_label("Operator").last.select_option(label="≥")
    form.get_by_role("textbox", name="Value", exact=True).fill("18.0")
    expect(page.locator(".sentence")).to_have_text("country is FI, NO or IS and age ≥ 18.0")
    check_axe(page)
    screenshot(page, "evaluator-form")
    for _ in range(3):
        form.get_by_role("button", name="Undo").click()
    expect(form.get_by_role("button", name="Redo")).to_be_enabled()
    # What has no form stays JSON, and says so.
    write(page, '{">": [{"+": [{"var": "n"}, 1.50]}, 3e0]}')
    expect(form).to_have_count(0)
    expect(page.get_by_text("This rule has no form, so it is edited as JSON.")).to_be_visible()
    write(page, '{"and": [{"in": [{"var": "country"}, ["IS"]]}, {">": [{"+": [1.50, 2]}, 3e0]}]}')
    form.get_by_role("button", name="Remove IS").click()
    expect(rule).to_have_value(
        '{"and": [{"in": [{"var": "country"}, []]}, {">": [{"+": [1.50, 2]}, 3e0]}]}'
    )
    # What was typed is still there after another page was open.
    page.get_by_role("link", name="All evaluators").click()
    page.get_by_role("link", name="nordic", exact=True).click()
    expect(rule).to_have_value(
        '{"and": [{"in": [{"var": "country"}, []]}, {">": [{"+": [1.50, 2]}, 3e0]}]}'
    )
    page.get_by_role("button", name="Discard my changes").click()
    expect(page.get_by_role("button", name="Review and save")).to_be_disabled()


def test_an_evaluator_is_made_and_deleted(sign_in: SignIn, bot: str, api: httpx.Client) -> None:
    assert bot
    page = sign_in(f"{NAME}/evaluators")
    page.get_by_role("link", name="New evaluator").click()
    page.get_by_role("button", name="Review and save").click()
    expect(page.get_by_text("Give the evaluator a name.")).to_be_visible()
    page.get_by_label("Name").fill("staff")
    page.get_by_role("button", name="Review and save").click()
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    page.get_by_role("link", name="staff", exact=True).click()
    expect(page.get_by_text("No flag and no evaluator uses it.")).to_be_visible()
    made = page.url
    # A rule of a flag can use it at once.
    page.goto(f"{page.url.partition('#')[0]}#/{NAME}/flags/checkout")
    page.locator(".rules-open").first.click()
    page.get_by_role("button", name="Other…").first.click()
    page.get_by_role("menuitem", name="Evaluator").click()
    expect(page.locator(".rules-evaluator option", has_text="staff").first).to_be_attached()
    page.get_by_role("button", name="Discard").click()
    page.goto(made)
    page.get_by_role("button", name="Delete").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Type staff to confirm").fill("staff")
    sheet.get_by_role("button", name="Delete").click()
    expect(page.get_by_role("link", name="nordic", exact=True)).to_be_visible()
    assert api.get(f"{BASE}/evaluators/staff").status_code == 404


def test_an_override_is_stored_and_evaluations_see_it(
    sign_in: SignIn, bot: str, api: httpx.Client, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    assert bot
    page = sign_in(f"{NAME}/contexts")
    expect(page.get_by_text("Evaluations of this set do not read stored contexts")).to_be_visible()
    screenshot(page, "contexts")
    page.get_by_role("button", name="Read them from now on").click()
    page.get_by_role("dialog").get_by_role("button", name="Read them from now on").click()
    expect(page.get_by_text("Evaluations read them")).to_be_visible()
    expect(page.get_by_role("button", name="Stop reading them")).to_be_visible()

    page.get_by_role("button", name="New context").click()
    sheet = page.get_by_role("dialog", name="New context")
    sheet.get_by_label("Targeting key").fill("ada")
    sheet.get_by_role("button", name="Add country").click()
    sheet.get_by_label("Value of country").fill("DE")
    sheet.get_by_role("button", name="Add override").click()
    sheet.get_by_label("Flag", exact=True).fill("checkout")
    sheet.get_by_label("Variant").select_option("on")
    check_axe(page)
    screenshot(page, "context-new")
    sheet.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="ada", exact=True)).to_be_visible()
    wait_until(lambda: evaluated(api, "checkout", "ada") == {"value": True, "override": True})

    page.get_by_label("Targeting keys that begin with").fill("user-1")
    expect(page.locator("table.contexts tbody tr")).to_have_count(1)
    page.get_by_label("Targeting keys that begin with").fill("")
    page.get_by_role("link", name="ada", exact=True).click()
    sheet = page.get_by_role("dialog", name="ada")
    sheet.get_by_role("button", name="Remove the override of checkout").click()
    sheet.get_by_role("button", name="Save").click()
    expect(sheet).to_have_count(0)
    wait_until(lambda: evaluated(api, "checkout", "ada") == {"value": False, "override": None})


def test_a_context_that_changed_meanwhile_is_not_overwritten(
    sign_in: SignIn, bot: str, api: httpx.Client
) -> None:
    assert bot
    page = sign_in(f"{NAME}/contexts?key=user-2")
    sheet = page.get_by_role("dialog", name="user-2")
    sheet.get_by_label("Value of country").fill("DK")
    api.put(f"{BASE}/contexts/user-2", json={"attributes": {"country": "IS", "load": 10.0}})
    sheet.get_by_role("button", name="Save").click()
    expect(sheet.get_by_text("Somebody else has changed this context")).to_be_visible()
    sheet.get_by_role("button", name="Load theirs").click()
    expect(sheet.get_by_label("Value of country")).to_have_value("IS")
    expect(sheet.get_by_label("Value of load")).to_have_value("10.0")
    sheet.get_by_role("button", name="Delete").click()
    question = page.get_by_role("dialog", name="Delete the context of user-2?")
    question.get_by_label("Type user-2 to confirm").fill("user-2")
    question.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Deleted the context of user-2.")).to_be_visible()
    assert api.get(f"{BASE}/contexts/user-2").status_code == 404


def entries(page: Page) -> Locator:
    """Return the entries of the history."""
    return page.locator("li.entry")


def write(page: Page, text: str) -> None:
    """Replace the text of the JSON editor."""
    page.get_by_role("textbox", name="Rule").fill(text)


def evaluated(api: httpx.Client, flag: str, key: str) -> dict[str, Any]:
    """Return the value that a key gets, and whether an override gave it."""
    headers = {"flagd-selector": f"flagSetId={NAME}"}
    body = {"context": {"targetingKey": key}}
    answer = api.post(f"/ofrep/v1/evaluate/flags/{flag}", json=body, headers=headers).json()
    return {"value": answer.get("value"), "override": answer.get("metadata", {}).get("override")}
