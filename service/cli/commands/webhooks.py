"""``webhooks``: the webhooks of a flag set, and their deliveries."""

from __future__ import annotations

import time
from collections.abc import Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

import click
import msgspec

from service.cli.examples import examples
from service.cli.exit_codes import AT_FAULT, DONE, UNAVAILABLE, WrongUsage
from service.cli.lazy_group import AliasedGroup
from service.cli.options import limit_option, on_flag_set, query_of, yes_option
from service.cli.removing import is_refused
from service.cli.session import Session
from service.cli.terminal.output import PLAIN, Style
from service.outbound.answers import converted

if TYPE_CHECKING:
    from service.outbound.client import Client

_COLUMNS = ("id", "state", "url", "description", "disabledBecause")
_DELIVERIES = (
    *("id", "type", "revision", "state", "attempts", "status", "createdAt", "nextAttemptAt"),
    "error",
)
# How long a test may wait to be sent, and its receiver to answer, in seconds.
_PATIENCE = 30.0
_STEP = 0.2

_id = click.argument("webhook", metavar="ID", help="as `webhooks list` shows it")


class _Made(msgspec.Struct):
    id: int
    secret: str


class _Listed(msgspec.Struct):
    id: int
    url: str


class _Delivery(msgspec.Struct):
    id: int
    state: str
    status: int | None = None
    error: str | None = None


@click.group(cls=AliasedGroup, aliases={"add": "create", "remove": "delete"})
def webhooks() -> None:
    """Notify other services of changes to a flag set."""


@webhooks.command("list")
@on_flag_set
def list_webhooks(session: Session, *, flag_set: str) -> int:
    """List the webhooks of the set; passwords in URLs are not shown."""
    with session.client() as client:
        items = list(client.pages(*_path(flag_set)))
    if not session.output.as_json:
        items = [
            {**item, "state": "enabled" if item.get("enabled") else "disabled"} for item in items
        ]
    session.output.table(items, _COLUMNS, _style_of, empty="No webhooks.")
    return DONE


def _style_of(row: Mapping[str, Any]) -> Style:
    return PLAIN if row.get("state") == "enabled" else {"dim": True}


@webhooks.command(
    "create",
    epilog=examples(
        "flagstaff webhooks create https://hooks.internal/flags -s shop",
    ),
)
@click.argument("receiver", metavar="URL", help="who is called: http:// or https://")
@click.option("--description", metavar="TEXT", help="what it is for")
@on_flag_set
def create(session: Session, *, flag_set: str, receiver: str, description: str | None) -> int:
    """Make a webhook and print its secret: this is the only time that it can be seen."""
    body = {"url": receiver} | query_of(description=description)
    with session.client() as client:
        answer = client.json("POST", *_path(flag_set), body=body)
    made = converted(answer, _Made)
    session.output.note(f"The webhook has the id {made.id}. The secret is not shown again.")
    session.output.result(answer, made.secret)
    return DONE


@webhooks.command("update")
@_id
@click.option("--receiver", metavar="URL", help="who is called from now on")
@click.option("--description", metavar="TEXT", help='what it is for; "" removes it')
@click.option(
    "--enable/--disable",
    "enabled",
    default=None,
    help="whether changes are delivered; disabling gives up what waits",
)
@on_flag_set
def update(
    session: Session,
    *,
    flag_set: str,
    webhook: str,
    receiver: str | None,
    description: str | None,
    enabled: bool | None,
) -> int:
    """Change a webhook; what is not given stays."""
    body: dict[str, Any] = {}
    if receiver is not None:
        body["url"] = receiver
    if description is not None:
        body["description"] = description or None
    if enabled is not None:
        body["enabled"] = enabled
    if not body:
        raise WrongUsage(
            "Nothing to change: pass --receiver, --description, --enable or --disable."
        )
    with session.client() as client:
        answer = client.json("PATCH", *_path(flag_set), webhook, body=body)
    converted(answer, _Listed)
    session.output.result(answer, f"The webhook {webhook} of '{flag_set}' is changed.")
    return DONE


@webhooks.command("delete")
@_id
@yes_option
@on_flag_set
def delete(session: Session, *, flag_set: str, webhook: str, yes: bool) -> int:
    """Delete a webhook, with all that waits for it."""
    path = (*_path(flag_set), webhook)
    with session.client() as client:
        if not yes:
            url = client.json("GET", *path).get("url")
            question = f"Delete the webhook {webhook} of '{flag_set}' ({url})?"
            if is_refused(session, question, yes=yes):
                return AT_FAULT
        client.remove(*path)
    session.output.result({"removed": webhook}, f"The webhook {webhook} is removed.")
    return DONE


@webhooks.command("test")
@_id
@on_flag_set
def test(session: Session, *, flag_set: str, webhook: str) -> int:
    """Call the receiver once, telling of no change, and say how that went."""
    path = (*_path(flag_set), webhook)
    with session.client() as client:
        sent = client.json("POST", *path, "test")
        return _report(session, _ended(session, client, path, sent))


@webhooks.command("deliveries")
@_id
@click.option("--state", type=click.Choice(["pending", "delivered", "failed"]), help="only these")
@limit_option(50)
@on_flag_set
def deliveries(
    session: Session, *, flag_set: str, webhook: str, state: str | None, limit: int
) -> int:
    """Show what was delivered, was given up, or waits, newest first."""
    path = (*_path(flag_set), webhook, "deliveries")
    with session.client() as client:
        items = list(islice(client.pages(*path, query=query_of(state=state)), limit))
    session.output.table(items, _DELIVERIES, empty="No deliveries.")
    return DONE


@webhooks.command("redeliver")
@_id
@click.argument("delivery", help="as `webhooks deliveries` shows it")
@on_flag_set
def redeliver(session: Session, *, flag_set: str, webhook: str, delivery: str) -> int:
    """Try a delivery that has ended once more, and say how that went."""
    path = (*_path(flag_set), webhook)
    with session.client() as client:
        sent = client.json("POST", *path, "deliveries", delivery, "redeliver")
        return _report(session, _ended(session, client, path, sent))


def _path(flag_set: str) -> tuple[str, ...]:
    return ("flag-sets", flag_set, "webhooks")


def _ended(session: Session, client: Client, path: tuple[str, ...], sent: Any) -> Any:
    """The delivery once it is through; as it is if that takes too long."""
    deadline = time.monotonic() + _PATIENCE
    with session.output.waiting("Waiting for the call"):
        while (delivery := converted(sent, _Delivery)).state == "pending":
            if time.monotonic() >= deadline:
                break
            time.sleep(_STEP)
            sent = client.json("GET", *path, "deliveries", str(delivery.id))
    return sent


def _report(session: Session, sent: Any) -> int:
    delivery = converted(sent, _Delivery)
    output = session.output
    match delivery.state:
        case "delivered":
            output.result(sent, f"The receiver answered {delivery.status}.")
            return DONE
        case "failed":
            output.result(sent, delivery.error or "The delivery failed.")
            return AT_FAULT
        case _:
            output.result(sent, "Nobody has made the call yet: does `flagstaff background` run?")
            return UNAVAILABLE
