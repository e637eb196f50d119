from __future__ import annotations

import pytest

from service import front
from service.environment import SettingsRefused, read_settings


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", ""),
        ("https://flags.internal", ""),
        ("https://flags.internal/", ""),
        ("https://tools.internal/flags/", "/flags"),
        ("http://[fd00::1]:8080//a//b-1.x~/", "/a/b-1.x~"),
    ],
)
def test_the_path_of_the_public_url(url: str, path: str) -> None:
    assert front.base_path(url) == path


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PUBLIC_URL", "tools.internal/flags"),
        ("PUBLIC_URL", "ftp://tools.internal/flags"),
        ("PUBLIC_URL", "https://tools.internal/flags?x"),
        ("PUBLIC_URL", "https://tools.internal/a%20b"),
        ("PUBLIC_URL", "https://tools.internal/../flags"),
        ("PUBLIC_URL", 'https://tools.internal/"; return 200;'),
        ("PUBLIC_URL", "https://tools.internal/api/"),
        ("PUBLIC_URL", "https://tools.internal/ofrep/v1"),
        ("TRUSTED_PROXIES", "balancer.internal"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("TRUSTED_PROXIES", "10.0.0.1; deny all"),
        ("TRUSTED_PROXY_HEADER", "X-Real-IP; deny all"),
        ("CORS_ORIGINS", "app.example"),
        ("CORS_ORIGINS", "https://app.example/"),
        ("CORS_ORIGINS", 'https://app.example" 1; "x'),
    ],
)
def test_what_nginx_could_not_take_is_refused_with_the_name_of_the_setting(
    name: str, value: str
) -> None:
    with pytest.raises(SettingsRefused, match=f"FLAGSTAFF_{name} must"):
        read_settings({f"FLAGSTAFF_{name}": value})


def test_proxies_are_addresses_and_networks() -> None:
    assert front.proxies(" 10.0.0.5,fd00::/64 ,") == ["10.0.0.5/32", "fd00::/64"]


def test_origins_of_every_shape() -> None:
    shapes = (
        "https://app.example,http://localhost:3000,http://[::1]:3000,capacitor://localhost,null"
    )

    assert len(front.origins(shapes)) == 5
