"""The console in a real Chromium, in front of a stack of its own: one of each for all files.

What a file of tests leaves on the server is deleted behind it. Tests here are synchronous:
Playwright's synchronous interface runs an event loop of its own, which is why the browser ends with
the last of them: no other test could run one beside it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Route,
    expect,
    sync_playwright,
)

from devstack.stack import Stack
from devstack.workers import CHECKOUT
from tests.browser import find_chromium
from tests.clients import client_of
from tests.conftest import ADMIN_KEY
from tests.waiting import wait_until

CONSOLE = CHECKOUT / "console"
NODE = Path(sys.executable).with_name("node")
ARTEFACTS = CHECKOUT / ".artefacts" / "console"
AXE = CONSOLE / "node_modules" / "axe-core" / "axe.min.js"

AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Scheme, and what is looked for in it: only colours differ in the dark.
AXE_RUNS: tuple[tuple[Literal["light", "dark"], str, tuple[str, ...]], ...] = (
    ("light", "tag", AXE_TAGS),
    ("dark", "rule", ("color-contrast",)),
)

# Milliseconds that a condition has on a busy machine.
PATIENCE = 60_000

# A toast goes after six seconds, or ten with an Undo: a busy machine may need longer to read it.
_KEEP_TOASTS = """(() => {
    const begin = window.setTimeout;
    window.setTimeout = (call, delay, ...rest) =>
        begin(call, delay === 6000 || delay === 10000 ? 600000 : delay, ...rest);
})()"""

# Counts the calls that are not answered in whole.
_COUNT_CALLS = """(() => {
    const call = window.fetch;
    window.callsUnderWay = 0;
    window.fetch = async (...request) => {
        window.callsUnderWay += 1;
        try {
            const answer = await call(...request);
            await answer.clone().arrayBuffer();
            return answer;
        } finally {
            window.callsUnderWay -= 1;
        }
    };
})()"""

SET = "shop.production"
STAGING = "shop.staging"

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

_numbers = count(1)

Screenshot = Callable[..., None]
CheckAxe = Callable[..., None]


def unique(name: str) -> str:
    """A name that nothing else has in this process.

    A set that is deleted and made again goes on with its revisions, history, plans and statistics.
    """
    return f"{name}-{next(_numbers)}"


@pytest.fixture(scope="session")
def console_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The console, built from its source as it is now."""
    if not AXE.exists():
        pytest.fail("The console's packages are not installed. Run: make .venv/.console")
    built = tmp_path_factory.mktemp("built") / "console"
    done = subprocess.run(
        [NODE, CONSOLE / "build.mjs", "--out", built], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return built


@pytest.fixture(scope="package")
def _stack(console_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    settings = {"FLAGSTAFF_ADMIN_KEY": ADMIN_KEY}
    directory = tmp_path_factory.mktemp("stack")
    with Stack(directory, settings=settings, durable=False, console=console_files) as stack:
        yield stack


@pytest.fixture(scope="module")
def console(_stack: Stack) -> Iterator[Stack]:
    """A stack whose Nginx serves the console; a file begins with nothing but the admin key."""
    yield _stack
    with client_of(_stack.url, {"x-api-key": _stack.admin_key}) as client:
        _empty(client)


def _empty(client: httpx.Client) -> None:
    """Delete every flag set with all that is in it, and revoke every other key."""
    for each in _all(client, "/api/v1/flag-sets"):
        client.delete(f"/api/v1/flag-sets/{each['name']}").raise_for_status()
    own = client.get("/api/v1/api-keys/self").json()["id"]
    for each in _all(client, "/api/v1/api-keys"):
        if each["state"] == "active" and each["id"] != own:
            client.delete(f"/api/v1/api-keys/{each['id']}").raise_for_status()


def _all(client: httpx.Client, path: str) -> list[dict[str, Any]]:
    """Every item of a list, page by page."""
    items: list[dict[str, Any]] = []
    query = {"limit": "1000"}
    while True:
        page = client.get(path, params=query).raise_for_status().json()
        items += page["items"]
        if page["next"] is None:
            return items
        query["after"] = page["next"]


@pytest.fixture(scope="module")
def api(console: Stack) -> Iterator[httpx.Client]:
    """A client with the admin key, at the root of the server."""
    with client_of(console.url, {"x-api-key": console.admin_key}) as client:
        yield client


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    chromium = find_chromium()
    if chromium is None:
        pytest.skip("Chromium is not installed, so the console is not tried in a browser.")
    with sync_playwright() as playwright:
        # Chromium's sandbox refuses to start as root.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of a new user: no key, no choice made. What its pages log as an error fails."""
    expect.set_options(timeout=PATIENCE)
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce", locale="en-GB"
    )
    context.set_default_timeout(PATIENCE)
    context.add_init_script(_KEEP_TOASTS)
    context.add_init_script(_COUNT_CALLS)
    failures: list[str] = []
    context.on("weberror", lambda error: failures.append(str(error.error)))

    def heard(message: ConsoleMessage) -> None:
        # The browser logs each answer of 400 and more; the page shows those itself.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            failures.append(message.text)

    context.on("console", heard)
    yield context
    context.close()
    assert failures == []


@pytest.fixture
def sign_in(console: Stack, context: BrowserContext) -> Callable[..., Page]:
    """Open the console at a place (what stands behind ``#/``) with a key (default: the admin's)."""

    def opened(place: str = "", key: str = ADMIN_KEY) -> Page:
        page = context.new_page()
        page.goto(f"{console.url}/console/#/{place}")
        page.get_by_label("API key").fill(key)
        page.get_by_role("button", name="Sign in", exact=True).click()
        expect(page.locator("header.top")).to_be_visible()
        return page

    return opened


@pytest.fixture
def page(sign_in: Callable[..., Page]) -> Page:
    """The console, signed in with the admin key, at the overview."""
    return sign_in()


def colour(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Let the system be light or dark, and wait until the page is, and is drawn so in whole."""
    page.emulate_media(color_scheme=scheme)
    expect(page.locator("html.dark")).to_have_count(int(scheme == "dark"))
    drawn(page)


def drawn(page: Page) -> None:
    """Wait until what is shown is drawn, and its effects have run: shortcuts and focus are some."""
    page.evaluate(
        "() => new Promise((done) =>"
        " requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
    )


def settled(page: Page, *, but: int = 0) -> None:
    """Wait until the page has everything that it asks for, and is drawn with it.

    ``but`` is the number of calls that a test keeps waiting.
    """
    # What is answered may lead to another call, once it is drawn.
    drawn(page)
    while page.evaluate("window.callsUnderWay") > but:
        drawn(page)


def go_to(page: Page, place: str) -> None:
    """Go to a place of the console (what stands behind ``#/``), and wait until it is there."""
    page.goto(f"{page.url.partition('#')[0]}#/{place}")
    settled(page)


def everywhere(
    console: Stack, holds: Callable[[httpx.Client], object], key: str = ADMIN_KEY
) -> None:
    """Wait until something holds of every worker: those that did not make it follow in moments."""
    for worker in console.workers:
        with client_of(worker.socket, {"x-api-key": key}) as client:
            wait_until(partial(holds, client))


def refused_everywhere(console: Stack, key: str) -> None:
    """Wait until every worker refuses a key."""
    everywhere(console, lambda worker: worker.get("/api/v1/api-keys/self").status_code == 401, key)


def served_everywhere(console: Stack, flag_set: str) -> None:
    """Wait until every worker evaluates with the set as it is now."""
    path = f"/api/v1/flag-sets/{flag_set}"
    with client_of(console.url, {"x-api-key": console.admin_key}) as client:
        revision = client.get(path).raise_for_status().json()["revision"]

    def is_served(worker: httpx.Client) -> bool:
        # From memory, as evaluations are; and not counted as one.
        answer = worker.post(f"{path}/explain", json={"context": {}}).raise_for_status()
        return bool(answer.json()["revision"] >= revision)

    everywhere(console, is_served)


def press(page: Page, *keys: str) -> None:
    """Press keys, each when what the one before did is drawn."""
    for key in keys:
        drawn(page)
        page.keyboard.press(key)


def write(page: Page, text: str) -> None:
    """Type a text into what has the focus, when that is drawn."""
    drawn(page)
    page.keyboard.type(text)


def between(page: Page, method: str, url: str, happen: Callable[[], object]) -> None:
    """Let something happen between what is done on the page next and the call that it makes.

    The call is the next one of this method and URL (a pattern). Done on the server before, it would
    race what the page does when it learns of it.
    """

    waiting = [happen]

    def first(route: Route) -> None:
        if route.request.method == method and waiting:
            waiting.pop()()
        route.continue_()

    page.route(url, first)


@pytest.fixture
def screenshot(request: pytest.FixtureRequest) -> Screenshot:
    """Take screenshots of a page: light, dark and narrow, as ``.artefacts/console/NAME-*.png``.

    They are for people, who ask for them: ``pytest --screenshots``.
    """
    are_wanted = request.config.getoption("--screenshots")

    def take(page: Page, name: str, looks: str = "light dark narrow") -> None:
        if not are_wanted:
            return
        ARTEFACTS.mkdir(parents=True, exist_ok=True)
        before = page.viewport_size
        for look in looks.split():
            colour(page, "dark" if look == "dark" else "light")
            if look == "narrow":
                page.set_viewport_size({"width": 360, "height": 740})
            page.screenshot(path=ARTEFACTS / f"{name}-{look}.png")
        if before:
            page.set_viewport_size(before)
        colour(page, "light")

    return take


@pytest.fixture
def check_axe() -> CheckAxe:
    """Let axe-core look for violations of WCAG 2.2 AA and its own practices, light and dark.

    It looks at what the page is when it has what it asks for.

    ``dark=False`` is for a page that was looked at in the dark in another width.
    """

    def check(page: Page, *, dark: bool = True) -> None:
        settled(page)
        # Through the protocol, so that the page's policy stays as strict as it is.
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE.read_text())
        for scheme, kind, rules in AXE_RUNS if dark else AXE_RUNS[:1]:
            colour(page, scheme)
            found: dict[str, Any] = page.evaluate(
                "([type, values]) => axe.run(document, { runOnly: { type, values } })",
                [kind, [*rules]],
            )
            faults = [
                (
                    fault["id"],
                    fault["help"],
                    [(node["html"][:200], node["failureSummary"]) for node in fault["nodes"]],
                )
                for fault in found["violations"]
            ]
            assert faults == [], scheme
        colour(page, "light")

    return check


@pytest.fixture(scope="module")
def shop(api: httpx.Client) -> str:
    """The flag sets shop.production and shop.staging, with flags; returns the first's name."""
    return make_shop(api, SET, STAGING)


def make_shop(api: httpx.Client, production: str, staging: str) -> str:
    """Make the flag sets of a shop, with flags; returns the first's name."""
    flags = {
        "new-checkout": {
            "state": "ENABLED",
            "variants": {"on": True, "off": False},
            "defaultVariant": "off",
            "targeting": {
                "if": [
                    {"ends_with": [{"var": "email"}, "@example.com"]},
                    "on",
                    {"fractional": [["on", 25], ["off", 75]]},
                ]
            },
            "metadata": {"owner": "checkout"},
        },
        "search-engine": {
            "state": "ENABLED",
            "variants": {"classic": {"index": 1}, "vector": {"index": 2}},
            "defaultVariant": "classic",
        },
        "legacy-export": {
            "state": "DISABLED",
            "variants": {"on": True, "off": False},
            "defaultVariant": "off",
        },
    }
    for name, is_production in ((production, True), (staging, False)):
        body = {"name": name, "metadata": {"production": is_production, "team": "shop"}}
        api.post("/api/v1/flag-sets", json=body).raise_for_status()
        document = {"flags": flags, "metadata": body["metadata"]}
        api.put(f"/api/v1/flag-sets/{name}/document", json=document).raise_for_status()
    return production
