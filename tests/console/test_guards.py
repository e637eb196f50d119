"""Guards of a rollout in a browser: one that holds, and one that fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from devstack.stack import Stack
from tests.conftest import ADMIN_KEY
from tests.console.conftest import CheckAxe, Screenshot
from tests.monitored import MONITORING, RATIO, Monitored, monitoring

SignIn = Callable[..., Page]

SET = "shop.guarded"
FLAGS = f"/api/v1/flag-sets/{SET}/flags"
FLAG = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}


@pytest.fixture(scope="module", params=MONITORING)
def monitored(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Monitored]:
    with monitoring(request.param, tmp_path_factory) as service:
        yield service


@pytest.fixture(scope="module")
def console(
    console_files: Path, monitored: Monitored, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stack]:
    """A stack that asks for the metrics every half of a second."""
    settings = {
        "FLAGSTAFF_ADMIN_KEY": ADMIN_KEY,
        "FLAGSTAFF_PROMETHEUS_URL": monitored.url,
        "FLAGSTAFF_PROMETHEUS_INTERVAL": "0.5",
    }
    directory = tmp_path_factory.mktemp("guarded")
    with Stack(directory, settings=settings, durable=False, console=console_files) as stack:
        yield stack


@pytest.fixture(scope="module", autouse=True)
def _flags(api: httpx.Client) -> None:
    api.post("/api/v1/flag-sets", json={"name": SET}).raise_for_status()
    for key in ("banner", "ribbon"):
        api.put(f"{FLAGS}/{key}", json=FLAG).raise_for_status()


def test_a_guard_that_fails_pauses_the_rollout_and_says_why(
    sign_in: SignIn,
    api: httpx.Client,
    monitored: Monitored,
    screenshot: Screenshot,
    check_axe: CheckAxe,
) -> None:
    page = sign_in(f"{SET}/plans")
    dialog = filled(page, "banner")
    dialog.get_by_role("button", name="Add guard").click()
    dialog.get_by_role("button", name="Start the rollout").click()
    expect(dialog.get_by_text("Write the PromQL that is compared.")).to_be_visible()
    dialog.get_by_label("PromQL of guard 1").fill(RATIO)
    expect(dialog.get_by_text("A bound is a number.")).to_be_visible()
    dialog.get_by_label("Bound of guard 1").fill("0.1")
    dialog.get_by_label("For how long guard 1").fill("soon")
    expect(dialog.get_by_text("Like 90s, 10m, 2h or 1d12h.")).to_be_visible()
    dialog.get_by_label("For how long guard 1").fill("3s")
    check_axe(page)
    dialog.get_by_label("PromQL of guard 1").scroll_into_view_if_needed()
    screenshot(page, "rollout-guards")
    dialog.get_by_role("button", name="Start the rollout").click()

    card = page.get_by_role("region", name="Under way").locator("article").filter(has_text="banner")
    guard = card.locator(".plan-guards li")
    expect(guard).to_have_class("holds")
    expect(guard).to_contain_text("now 0")
    expect(guard.get_by_role("img", name="holds")).to_be_visible()
    check_axe(page)
    screenshot(page, "plans-guard-holds")

    monitored.fail()
    expect(card.locator(".badge")).to_have_text("paused")
    expect(guard).to_have_class("fails")
    expect(guard.get_by_role("img", name="fails")).to_be_visible()
    expect(guard.locator(".found")).to_have_text(re.compile(r"^now 0\.[1-5]"))
    expect(card.locator(".reason")).to_contain_text("the value is 0.")
    check_axe(page)
    screenshot(page, "plans-guard-fails")

    monitored.recover()
    card.get_by_role("button", name="Resume").click()
    expect(card.locator(".badge")).to_have_text("running")
    expect(guard).to_have_class("holds")
    card.get_by_role("button", name="Cancel").click()
    page.get_by_role("dialog").get_by_role("button", name="Go on").click()


def test_a_guard_that_fails_takes_the_rollout_back(
    sign_in: SignIn, api: httpx.Client, monitored: Monitored, screenshot: Screenshot
) -> None:
    page = sign_in(f"{SET}/flags/ribbon?tab=plan")
    dialog = filled(page, None)
    dialog.get_by_role("button", name="Add guard").click()
    dialog.get_by_label("PromQL of guard 1").fill(RATIO)
    dialog.get_by_label("Bound of guard 1").fill("0.1")
    dialog.get_by_label("For how long guard 1").fill("3s")
    dialog.get_by_label("If a guard fails").select_option(label="Take the rollout back")
    dialog.get_by_role("button", name="Start the rollout").click()
    running = page.get_by_role("region", name="Under way")
    expect(running).to_contain_text("10 % now")
    expect(running).to_contain_text("If one fails, the flag goes back to what it was before.")
    assert "targeting" in api.get(f"{FLAGS}/ribbon").json()

    monitored.fail()
    ended = page.get_by_role("region", name="Ended")
    expect(ended.locator(".badge")).to_have_text("failed")
    expect(ended.locator(".reason")).to_contain_text("the value is 0.")
    expect(ended.locator(".plan-guards li")).to_have_class("fails")
    assert api.get(f"{FLAGS}/ribbon").json() == FLAG
    screenshot(page, "plans-guard-took-back")
    monitored.recover()


def filled(page: Page, flag: str | None) -> Locator:
    """Open the form of a new rollout, and fill it but for guards."""
    page.get_by_role("button", name="Start a rollout").click()
    dialog = page.get_by_role("dialog", name="Start a rollout")
    if flag is not None:
        dialog.get_by_label("Flag", exact=True).fill(flag)
    expect(dialog.get_by_label("Variant")).to_have_value("on")
    dialog.get_by_label("Share of step 1").fill("10")
    return dialog
