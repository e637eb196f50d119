"""Questions before something is lost."""

from __future__ import annotations

import sys

from service.cli.exit_codes import WrongUsage


def confirm(question: str, *, yes: bool) -> bool:
    """Ask whether to go on. ``yes``, that is ``--yes``, answers in the user's place.

    Raises WrongUsage where nobody can be asked: standard input is no terminal.
    """
    if yes:
        return True
    if not sys.stdin.isatty():
        raise WrongUsage(
            f"{question} Standard input is not a terminal, so nobody can be asked:"
            " pass --yes to go on."
        )
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
