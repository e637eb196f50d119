"""What commands on the things in a flag set have in common: ``flags list``, ``contexts get``, …"""

from __future__ import annotations

import argparse
from typing import Any

from service.cli.connection import add_connection_options


def add_action(actions: Any, name: str, said: str, run: Any) -> argparse.ArgumentParser:
    """One action on a flag set; ``said`` is its help, and ``run``'s docstring explains it."""
    parser: argparse.ArgumentParser = actions.add_parser(name, help=said, description=run.__doc__)
    parser.add_argument("--flag-set", required=True, metavar="NAME")
    add_connection_options(parser)
    parser.set_defaults(run=run)
    return parser


def add_comment_option(parser: argparse.ArgumentParser) -> None:
    """``--comment``, for what makes a change."""
    parser.add_argument("--comment", metavar="TEXT", help="why, for the history")


def add_limit_option(parser: argparse.ArgumentParser, default: int) -> None:
    """``--limit``, for a list that may be long."""
    parser.add_argument(
        "--limit",
        type=at_least_one,
        default=default,
        metavar="N",
        help=f"at most so many; {default}",
    )


def at_least_one(text: str) -> int:
    """The type of an option that counts something."""
    # With more digits than these it counts nothing that there is.
    if text.isascii() and text.isdigit() and len(text) < 10 and int(text):
        return int(text)
    raise argparse.ArgumentTypeError(f"'{text}' is no whole number of at least 1")
