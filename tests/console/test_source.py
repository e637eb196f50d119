"""Rules of the console's source that no tool holds."""

from __future__ import annotations

import re
from collections import defaultdict

from tests.console.conftest import CONSOLE

SOURCE = CONSOLE / "src"
MARKUP = re.compile(
    r"dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\("
    r"|new Function"
)
# The class that a selector begins with.
RULE = re.compile(r"(?:^|})\s*([^{}@]+)\{")
FIRST = re.compile(r"\.([\w-]+)")


def test_nothing_writes_markup() -> None:
    for file in sorted(SOURCE.rglob("*.js")):
        assert not MARKUP.search(file.read_text()), file


def test_a_class_belongs_to_one_page() -> None:
    """All styles are in the document at once: a name that two pages use changes both."""
    pages: defaultdict[str, set[str]] = defaultdict(set)
    for file in sorted((SOURCE / "pages").rglob("*.css")):
        text = re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL)
        for selectors in RULE.findall(text):
            for selector in selectors.split(","):
                first = FIRST.match(selector.strip())
                if first:
                    pages[first[1]].add(file.relative_to(SOURCE / "pages").parts[0])
    assert {name: found for name, found in pages.items() if len(found) > 1} == {}
