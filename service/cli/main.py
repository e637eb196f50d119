"""From arguments to one command, and from its failure to an exit code."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from service.cli.exit_codes import AT_FAULT, DONE, EXPLANATION, INTERRUPTED, USAGE, exit_code_of
from service.cli.lazy_group import LazyGroup
from service.cli.session import Session
from service.cli.tree import ALIASES, COMMANDS
from service.errors import FlagstaffError

PROGRAM = "flagstaff"
COMPLETION_VARIABLE = "_FLAGSTAFF_COMPLETE"
_NOWHERE = Path(os.devnull)


class _Root(LazyGroup):
    """The program; click's test runner calls ``main`` as the shell does."""

    def main(  # type: ignore[override]  # click has overloads for what is decided here
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        standalone_mode: bool = True,  # click's own
        **_: Any,
    ) -> int:
        """Run one command; return its exit code, or end the program with it."""
        code = _run(sys.argv[1:] if args is None else args, prog_name or PROGRAM)
        if standalone_mode:
            sys.exit(code)
        return code


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from service.release import release

        click.echo(f"{PROGRAM} {release()}")
        context.exit()


root = _Root(
    PROGRAM,
    entries=COMMANDS,
    aliases=ALIASES,
    help="Feature flags and remote configuration for one's own network, over OFREP.",
    epilog=EXPLANATION,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "show_default": True,
        "max_content_width": 100,
    },
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_version,
            help="Show the version and exit.",
        )
    ],
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; answers its exit code."""
    return root.main(arguments, standalone_mode=False)


def _run(arguments: Sequence[str], program: str) -> int:
    _open_streams()
    session = Session()
    session.output.as_json = "--json" in arguments
    if instruction := os.environ.get(COMPLETION_VARIABLE):
        from click.shell_completion import shell_complete

        return shell_complete(root, {"obj": session}, PROGRAM, COMPLETION_VARIABLE, instruction)
    try:
        with root.make_context(program, list(arguments), obj=session) as context:
            code = root.invoke(context)
        # Here and not when the interpreter ends, where it is too late to say that it failed.
        sys.stdout.flush()
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return USAGE
    except click.ClickException as error:
        _report_usage(session, error)
        return USAGE
    except FlagstaffError as failure:
        from service.cli.failures import report

        report(failure, session)
        return exit_code_of(failure)
    except BrokenPipeError:
        # Whoever read the output has read enough; there is nobody left to tell.
        _settle_output()
        return DONE
    except OSError as error:
        _settle_output()
        where = f"{error.filename}: " if error.filename else ""
        session.output.failed(FlagstaffError(f"{where}{error.strerror or error}."))
        return AT_FAULT
    except UnicodeEncodeError:
        session.output.failed(FlagstaffError("The command line is not UTF-8."))
        return USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    return DONE if code is None else int(code)


def _report_usage(session: Session, error: click.ClickException) -> None:
    """Say what is wrong with a command line, and how its command is used."""
    context = getattr(error, "ctx", None)
    advice = ""
    if context is not None:
        advice = f"`{context.command_path} --help` explains the command."
        if context.command is root and isinstance(error, click.NoSuchOption):
            advice = "Options stand behind the command: `flagstaff COMMAND --help` lists them."
        if not session.output.as_json:
            print(context.get_usage(), file=sys.stderr)
    session.output.failed(FlagstaffError(error.format_message()), advice)


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
