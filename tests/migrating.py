"""``flagstaff migrate``, without a process of its own, which takes longer to start than to run."""

from __future__ import annotations

import os
from collections.abc import Mapping

import pytest

from service.cli import main


def migrate(settings: Mapping[str, str]) -> None:
    """Bring the database of these FLAGSTAFF_… settings up to date, and put the admin key in."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("FLAGSTAFF_")]:
            patch.delenv(name)
        for name, value in settings.items():
            patch.setenv(name, value)
        assert main(["migrate"]) == 0
