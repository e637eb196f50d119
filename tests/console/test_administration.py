"""API keys, webhooks and settings of a flag set; and a key that ends in the middle of work."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import httpx
import pytest
from playwright.sync_api import Page, expect

from devstack.stack import Stack
from tests.console.conftest import (
    SET,
    STAGING,
    CheckAxe,
    Screenshot,
    between,
    press,
    refused_everywhere,
    unique,
)
from tests.receiver import Receiver

SignIn = Callable[..., Page]


@pytest.fixture(scope="module", autouse=True)
def _shop(shop: str) -> None:
    """Flag sets to look at."""


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with Receiver().serving() as receiver:
        yield receiver


def made_key(api: httpx.Client, name: str, *scopes: str) -> tuple[int, str]:
    made = api.post("/api/v1/api-keys", json={"name": name, "scopes": scopes}).json()
    return made["id"], made["key"]


def test_a_key_is_made_shown_once_and_usable(
    api: httpx.Client, sign_in: SignIn, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    page = sign_in(f"{SET}/keys")
    page.get_by_role("button", name="New API key").click()
    dialog = page.get_by_role("dialog", name="New API key")
    check_axe(page)
    dialog.get_by_label("Name").fill("checkout <b>service</b>")
    expect(dialog.get_by_label("evaluate", exact=False).first).to_be_checked()
    dialog.get_by_label(re.compile("^Expires")).select_option("In 30 days")
    dialog.get_by_role("button", name="Create API key").click()

    secret = page.get_by_role("dialog", name="The key of checkout <b>service</b>")
    key = secret.locator(".secret code").inner_text()
    check_axe(page)
    screenshot(page, "key-made", "light")
    own = api.get("/api/v1/api-keys/self", headers={"X-API-Key": key}).json()
    assert (own["scopes"], own["flagSet"]) == (["evaluate"], SET)
    assert own["expiresAt"] is not None
    press(page, "Escape")
    expect(secret).to_be_visible()
    secret.get_by_role("button", name="I have copied it").click()
    expect(secret).to_have_count(0)
    assert key not in page.content()

    row = page.get_by_role("row", name="checkout <b>service</b>")
    expect(row).to_contain_text(SET)
    check_axe(page)
    screenshot(page, "keys")


def test_a_key_is_rotated_and_revoked_by_its_name(api: httpx.Client, sign_in: SignIn) -> None:
    name = unique("deploy bot")
    number, former = made_key(api, name, "write")
    page = sign_in("-/keys")
    page.get_by_role("button", name=f"Actions of {name}").click()
    page.get_by_role("menuitem", name="Rotate").click()
    rotation = page.get_by_role("dialog", name=f"Rotate the key of {name}")
    rotation.get_by_label("The present secret stays valid for").select_option("1 hour")
    rotation.get_by_role("button", name="Rotate").click()
    secret = page.get_by_role("dialog", name=f"The key of {name}")
    new = secret.locator(".secret code").inner_text()
    secret.get_by_role("button", name="I have copied it").click()
    for key in (former, new):
        own = api.get("/api/v1/api-keys/self", headers={"X-API-Key": key})
        assert own.json()["id"] == number

    page.get_by_role("button", name=f"Actions of {name}").click()
    page.get_by_role("menuitem", name="Revoke").click()
    dialog = page.get_by_role("dialog", name=f"Revoke the key of {name}?")
    button = dialog.get_by_role("button", name="Revoke")
    expect(button).to_be_disabled()
    dialog.get_by_label(f"Type {name} to confirm").fill(name)
    button.click()
    expect(page.get_by_role("status")).to_contain_text(f"Revoked the key of {name}.")
    assert api.get(f"/api/v1/api-keys/{number}").json()["state"] == "revoked"
    expect(page.get_by_role("row", name=re.compile(name))).to_have_count(0)
    page.get_by_label("Show expired and revoked keys").check()
    expect(page.get_by_role("row", name=re.compile(f"{name}.*revoked"))).to_be_visible()


def test_a_webhook_is_made_tested_and_deleted(
    api: httpx.Client,
    sign_in: SignIn,
    receiver: Receiver,
    screenshot: Screenshot,
    check_axe: CheckAxe,
) -> None:
    page = sign_in(f"{SET}/webhooks")
    expect(page.get_by_text("No webhook yet")).to_be_visible()
    page.get_by_role("button", name="New webhook").first.click()
    dialog = page.get_by_role("dialog", name="New webhook")
    dialog.get_by_label("URL").fill("ftp://nowhere")
    dialog.get_by_role("button", name="Create webhook").click()
    expect(dialog.get_by_role("alert")).to_contain_text("http")
    dialog.get_by_label("URL").fill(receiver.url)
    dialog.get_by_label("Description").fill("tells the chat")
    dialog.get_by_role("button", name="Create webhook").click()
    secret = page.get_by_role("dialog", name="The secret of the webhook")
    expect(secret.locator(".secret code")).to_contain_text("whsec_")
    secret.get_by_role("button", name="I have copied it").click()

    webhook = page.get_by_role("article", name=receiver.url)
    webhook.get_by_role("button", name=f"Actions of {receiver.url}").click()
    page.get_by_role("menuitem", name="Send a test call").click()
    row = webhook.get_by_role("row", name=re.compile("test call"))
    expect(row).to_contain_text("delivered")
    check_axe(page)
    screenshot(page, "webhooks")
    row.get_by_role("button", name="Send again").click()
    expect(row).to_contain_text("2")

    webhook.get_by_role("switch").click()
    expect(webhook.get_by_role("switch")).not_to_be_checked()
    webhook.get_by_role("button", name=f"Actions of {receiver.url}").click()
    page.get_by_role("menuitem", name="Delete").click()
    page.get_by_label(f"Type {receiver.url} to confirm").fill(receiver.url)
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.get_by_text("No webhook yet")).to_be_visible()
    assert api.get(f"/api/v1/flag-sets/{SET}/webhooks").json()["items"] == []


def test_settings_are_saved_with_a_comment_and_conflicts_are_told(
    api: httpx.Client, sign_in: SignIn, screenshot: Screenshot, check_axe: CheckAxe
) -> None:
    page = sign_in(f"{STAGING}/settings")
    page.get_by_role("button", name="Add").click()
    page.get_by_label("Name").last.fill("retries")
    page.get_by_label("Type").last.select_option("number")
    page.get_by_label("Value").last.fill("many")
    expect(page.get_by_role("alert")).to_contain_text("Not a number.")
    page.get_by_label("Value").last.fill("3")
    page.get_by_label("Comment for the history").fill("for the new client")
    check_axe(page)
    screenshot(page, "settings")
    api.patch(f"/api/v1/flag-sets/{STAGING}", json={"metadata": {"other": "x"}}).raise_for_status()
    page.get_by_role("button", name="Save settings").click()
    expect(page.get_by_text("The flag set was changed meanwhile.")).to_be_visible()
    expect(page.get_by_label("Value").last).to_have_value("3")

    page.get_by_role("button", name="Load the present settings").click()
    expect(page.get_by_label("Name").last).to_have_value("other")
    page.get_by_label("This is a production set").check()
    page.get_by_label("Comment for the history").fill("it goes live")
    page.get_by_role("button", name="Save settings").click()
    expect(page.locator(".shell.production")).to_be_visible()
    metadata = api.get(f"/api/v1/flag-sets/{STAGING}").json()["metadata"]
    assert metadata == {"production": True, "team": "shop", "other": "x"}
    change = api.get(f"/api/v1/flag-sets/{STAGING}/changes?limit=1").json()["items"][0]
    assert change["comment"] == "it goes live"


def test_a_flag_set_is_deleted_by_its_name(api: httpx.Client, sign_in: SignIn) -> None:
    api.post("/api/v1/flag-sets", json={"name": "short.lived"}).raise_for_status()
    page = sign_in("short.lived/settings")
    page.get_by_role("button", name="Delete flag set…").click()
    page.get_by_label("Type short.lived to confirm").fill("short.lived")
    page.get_by_role("button", name="Delete flag set", exact=True).click()
    expect(page.get_by_role("region", name="shop")).to_be_visible()
    assert api.get("/api/v1/flag-sets/short.lived").status_code == 404


def test_a_key_that_ends_is_asked_for_again_and_nothing_typed_is_lost(
    console: Stack,
    api: httpx.Client,
    sign_in: SignIn,
    screenshot: Screenshot,
    check_axe: CheckAxe,
) -> None:
    number, key = made_key(api, "ada", "write")
    page = sign_in(f"{SET}/settings", key)
    page.get_by_label("Use stored contexts").check()
    page.get_by_label("Comment for the history").fill("Grüße, 100 % sure")
    page.get_by_role("button", name="Save settings").click()
    question = page.get_by_role("dialog", name=f"Change the settings of {SET}?")

    def revoke() -> None:
        api.delete(f"/api/v1/api-keys/{number}").raise_for_status()
        refused_everywhere(console, key)

    between(page, "PATCH", f"**/flag-sets/{SET}", revoke)
    question.get_by_role("button", name="Save settings").click()

    again = page.get_by_role("dialog", name="Sign in again")
    expect(again).to_be_visible()
    check_axe(page)
    screenshot(page, "sign-in-again", "light")
    assert page.evaluate("sessionStorage.length") == 0
    again.get_by_label("API key").fill(key)
    page.keyboard.press("Enter")
    expect(again.get_by_role("alert")).to_contain_text("does not accept this API key")
    _, next_key = made_key(api, "ada again", "write")
    again.get_by_label("API key").fill(next_key)
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("Saved the settings.")
    change = api.get(f"/api/v1/flag-sets/{SET}/changes?limit=1").json()["items"][0]
    assert (change["actor"], change["comment"]) == ("ada again", "Grüße, 100 % sure")


def test_a_key_whose_time_is_over_is_asked_for_again(
    console: Stack, api: httpx.Client, sign_in: SignIn
) -> None:
    number, key = made_key(api, "visitor", "read")
    page = sign_in(f"{SET}/settings", key)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # Nobody knows how long a busy machine takes to sign in: the key's time is told after it.
    api.post(f"/api/v1/api-keys/{number}/rotate", json={"grace": 1}).raise_for_status()
    refused_everywhere(console, key)

    page.get_by_role("link", name="History").click()
    again = page.get_by_role("dialog", name="Sign in again")
    expect(again).to_be_visible()
    again.get_by_label("API key").fill(made_key(api, "visitor again", "read")[1])
    page.keyboard.press("Enter")
    expect(again).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("History")


def test_what_a_key_may_not_do_is_not_offered(api: httpx.Client, sign_in: SignIn) -> None:
    _, key = made_key(api, "reader", "read")
    page = sign_in(key=key)
    expect(page.get_by_role("region", name="shop")).to_be_visible()
    expect(page.get_by_role("button", name="New flag set")).to_have_count(0)
    page.goto(f"{page.url.partition('#')[0]}#/{SET}/settings")
    expect(page.get_by_text("The API key may not change this flag set.")).to_be_visible()
    expect(page.get_by_role("button", name="Save settings")).to_have_count(0)
    expect(page.get_by_label("Use stored contexts")).to_be_disabled()


def test_a_key_without_the_scope_read_is_refused_with_the_reason(
    api: httpx.Client, page: Page
) -> None:
    _, key = made_key(api, "sdk", "evaluate")
    page.get_by_role("button", name=re.compile("^API key")).click()
    page.get_by_role("menuitem", name="Sign out").click()
    page.get_by_label("API key").fill(key)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("can only evaluate flags")
    assert page.evaluate("sessionStorage.length") == 0
