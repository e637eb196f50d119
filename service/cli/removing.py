"""Removal of one thing, after a question with its name."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING

from service.cli.exit_codes import AT_FAULT, DONE
from service.cli.session import Session
from service.cli.terminal.asking import confirm

if TYPE_CHECKING:
    from service.cli.written import Written
    from service.outbound.client import Client


def is_refused(session: Session, question: str, *, yes: bool) -> bool:
    """Ask; whether the answer was no, which is said then. Raises WrongUsage as ``confirm``."""
    if confirm(question, yes=yes):
        return False
    session.output.note("Nothing was changed.")
    return True


def remove(
    session: Session,
    path: tuple[str, ...],
    what: str,
    *,
    yes: bool,
    headers: Mapping[str, str] | None = None,
) -> int:
    """Delete what is at the path, such as ``the flag 'banner' of 'shop'``, after asking."""
    with session.client() as client:
        if not yes:
            # Nobody is to confirm the removal of what is not there.
            client.call("GET", *path)
        if is_refused(session, f"Delete {what}?", yes=yes):
            return AT_FAULT
        written = delete(client, path, headers)
    revision = None if written is None else written.revision
    session.output.warn(() if written is None else written.warnings)
    value = {"deleted": path[-1], "revision": revision}
    at = f" The flag set is at revision {revision}." if revision is not None else ""
    session.output.result(value, f"Deleted {what}.{at}")
    return DONE


def delete(
    client: Client, path: tuple[str, ...], headers: Mapping[str, str] | None
) -> Written | None:
    """Delete what is at the path, and return the answer; None where it is empty."""
    from service.cli.written import Written
    from service.outbound.answers import decoded

    answer = client.call("DELETE", *path, headers=headers)
    if answer.status_code == HTTPStatus.NO_CONTENT:
        return None
    return decoded(answer.content, Written)
