"""The page of a flag: every editor changes the same text, and nothing else of it."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.console.conftest import SET, STAGING, CheckAxe, Screenshot

KEY = "new-checkout"
FLAG = f"{STAGING}/flags/{KEY}"
PATH = f"/api/v1/flag-sets/{STAGING}/flags/{KEY}"

# Numbers, escapes and blanks that JSON.parse would forget.
TEXT = """{
  "state": "ENABLED",
  "variants": {"on": 10.0,   "off": 1e2},
  "defaultVariant": "off",
  "targeting": {
    "if": [
      {"ends_with": [{"var": "email"}, "@ex\\u0061mple.com"]}, "on",
      {"fractional": [["on", 10], ["off", 90]]}
    ]
  },
  "metadata": {"owner": "checkout", "ticket": "https://tickets.example.com/7"}
}"""


@pytest.fixture(autouse=True)
def stored(shop: str, api: httpx.Client) -> None:
    api.put(PATH, content=TEXT, headers={"content-type": "application/json"}).raise_for_status()


@pytest.fixture
def page(sign_in: Callable[..., Page]) -> Page:
    page = sign_in(FLAG)
    expect(definition(page)).to_have_value(TEXT)
    return page


def definition(page: Page) -> Locator:
    """The whole definition, beside the other editors."""
    return page.get_by_role("textbox", name="Definition as JSON")


def open_tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def save(page: Page, comment: str = "") -> Locator:
    """Open the sheet, and save; returns the sheet."""
    page.get_by_role("button", name="Review and save").click()
    sheet = page.get_by_role("dialog")
    if comment:
        sheet.get_by_label("Comment").fill(comment)
    sheet.get_by_role("button", name="Save", exact=True).click()
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("button", name="Review and save")).to_be_hidden()
    return sheet


def test_the_page_shows_what_the_flag_is(page: Page, screenshot: Screenshot) -> None:
    expect(page.get_by_role("heading", name=KEY)).to_be_visible()
    expect(page.get_by_role("switch", name="State of the flag")).to_be_checked()
    expect(page.get_by_role("link", name="ticket")).to_have_attribute(
        "href", "https://tickets.example.com/7"
    )
    expect(page.locator(".facts")).to_contain_text("10 % on · 90 % off")
    expect(page.locator(".facts")).to_contain_text("checkout")
    screenshot(page, "flag-rules")


def test_a_visual_edit_changes_its_own_bytes_only(
    page: Page, api: httpx.Client, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    open_tab(page, "Variants")
    page.get_by_label("Default").select_option("on")
    edited = TEXT.replace('"defaultVariant": "off"', '"defaultVariant": "on"')
    expect(definition(page)).to_have_value(edited)

    page.get_by_role("button", name="Review and save").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_label("In words")).to_contain_text("Default variant: off → on")
    lines = sheet.get_by_label("As JSON")
    expect(lines.locator(".removed")).to_contain_text('"defaultVariant": "off"')
    expect(lines.locator(".added")).to_contain_text('"defaultVariant": "on"')
    expect(sheet.get_by_label("Impact")).to_contain_text("None of 1,000 gets another value.")
    check_axe(page)
    screenshot(page, "flag-save")
    sheet.get_by_label("Comment").fill("für alle")
    sheet.get_by_role("button", name="Save", exact=True).click()
    expect(sheet).to_be_hidden()

    assert api.get(PATH).text == edited
    change = api.get(f"{PATH}/versions").json()["items"][0]
    assert change["comment"] == "für alle"


def test_the_impact_says_who_gets_another_variant(page: Page) -> None:
    definition(page).fill(TEXT.replace('["on", 10], ["off", 90]', '["on", 90], ["off", 10]'))
    page.get_by_role("button", name="Review and save").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_label("In words")).to_contain_text("Else: on 10 % → 90 %")
    impact = sheet.get_by_label("Impact")
    expect(impact.get_by_role("row")).to_have_count(2)
    expect(impact.get_by_role("row").last).to_contain_text("off")
    expect(impact).to_contain_text("of 1,000 get another value")


def test_a_fault_stands_at_its_line(
    page: Page, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    # No JSON: the page itself says where.
    definition(page).fill(TEXT.replace('["off", 90]]', '["off", 90]'))
    faults = page.locator(".code-faults")
    expect(faults).to_contain_text("Line 8: A comma or ] is expected here.")
    expect(page.get_by_role("button", name="Review and save")).to_be_disabled()
    # JSON that cannot be evaluated: the server says where.
    definition(page).fill(TEXT.replace('"ends_with"', '"ends_wit"'))
    expect(faults.get_by_role("button", name="Line 7:")).to_be_visible()
    expect(page.locator(".code .line.error")).to_have_count(1)
    expect(page.locator(".code .line.error")).to_contain_text("ends_wit")
    check_axe(page)
    screenshot(page, "flag-fault", "light dark")
    # The sheet refuses it too, and leads back.
    page.get_by_role("button", name="Review and save").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("alert")).to_contain_text("ends_wit")
    sheet.get_by_role("button", name="Back to editing").click()
    faults.get_by_role("button", name="Line 7:").click()
    expect(definition(page)).to_be_focused()


def test_completion_knows_the_schema_and_the_flag(page: Page) -> None:
    area = definition(page)
    area.fill('{"state": "ENABLED", "variants": {"on": true, "off": false}}')
    area.press("End")
    area.press("ArrowLeft")
    area.press_sequentially(', "def')
    suggestions = page.get_by_role("listbox", name="Suggestions")
    expect(suggestions.get_by_role("option")).to_have_text(["defaultVariantmember"])
    area.press("Enter")
    expect(area).to_have_value(
        '{"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off"}'
    )
    # What the flag has: its variants, in place of the selected one.
    area.press_sequentially("o")
    expect(suggestions.get_by_role("option")).to_have_text(["onvariant", "offvariant"])
    area.press("Escape")
    expect(suggestions).to_be_hidden()
    area.press("Control+Space")
    expect(suggestions.get_by_role("option")).to_have_text(["onvariant", "offvariant"])
    area.press("Enter")
    expect(area).to_have_value(
        '{"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "on"}'
    )


def test_variants_are_added_renamed_and_removed_with_their_uses(
    page: Page, api: httpx.Client, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    open_tab(page, "Variants")
    name = page.get_by_label("Name of on")
    name.fill("yes")
    name.press("Enter")
    renamed = (
        TEXT.replace('"on": 10.0', '"yes": 10.0')
        .replace('}, "on",', '}, "yes",')
        .replace('["on", 10]', '["yes", 10]')
    )
    expect(definition(page)).to_have_value(renamed)

    page.get_by_role("button", name="Add variant").click()
    added = page.get_by_label("Name of variant-3")
    expect(added).to_be_focused()
    added.fill("most")
    added.press("Enter")
    page.get_by_label("Value of most").fill("many")
    expect(page.locator(".variant-editor")).to_contain_text("This is no number.")
    page.get_by_label("Value of most").fill("1e3")
    check_axe(page)
    screenshot(page, "flag-variants")

    page.get_by_role("button", name="Remove off").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("1 place in the rules")
    dialog.get_by_label("Put in its place").select_option("most")
    dialog.get_by_role("button", name="Remove", exact=True).click()
    save(page)
    stored = api.get(PATH)
    assert stored.json()["variants"] == {"yes": 10.0, "most": 1000.0}
    assert stored.json()["defaultVariant"] == "most"
    assert '"yes": 10.0' in stored.text
    assert '["most", 90]' in stored.text


def test_metadata_are_edited_by_kind(
    page: Page, api: httpx.Client, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    open_tab(page, "Metadata")
    page.get_by_label("Value of owner").fill('search & "find"')
    page.get_by_role("button", name="permanent").click()
    page.get_by_label("Kind of ticket").select_option("Number")
    page.get_by_label("Value of ticket").fill("7.50")
    page.get_by_role("button", name="Remove ticket").is_enabled()
    check_axe(page)
    screenshot(page, "flag-metadata")
    save(page)
    text = api.get(PATH).text
    assert '{"owner": "search & \\"find\\"", "ticket": 7.50, "permanent": true}' in text


def test_the_switch_saves_by_itself(page: Page, api: httpx.Client) -> None:
    page.get_by_role("switch", name="State of the flag").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("State: enabled → disabled")
    sheet.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("switch", name="State of the flag")).not_to_be_checked()
    expect(sheet).to_be_hidden()
    assert api.get(PATH).text == TEXT.replace('"ENABLED"', '"DISABLED"')
    # Undo goes through the sheet as well.
    page.get_by_role("button", name="Undo").click()
    expect(sheet).to_contain_text("State: disabled → enabled")
    sheet.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("switch", name="State of the flag")).to_be_checked()
    expect(sheet).to_be_hidden()
    assert api.get(PATH).text == TEXT


def test_an_edit_survives_a_reload_and_can_be_discarded(page: Page) -> None:
    definition(page).fill(TEXT.replace("90", "91"))
    expect(page.get_by_text("1 change not saved")).to_be_visible()
    page.reload()
    expect(definition(page)).to_have_value(TEXT.replace("90", "91"))
    page.get_by_role("button", name="Discard").click()
    expect(definition(page)).to_have_value(TEXT)
    page.get_by_role("button", name="Undo").click()
    expect(definition(page)).to_have_value(TEXT.replace("90", "91"))


def test_a_production_set_asks_first(
    sign_in: Callable[..., Page], api: httpx.Client, screenshot: Screenshot
) -> None:
    page = sign_in(f"{SET}/flags/{KEY}")
    expect(page.get_by_role("switch", name="State of the flag")).to_be_checked()
    page.get_by_role("switch", name="State of the flag").click()
    sheet = page.get_by_role("dialog", name="Save")
    expect(sheet).to_contain_text(f"{SET} is a production set")
    screenshot(page, "flag-save-production", "light")
    sheet.get_by_role("button", name="Save", exact=True).click()
    question = page.get_by_role("dialog", name=f"Change {SET}?")
    question.get_by_role("button", name="Cancel").click()
    assert api.get(f"/api/v1/flag-sets/{SET}/flags/{KEY}").json()["state"] == "ENABLED"
    sheet.get_by_role("button", name="Save", exact=True).click()
    question.get_by_role("button", name="Change production").click()
    expect(sheet).to_be_hidden()
    assert api.get(f"/api/v1/flag-sets/{SET}/flags/{KEY}").json()["state"] == "DISABLED"


def test_a_key_that_only_reads_is_offered_nothing_to_change(
    sign_in: Callable[..., Page], api: httpx.Client
) -> None:
    made = api.post(
        "/api/v1/api-keys", json={"name": "reader", "scopes": ["read"], "flagSet": STAGING}
    ).json()
    page = sign_in(FLAG, made["key"])
    expect(definition(page)).to_have_value(TEXT)
    expect(definition(page)).not_to_be_editable()
    expect(page.get_by_role("switch", name="State of the flag")).to_be_disabled()
    open_tab(page, "Variants")
    expect(page.get_by_label("Value of off")).not_to_be_editable()
    expect(page.get_by_role("button", name="Add variant")).to_be_hidden()
    open_tab(page, "History")
    expect(page.get_by_text("created the flag").first).to_be_visible()
    expect(page.get_by_role("button", name="Bring back")).to_be_hidden()
