"""The visual editor of rules: built by hand, it evaluates as its sentences say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from devstack.stack import Stack
from tests.console.conftest import (
    STAGING,
    CheckAxe,
    Screenshot,
    drawn,
    press,
    served_everywhere,
    write,
)

KEY = "rules"
FLAG = f"{STAGING}/flags/{KEY}"
PATH = f"/api/v1/flag-sets/{STAGING}/flags/{KEY}"
HEADERS = {"content-type": "application/json"}

HEAD = '{"state": "ENABLED", "variants": {"on": true, "off": false}, "defaultVariant": "off"'
BARE = HEAD + "}"

# Spelt as no program would; the fourth rule has no form.
RULES = (
    HEAD
    + """,
  "targeting": {"if": [
    {"ends_with": [{"var":["email"]}, "@ex\\u0061mple.com"]}, "on",
    {"in":[ {"var": "country"},["SE",  "NO"] ]},   true,
    {"!": {"$ref": "staff"}}, "off",
    {">": [ {"+": [{"var": "n"}, 1.50]}, 3e0 ]}, "on",
    {"?:": [{"<": [18.0, {"var": "age"}]}, "on",
      {"fractional": [["on", 10], ["off", 90]]}]}
  ]}}"""
)
SENTENCES = [
    "If email ends with @example.com → on",
    "If country is SE or NO → true",
    "If evaluator staff does not fit → off",
    'If JSON {">": [ {"+": [{"var": "n"}, 1.50]}, 3e0 ]} → on',
    "If age > 18.0 → on",
]

Open = Callable[[str], Page]


@pytest.fixture(scope="module", autouse=True)
def staff(shop: str, api: httpx.Client) -> None:
    """The evaluator that rules refer to."""
    rule = {"ends_with": [{"var": "email"}, "@staff.example"]}
    api.put(f"/api/v1/flag-sets/{STAGING}/evaluators/staff", json=rule).raise_for_status()


@pytest.fixture
def open_flag(sign_in: Callable[..., Page], api: httpx.Client) -> Open:
    """Store a definition of the flag, and open its page."""

    def opened(text: str) -> Page:
        api.put(PATH, content=text.encode(), headers=HEADERS).raise_for_status()
        page = sign_in(FLAG)
        expect(definition(page)).to_have_value(text)
        return page

    return opened


def definition(page: Page) -> Locator:
    """The whole definition, which stands beside the rules."""
    return page.get_by_role("textbox", name="Definition as JSON")


def targeting(page: Page) -> Any:
    """The rules as the definition has them, once what was done last is in it."""
    drawn(page)
    return json.loads(definition(page).input_value()).get("targeting")


def sentences(page: Page) -> Locator:
    return page.get_by_role("list", name="Rules, in order").locator(".rules-sentence")


def rule(page: Page, number: int) -> Locator:
    """The row of a rule, with its form."""
    return page.get_by_role("list", name="Rules, in order").locator("> li").nth(number - 1)


def choose(page: Page, number: int, action: str) -> None:
    """Choose an action from the menu of a rule."""
    page.get_by_role("button", name=f"Actions of rule {number}").click()
    page.get_by_role("menuitem", name=action).click()


def expect_focus(page: Page, name: str) -> None:
    """Expect that what has the focus has a name that begins so."""
    focus = page.locator(":focus")
    expect(focus).to_have_accessible_name(re.compile(f"^{re.escape(name)}"))


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something with this name has the focus."""
    wanted = page.get_by_label(name, exact=True).or_(
        page.get_by_role("button", name=name, exact=True)
    )
    for _ in range(60):
        press(page, "Tab")
        if wanted.and_(page.locator(":focus")).count():
            return
    pytest.fail(f"Tab does not lead to '{name}'.")


def save(page: Page) -> None:
    page.get_by_role("button", name="Review and save").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="Save", exact=True).click()
    expect(sheet).to_be_hidden()


def variant(api: httpx.Client, context: Mapping[str, Any]) -> str | None:
    """The variant that the context gets."""
    selector = {"flagd-selector": f"flagSetId={STAGING}"}
    answer = api.post(
        f"/ofrep/v1/evaluate/flags/{KEY}", json={"context": context}, headers=selector
    )
    return answer.raise_for_status().json().get("variant")  # type: ignore[no-any-return]


def test_rules_read_as_sentences_in_their_order(
    open_flag: Open, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    page = open_flag(RULES)
    expect(sentences(page)).to_have_text(SENTENCES)
    expect(page.get_by_text("The first rule that fits wins.")).to_be_visible()
    expect(page.get_by_role("button", name="Else")).to_contain_text(
        "10 % on · 90 % off by targetingKey"
    )
    # `true` names a variant that the flag does not have.
    expect(rule(page, 2)).to_contain_text("no such variant")
    screenshot(page, "rules", "light dark narrow")
    # Every kind of form: chips, a group with an evaluator, JSON, a rollout.
    for number in (2, 3, 4):
        rule(page, number).locator(".rules-open").click()
    page.get_by_role("button", name="Else").click()
    rule(page, 3).get_by_role("button", name="Condition").click()
    check_axe(page)
    screenshot(page, "rules-open", "light dark narrow")
    page.get_by_role("button", name="Undo").click()
    expect(definition(page)).to_have_value(RULES)


def test_rules_that_are_built_do_what_their_sentences_say(
    console: Stack, open_flag: Open, api: httpx.Client, screenshot: Screenshot
) -> None:
    page = open_flag(BARE)
    expect(page.get_by_text("Everyone gets the default variant (off).")).to_be_visible()
    screenshot(page, "rules-empty")
    page.get_by_role("button", name="Add rule").click()
    # What is new fits nobody.
    assert targeting(page)["if"][0]["in"][1] == []

    first = rule(page, 1)
    first.get_by_role("combobox", name="Attribute").fill("country")
    first.get_by_role("textbox", name="Values").fill("SE")
    press(page, "Enter")
    write(page, "NO,")
    first.get_by_role("button", name="Condition").click()
    first.get_by_role("combobox", name="Attribute").nth(1).fill("version")
    first.get_by_label("Operator").nth(1).select_option(label="is version … or later")
    first.get_by_label("Version").fill("2.x")
    expect(first.get_by_text("Not a version.")).to_be_visible()
    first.get_by_label("Version").fill("2.1.0")
    first.get_by_role("button", name="Other…").click()
    page.get_by_role("menuitem", name="Evaluator").click()
    expect(first.get_by_text("email ends with @staff.example", exact=True)).to_be_visible()
    first.get_by_label("Operator").last.select_option(label="does not fit")

    page.get_by_role("button", name="Add rule").click()
    second = rule(page, 2)
    second.get_by_role("combobox", name="Attribute").fill("$flagd.timestamp")
    second.get_by_label("Operator").select_option(label="is before")
    second.get_by_label("Time (your zone)").fill("2001-01-01T00:00")
    second.get_by_role("button", name="Done").click()

    page.get_by_role("button", name="Else").click()
    page.get_by_label("Answer").last.select_option(label="Percentages…")
    page.get_by_role("textbox", name="Percent of on").fill("37.5")
    page.get_by_role("combobox", name="Attribute that divides the keys").fill("company")

    assert targeting(page)["if"][:2] == [
        {
            "and": [
                {"in": [{"var": "country"}, ["SE", "NO"]]},
                {"sem_ver": [{"var": "version"}, ">=", "2.1.0"]},
                {"!": [{"$ref": "staff"}]},
            ]
        },
        "on",
    ]
    expect(sentences(page).first).to_have_text(
        "If country is SE or NO and version is 2.1.0 or later and evaluator staff does not fit → on"
    )
    assert targeting(page)["if"][4] == {
        "fractional": [
            {"cat": [{"var": "$flagd.flagKey"}, {"var": "company"}]},
            ["on", 375],
            ["off", 625],
        ]
    }
    screenshot(page, "rules-built", "light")
    save(page)

    fitting = {"country": "NO", "version": "2.3", "email": "a@example.com", "company": "acme"}
    served_everywhere(console, STAGING)
    assert variant(api, fitting) == "on"
    shares = [
        variant(api, {**fitting, **other, "company": f"c{i}"})
        for i in range(40)
        for other in ({"country": "DE"}, {"version": "2.0.9"}, {"email": "b@staff.example"})
    ]
    # The three that do not fit get what their company gets: the same, and not all the same.
    assert all(len(set(shares[i : i + 3])) == 1 for i in range(0, 120, 3))
    assert set(shares) == {"on", "off"}


def test_rules_are_built_by_the_keyboard_alone(
    console: Stack, open_flag: Open, api: httpx.Client
) -> None:
    page = open_flag(BARE)
    page.get_by_role("tab", name="Rules").focus()
    tab_to(page, "Add rule")
    press(page, "Enter")
    expect_focus(page, "Attribute")
    press(page, "Control+A")
    write(page, "emai")
    expect(page.get_by_role("option", name="email")).to_be_visible()
    press(page, "ArrowDown", "Enter", "Tab")
    expect_focus(page, "Operator")
    write(page, "ends with")
    tab_to(page, "Value")
    write(page, "@example.com")
    press(page, "Escape")
    expect_focus(page, "Rule 1: If email")
    # What comes gets the focus; what goes leaves it where it was.
    press(page, "Enter")
    tab_to(page, "Condition")
    press(page, "Enter")
    expect_focus(page, "Attribute")
    assert "and" in targeting(page)["if"][0]
    tab_to(page, "Remove this condition")
    press(page, "Enter")
    assert "ends_with" in targeting(page)["if"][0]
    expect(rule(page, 1).locator(":focus")).to_have_count(1)
    press(page, "Escape")
    tab_to(page, "Add rule")
    press(page, "Enter")
    tab_to(page, "Values: Add a value…")
    write(page, "a,b")
    press(page, "Enter", "Backspace")
    press(page, "Escape")
    # Up by the handle, down by a button.
    page.get_by_role("button", name="Move rule 2: drag").focus()
    press(page, "ArrowUp")
    expect_focus(page, "Move rule 1")
    expect(page.get_by_role("status").filter(has_text="Moved to place 1 of 2")).to_have_count(1)
    tab_to(page, "Move rule 1 down")
    press(page, "Enter")
    expect_focus(page, "Move rule 2")
    assert [type(each) for each in targeting(page)["if"]] == [dict, str, dict, str]
    assert targeting(page)["if"][0] == {"ends_with": [{"var": "email"}, "@example.com"]}
    assert targeting(page)["if"][2]["in"][1] == ["a"]
    save(page)
    ada = {"email": "ada@example.com"}
    served_everywhere(console, STAGING)
    assert variant(api, ada) == "on"
    assert variant(api, {"email": "ada@example.org"}) == "off"


def test_an_edit_changes_its_own_bytes_only(open_flag: Open) -> None:
    page = open_flag(RULES)
    for number in (1, 2, 5):
        rule(page, number).locator(".rules-open").click()
    rule(page, 2).get_by_role("button", name="Remove SE").click()
    expected = RULES.replace('["SE",  "NO"]', '["NO"]')
    expect(definition(page)).to_have_value(expected)
    rule(page, 1).get_by_label("Operator").select_option(label="does not end with")
    expected = expected.replace(
        '{"ends_with": [{"var":["email"]}, "@ex\\u0061mple.com"]}',
        '{"!": [{"ends_with": [{"var":["email"]}, "@ex\\u0061mple.com"]}]}',
    )
    expect(definition(page)).to_have_value(expected)
    rule(page, 5).get_by_role("textbox", name="Value").fill("21")
    expected = expected.replace("18.0", "21")
    expect(definition(page)).to_have_value(expected)
    for _ in range(3):
        page.get_by_role("button", name="Undo").click()
    expect(definition(page)).to_have_value(RULES)


def test_rules_are_dragged_copied_deleted_and_undone(
    open_flag: Open, screenshot: Screenshot
) -> None:
    page = open_flag(RULES)
    grip = rule(page, 1).get_by_role("button", name="Move rule 1: drag")
    grip.hover()
    page.mouse.down()
    target = rule(page, 3).bounding_box()
    assert target is not None
    page.mouse.move(target["x"] + 20, target["y"] + target["height"] - 2, steps=4)
    screenshot(page, "rules-dragged", "light")
    page.mouse.up()
    moved = [SENTENCES[1], SENTENCES[2], SENTENCES[0], *SENTENCES[3:]]
    expect(sentences(page)).to_have_text(moved)
    choose(page, 3, "Move up")
    choose(page, 2, "Move up")
    expect(definition(page)).to_have_value(RULES)
    choose(page, 4, "Duplicate")
    expect(sentences(page)).to_have_text([*SENTENCES[:4], SENTENCES[3], SENTENCES[4]])
    choose(page, 5, "Delete")
    expect(definition(page)).to_have_value(RULES)
    for left in range(4, -1, -1):
        choose(page, 1, "Delete")
        expect(sentences(page)).to_have_count(left)
    # What everybody gets is left, and can stand alone.
    assert targeting(page) == {"fractional": [["on", 10], ["off", 90]]}
    for _ in range(5):
        page.get_by_role("button", name="Undo").click()
    expect(definition(page)).to_have_value(RULES)


def test_a_long_list_scrolls_while_a_rule_is_dragged(open_flag: Open) -> None:
    chain = [part for i in range(40) for part in ({"==": [{"var": "n"}, i]}, "on")]
    page = open_flag(f'{HEAD}, "targeting": {json.dumps({"if": chain})}}}')
    last, bottom = rule(page, 40), page.get_by_role("button", name="Else")
    expect(bottom).not_to_be_in_viewport()
    rule(page, 1).get_by_role("button", name="Move rule 1: drag").hover()
    page.mouse.down()
    page.mouse.move(300, 795, steps=2)
    expect(bottom).to_be_in_viewport(ratio=1)
    expect(last).to_have_class("drop-after")
    page.mouse.up()
    expect(sentences(page).last).to_have_text("If n is 0 → on")
    rule(page, 40).get_by_role("button", name="Move rule 40: drag").hover()
    page.mouse.down()
    page.mouse.move(300, 52, steps=2)
    expect(rule(page, 1)).to_have_class("drop-before")
    page.mouse.up()
    expect(sentences(page).first).to_have_text("If n is 0 → on")


def test_a_value_is_found_in_a_long_list(
    open_flag: Open, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    keys = [f"user-{i:03}" for i in range(300)]
    rule_of = {"if": [{"in": [{"var": "targetingKey"}, keys]}, "on"]}
    page = open_flag(f'{HEAD}, "targeting": {json.dumps(rule_of)}}}')
    rule(page, 1).locator(".rules-open").click()
    expect(rule(page, 1)).to_contain_text("300 values")
    field = rule(page, 1).get_by_role("textbox", name="Values")
    field.fill("-27")
    expect(rule(page, 1)).to_contain_text("10 of 300 values")
    check_axe(page)
    screenshot(page, "rules-long-list")
    rule(page, 1).get_by_role("button", name="Remove user-271").click()
    keys.remove("user-271")
    assert targeting(page)["if"][0]["in"][1] == keys
    # What was typed to find a value adds none, unless it is entered.
    page.get_by_role("button", name="Else").focus()
    assert targeting(page)["if"][0]["in"][1] == keys
    field.fill("user-300")
    press(page, "Enter")
    assert targeting(page)["if"][0]["in"][1] == [*keys, "user-300"]
    page.get_by_role("button", name="Review and save").click()
    sheet = page.get_by_role("dialog", name="Save")
    expect(sheet.get_by_label("In words")).to_contain_text(
        "Rule 1: added user-300 to targetingKey and removed user-271"
    )


def test_an_evaluator_in_a_rule_leads_to_its_page(open_flag: Open) -> None:
    page = open_flag(RULES)
    rule(page, 3).locator(".rules-open").click()
    rule(page, 3).get_by_role("link", name="Open the evaluator staff").click()
    expect(page.get_by_role("heading", name="staff")).to_be_visible()


def test_a_rule_is_edited_as_json_in_its_place_and_back(
    open_flag: Open, check_axe: CheckAxe
) -> None:
    page = open_flag(RULES)
    choose(page, 2, "Edit as JSON")
    condition = rule(page, 2).get_by_role("textbox", name="Condition as JSON")
    expect(condition).to_have_value('{"in":[ {"var": "country"},["SE",  "NO"] ]}')
    condition.fill('{"in": [{"var": "country"}, ["SE"')
    expect(rule(page, 2)).to_contain_text("Line 1: A comma or ] is expected here.")
    expect(rule(page, 2)).to_contain_text("Not applied yet.")
    expect(definition(page)).to_have_value(RULES)
    condition.fill('{"in": [{"var": "country"},   ["FI"]]}')
    expected = RULES.replace(
        '{"in":[ {"var": "country"},["SE",  "NO"] ]}', '{"in": [{"var": "country"},   ["FI"]]}'
    )
    expect(definition(page)).to_have_value(expected)
    rule(page, 2).get_by_role("button", name="Edit as a form").click()
    expect(rule(page, 2).get_by_role("button", name="Remove FI")).to_be_visible()
    # The piece without a form is JSON from the beginning, and says why.
    rule(page, 4).locator(".rules-open").click()
    expect(rule(page, 4)).to_contain_text("“>” as it is used here has no form.")
    check_axe(page)


def test_a_piece_of_json_leaves_out_the_indentation_of_its_place(open_flag: Open) -> None:
    piece = '{">": [\n        {"+": [{"var": "n"}, 1.50]},\n        3e0\n      ]}'
    text = HEAD + ',\n  "targeting": {\n    "if": [\n      ' + piece + ', "on"\n    ]\n  }\n}'
    page = open_flag(text)
    rule(page, 1).locator(".rules-open").click()
    field = rule(page, 1).get_by_role("textbox", name="Condition as JSON")
    expect(field).to_have_value('{">": [\n  {"+": [{"var": "n"}, 1.50]},\n  3e0\n]}')
    field.fill('{">": [\n  {"+": [{"var": "n"}, 1.50]},\n  4e0\n]}')
    expect(definition(page)).to_have_value(text.replace("3e0", "4e0"))


def test_sliders_always_add_up(open_flag: Open) -> None:
    text = HEAD + ', "targeting": {"fractional": [["on", 20], ["off", 50], [null, 30]]}}'
    page = open_flag(text)
    page.get_by_role("button", name="Everyone").click()
    slider = page.get_by_role("slider", name="Share of on")

    def weights() -> list[int]:
        return [weight for _, weight in targeting(page)["fractional"]]

    slider.focus()
    press(page, "End")
    expect(page.get_by_role("textbox", name="Percent of on")).to_have_value("100")
    assert weights() == [100, 0, 0]
    # Back where it began, the others are as they were.
    slider.fill("20")
    expect(definition(page)).to_have_value(text)
    slider.fill("36")
    assert weights() == [36, 40, 24]
    page.get_by_role("button", name="Even shares").click()
    assert sorted(weights()) == [33, 33, 34]
    page.get_by_role("button", name="Remove default variant (off)").click()
    assert sum(weights()) == 100
    assert len(weights()) == 2


def test_hostile_names_are_text(open_flag: Open, screenshot: Screenshot) -> None:
    name = "<img src=x onerror=alert(1)>"
    hostile = {
        "state": "ENABLED",
        "variants": {name: True, "off": False},
        "defaultVariant": "off",
        "targeting": {"if": [{"==": [{"var": name}, name + "\u202e"]}, name, {"var": name}]},
    }
    page = open_flag(json.dumps(hostile))
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    expect(sentences(page)).to_have_text(f"If {name} is {name}\\u202e → {name}")
    expect(page.get_by_role("button", name="Else")).to_contain_text(
        f"the variant that {name} names"
    )
    rule(page, 1).locator(".rules-open").click()
    expect(rule(page, 1).get_by_role("combobox", name="Attribute")).to_have_value(name)
    assert page.locator("main img").count() == 0
    screenshot(page, "rules-hostile", "light")


def test_a_key_that_may_only_read_sees_sentences(
    open_flag: Open, sign_in: Callable[..., Page], api: httpx.Client
) -> None:
    open_flag(RULES).close()
    made = api.post("/api/v1/api-keys", json={"name": "rules-reader", "scopes": ["read"]})
    page = sign_in(FLAG, made.raise_for_status().json()["key"])
    expect(sentences(page)).to_have_text(SENTENCES)
    expect(page.get_by_role("button", name="Add rule")).to_have_count(0)
    expect(page.get_by_role("button", name="Move rule 1: drag")).to_have_count(0)
