"""From arguments to one command, and from its failure to an exit code."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
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
from service.cli.advice import advice_on
from service.cli.connection import key_of
from service.cli.exit_codes import AT_FAULT, INTERRUPTED, USAGE, exit_code_of
from service.cli.output import Output
from service.errors import FlagstaffError

_NOWHERE = Path(os.devnull)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; answers its exit code."""
    _open_streams()
    parsed = _parser().parse_args(arguments)
    output = Output(as_json=getattr(parsed, "json", False))
    try:
        code: int = parsed.run(parsed, output)
        # Here and not when the interpreter ends, where it is too late to say that it failed.
        sys.stdout.flush()
    except FlagstaffError as failure:
        output.failed(failure, advice_on(failure, has_key=bool(key_of(parsed))))
        return exit_code_of(failure)
    except BrokenPipeError:
        # Whoever read the output has heard enough; there is nobody left to tell.
        _settle_output()
        return 0
    except OSError as error:
        _settle_output()
        where = f"{error.filename}: " if error.filename else ""
        output.failed(FlagstaffError(f"{where}{error.strerror or error}."))
        return AT_FAULT
    except UnicodeEncodeError:
        output.failed(FlagstaffError("What the command line says is not UTF-8."))
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _open_streams() -> None:
    """Make sure of the three standard streams, and that the second takes any character."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        # Left closed, the first file or socket that is opened would be taken for it.
        if getattr(sys, name) is None:
            setattr(sys, name, _NOWHERE.open(mode))
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _settle_output() -> None:
    """Write what is left to write; drop what cannot be, or the interpreter tries once more."""
    try:
        sys.stdout.flush()
    except OSError:
        with _NOWHERE.open("wb") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())


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
