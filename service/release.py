"""The version of this release."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def release() -> str:
    """Return the installed package's version; ``unreleased`` in a checkout."""
    try:
        return version("flagstaff")
    except PackageNotFoundError:
        return "unreleased"
