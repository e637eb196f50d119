"""``webhooks``: who is told of changes to a flag set, and what became of it."""

from __future__ import annotations

import argparse
import time
from itertools import islice
from typing import Any

import msgspec

from service.cli.actions import add_action, add_limit_option
from service.cli.connection import connect
from service.cli.exit_codes import AT_FAULT, DONE, UNAVAILABLE
from service.cli.output import Output
from service.outbound.client import Client, converted

_COLUMNS = ("id", "state", "url", "description", "disabledBecause")
_DELIVERIES = (
    *("id", "type", "revision", "state", "attempts", "status", "createdAt", "nextAttemptAt"),
    "error",
)


class _Made(msgspec.Struct):
    id: int
    secret: str


class _Delivery(msgspec.Struct):
    id: int
    state: str
    status: int | None = None
    error: str | None = None


# How long a test may wait to be sent, and its receiver to answer, in seconds.
_PATIENCE = 30.0
_STEP = 0.2


def add_commands(commands: Any) -> None:
    """Declare the commands on argparse's sub-parsers."""
    webhooks = commands.add_parser(
        "webhooks", help="notify other services of changes to a flag set"
    )
    actions = webhooks.add_subparsers(metavar="ACTION", required=True)

    add_action(actions, "list", "list the webhooks", _list)

    parser = add_action(actions, "add", "make a webhook", _add)
    parser.add_argument("receiver", metavar="URL", help="who is called: http:// or https://")
    parser.add_argument("--description", metavar="TEXT", help="what it is for")

    parser = add_action(actions, "remove", "remove a webhook", _remove)
    _add_id(parser)

    parser = add_action(actions, "test", "call the receiver once", _test)
    _add_id(parser)

    parser = add_action(actions, "deliveries", "tell what became of deliveries", _deliveries)
    _add_id(parser)
    parser.add_argument("--state", choices=["pending", "delivered", "failed"], help="only these")
    add_limit_option(parser, 50)

    parser = add_action(actions, "redeliver", "try a delivery once more", _redeliver)
    _add_id(parser)
    parser.add_argument("delivery", metavar="DELIVERY", help="as `webhooks deliveries` shows it")


def _add_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="as `webhooks list` shows it")


def _list(arguments: argparse.Namespace, output: Output) -> int:
    """List who is told of changes to the set; passwords in URLs are not shown."""
    with connect(arguments, output) as client:
        items = list(client.pages(*_path(arguments)))
    if output.as_json:
        output.table(items, _COLUMNS)
    else:
        states = ("enabled" if item.get("enabled") else "disabled" for item in items)
        output.table(
            [{**item, "state": state} for item, state in zip(items, states, strict=True)],
            _COLUMNS,
        )
    return DONE


def _add(arguments: argparse.Namespace, output: Output) -> int:
    """Make a webhook and print its secret: this is the only time that it can be seen."""
    sent = {"url": arguments.receiver}
    if arguments.description is not None:
        sent["description"] = arguments.description
    with connect(arguments, output) as client:
        answer = client.json("POST", *_path(arguments), body=sent)
    made = converted(answer, _Made)
    output.note(f"The webhook has the id {made.id}. Keep the secret; it is not shown again.")
    output.result(answer, made.secret)
    return DONE


def _remove(arguments: argparse.Namespace, output: Output) -> int:
    """Remove a webhook, with all that waits for it."""
    with connect(arguments, output) as client:
        client.remove(*_path(arguments), arguments.id)
    output.result({"removed": arguments.id}, f"The webhook {arguments.id} is removed.")
    return DONE


def _test(arguments: argparse.Namespace, output: Output) -> int:
    """Call the receiver once, telling of no change, and say how that went."""
    path = (*_path(arguments), arguments.id)
    with connect(arguments, output) as client:
        sent = client.json("POST", *path, "test")
        return _told(_ended(client, path, sent, output), output)


def _deliveries(arguments: argparse.Namespace, output: Output) -> int:
    """Tell what was delivered, was given up, or waits, newest first."""
    query = {} if arguments.state is None else {"state": arguments.state}
    path = (*_path(arguments), arguments.id, "deliveries")
    with connect(arguments, output) as client:
        output.table(list(islice(client.pages(*path, query=query), arguments.limit)), _DELIVERIES)
    return DONE


def _redeliver(arguments: argparse.Namespace, output: Output) -> int:
    """Try a delivery that has ended once more, and say how that went."""
    path = (*_path(arguments), arguments.id)
    with connect(arguments, output) as client:
        sent = client.json("POST", *path, "deliveries", arguments.delivery, "redeliver")
        return _told(_ended(client, path, sent, output), output)


def _path(arguments: argparse.Namespace) -> tuple[str, ...]:
    return ("flag-sets", arguments.flag_set, "webhooks")


def _ended(client: Client, path: tuple[str, ...], sent: Any, output: Output) -> Any:
    """The delivery once it is through; as it is if that takes too long."""
    deadline = time.monotonic() + _PATIENCE
    with output.waiting("Waiting for the call"):
        while (delivery := converted(sent, _Delivery)).state == "pending":
            if time.monotonic() >= deadline:
                break
            time.sleep(_STEP)
            sent = client.json("GET", *path, "deliveries", str(delivery.id))
    return sent


def _told(sent: Any, output: Output) -> int:
    delivery = converted(sent, _Delivery)
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
