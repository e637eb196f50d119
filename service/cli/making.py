"""The version of fractional of a flag set that a command makes if there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.errors import FlagstaffError

if TYPE_CHECKING:
    from service.outbound.client import Client


class OtherVersion(FlagstaffError):
    """A flag set is there already, and has another version of fractional than was asked for."""


def require_version(client: Client, name: str, version: int) -> None:
    """Raise OtherVersion if a set that was there already has another version of fractional."""
    found = client.json("GET", "flag-sets", name).get("fractional")
    if found != version:
        detail = (
            f"The flag set '{name}' exists, with version {found} of fractional. To change that for"
            f' its users, write "$flagstaff": {{"fractional": {version}}} into the file.'
        )
        raise OtherVersion(detail)
