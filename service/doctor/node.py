"""The node that is checked: its settings, its user, its sockets.

On a machine with an installed Flagstaff, these are those of the units; elsewhere those of the
caller.
"""

from __future__ import annotations

import os
import pwd
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from service.errors import FlagstaffError
from service.settings import FIELDS

ENVIRONMENT_FILE = Path("/etc/flagstaff/flagstaff.env")
SOCKETS = Path("/run/flagstaff")
USER = "flagstaff"

# Written by flagstaff-generator from the cores, for nodes whose settings have no number.
_GENERATED = Path("/run/systemd/generator/flagstaff@.service.d/workers.conf")


class NodeUnreadable(FlagstaffError):
    """The node's settings or user cannot be read; says what to do."""


class Node(msgspec.Struct, frozen=True):
    """``environment`` has the settings as text, ``source`` says where they come from.

    ``file`` is None if they are the caller's. ``user`` is the user of its workers.
    """

    environment: Mapping[str, str]
    source: str
    file: Path | None
    sockets: Path
    user: str


def find_node(
    environment: Mapping[str, str],
    *,
    file: Path | None = None,
    sockets: Path = SOCKETS,
    user: str | None = None,
) -> Node:
    """Return the node to check. Raises NodeUnreadable.

    A named file has precedence over the installed one, and that over the ``environment`` unless a
    setting is in it.
    """
    names = {field.encode_name for field in FIELDS}
    if file is None and not names & environment.keys() and ENVIRONMENT_FILE.exists():
        file = ENVIRONMENT_FILE
    if user is None:
        user = USER if os.geteuid() == 0 and user_id(USER) is not None else _own_name()
    if file is None:
        return Node(environment, "the environment", None, sockets, user)
    try:
        text = file.read_text()
    except OSError as error:
        raise NodeUnreadable(
            f"The settings in {file} cannot be read ({error.strerror}): run it as root."
        ) from None
    except UnicodeDecodeError:
        raise NodeUnreadable(f"The settings in {file} are not UTF-8.") from None
    generated = _GENERATED.read_text() if _GENERATED.exists() else ""
    workers = re.findall(r"^Environment=(FLAGSTAFF_WORKERS=\d+)$", generated, re.MULTILINE)
    settings = read_environment_file("\n".join([*workers, text]))
    return Node(settings, str(file), file, sockets, user)


def read_environment_file(text: str) -> dict[str, str]:
    """Return the variables of a file as the service manager reads it: systemd.exec(5)."""
    variables = {}
    for line in text.splitlines():
        name, equals, value = line.strip().partition("=")
        if not equals or name.startswith(("#", ";")):
            continue
        variables[name.strip()] = _unquoted(value.strip())
    return variables


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return re.sub(r'\\(["\\])', r"\1", inner) if value[0] == '"' else inner
    return value


def become(user: str) -> None:
    """Switch this process to the user for good; only root can.

    Raises NodeUnreadable.
    """
    if user == _own_name():
        return
    try:
        found = pwd.getpwnam(user)
    except KeyError:
        raise NodeUnreadable(f"There is no user '{user}'.") from None
    if found.pw_uid == os.geteuid():
        return
    if os.geteuid() != 0:
        raise NodeUnreadable(f"Only root can look as the user '{user}' does: run it as root.")
    os.initgroups(user, found.pw_gid)
    os.setresgid(found.pw_gid, found.pw_gid, found.pw_gid)
    os.setresuid(found.pw_uid, found.pw_uid, found.pw_uid)


def _own_name() -> str:
    """Return the name of this process's user; in a container maybe a number without a name."""
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return str(os.geteuid())


def user_id(name: str) -> int | None:
    """Return the user's number; None if there is no such user."""
    try:
        return pwd.getpwnam(name).pw_uid
    except KeyError:
        return None
