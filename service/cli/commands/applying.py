"""``diff`` and ``apply``: keep a flag set equal to a file, as GitOps has it."""

from __future__ import annotations

import click

from service.cli.examples import examples
from service.cli.exit_codes import DONE, DRIFT, WrongUsage
from service.cli.files.flag_file import FRACTIONAL_HELP, properties_of
from service.cli.making import require_version
from service.cli.options import (
    comment_option,
    file_argument,
    fractional_option,
    on_flag_set,
    strict_option,
    yes_option,
)
from service.cli.plans import carry_out, document_write, planned, show
from service.cli.session import Session
from service.outbound.failures import CallFailed


@click.command(
    epilog=examples(
        "flagstaff diff shop.yaml -s shop",
    )
)
@file_argument("a flagd file, JSON or YAML; - reads standard input")
@on_flag_set
def diff(session: Session, flag_set: str, file: str) -> int:
    """Show what making a flag set equal to a file would change, and change nothing."""
    write = document_write(flag_set, session.read_file(file).document)
    with session.client() as client:
        plan = planned(session, client, write)
    show(session, plan)
    session.output.value(plan)
    return DONE


@click.command(
    epilog=examples(
        "flagstaff apply shop.yaml -s shop --create",
        "flagstaff apply shop.yaml -s shop --impact",
        "flagstaff apply shop.yaml -s shop --check    # in a pipeline",
        'flagstaff apply shop.yaml -s shop --yes --comment "$CI_COMMIT_SHA"',
    )
)
@file_argument("a flagd file, JSON or YAML; - reads standard input")
@click.option("--create", is_flag=True, help="create the set if there is none")
@fractional_option(
    "version of fractional for a set that --create makes (default: the file's, else 2). "
    + FRACTIONAL_HELP
)
@click.option("--check", is_flag=True, help="change nothing; exit with 2 if the set differs")
@click.option("--impact", is_flag=True, help="show which stored contexts would move")
@yes_option
@strict_option
@comment_option
@on_flag_set
def apply(
    session: Session,
    *,
    flag_set: str,
    file: str,
    create: bool,
    fractional: int | None,
    check: bool,
    impact: bool,
    yes: bool,
    strict: bool,
    comment: str | None,
) -> int:
    """Make a flag set equal to a file: show what changes, ask, and do it in one transaction.

    Flags and evaluators that the file does not have are deleted. The file's "$flagstaff" says which
    version of fractional the set has and whether it reads stored contexts, as `export` writes it.
    These properties, and the set's metadata, stay as they are if the file does not have them.
    `load` is another name of this command.
    """
    read = session.read_file(file)
    if fractional is not None:
        _require_choice(properties_of(read).fractional, fractional, file=read.name, create=create)
    write = document_write(
        flag_set, read.document, strict=strict, create=create, fractional=fractional
    )
    with session.client() as client:
        try:
            plan = planned(session, client, write, impact=impact)
        except CallFailed as failure:
            raise _with_hint(failure, create=create) from None
        if fractional is not None and plan.revision:
            require_version(client, flag_set, fractional)
        if check:
            show(session, plan)
            session.output.value(plan)
            return DRIFT if plan.diff else DONE
        return carry_out(session, client, write, plan, flag_set=flag_set, yes=yes, comment=comment)


def _require_choice(own: int | None, chosen: int, *, file: str, create: bool) -> None:
    """Raise WrongUsage for a version that was chosen without need, or against the file's own."""
    if not create:
        raise WrongUsage("--fractional is for a set that is made: add --create.")
    if own not in (None, chosen):
        said = f"{file} says version {own} of fractional itself"
        raise WrongUsage(f"{said}: leave --fractional out, or change the file.")


def _with_hint(failure: CallFailed, *, create: bool) -> CallFailed:
    if failure.status != 404 or create:
        return failure
    detail = f"{failure} Pass --create to make it."
    return CallFailed(404, detail, request_id=failure.request_id, kind=failure.kind)
