"""Every link between the pages of the checkout leads to a file, and to a heading in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from devstack.workers import CHECKOUT

PAGES = sorted(
    [
        *CHECKOUT.glob("*.md"),
        *(CHECKOUT / "docs").rglob("*.md"),
        CHECKOUT / "monitoring" / "README.md",
        CHECKOUT / "bench" / "README.md",
    ]
)
# A block of code, or code within a line, has no links.
_CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(text: str) -> set[str]:
    """The fragments of a page's headings: ``What's up?`` has ``whats-up``."""
    titles = _HEADING.findall(re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL))
    return {re.sub(r"[^\w\s-]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def faults(page: Path) -> list[str]:
    """The links of a page that lead nowhere."""
    wrong = []
    for link in _LINK.findall(_CODE.sub("", page.read_text())):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, fragment = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (fragment and fragment not in anchors(target.read_text())):
            wrong.append(link)
    return wrong


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_links_lead_somewhere(page: Path) -> None:
    assert faults(page) == []


def test_a_link_to_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# A `title`\n[a](#a-title) [b](#gone) [c](gone.md) [d](https://x.org)\n`[e](f)`"
    )
    assert faults(page) == ["#gone", "gone.md"]


def test_every_page_of_docs_is_linked_from_the_readme() -> None:
    readme = (CHECKOUT / "README.md").read_text()
    for page in (CHECKOUT / "docs").glob("*.md"):
        assert f"](docs/{page.name})" in readme, page.name


def test_the_readme_is_short() -> None:
    assert len((CHECKOUT / "README.md").read_text().splitlines()) <= 160
