"""Choice of server, key and flag set: option, else environment, else profile.

A profile that ``--profile`` names is an option, and comes before the environment. A profile's key
and flag set belong to its URL: where the URL comes from elsewhere they are not used, so that no key
is sent to another server.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from service.cli.exit_codes import WrongUsage
from service.cli.servers.given import Given
from service.cli.servers.profiles import Profile, profiles_path, read_profiles

DEFAULT_URL = "http://127.0.0.1:8080"
KEY_SOURCES = "pass --key, set FLAGSTAFF_KEY, or run `flagstaff login` to keep it in a profile"


class Value(msgspec.Struct, frozen=True):
    """A value, and in words where it came from: ``FLAGSTAFF_URL``."""

    text: str
    origin: str


class Choice(msgspec.Struct, frozen=True):
    """Chosen server, key and flag set. ``key`` is None until the profile's command prints it."""

    url: Value
    key: Value | None
    flag_set: Value | None
    profile_name: str
    profile: Profile

    def read_key(self, *, seconds: float | None = None) -> Value:
        """The key; ``Value("", …)`` where there is none. Raises as ``Profile.read_key``."""
        if self.key is not None:
            return self.key
        text = self.profile.read_key(self.profile_name, seconds=seconds)
        return Value(text, f"the profile '{self.profile_name}'")


def choose(given: Given, environment: Mapping[str, str] = os.environ) -> Choice:
    """Choose by the order of precedence. Raises WrongUsage for a profile that cannot be used."""
    name, profile = _profile(given, environment)
    is_named = bool(given.profile)
    origin = f"the profile '{name}'"
    own_url = None if profile is None else Value(profile.url, origin)
    url = (
        _value(given.url, "--server")
        or (own_url if is_named else None)
        or _variable(environment, "FLAGSTAFF_URL")
        or own_url
        or Value(DEFAULT_URL, "the default")
    )
    if profile is None or url.text.rstrip("/") != profile.url.rstrip("/"):
        # The key and the set of another server.
        profile = Profile(url.text)
    has_key = bool(profile.key or profile.key_command)
    key = _value(given.key, "--key")
    if key is None and not (is_named and has_key):
        key = _variable(environment, "FLAGSTAFF_KEY")
    own_set = _value(profile.flag_set, origin)
    set_around = _variable(environment, "FLAGSTAFF_FLAG_SET")
    flag_set = (own_set or set_around) if is_named else (set_around or own_set)
    return Choice(url, key, flag_set, name, profile)


def _value(text: str | None, origin: str) -> Value | None:
    return Value(text, origin) if text else None


def _variable(environment: Mapping[str, str], name: str) -> Value | None:
    return _value(environment.get(name), name)


def _profile(given: Given, environment: Mapping[str, str]) -> tuple[str, Profile | None]:
    path = profiles_path(environment)
    chosen = given.profile or environment.get("FLAGSTAFF_PROFILE") or None
    found = read_profiles(path)
    name = chosen or found.default
    if name is None:
        return "", None
    if name not in found.profiles:
        raise WrongUsage(_missing(name, list(found.profiles), path))
    return name, found.profiles[name]


def _missing(name: str, names: list[str], path: Path) -> str:
    sentence = f"There is no profile '{name}' in {path}."
    if close := difflib.get_close_matches(name, names, n=1):
        return f"{sentence} Did you mean '{close[0]}'?"
    there = f"There are: {', '.join(names)}. " if names else ""
    return f"{sentence} {there}`flagstaff login --name {name}` makes it."
