"""The profile file: servers by name, with their keys. ``~/.config/flagstaff/config.toml``."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from service.cli.exit_codes import WrongUsage
from service.cli.files.excerpts import excerpt
from service.cli.files.json_places import Place

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


class ProfilesRefused(WrongUsage):
    """A profile file that cannot be used. ``excerpt`` is the line at fault, where one is."""

    def __init__(self, detail: str, lines: list[str] | None = None) -> None:
        super().__init__(detail)
        self.excerpt = lines or []


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One server: its URL, a key or the command that prints it, and the usual flag set."""

    url: str
    key: str | None = None
    key_command: str | None = None
    flag_set: str | None = None

    def read_key(self, name: str, *, seconds: float | None = None) -> str:
        """The key, from the file or from the command; "" where there is neither.

        A command may ask for a passphrase at the terminal; ``seconds`` bounds it where nobody may
        be asked. Raises WrongUsage.
        """
        if self.key is not None or self.key_command is None:
            return self.key or ""
        return _printed_key(name, self.key_command, seconds)


class Profiles(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """All profiles by name; ``default`` is the one that is used where none is chosen."""

    default: str | None = None
    profiles: dict[str, Profile] = {}


def profiles_path(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the path of the profile file, which need not exist (XDG Base Directory)."""
    base = environment.get("XDG_CONFIG_HOME", "")
    # A relative path there is to be ignored.
    directory = Path(base) if base.startswith("/") else Path("~/.config").expanduser()
    return directory / "flagstaff" / "config.toml"


def read_profiles(path: Path) -> Profiles:
    """The profiles of a file; none where there is no file. Raises ProfilesRefused."""
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            body = file.read()
    except FileNotFoundError:
        return Profiles()
    except (OSError, RuntimeError) as error:
        raise ProfilesRefused(f"Cannot read {path}: {error}.") from None
    profiles = _parsed(path, body)
    _require_private(path, status, profiles)
    return profiles


def change_profiles(path: Path, change: Mapping[str, Profile | None], default: str | None) -> None:
    """Put profiles into the file, or take those out that are None; set the default.

    The rest of the file stays as it was written, comments too. The file is replaced as a whole and
    nobody else can read it (0600). Raises ProfilesRefused.
    """
    import tomlkit

    try:
        text = path.read_text() if path.exists() else ""
        document: Any = tomlkit.parse(text)
        if "profiles" not in document:
            document["profiles"] = tomlkit.table(is_super_table=True)
        for name, profile in change.items():
            if profile is None:
                document["profiles"].pop(name, None)
            else:
                document["profiles"][name] = msgspec.to_builtins(profile)
        document.pop("default", None)
        if default is not None:
            # At the top: behind a table it would be the table's.
            text = f"default = {tomlkit.item(default).as_string()}\n{tomlkit.dumps(document)}"
        else:
            text = tomlkit.dumps(document)
        _replace(path, text)
    except OSError as error:
        raise ProfilesRefused(f"Cannot write {path}: {error.strerror or error}.") from None


def require_profile_name(name: str) -> str:
    """Pass a name that a profile can have. Raises WrongUsage."""
    if not _NAME.fullmatch(name):
        raise WrongUsage(f"'{name}' cannot name a profile: use letters, digits, '.', '_' and '-'.")
    return name


def _parsed(path: Path, body: bytes) -> Profiles:
    import tomllib

    try:
        return msgspec.convert(tomllib.loads(body.decode()), Profiles)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_PLACE.search(str(error))
        if found is None or found["line"] is None:
            raise ProfilesRefused(f"{path}: {error}.") from None
        place = Place(int(found["line"]), int(found["column"]))
        detail = f"{path}:{place.line}:{place.column}: {str(error)[: found.start()]}."
        raise ProfilesRefused(detail, excerpt(body, place)) from None
    except UnicodeDecodeError:
        raise ProfilesRefused(f"{path} is not UTF-8.") from None
    except msgspec.ValidationError as error:
        detail = (
            f"{path}: {str(error).replace('`', chr(39))}. A profile has 'url' and may have 'key' or"
            " 'key_command', and 'flag_set'."
        )
        raise ProfilesRefused(detail) from None


def _require_private(path: Path, status: os.stat_result, profiles: Profiles) -> None:
    """Refuse keys that others can read, and commands that others can write."""
    import shlex

    mode = stat.S_IMODE(status.st_mode)
    cure = f"Run: chmod 600 {shlex.quote(str(path))}"
    if status.st_uid not in (os.geteuid(), 0):
        raise ProfilesRefused(f"{path} belongs to another user. Remove it, or use a file of yours.")
    if mode & 0o022:
        raise ProfilesRefused(f"Other users can change {path} (mode {mode:04o}). {cure}")
    if mode & 0o077 and any(profile.key for profile in profiles.profiles.values()):
        raise ProfilesRefused(
            f"Other users can read {path}, which holds API keys (mode {mode:04o}). {cure}"
        )


def _printed_key(name: str, command: str, seconds: float | None) -> str:
    import shlex
    import subprocess

    said = f"The key_command of profile '{name}' ({command})"
    try:
        words = shlex.split(command)
        done = subprocess.run(
            words,
            stdout=subprocess.PIPE,
            # With a time limit, nobody answers a question or reads a message.
            stdin=None if seconds is None else subprocess.DEVNULL,
            stderr=None if seconds is None else subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except (OSError, ValueError, IndexError, subprocess.TimeoutExpired) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise WrongUsage(f"{said} cannot be run: {reason}.") from None
    if done.returncode:
        raise WrongUsage(f"{said} failed with exit code {done.returncode}.")
    # As git and others read `pass`: the first line is the secret, the rest are notes.
    lines = done.stdout.decode(errors="replace").splitlines()
    if not lines or not lines[0].strip():
        raise WrongUsage(f"{said} printed no key.")
    return lines[0].strip()


def _replace(path: Path, text: str) -> None:
    import tempfile

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = path.resolve()
    # mkstemp makes a file of mode 0600.
    descriptor, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=target.parent)
    try:
        with os.fdopen(descriptor, "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(draft).replace(target)
    finally:
        Path(draft).unlink(missing_ok=True)
