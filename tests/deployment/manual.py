"""Manual pages of an installed Flagstaff, read by the node's own ``man``."""

from __future__ import annotations

from tests.deployment.node import Node

# The program, a command of two words, and another name of a command: a page that leads to one.
_PAGES = {
    "flagstaff": "flagstaff - ",
    "flagstaff-flags-list": "flagstaff-flags-list - ",
    "flagstaff-load": "flagstaff-apply - ",
}


def require_manual(node: Node, prefix: str) -> None:
    """Fail unless ``man`` finds the pages below the prefix, and shows them without a warning."""
    node.did(
        *("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "-qq"),
        *("--no-install-recommends", "man-db"),
    )
    for page, begins in _PAGES.items():
        # Debian's /usr/local/man leads to share/man, and man may name either.
        where = node.did("readlink", "--canonicalize", node.did("man", "--where", page))
        assert where.startswith(f"{prefix}/share/man/man1/"), where
        shown = node.run("man", "--warnings", "--pager=cat", page)
        assert (shown.returncode, shown.stderr) == (0, ""), page
        assert begins in shown.stdout, page


def require_no_manual(node: Node) -> None:
    """Fail if ``man`` finds a page."""
    for page in _PAGES:
        assert node.run("man", "--where", page).returncode != 0, page
