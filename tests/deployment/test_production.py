"""What must not be possible in production."""

from __future__ import annotations

import pytest
from sanic import Sanic

from service.app import create_app
from service.settings import Settings


@pytest.mark.parametrize("name", ["AUTO_RELOAD", "DEBUG", "DEV", "ACCESS_LOG"])
def test_the_framework_cannot_be_talked_into_reloading_or_debugging(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"SANIC_{name}", "true")
    monkeypatch.setattr(Sanic, "_app_registry", {})

    app = create_app(Settings())

    assert app.config.AUTO_RELOAD is False
    assert app.config.ACCESS_LOG is False
    assert app.debug is False
    assert app.state.auto_reload is False
