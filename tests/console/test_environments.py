"""Environments side by side in a browser, copies between them, files in and out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.console.conftest import CheckAxe, Screenshot

SignIn = Callable[..., Page]

BOOLEAN = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
SPLIT = {"fractional": [["on", 25], ["off", 75]]}
YAML = b"""# Prices of the shop.
flags:
  price:
    state: ENABLED
    variants:
      off: {exact: 10.0, big: 1}
      on: {exact: 10.50, big: 9007199254740991}
    defaultVariant: off
    targeting:
      if: [{in: [{var: country}, [SE, NO]]}, on]
"""
FLAGS = {
    "banner": BOOLEAN,
    "new-checkout": {**BOOLEAN, "targeting": SPLIT},
    "search-engine": {**BOOLEAN, "targeting": {"if": [{"$ref": "staff"}, "on", "off"]}},
    "zone": {**BOOLEAN, "state": "DISABLED"},
}

_numbers = count(1)


def document(flags: dict[str, Any], domain: str, **metadata: object) -> dict[str, Any]:
    """A document with the flags, an evaluator for the domain, and the set's metadata."""
    staff = {"ends_with": [{"var": "email"}, domain]}
    return {"flags": flags, "$evaluators": {"staff": staff}, "metadata": metadata}


@pytest.fixture
def application(api: httpx.Client) -> str:
    """An application with two environments: all but ``banner`` differs, ``new-thing`` is new."""
    name = f"app{next(_numbers)}"
    production = {
        "banner": BOOLEAN,
        "new-checkout": BOOLEAN,
        "search-engine": FLAGS["search-engine"],
        "zone": BOOLEAN,
    }
    staging = {**FLAGS, "new-thing": BOOLEAN}
    for environment, body in (
        ("production", document(production, "@example.com", production=True)),
        ("staging", document(staging, "@example.org")),
    ):
        flag_set = f"{name}.{environment}"
        api.post("/api/v1/flag-sets", json={"name": flag_set}).raise_for_status()
        api.put(f"/api/v1/flag-sets/{flag_set}/document", json=body).raise_for_status()
    return name


def definition(api: httpx.Client, flag_set: str, key: str) -> Any:
    """A flag's definition as the server has it; None if there is none."""
    answer = api.get(f"/api/v1/flag-sets/{flag_set}/flags/{key}")
    return None if answer.status_code == 404 else answer.json()


def payload(content: bytes, name: str = "flags.json") -> FilePayload:
    """A file for a file chooser."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def test_what_differs_between_environments_is_marked(
    sign_in: SignIn,
    api: httpx.Client,
    application: str,
    screenshot: Screenshot,
    check_axe: CheckAxe,
) -> None:
    page = sign_in(f"{application}.staging/compare")
    expect(page.get_by_text("4 of 5 flags differ")).to_be_visible()
    headers = page.locator(".matrix-rows [role=rowheader]")
    expect(headers).to_have_text(["banner", "new-checkout", "new-thing", "search-engine", "zone"])
    reasons = page.locator(".cell.differs").evaluate_all("all => all.map(one => one.title)")
    assert reasons == [
        "The definition differs",
        "The flag is only here",
        "An evaluator that it uses differs",
        "The state differs",
    ]
    check_axe(page)
    screenshot(page, "compare")
    page.get_by_label("Only differing").check()
    expect(page.get_by_role("rowheader", name="banner")).to_have_count(0)
    expect(page).to_have_url(re.compile("only=differing"))
    page.get_by_label("Search flags", exact=True).last.fill("zone")
    expect(page.get_by_role("rowheader")).to_have_count(1)
    expect(page.locator(".live.live")).to_be_visible()
    url = f"/api/v1/flag-sets/{application}.staging/flags/zone"
    api.patch(url, json={"state": "ENABLED"}).raise_for_status()
    expect(page.get_by_text("3 of 5 flags differ")).to_be_visible()


def test_a_flag_is_copied_after_its_difference_was_shown(
    sign_in: SignIn,
    api: httpx.Client,
    application: str,
    screenshot: Screenshot,
    check_axe: CheckAxe,
) -> None:
    staging, production = f"{application}.staging", f"{application}.production"
    page = sign_in(f"{staging}/compare")
    page.get_by_role("button", name=f"new-checkout: difference between {staging}").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text(f"What a copy from {staging} changes in {production}:")
    expect(sheet).to_contain_text('"fractional"')
    check_axe(page)
    screenshot(page, "compare-copy")
    assert definition(api, production, "new-checkout") == BOOLEAN
    sheet.get_by_label("Comment").fill("for the sale")
    sheet.get_by_role("button", name=f"Copy to {production}").click()
    expect(page.get_by_text(f"1 flag copied to {production}")).to_be_visible()
    assert definition(api, production, "new-checkout") == FLAGS["new-checkout"]
    expect(page.get_by_text("3 of 5 flags differ")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("4 of 5 flags differ")).to_be_visible()
    assert definition(api, production, "new-checkout") == BOOLEAN


def test_a_copy_of_what_has_changed_meanwhile_is_shown_anew(
    sign_in: SignIn, api: httpx.Client, application: str
) -> None:
    staging, production = f"{application}.staging", f"{application}.production"
    page = sign_in(f"{staging}/compare")
    page.get_by_role("button", name=f"zone: difference between {staging}").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("button", name=f"Copy to {production}")).to_be_enabled()
    changed = {**BOOLEAN, "defaultVariant": "on"}
    api.put(f"/api/v1/flag-sets/{production}/flags/zone", json=changed).raise_for_status()
    sheet.get_by_role("button", name=f"Copy to {production}").click()
    expect(sheet.get_by_role("alert")).to_be_visible()
    expect(sheet).to_contain_text('"defaultVariant": "on"')
    assert definition(api, production, "zone") == changed


def test_selected_flags_are_copied_to_another_set(
    sign_in: SignIn, api: httpx.Client, application: str, check_axe: CheckAxe
) -> None:
    production = f"{application}.production"
    page = sign_in(f"{application}.staging")
    for key in ("banner", "new-thing", "zone"):
        page.get_by_label(f"Select {key}").check()
    page.get_by_role("button", name="Copy to…").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("listitem").filter(has_text="banner")).to_contain_text("same already")
    expect(sheet.get_by_role("listitem").filter(has_text="new-thing")).to_contain_text("new there")
    check_axe(page)
    sheet.get_by_role("button", name="Copy 2 flags").click()
    expect(page.get_by_text(f"2 flags copied to {production}")).to_be_visible()
    assert definition(api, production, "new-thing") == BOOLEAN
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("2 flags as before")).to_be_visible()
    assert definition(api, production, "new-thing") is None
    assert definition(api, production, "zone") == BOOLEAN


def test_an_import_shows_the_difference_and_keeps_what_is_not_in_the_file(
    sign_in: SignIn,
    api: httpx.Client,
    application: str,
    screenshot: Screenshot,
    check_axe: CheckAxe,
) -> None:
    staging = f"{application}.staging"
    before = api.get(f"/api/v1/flag-sets/{staging}/document").json()
    page = sign_in(staging)
    page.get_by_role("button", name="Import").click()
    sheet = page.get_by_role("dialog")
    check_axe(page)
    choose = sheet.get_by_label("Choose file")
    choose.set_input_files(payload(b'{\n  "flags": {,}\n}'))
    expect(sheet.get_by_role("alert")).to_contain_text("Line 2, column 13")

    broken = {"flags": {"banner": {**BOOLEAN, "targeting": {"nonsense": []}}}}
    choose.set_input_files(payload(json.dumps(broken, indent=2).encode()))
    expect(sheet.get_by_role("alert")).to_contain_text("Line 11, column 21")
    expect(sheet.get_by_role("alert")).to_contain_text("nonsense")

    flags = {"banner": {**BOOLEAN, "defaultVariant": "on"}, "added": BOOLEAN}
    choose.set_input_files(payload(json.dumps({"flags": flags}).encode()))
    expect(sheet.get_by_role("status")).to_contain_text("1 new1 changed")
    sheet.get_by_role("button", name="banner").click()
    expect(sheet).to_contain_text('"defaultVariant": "on"')
    check_axe(page)
    screenshot(page, "import")
    assert api.get(f"/api/v1/flag-sets/{staging}/document").json() == before
    sheet.get_by_role("button", name="Import 2 changes").click()
    expect(page.get_by_text(f"2 changes imported into {staging}")).to_be_visible()
    after = api.get(f"/api/v1/flag-sets/{staging}/document").json()
    assert after == {**before, "flags": {**before["flags"], **flags}}
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("The import was undone")).to_be_visible()
    assert api.get(f"/api/v1/flag-sets/{staging}/document").json() == before


def test_an_import_reads_yaml_as_the_command_line_does(
    sign_in: SignIn, api: httpx.Client, application: str
) -> None:
    staging = f"{application}.staging"
    page = sign_in(staging)
    page.get_by_role("button", name="Import").click()
    sheet = page.get_by_role("dialog")
    choose = sheet.get_by_label("Choose file")
    choose.set_input_files(payload(b"flags:\n  banner: {\n", "flags.yml"))
    expect(sheet.get_by_role("alert")).to_contain_text("This file is not YAML")
    expect(sheet.get_by_role("alert")).to_contain_text("Line 3, column 1")
    broken = YAML.replace(b"in: [", b"nonsense: [")
    choose.set_input_files(payload(broken, "flags.yml"))
    expect(sheet.get_by_role("alert")).to_contain_text("Line 10, column 23")

    choose.set_input_files(payload(YAML, "flags.YAML"))
    expect(sheet.get_by_role("status")).to_contain_text("1 new")
    sheet.get_by_role("button", name="Import 1 change").click()
    expect(page.get_by_text(f"1 change imported into {staging}")).to_be_visible()
    text = api.get(f"/api/v1/flag-sets/{staging}/flags/price").text
    assert '"big": 9007199254740991' in text
    assert '"exact": 10.50' in text
    assert '"defaultVariant": "off"' in text


def test_an_import_that_deletes_asks_with_the_name_of_the_set(
    sign_in: SignIn, api: httpx.Client, application: str
) -> None:
    production = f"{application}.production"
    page = sign_in(production)
    page.get_by_role("button", name="Import").click()
    sheet = page.get_by_role("dialog").first
    content = json.dumps({"flags": {"banner": BOOLEAN}}).encode()
    sheet.get_by_label("Choose file").set_input_files(payload(content))
    expect(sheet).to_contain_text("The flag set is like this already")
    sheet.get_by_label("Delete them: make the flag set equal to the file").check()
    expect(sheet.get_by_role("status")).to_have_text("4 deleted")
    sheet.get_by_role("button", name="Import 4 changes").click()
    question = page.get_by_role("dialog").last
    expect(question).to_contain_text("3 flags will be deleted")
    question.get_by_label(f"Type {production} to confirm").fill(production)
    question.get_by_role("button", name="Import").click()
    expect(page.get_by_text(f"4 changes imported into {production}")).to_be_visible()
    after = api.get(f"/api/v1/flag-sets/{production}/document").json()
    assert list(after["flags"]) == ["banner"]
    # What the file does not say about the set stays.
    assert after["metadata"]["production"] is True


def test_an_exported_file_is_the_document(
    sign_in: SignIn, api: httpx.Client, application: str
) -> None:
    staging = f"{application}.staging"
    page = sign_in(staging)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Export").click()
    download = saving.value
    assert download.suggested_filename == f"{staging}.json"
    text = Path(download.path()).read_text()
    assert text == api.get(f"/api/v1/flag-sets/{staging}/document").text
