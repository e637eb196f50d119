"""Settings from the environment, read once, when a process starts.

An empty value counts as absent. An invalid value stops the process with a sentence that names the
setting and never shows a value that may be secret.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from service import front
from service.errors import FlagstaffError
from service.settings import GROUPS, PREFIX, Settings


class SettingsRefused(FlagstaffError):
    """A setting whose value cannot be used."""


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings of the environment.

    Raises SettingsRefused, naming the setting and what it should be.
    """
    settings = Settings(**{name: _read_group(kind, environment) for name, kind in GROUPS.items()})
    _check(settings)
    return settings


def _read_group(kind: type[msgspec.Struct], environment: Mapping[str, str]) -> Any:
    values: dict[str, object] = {}
    for field in msgspec.structs.fields(kind):
        text = environment.get(field.encode_name, "").strip()
        if text:
            values[field.name] = _read(field.encode_name, text, field.type)
    return kind(**values)


_OF_THE_FRONT: dict[str, Callable[[str], object]] = {
    "public_url": front.base_path,
    "trusted_proxies": front.proxies,
    "trusted_proxy_header": front.proxy_header,
    "cors_origins": front.origins,
}

_REDIS = ("redis://", "rediss://", "unix://", "redis+sentinel://", "rediss+sentinel://")
_HTTP = ("http://", "https://")
_SWITCHES = {"1": True, "true": True, "yes": True, "on": True}
_SWITCHES |= {"0": False, "false": False, "no": False, "off": False}


def _read(name: str, text: str, kind: Any) -> object:
    if not _is_utf8(text):
        raise SettingsRefused(f"{name} must be UTF-8.")
    if kind is Path:
        return Path(text)
    if kind is bool:
        if text.lower() not in _SWITCHES:
            raise SettingsRefused(f"{name} must be on or off.")
        return _SWITCHES[text.lower()]
    try:
        return msgspec.convert(text, type=kind, strict=False)
    except msgspec.ValidationError:
        (meant,) = kind.__metadata__
        raise SettingsRefused(f"{name} must be {meant.description}.") from None


def _is_utf8(text: str) -> bool:
    """Return whether the environment's bytes were UTF-8: Python keeps others as lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _check(settings: Settings) -> None:
    if not 2 <= settings.statistics.hourly_days <= settings.statistics.daily_days:
        raise SettingsRefused(
            f"{PREFIX}STATISTICS_HOURLY_DAYS must be from 2 to {PREFIX}STATISTICS_DAILY_DAYS."
        )
    if settings.statistics.stale_days >= settings.statistics.daily_days:
        raise SettingsRefused(
            f"{PREFIX}STALE_DAYS must be less than {PREFIX}STATISTICS_DAILY_DAYS."
        )
    for name, read in _OF_THE_FRONT.items():
        try:
            read(getattr(settings.front, name))
        except ValueError as refused:
            raise SettingsRefused(f"{PREFIX}{name.upper()} {refused}") from None
    if settings.logs.format not in ("json", "text"):
        raise SettingsRefused(f"{PREFIX}LOG_FORMAT must be json or text.")
    if settings.logs.level not in ("debug", "info", "warning", "error"):
        raise SettingsRefused(f"{PREFIX}LOG_LEVEL must be debug, info, warning or error.")
    if not settings.mysql.url.startswith("mysql://"):
        raise SettingsRefused(f"{PREFIX}MYSQL_URL must start with mysql://.")
    if settings.mysql.replica_url and not settings.mysql.replica_url.startswith("mysql://"):
        raise SettingsRefused(f"{PREFIX}MYSQL_REPLICA_URL must start with mysql://.")
    if settings.prometheus.url and not settings.prometheus.url.startswith(_HTTP):
        raise SettingsRefused(f"{PREFIX}PROMETHEUS_URL must start with http:// or https://.")
    if not settings.redis.url.startswith(_REDIS):
        raise SettingsRefused(f"{PREFIX}REDIS_URL must start with one of {' '.join(_REDIS)}")
