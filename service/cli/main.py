"""From arguments to one command, and from its failure to an exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

import service.cli
from service.cli import (
    api_keys,
    applying,
    changes,
    check,
    contexts,
    doctor,
    documents,
    flags,
    statistics,
    webhooks,
    worker,
)
from service.cli.exit_codes import UNAVAILABLE, USAGE, exit_code_of
from service.cli.output import Output
from service.errors import FlagstaffError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; answers its exit code."""
    parsed = _parser().parse_args(arguments)
    output = Output(as_json=getattr(parsed, "json", False))
    try:
        code: int = parsed.run(parsed, output)
    except FlagstaffError as failure:
        output.failed(failure)
        return exit_code_of(failure)
    except BrokenPipeError:
        # Whoever read the output has heard enough; there is nobody left to tell.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return UNAVAILABLE
    return code


class _Parser(argparse.ArgumentParser):
    """An ArgumentParser whose exit code cannot be taken for ``--check``'s."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="flagstaff",
        description="A feature-flag service that speaks OFREP.",
        epilog=(service.cli.__doc__ or "").partition("\n\n")[2].replace("``", ""),
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for module in (
        worker,
        doctor,
        check,
        documents,
        applying,
        flags,
        contexts,
        changes,
        statistics,
        api_keys,
        webhooks,
    ):
        module.add_commands(commands)
    return parser
