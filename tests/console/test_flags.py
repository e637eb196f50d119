"""The flags of a set in a browser: what is shown, switched, selected, and followed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import httpx
import pytest
from openfeature import api as openfeature
from openfeature.contrib.provider.ofrep import OFREPProvider
from playwright.sync_api import Page, expect

from devstack.stack import Stack
from tests.conftest import ADMIN_KEY
from tests.console.conftest import CheckAxe, Screenshot, between, press, write
from tests.waiting import wait_until

SignIn = Callable[..., Page]

BOOLEAN = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
SPLIT = {"fractional": [["on", 25], ["off", 75]]}
STAFF = {"ends_with": [{"var": "email"}, "@example.com"]}

_numbers = count(1)


@pytest.fixture
def flag_set(api: httpx.Client) -> str:
    """A flag set of this test's own with four flags, and none of production."""
    return make(api, f"list-{next(_numbers)}.staging")


def make(api: httpx.Client, name: str, **metadata: object) -> str:
    """Make a flag set with four flags."""
    flags = {
        "banner": {**BOOLEAN, "defaultVariant": "on", "metadata": {"owner": "growth"}},
        "legacy-export": {**BOOLEAN, "state": "DISABLED", "metadata": {"owner": "billing"}},
        "new-checkout": {**BOOLEAN, "targeting": SPLIT, "metadata": {"owner": "checkout"}},
        "search-engine": {**BOOLEAN, "targeting": {"if": [STAFF, "on", "off"]}},
    }
    api.post("/api/v1/flag-sets", json={"name": name}).raise_for_status()
    document = {"flags": flags, "metadata": metadata}
    api.put(f"/api/v1/flag-sets/{name}/document", json=document).raise_for_status()
    return name


def state(api: httpx.Client, flag_set: str, key: str) -> str:
    """Return the state of a flag as the server has it."""
    flag: dict[str, Any] = api.get(f"/api/v1/flag-sets/{flag_set}/flags/{key}").json()
    return str(flag["state"])


def revision(api: httpx.Client, flag_set: str) -> int:
    """The revision of a set."""
    return int(api.get(f"/api/v1/flag-sets/{flag_set}").json()["revision"])


def switch(page: Page, key: str) -> Any:
    """The switch of a flag."""
    return page.get_by_role("switch", name=f"{key} is enabled")


def expect_keys(page: Page, *keys: str) -> None:
    """Expect the rows of these flags, in this order."""
    expect(page.locator(".list-rows .key a:not(.planned)")).to_have_text(keys)


@pytest.fixture
def enabled(console: Stack) -> Iterator[Callable[[str, str], bool]]:
    """Ask with an OpenFeature client, whose own default is True, for a flag that answers False."""

    def ask(flag_set: str, key: str) -> bool:
        headers = {"X-API-Key": ADMIN_KEY, "Flagd-Selector": f"flagSetId={flag_set}"}
        openfeature.set_provider(OFREPProvider(console.url, headers_factory=lambda: headers))
        return openfeature.get_client().get_boolean_value(key, True) is False

    yield ask
    openfeature.shutdown()


def test_a_switch_is_seen_by_callers_and_can_be_undone(
    sign_in: SignIn, api: httpx.Client, flag_set: str, enabled: Callable[[str, str], bool]
) -> None:
    page = sign_in(flag_set)
    # A worker that was not written to follows within moments, here and below.
    wait_until(lambda: enabled(flag_set, "search-engine"))
    switch(page, "search-engine").click()
    expect(switch(page, "search-engine")).to_have_attribute("aria-checked", "false")
    expect(page.get_by_text("search-engine is off")).to_be_visible()
    wait_until(lambda: not enabled(flag_set, "search-engine"))
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("search-engine is on")).to_be_visible()
    wait_until(lambda: enabled(flag_set, "search-engine"))


def test_a_change_made_elsewhere_appears_and_leaves_what_is_selected(
    sign_in: SignIn, api: httpx.Client, flag_set: str
) -> None:
    page = sign_in(flag_set)
    expect(page.locator(".live.live")).to_be_visible()
    page.get_by_label("Select banner").check()
    page.get_by_label("Search flags").fill("n")
    flags = f"/api/v1/flag-sets/{flag_set}/flags"
    api.patch(f"{flags}/new-checkout", json={"state": "DISABLED"}).raise_for_status()
    expect(switch(page, "new-checkout")).to_have_attribute("aria-checked", "false")
    api.put(f"{flags}/brand-new", json=BOOLEAN).raise_for_status()
    expect(page.get_by_role("link", name="brand-new")).to_be_visible()
    api.delete(f"{flags}/brand-new").raise_for_status()
    expect(page.get_by_role("link", name="brand-new")).to_have_count(0)
    expect(page.get_by_label("Search flags")).to_have_value("n")
    expect(page.get_by_label("Select banner")).to_be_checked()


def test_without_a_stream_changes_are_asked_for(
    sign_in: SignIn, api: httpx.Client, flag_set: str
) -> None:
    page = sign_in()
    off = {"content_type": "application/json", "body": '{"requestUri": null}'}
    page.route("**/event-stream", lambda route: route.fulfill(**off))
    page.goto(f"{page.url.partition('#')[0]}#/{flag_set}")
    expect(page.get_by_text("Every 5 s")).to_be_visible()
    url = f"/api/v1/flag-sets/{flag_set}/flags/banner"
    api.patch(url, json={"state": "DISABLED"}).raise_for_status()
    expect(switch(page, "banner")).to_have_attribute("aria-checked", "false")


def test_who_was_faster_is_told_and_nothing_is_overwritten(
    sign_in: SignIn, api: httpx.Client, flag_set: str
) -> None:
    page = sign_in(flag_set)
    expect(switch(page, "banner")).to_be_visible()

    def somebody_else() -> None:
        url = f"/api/v1/flag-sets/{flag_set}/flags/banner"
        api.patch(url, json={"defaultVariant": "off"}).raise_for_status()

    between(page, "PATCH", "**/flags/banner", somebody_else)
    switch(page, "banner").click()
    expect(page.get_by_text("banner was changed meanwhile by")).to_be_visible()
    expect(switch(page, "banner")).to_have_attribute("aria-checked", "true")
    assert state(api, flag_set, "banner") == "ENABLED"


def test_filters_and_order_stand_in_the_address(sign_in: SignIn, flag_set: str) -> None:
    page = sign_in(flag_set)
    expect(page.get_by_role("link", name="banner")).to_be_visible()
    page.get_by_label("Any state").select_option(label="Off")
    expect_keys(page, "legacy-export")
    page.get_by_label("Any state").select_option(label="On")
    page.get_by_label("Any owner").select_option("checkout")
    expect_keys(page, "new-checkout")
    expect(page).to_have_url(re.compile("state=on"))
    page.reload()
    expect(page.get_by_label("Any owner")).to_have_value("checkout")
    expect_keys(page, "new-checkout")
    page.get_by_label("Select new-checkout").check()
    page.get_by_label("Any owner").select_option("billing")
    bar = page.get_by_role("toolbar", name="Selected flags")
    expect(bar).to_contain_text("1 selected (1 not shown)")
    page.get_by_role("button", name="Clear filters").click()
    page.get_by_role("columnheader", name="Key").get_by_role("button").click()
    expect_keys(page, "search-engine", "new-checkout", "legacy-export", "banner")
    page.get_by_label("Search flags").fill("owner:bill")
    expect(page.get_by_text("1 of 4 flags")).to_be_visible()
    page.get_by_label("Search flags").fill("nothing like it")
    expect(page.get_by_role("heading", name="No flag fits")).to_be_visible()


def test_the_share_that_is_named_has_a_colour(
    sign_in: SignIn, api: httpx.Client, flag_set: str
) -> None:
    split = {"fractional": [["on", 5], ["off", 95]]}
    flag = {**BOOLEAN, "defaultVariant": "on", "targeting": split}
    api.put(f"/api/v1/flag-sets/{flag_set}/flags/grown", json=flag).raise_for_status()
    page = sign_in(flag_set)
    row = page.get_by_role("row").filter(has_text="grown")
    expect(row).to_contain_text("5\u00a0% on")
    shares = row.locator(".split-bar > span")
    colours = shares.evaluate_all("all => all.map(one => one.style.background)")
    assert colours == ["var(--share-1)", "var(--share-2)"]


def test_what_is_typed_while_the_address_changes_stays(sign_in: SignIn, flag_set: str) -> None:
    page = sign_in(flag_set)
    search = page.get_by_label("Search flags")
    expect(search).to_be_visible()
    # In the moment in which "a" comes into the address, somebody types "b".
    page.evaluate("""() => {
        const field = document.querySelector('input[type=search]');
        const replace = history.replaceState.bind(history);
        history.replaceState = (...all) => {
            replace(...all);
            history.replaceState = replace;
            field.value += 'b';
            field.dispatchEvent(new Event('input', { bubbles: true }));
        };
    }""")
    search.fill("a")
    expect(page).to_have_url(re.compile(r"q=ab$"))
    expect(search).to_have_value("ab")


def test_everything_can_be_done_by_keyboard(
    sign_in: SignIn, api: httpx.Client, flag_set: str
) -> None:
    page = sign_in(flag_set)
    expect(page.get_by_role("link", name="banner")).to_be_visible()
    press(page, "/")
    write(page, "e")
    press(page, "Escape")
    expect(page.get_by_label("Search flags")).to_have_value("")
    press(page, "Escape")
    expect(page.get_by_role("link", name="banner")).to_be_focused()
    press(page, "j", "j")
    expect(page.get_by_role("link", name="new-checkout")).to_be_focused()
    press(page, "k")
    expect(page.get_by_role("link", name="legacy-export")).to_be_focused()
    # What is created above it moves the row, and not the cursor.
    flags = f"/api/v1/flag-sets/{flag_set}/flags"
    api.put(f"{flags}/a-new-one", json=BOOLEAN).raise_for_status()
    expect(page.get_by_role("link", name="a-new-one")).to_be_visible()
    expect(page.get_by_role("link", name="legacy-export")).to_be_focused()
    press(page, "x")
    expect(page.get_by_label("Select legacy-export")).to_be_checked()
    press(page, "t")
    expect(switch(page, "legacy-export")).to_have_attribute("aria-checked", "true")
    expect(page.get_by_text("legacy-export is on")).to_be_visible()
    assert state(api, flag_set, "legacy-export") == "ENABLED"
    press(page, "Enter")
    expect(page).to_have_url(f"{page.url.partition('#')[0]}#/{flag_set}/flags/legacy-export")


def test_several_flags_are_switched_at_once(
    sign_in: SignIn, api: httpx.Client, flag_set: str
) -> None:
    page = sign_in(flag_set)
    page.get_by_label("Select all flags that are shown").check()
    bar = page.get_by_role("toolbar", name="Selected flags")
    expect(bar).to_contain_text("4 selected")
    before = revision(api, flag_set)
    bar.get_by_role("button", name="Disable").click()
    expect(page.get_by_text("3 flags switched off")).to_be_visible()
    # One act is one revision, and so is its undoing.
    assert revision(api, flag_set) == before + 1
    assert {state(api, flag_set, key) for key in ("banner", "new-checkout")} == {"DISABLED"}
    expect(bar).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("3 flags as before")).to_be_visible()
    assert revision(api, flag_set) == before + 2
    assert state(api, flag_set, "banner") == "ENABLED"
    assert state(api, flag_set, "legacy-export") == "DISABLED"


@pytest.mark.parametrize("width", [1280, 360])
def test_a_message_lies_over_no_button(sign_in: SignIn, flag_set: str, width: int) -> None:
    page = sign_in(flag_set)
    page.set_viewport_size({"width": width, "height": 800})
    switch(page, "banner").click()
    expect(page.get_by_text("banner is off")).to_be_visible()
    page.get_by_label("Select new-checkout").check()
    bar = page.get_by_role("toolbar", name="Selected flags").bounding_box()
    message = page.locator(".toast").bounding_box()
    assert bar is not None
    assert message is not None
    assert message["y"] + message["height"] <= bar["y"]


def test_flags_that_changed_meanwhile_are_named_and_the_others_switched(
    sign_in: SignIn, api: httpx.Client, flag_set: str
) -> None:
    page = sign_in(flag_set)
    page.get_by_label("Select all flags that are shown").check()
    flags = f"/api/v1/flag-sets/{flag_set}/flags"

    def somebody_else() -> None:
        api.patch(f"{flags}/banner", json={"defaultVariant": "off"}).raise_for_status()

    between(page, "PATCH", "**/flags", somebody_else)
    page.get_by_role("button", name="Disable").click()
    failures = page.get_by_role("dialog", name="1 flag could not be changed")
    expect(failures).to_contain_text("Changed meanwhile by")
    failures.get_by_role("button", name="Close").last.click()
    assert state(api, flag_set, "banner") == "ENABLED"
    assert state(api, flag_set, "new-checkout") == "DISABLED"
    # What somebody has changed since is not undone, and the rest is.
    api.patch(f"{flags}/new-checkout", json={"defaultVariant": "on"}).raise_for_status()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("1 flag as before")).to_be_visible()
    assert state(api, flag_set, "search-engine") == "ENABLED"
    assert state(api, flag_set, "new-checkout") == "DISABLED"


def test_flags_that_change_by_themselves_are_marked(
    sign_in: SignIn,
    api: httpx.Client,
    flag_set: str,
    screenshot: Screenshot,
    check_axe: CheckAxe,
) -> None:
    url = f"/api/v1/flag-sets/{flag_set}"
    for flag in ("banner", "banner", "new-checkout"):
        body = {"flag": flag, "patch": {"state": "DISABLED"}, "in": "2h"}
        api.post(f"{url}/schedules", json=body).raise_for_status()
    rollout = {"flag": "search-engine", "variant": "on", "in": "3h", "steps": [{"percent": 100}]}
    made = api.post(f"{url}/rollouts", json=rollout).raise_for_status().json()
    api.post(f"{url}/rollouts/{made['id']}/pause").raise_for_status()
    page = sign_in(flag_set)
    mark = "A change is scheduled in 2 h, and 1 more planned"
    expect(page.get_by_role("link", name=mark)).to_be_visible()
    expect(page.get_by_role("link", name="A rollout is paused")).to_be_visible()
    check_axe(page)
    screenshot(page, "flags-planned")
    page.get_by_label("Planned or not").select_option("yes")
    expect_keys(page, "banner", "new-checkout", "search-engine")
    # On the way back from the plan, which has ended, the mark is gone.
    page.get_by_role("link", name="A rollout is paused").click()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_role("dialog").get_by_role("button", name="Go on").click()
    expect(page.get_by_role("region", name="Ended")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name=mark)).to_be_visible()
    expect(page.get_by_role("link", name="A rollout is paused")).to_have_count(0)


def test_deleting_asks_with_the_names_and_can_be_undone(
    sign_in: SignIn, api: httpx.Client, flag_set: str
) -> None:
    page = sign_in(flag_set)
    for key in ("banner", "new-checkout"):
        page.get_by_label(f"Select {key}").check()
    page.get_by_role("button", name="Delete…").click()
    dialog = page.get_by_role("dialog")
    assert dialog.get_by_label("Flags").locator("li").all_inner_texts() == [
        "banner",
        "new-checkout",
    ]
    dialog.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("link", name="banner")).to_be_visible()
    page.get_by_role("button", name="Delete…").click()
    dialog.get_by_label("Comment").fill("Not used any more — räumen")
    dialog.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("2 flags deleted")).to_be_visible()
    expect(page.get_by_role("link", name="banner")).to_have_count(0)
    change = api.get(f"/api/v1/flag-sets/{flag_set}/changes?limit=1").json()["items"][0]
    assert (change["after"], change["comment"]) == (None, "Not used any more — räumen")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="banner")).to_be_visible()
    expect(page.get_by_text("2 flags as before")).to_be_visible()


def test_a_production_set_asks_before_anything_is_changed(
    sign_in: SignIn, api: httpx.Client, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    name = make(api, f"list-{next(_numbers)}.production", production=True)
    page = sign_in(name)
    expect(page.locator(".live.live")).to_be_visible()
    screenshot(page, "flags")
    switch(page, "banner").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"Switch banner off in {name}?")
    dialog.get_by_role("button", name="Cancel").click()
    assert state(api, name, "banner") == "ENABLED"
    switch(page, "banner").click()
    dialog.get_by_role("button", name="Switch off").click()
    expect(page.get_by_text("banner is off")).to_be_visible()
    page.get_by_role("button", name="New flag").click()
    dialog.get_by_label("Key").fill("brand-new")
    dialog.get_by_role("button", name="Create flag").click()
    question = page.get_by_role("dialog", name=f"Create brand-new in {name}?")
    question.get_by_role("button", name="Cancel").click()
    page.get_by_role("dialog", name="New flag").get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("link", name="brand-new")).to_have_count(0)
    page.get_by_label("Select banner").check()
    page.get_by_role("button", name="Delete…").click()
    check_axe(page)
    screenshot(page, "flags-delete", "light narrow")
    delete = dialog.get_by_role("button", name="Delete")
    expect(delete).to_be_disabled()
    dialog.get_by_label(f"Type {name} to confirm").fill(name)
    delete.click()
    expect(page.get_by_text("1 flag deleted")).to_be_visible()


def test_a_flag_is_created_and_a_key_is_taken_once(
    sign_in: SignIn, api: httpx.Client, flag_set: str, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    page = sign_in(flag_set)
    page.get_by_role("button", name="New flag").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Key").fill("banner")
    check_axe(page)
    screenshot(page, "new-flag")
    dialog.get_by_role("button", name="Create flag").click()
    expect(dialog.get_by_role("alert")).to_contain_text("There is a flag banner already")
    dialog.get_by_label("Key").fill("page size/ä")
    dialog.get_by_label("Type of value").select_option("number")
    dialog.get_by_label("Value of the variant").first.fill("ten")
    dialog.get_by_role("button", name="Create flag").click()
    expect(dialog.get_by_text("A number, such as 10 or 2.5")).to_be_visible()
    dialog.get_by_label("Value of the variant").first.fill("10.0")
    dialog.get_by_role("button", name="Create flag").click()
    expect(dialog).to_have_count(0)
    stored = api.get(f"/api/v1/flag-sets/{flag_set}/flags/page%20size%2F%C3%A4").text
    assert '"high": 10.0' in stored


def test_an_empty_set_says_what_belongs_here(
    sign_in: SignIn, api: httpx.Client, screenshot: Screenshot
) -> None:
    name = f"list-{next(_numbers)}.empty"
    api.post("/api/v1/flag-sets", json={"name": name}).raise_for_status()
    page = sign_in(name)
    expect(page.get_by_role("heading", name="No flags yet")).to_be_visible()
    screenshot(page, "flags-empty", "light narrow")


def test_a_key_that_only_reads_is_offered_no_change(
    sign_in: SignIn, api: httpx.Client, flag_set: str, check_axe: CheckAxe
) -> None:
    wanted = {"name": "reader", "scopes": ["read"], "flagSet": flag_set}
    key = api.post("/api/v1/api-keys", json=wanted).json()["key"]
    page = sign_in(flag_set, key)
    expect(page.get_by_role("link", name="banner")).to_be_visible()
    expect(page.get_by_role("switch")).to_have_count(0)
    expect(page.locator(".flag-table input[type=checkbox]")).to_have_count(0)
    expect(page.get_by_role("button", name="New flag")).to_have_count(0)
    check_axe(page)
    for place in ("webhooks", "keys"):
        page.goto(f"{page.url.partition('#')[0]}#/{flag_set}/{place}")
        expect(page.get_by_role("heading", name="This page needs another API key")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("^New"))).to_have_count(0)
    check_axe(page)


def test_a_failure_is_told_with_its_request_and_tried_again(
    sign_in: SignIn, flag_set: str, check_axe: CheckAxe
) -> None:
    page = sign_in()
    failing = {"status": 503, "content_type": "application/problem+json"}
    body = '{"type":"urn:flagstaff:unavailable","title":"Away","detail":"The database is away."}'
    page.route("**/flags?*", lambda route: route.fulfill(**failing, body=body))
    page.goto(f"{page.url.partition('#')[0]}#/{flag_set}")
    expect(page.get_by_role("alert")).to_contain_text("The database is away.")
    check_axe(page)
    page.unroute("**/flags?*")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("link", name="banner")).to_be_visible()


def test_ten_thousand_flags_are_a_few_rows(sign_in: SignIn, api: httpx.Client) -> None:
    name = "many.staging"
    api.post("/api/v1/flag-sets", json={"name": name}).raise_for_status()
    flags = {f"flag-{number:05}": BOOLEAN for number in range(10_000)}
    api.put(
        f"/api/v1/flag-sets/{name}/document", json={"flags": flags}, timeout=120
    ).raise_for_status()
    page = sign_in(name)
    expect(page.get_by_text("10,000 flags", exact=True)).to_be_visible()
    rows = page.locator(".list-rows [role=row]")
    assert rows.count() < 60
    press(page, "End")
    expect(page.get_by_role("link", name="flag-09999")).to_be_focused()
    assert rows.count() < 60
    press(page, "/")
    write(page, "0777")
    # As it is typed, from what is here: no call is made for it.
    expect(page.get_by_text("11 of 10,000 flags")).to_be_visible()
    expect(page.locator(".list-rows .key a").nth(0)).to_have_text("flag-00777")
    expect(page.locator(".list-rows .key a").nth(1)).to_have_text("flag-07770")
    api.patch(
        f"/api/v1/flag-sets/{name}/flags/flag-00777", json={"state": "DISABLED"}
    ).raise_for_status()
    expect(switch(page, "flag-00777")).to_have_attribute("aria-checked", "false")
