"""``webhooks``: who is told of changes to a flag set, and what became of it."""

from __future__ import annotations

import argparse
import time
from itertools import islice
from typing import Any

from service.cli.connection import add_connection_options, connect
from service.cli.exit_codes import AT_FAULT, DONE, UNAVAILABLE
from service.cli.output import Output
from service.outbound.client import Client

_COLUMNS = ("id", "url", "description", "enabled", "disabledBecause")
_DELIVERIES = (
    *("id", "type", "revision", "state", "attempts", "status", "createdAt", "nextAttemptAt"),
    "error",
)
# How long a test may wait to be sent, and its receiver to answer, in seconds.
_PATIENCE = 30.0
_STEP = 0.2


def add_commands(commands: Any) -> None:
    """Declare the commands on argparse's sub-parsers."""
    webhooks = commands.add_parser("webhooks", help="tell others of changes to a flag set")
    actions = webhooks.add_subparsers(metavar="ACTION", required=True)

    parser = actions.add_parser("list", description=_list.__doc__, help="list the webhooks")
    _finish(parser, _list)

    parser = actions.add_parser("add", description=_add.__doc__, help="make a webhook")
    parser.add_argument("receiver", metavar="URL", help="who is called: http:// or https://")
    parser.add_argument("--description", metavar="TEXT", help="what it is for")
    _finish(parser, _add)

    parser = actions.add_parser("remove", description=_remove.__doc__, help="remove a webhook")
    _add_id(parser)
    _finish(parser, _remove)

    parser = actions.add_parser("test", description=_test.__doc__, help="call the receiver once")
    _add_id(parser)
    _finish(parser, _test)

    parser = actions.add_parser(
        "deliveries", description=_deliveries.__doc__, help="tell what became of deliveries"
    )
    _add_id(parser)
    parser.add_argument("--state", choices=["pending", "delivered", "failed"], help="only these")
    parser.add_argument("--limit", type=int, default=50, metavar="N", help="at most so many; 50")
    _finish(parser, _deliveries)

    parser = actions.add_parser(
        "redeliver", description=_redeliver.__doc__, help="try a delivery once more"
    )
    _add_id(parser)
    parser.add_argument("delivery", metavar="DELIVERY", help="as `webhooks deliveries` shows it")
    _finish(parser, _redeliver)


def _add_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="as `webhooks list` shows it")


def _finish(parser: argparse.ArgumentParser, run: Any) -> None:
    parser.add_argument("--flag-set", required=True, metavar="NAME")
    add_connection_options(parser)
    parser.set_defaults(run=run)


def _list(arguments: argparse.Namespace, output: Output) -> int:
    """List who is told of changes to the set; passwords in URLs are not shown."""
    with connect(arguments) as client:
        output.table(list(client.pages(*_path(arguments))), _COLUMNS)
    return DONE


def _add(arguments: argparse.Namespace, output: Output) -> int:
    """Make a webhook and print its secret: this is the only time that it can be seen."""
    sent = {"url": arguments.receiver}
    if arguments.description is not None:
        sent["description"] = arguments.description
    with connect(arguments) as client:
        made = client.json("POST", *_path(arguments), body=sent)
    output.note(f"The webhook has the id {made['id']}. Keep the secret; it is not shown again.")
    output.result(made, made["secret"])
    return DONE


def _remove(arguments: argparse.Namespace, output: Output) -> int:
    """Remove a webhook, with all that waits for it."""
    with connect(arguments) as client:
        client.call("DELETE", *_path(arguments), arguments.id)
    output.result({"removed": arguments.id}, f"The webhook {arguments.id} is removed.")
    return DONE


def _test(arguments: argparse.Namespace, output: Output) -> int:
    """Call the receiver once, telling of no change, and say how that went."""
    path = (*_path(arguments), arguments.id)
    with connect(arguments) as client:
        sent = client.json("POST", *path, "test")
        return _told(_ended(client, path, sent, output), output)


def _deliveries(arguments: argparse.Namespace, output: Output) -> int:
    """Tell what was delivered, was given up, or waits, newest first."""
    query = {} if arguments.state is None else {"state": arguments.state}
    path = (*_path(arguments), arguments.id, "deliveries")
    with connect(arguments) as client:
        output.table(list(islice(client.pages(*path, query=query), arguments.limit)), _DELIVERIES)
    return DONE


def _redeliver(arguments: argparse.Namespace, output: Output) -> int:
    """Try a delivery that has ended once more, and say how that went."""
    path = (*_path(arguments), arguments.id)
    with connect(arguments) as client:
        sent = client.json("POST", *path, "deliveries", arguments.delivery, "redeliver")
        return _told(_ended(client, path, sent, output), output)


def _path(arguments: argparse.Namespace) -> tuple[str, ...]:
    return ("flag-sets", arguments.flag_set, "webhooks")


def _ended(client: Client, path: tuple[str, ...], sent: Any, output: Output) -> Any:
    """The delivery once it is through; as it is if that takes too long."""
    deadline = time.monotonic() + _PATIENCE
    with output.waiting("Waiting for the call"):
        while sent["state"] == "pending" and time.monotonic() < deadline:
            time.sleep(_STEP)
            sent = client.json("GET", *path, "deliveries", str(sent["id"]))
    return sent


def _told(delivery: Any, output: Output) -> int:
    match delivery["state"]:
        case "delivered":
            output.result(delivery, f"The receiver answered {delivery['status']}.")
            return DONE
        case "failed":
            output.result(delivery, delivery["error"])
            return AT_FAULT
        case _:
            output.result(
                delivery, "Nobody has made the call yet: does `flagstaff background` run?"
            )
            return UNAVAILABLE
