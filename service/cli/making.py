"""Flag sets that a command makes if there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.cli.session import Session
from service.errors import FlagstaffError
from service.outbound.failures import CallFailed

if TYPE_CHECKING:
    from service.evaluation.definition.set_properties import SetProperties
    from service.outbound.client import Client


class OtherVersion(FlagstaffError):
    """A flag set is there already, and has another version of fractional than was asked for."""


def make_flag_set(session: Session, client: Client, name: str, properties: SetProperties) -> bool:
    """Create the set with these properties; whether there was none."""
    wanted = {"fractional": properties.fractional, "storedContexts": properties.stored_contexts}
    given = {key: value for key, value in wanted.items() if value is not None}
    try:
        made = client.json("POST", "flag-sets", body={"name": name, **given})
    except CallFailed as failure:
        if failure.status != 409:
            raise
        return False
    session.output.note(f"Created '{name}' with version {made.get('fractional')} of fractional.")
    if made.get("storedContexts"):
        session.output.note(
            "It reads stored contexts, which no document holds: `flagstaff contexts export` and"
            " `contexts load` carry them."
        )
    return True


def require_version(client: Client, name: str, version: int) -> None:
    """Raise OtherVersion if a set that was there already has another version of fractional."""
    found = client.json("GET", "flag-sets", name).get("fractional")
    if found != version:
        detail = (
            f"The flag set '{name}' exists, with version {found} of fractional. To change that for"
            f' its users, write "$flagstaff": {{"fractional": {version}}} into the file.'
        )
        raise OtherVersion(detail)
