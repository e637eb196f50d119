"""``doctor``: what is amiss with a node, and what cures it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.cli.exit_codes import AT_FAULT, DONE
from service.cli.options import WholeNumber, with_output
from service.cli.session import Session
from service.cli.terminal.output import PLAIN, Style
from service.cli.terminal.text import counted

if TYPE_CHECKING:
    from service.structs.findings import Finding

_COLORS = {"failure": "red", "warning": "yellow"}


@click.command()
@click.option(
    "--env-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="the node's settings (default: the environment, else /etc/flagstaff/flagstaff.env)",
)
@click.option(
    "--user",
    metavar="NAME",
    help="who the workers are (default: flagstaff, where root asks and there is such a user)",
)
@click.option(
    "--sockets",
    type=click.Path(path_type=Path),
    default=Path("/run/flagstaff"),
    metavar="DIRECTORY",
    help="where the workers' sockets are",
)
@click.option(
    "--nodes",
    type=WholeNumber(),
    default=1,
    metavar="N",
    help="how many nodes share the stores, to see whether MySQL has connections for all",
)
@with_output
def doctor(
    session: Session, *, env_file: Path | None, user: str | None, sockets: Path, nodes: int
) -> int:
    """Look at settings, machine, directories, MySQL, Redis, Nginx and workers.

    On an installed node run it as root, without options: it reads the settings that the units
    read, and looks with the eyes of the workers' user. It changes nothing and shows no secret.
    Exit codes: 0, or 1 where something does not work.
    """
    from service.doctor.examination import examine
    from service.doctor.node import find_node

    node = find_node(os.environ, file=env_file, sockets=sockets, user=user)
    findings = examine(node, nodes)
    failures = sum(finding.state == "failure" for finding in findings)
    warnings = sum(finding.state == "warning" for finding in findings)
    summary = f"{counted(failures, 'failure')}, {counted(warnings, 'warning')}."
    output = session.output
    output.value({"failures": failures, "warnings": warnings, "findings": findings})
    output.say("\n".join([*map(_lines, findings), summary]), _style_of)
    return AT_FAULT if failures else DONE


def _lines(finding: Finding) -> str:
    line = f"{finding.state:<8} {finding.subject:<16} {finding.found}"
    return f"{line}\n{'':<25} → {finding.cure}" if finding.cure else line


def _style_of(line: str) -> Style:
    color = _COLORS.get(line.partition(" ")[0])
    return {"fg": color} if color else PLAIN
