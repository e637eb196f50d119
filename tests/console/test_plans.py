"""Plans in a browser: where they stand, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.console.conftest import CheckAxe, Screenshot, make_shop, unique

SignIn = Callable[..., Page]

APPLICATION = unique("plans")
SET = f"{APPLICATION}.staging"
STAGING = f"/api/v1/flag-sets/{SET}"


@pytest.fixture(scope="module")
def shop(api: httpx.Client) -> str:
    """A shop for which nothing was ever planned; returns the name of the production set."""
    return make_shop(api, f"{APPLICATION}.production", SET)


def test_a_rollout_is_started_paused_resumed_and_taken_back(
    sign_in: SignIn, shop: str, api: httpx.Client, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    assert shop
    page = sign_in(f"{SET}/plans")
    expect(page.get_by_text("Nothing is planned")).to_be_visible()
    screenshot(page, "plans-empty")

    page.get_by_role("button", name="Start a rollout").click()
    dialog = page.get_by_role("dialog", name="Start a rollout")
    dialog.get_by_label("Flag", exact=True).fill("search-engine")
    expect(dialog.get_by_label("Variant")).to_have_value("vector")
    dialog.get_by_label("Share of step 1").fill("40")
    expect(dialog.get_by_text("More than the step before.")).to_be_visible()
    dialog.get_by_label("Share of step 1").fill("10")
    dialog.get_by_label("Comment").fill("better search")
    check_axe(page)
    screenshot(page, "rollout-new")
    dialog.get_by_role("button", name="Start the rollout").click()

    # A background process takes the first step.
    card = plan(page, "search-engine")
    expect(card).to_contain_text("10 % now")
    expect(card.locator(".badge")).to_have_text("running")
    expect(card.locator("li.now")).to_contain_text("10 %")
    expect(card).to_contain_text("25 % next")
    assert split_of(api) == [["vector", 10], ["classic", 90]]
    check_axe(page)
    screenshot(page, "plans")

    card.get_by_role("button", name="Pause").click()
    expect(card.locator(".badge")).to_have_text("paused")
    expect(card).to_contain_text("left of this step")
    card.get_by_role("button", name="Resume").click()
    expect(card.locator(".badge")).to_have_text("running")
    card.get_by_role("button", name="Next step now").click()
    expect(card).to_contain_text("25 % now")
    assert split_of(api) == [["vector", 25], ["classic", 75]]

    card.get_by_role("button", name="Back to the start").click()
    page.get_by_role("dialog").get_by_role("button", name="Go on").click()
    expect(card).to_contain_text("No step is taken yet")
    assert "targeting" not in flag(api)
    card.get_by_role("button", name="Cancel").click()
    page.get_by_role("dialog").get_by_role("button", name="Go on").click()
    ended = page.get_by_role("region", name="Ended")
    expect(ended.locator(".badge")).to_have_text("cancelled")


def test_a_change_is_scheduled_moved_and_made_now(
    sign_in: SignIn, shop: str, api: httpx.Client
) -> None:
    assert shop
    page = sign_in(f"{SET}/plans")
    page.get_by_role("button", name="Schedule a change").first.click()
    dialog = page.get_by_role("dialog", name="Schedule a change")
    dialog.get_by_label("Flag", exact=True).fill("legacy-export")
    dialog.get_by_label("What changes").select_option("enable")
    dialog.get_by_label("From now").fill("soon")
    expect(dialog.get_by_text("Write it like 90s")).to_be_visible()
    dialog.get_by_label("From now").fill("2h")
    dialog.get_by_role("button", name="Schedule", exact=True).click()
    card = plan(page, "legacy-export")
    expect(card).to_contain_text("Switch legacy-export on")
    expect(card).to_contain_text("in 2 h")

    card.get_by_role("button", name="Move…").click()
    page.get_by_role("dialog").get_by_label("At a time").fill("2099-01-31T09:00")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(card).to_contain_text("2099")

    card.get_by_role("button", name="Run now").click()
    page.get_by_role("dialog").get_by_role("button", name="Go on").click()
    expect(page.get_by_role("region", name="Ended").first).to_contain_text(
        "Switch legacy-export on"
    )
    assert api.get(f"{STAGING}/flags/legacy-export").json()["state"] == "ENABLED"


def test_a_change_is_scheduled_on_the_page_of_its_flag(sign_in: SignIn, shop: str) -> None:
    assert shop
    page = sign_in(f"{SET}/flags/new-checkout?tab=plan")
    expect(page.get_by_text("Nothing is planned for this flag")).to_be_visible()
    page.get_by_role("button", name="Schedule a change").click()
    dialog = page.get_by_role("dialog", name="Schedule a change")
    dialog.get_by_label("What changes").select_option("default")
    dialog.get_by_role("combobox", name="Variant").select_option("on")
    dialog.get_by_role("button", name="Schedule", exact=True).click()
    expect(plan(page, "new-checkout")).to_contain_text("Change the default of new-checkout to on")
    plan(page, "new-checkout").get_by_role("button", name="Cancel").click()
    page.get_by_role("dialog").get_by_role("button", name="Go on").click()
    expect(page.get_by_role("region", name="Ended").locator(".badge")).to_have_text("cancelled")


def test_a_rollout_begins_after_a_while(
    sign_in: SignIn, shop: str, api: httpx.Client, screenshot: Screenshot
) -> None:
    assert shop
    page = sign_in(f"{SET}/flags/legacy-export?tab=plan")
    page.get_by_role("button", name="Start a rollout").click()
    dialog = page.get_by_role("dialog", name="Start a rollout")
    dialog.get_by_label("Begins").select_option(label="After a while")
    dialog.get_by_label("From now").fill("")
    dialog.get_by_role("button", name="Start the rollout").click()
    expect(dialog.get_by_text("Write it like 90s")).to_be_visible()
    dialog.get_by_label("From now").fill("2h")
    dialog.get_by_label("From now").scroll_into_view_if_needed()
    screenshot(page, "rollout-in", "light narrow")
    dialog.get_by_role("button", name="Start the rollout").click()
    card = plan(page, "legacy-export")
    expect(card.locator(".badge")).to_have_text("waiting")
    expect(card).to_contain_text("in 2 h")
    (rollout,) = api.get(f"{STAGING}/rollouts?flag=legacy-export").json()["items"]
    assert (rollout["state"], rollout["step"]) == ("waiting", 0)
    api.delete(f"{STAGING}/rollouts/{rollout['id']}").raise_for_status()


def test_a_production_set_asks_before_a_plan_is_made(sign_in: SignIn, shop: str) -> None:
    page = sign_in(f"{shop}/plans")
    page.get_by_role("button", name="Schedule a change").click()
    page.get_by_label("Flag", exact=True).fill("new-checkout")
    page.get_by_role("button", name="Schedule", exact=True).click()
    question = page.get_by_role("dialog", name=f"Change {shop}?")
    question.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Nothing is planned")).to_be_visible()


def test_a_production_set_asks_before_a_plan_is_moved(
    sign_in: SignIn, shop: str, api: httpx.Client
) -> None:
    body = {"flag": "banner", "patch": {"state": "DISABLED"}, "in": "2h"}
    api.put(f"/api/v1/flag-sets/{shop}/flags/banner", json=flag(api)).raise_for_status()
    made = api.post(f"/api/v1/flag-sets/{shop}/schedules", json=body).raise_for_status().json()
    page = sign_in(f"{shop}/plans")
    plan(page, "banner").get_by_role("button", name="Move…").click()
    page.get_by_role("dialog").get_by_label("At a time").fill("2099-01-31T09:00")
    page.get_by_role("button", name="Move", exact=True).click()
    question = page.get_by_role("dialog", name=f"Change {shop}?")
    question.get_by_role("button", name="Cancel").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    where = f"/api/v1/flag-sets/{shop}/schedules/{made['id']}"
    assert api.get(where).json()["at"] == made["at"]
    api.delete(where).raise_for_status()


def plan(page: Page, flag: str) -> Locator:
    """Return the card of the plan of a flag."""
    return page.get_by_role("region", name="Under way").locator("article").filter(has_text=flag)


def flag(api: httpx.Client) -> dict[str, Any]:
    """Return the definition of the flag that is rolled out."""
    definition: dict[str, Any] = api.get(f"{STAGING}/flags/search-engine").json()
    return definition


def split_of(api: httpx.Client) -> object:
    """Return its buckets, without regard to their order."""
    return sorted(flag(api)["targeting"]["fractional"], key=lambda bucket: bucket[0] != "vector")
