"""Which release this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def release() -> str:
    """The version of the installed package; ``unreleased`` where there is only a checkout."""
    try:
        return version("flagstaff")
    except PackageNotFoundError:
        return "unreleased"
