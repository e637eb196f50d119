"""The browser of tests."""

from __future__ import annotations

import shutil


def find_chromium() -> str | None:
    """Return the program that is Debian's Chromium without a window, or None without one.

    Its shell draws no frame around a page, as the whole browser does even where nobody sees it.
    """
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return next(filter(None, map(shutil.which, names)), None)
