"""The pictures of the README: taken from a shop with some history, and asserted to be there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from devstack.stack import Stack
from devstack.workers import CHECKOUT
from tests.console.conftest import Screenshot, served_everywhere
from tests.waiting import wait_until

SHOP = "shop.production"
ON = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
STAFF = {"ends_with": [{"var": "email"}, "@example.com"]}
NORDIC = {"in": [{"var": "country"}, ["DK", "FI", "IS", "NO", "SE"]]}
RECENT = {"sem_ver": [{"var": "appVersion"}, ">=", "3.2.0"]}


def flag(owner: str, **members: object) -> dict[str, Any]:
    """A boolean flag of a team; ``members`` replace what is usual."""
    return {**ON, **members, "metadata": {"owner": owner}}


def share(percent: int) -> dict[str, Any]:
    """A rollout of 'on'."""
    return {"fractional": [["on", percent], ["off", 100 - percent]]}


FLAGS = {
    "audit-log": flag("platform", defaultVariant="on"),
    "button-colour": {
        "state": "ENABLED",
        "variants": {"blue": "#1f6feb", "green": "#2da44e", "orange": "#d9730d"},
        "defaultVariant": "blue",
        "targeting": {"fractional": [["blue", 50], ["green", 25], ["orange", 25]]},
        "metadata": {"owner": "growth"},
    },
    "dark-mode": flag("web", targeting=share(50)),
    "express-delivery": flag("checkout", state="DISABLED"),
    "fast-search": flag("search", targeting=share(10)),
    "gift-cards": flag("checkout", targeting={"if": [NORDIC, "on"]}),
    "legacy-export": flag("billing", state="DISABLED"),
    "max-upload-mb": {
        "state": "ENABLED",
        "variants": {"small": 10, "large": 1000},
        "defaultVariant": "small",
        "targeting": {"if": [{"==": [{"var": "plan"}, "enterprise"]}, "large"]},
        "metadata": {"owner": "platform"},
    },
    "new-checkout": flag(
        "checkout",
        targeting={
            "if": [{"$ref": "staff"}, "on", {"and": [{"$ref": "nordic"}, RECENT]}, share(25)]
        },
    ),
    "onboarding-tour": flag("growth", targeting=share(75)),
    "price-alerts": flag("growth", targeting={"if": [RECENT, share(5)]}),
    "two-factor": flag("platform", targeting={"if": [{"$ref": "staff"}, "on"]}),
}

# The same as a person writes it.
NEW_CHECKOUT = """{
  "state": "ENABLED",
  "variants": { "on": true, "off": false },
  "defaultVariant": "off",
  "targeting": {
    "if": [
      { "$ref": "staff" }, "on",
      { "and": [
          { "$ref": "nordic" },
          { "sem_ver": [{ "var": "appVersion" }, ">=", "3.2.0"] }
      ] },
      { "fractional": [["on", 25], ["off", 75]] }
    ]
  },
  "metadata": { "owner": "checkout" }
}
"""


@pytest.fixture(scope="module")
def furnished(console: Stack, api: httpx.Client) -> None:
    """The environments of the shop, with changes by people and with evaluations."""
    evaluators = {"staff": STAFF, "nordic": NORDIC}
    for environment in ("development", "staging", "production"):
        name = f"shop.{environment}"
        properties = {"metadata": {"environment": environment}, "storedContexts": True}
        api.post("/api/v1/flag-sets", json={"name": name, **properties}).raise_for_status()
        document = {"flags": FLAGS, "$evaluators": evaluators, "metadata": properties["metadata"]}
        written = json.dumps(document, indent=2)
        api.put(f"/api/v1/flag-sets/{name}/document", content=written).raise_for_status()
    path = f"/api/v1/flag-sets/{SHOP}/flags/new-checkout"
    api.put(path, content=NEW_CHECKOUT).raise_for_status()
    for person, key, change in (
        ("Ada", "fast-search", {"targeting": share(20)}),
        ("Grace", "dark-mode", {"state": "DISABLED"}),
        ("Grace", "dark-mode", {"state": "ENABLED"}),
        ("Ada", "price-alerts", {"targeting": {"if": [RECENT, share(10)]}}),
    ):
        named = {"name": person, "scopes": ["read", "write", "evaluate"]}
        made = api.post("/api/v1/api-keys", json=named).raise_for_status().json()["key"]
        path = f"/api/v1/flag-sets/{SHOP}/flags/{key}"
        api.patch(path, json=change, headers={"x-api-key": made}).raise_for_status()
    served_everywhere(console, SHOP)
    selector = {"flagd-selector": f"flagSetId={SHOP}"}
    for number in range(40):
        call = {"context": {"targetingKey": f"user-{number}"}}
        api.post("/ofrep/v1/evaluate/flags", json=call, headers=selector).raise_for_status()
    wait_until(lambda: last_evaluated(api))


def last_evaluated(api: httpx.Client) -> object:
    """Return when a flag of the shop was last evaluated: not counted at once."""
    path = f"/api/v1/flag-sets/{SHOP}/flags/new-checkout"
    return api.get(path, params={"statistics": "true"}).json().get("lastEvaluatedAt")


@pytest.mark.usefixtures("furnished")
def test_the_pictures_of_the_readme(
    sign_in: Callable[..., Page],
    screenshot: Screenshot,
) -> None:
    page = sign_in(f"{SHOP}/flags")
    expect(page.get_by_text("two-factor")).to_be_visible()
    expect(page.get_by_text("Live", exact=True)).to_be_visible()
    screenshot(page, "readme-flags", "light dark")

    page.goto(page.url.split("#")[0] + f"#/{SHOP}/flags/new-checkout")
    expect(page.get_by_text("The first rule that fits wins.")).to_be_visible()
    screenshot(page, "readme-flag", "light dark")

    page.goto(page.url.split("#")[0] + f"#/{SHOP}/try-it?flag=new-checkout")
    page.get_by_label("Targeting key", exact=True).fill("user-42")
    for name, value in (("country", "SE"), ("appVersion", "v3.4")):
        page.get_by_role("button", name=f"Add {name}").click()
        page.get_by_label(f"Value of {name}").fill(value)
    expect(page.get_by_text("decided by its rollout")).to_be_visible()
    screenshot(page, "readme-why", "light dark")


def test_the_readme_has_them() -> None:
    readme = (CHECKOUT / "README.md").read_text()
    shown = set(re.findall(r"docs/images/([\w-]+\.png)", readme))
    names = {
        f"console-{name}-{look}.png"
        for name in ("flags", "flag", "why")
        for look in ("light", "dark")
    }
    assert shown == names
    for name in names:
        assert (CHECKOUT / "docs" / "images" / name).read_bytes().startswith(b"\x89PNG")
