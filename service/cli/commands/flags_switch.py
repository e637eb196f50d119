"""``flags enable``, ``flags disable`` and ``flags toggle``."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import click
import msgspec

from service.cli.exit_codes import DONE
from service.cli.hints.completing import complete_flags
from service.cli.options import comment_option, on_flag_set
from service.cli.session import Session
from service.errors import Fault
from service.outbound.answers import comment_header, converted, decoded
from service.outbound.failures import CallFailed
from service.outbound.lost_answers import settled

if TYPE_CHECKING:
    from service.outbound.client import Client

_flag = click.argument("key", shell_complete=complete_flags, help="key of the flag")

# How often a state is written anew on top of others' changes, such as the steps of a rollout.
_TRIES = 5


class _Definition(msgspec.Struct):
    state: str


class _Written(msgspec.Struct):
    revision: int
    changed: int = 0
    warnings: tuple[Fault, ...] = ()


@click.command()
@_flag
@comment_option
@on_flag_set
def enable(session: Session, *, flag_set: str, key: str, comment: str | None) -> int:
    """Enable a flag, and say what it was before; one that is enabled stays so.

    Nothing but the state is written: somebody else's change in between stays.
    """
    return _switch(session, flag_set, key, "ENABLED", comment)


@click.command()
@_flag
@comment_option
@on_flag_set
def disable(session: Session, *, flag_set: str, key: str, comment: str | None) -> int:
    """Disable a flag, and say what it was before; one that is disabled stays so.

    Nothing but the state is written: somebody else's change in between stays.
    """
    return _switch(session, flag_set, key, "DISABLED", comment)


@click.command()
@_flag
@comment_option
@on_flag_set
def toggle(session: Session, *, flag_set: str, key: str, comment: str | None) -> int:
    """Enable a disabled flag, disable an enabled one.

    A state that somebody else has set in between is never overwritten.
    """
    return _switch(session, flag_set, key, None, comment)


def _switch(
    session: Session, flag_set: str, key: str, wanted: str | None, comment: str | None
) -> int:
    path = ("flag-sets", flag_set, "flags", key)
    headers = comment_header(comment)
    with session.client() as client:
        before, after, answer = _switched(client, path, wanted, headers)
    written = converted(answer, _Written)
    session.output.warn(written.warnings)
    flag = f"The flag '{key}' of '{flag_set}'"
    sentence = f"{flag} was {before} and is {after} now, at revision {written.revision}."
    if not written.changed:
        sentence = f"{flag} was {before} already; nothing was changed."
    session.output.result({**answer, "before": before, "after": after}, sentence)
    return DONE


def _switched(
    client: Client, path: tuple[str, ...], wanted: str | None, headers: dict[str, str]
) -> tuple[str, str, dict[str, Any]]:
    """Write the state on top of others' changes.

    Returns the states before and after, and the server's answer. Raises CallFailed if
    somebody else has set the state that a toggle started from, or if changes come too fast.
    """
    before, etag = _state(client, path)
    after = wanted or ("DISABLED" if before == "ENABLED" else "ENABLED")
    for tries_left in reversed(range(_TRIES)):
        try:
            return before, after, _write(client, path, after, {"if-match": etag, **headers})
        except CallFailed as failure:
            if failure.status != HTTPStatus.PRECONDITION_FAILED or not tries_left:
                raise
            now, etag = _state(client, path)
            if wanted is None and now != before:
                raise
            before = now
    raise AssertionError("The last try returns or raises.")


def _write(
    client: Client, path: tuple[str, ...], state: str, headers: dict[str, str]
) -> dict[str, Any]:
    """Set the state if the flag is as it was read. Where the answer is lost, look."""

    def write() -> dict[str, Any]:
        return client.json("PATCH", *path, body={"state": state}, headers=headers)

    def look() -> dict[str, Any] | None:
        now, etag = _state(client, path)
        if now != state:
            return None
        return {"revision": int(etag.removeprefix("W/").strip('"')), "changed": 1}

    return settled(write, look, wait=client.pause)


def _state(client: Client, path: tuple[str, ...]) -> tuple[str, str]:
    """A flag's state and its entity tag."""
    present = client.call("GET", *path)
    state = decoded(present.content, _Definition).state
    etag = present.headers.get("etag")
    if etag is None:
        # Memory knows the definition and not its revision, so that no write can refer to it.
        raise CallFailed(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "The database is not available; the flag cannot be changed.",
        )
    return state, etag
