"""``doctor``: what is amiss with a node, and what cures it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

from service.cli.actions import at_least_one
from service.cli.connection import add_json_option
from service.cli.exit_codes import AT_FAULT, DONE
from service.cli.output import Output, counted
from service.structs.findings import Finding


def add_commands(commands: Any) -> None:
    """Declare the command on argparse's sub-parsers."""
    parser = commands.add_parser(
        "doctor", help="find faults of this node and how to cure them", description=_doctor.__doc__
    )
    parser.add_argument(
        "--env-file",
        type=Path,
        metavar="FILE",
        help="the node's settings; else the environment, else /etc/flagstaff/flagstaff.env",
    )
    parser.add_argument(
        "--user",
        metavar="NAME",
        help="who the workers are; else flagstaff, where root asks and there is such a user",
    )
    parser.add_argument(
        "--sockets",
        type=Path,
        default=Path("/run/flagstaff"),
        metavar="DIRECTORY",
        help="where the workers' sockets are (/run/flagstaff)",
    )
    parser.add_argument(
        "--nodes",
        type=at_least_one,
        default=1,
        metavar="N",
        help="how many nodes share the stores, to see whether MySQL has connections for all",
    )
    add_json_option(parser)
    parser.set_defaults(run=_doctor)


def _doctor(arguments: argparse.Namespace, output: Output) -> int:
    """Look at settings, machine, directories, MySQL, Redis, Nginx and workers.

    On an installed node run it as root, without options: it reads the settings that the units
    read, and looks with the eyes of the workers' user. It changes nothing and shows no secret.
    Exit codes: 0, or 1 where something does not work.
    """
    from service.doctor.examination import examine
    from service.doctor.node import find_node

    node = find_node(
        os.environ, file=arguments.env_file, sockets=arguments.sockets, user=arguments.user
    )
    findings = examine(node, arguments.nodes)
    failures = sum(finding.state == "failure" for finding in findings)
    warnings = sum(finding.state == "warning" for finding in findings)
    summary = f"{counted(failures, 'failure')}, {counted(warnings, 'warning')}."
    output.result(
        {"failures": failures, "warnings": warnings, "findings": findings},
        "\n".join([*map(_lines, findings), summary]),
    )
    return AT_FAULT if failures else DONE


def _lines(finding: Finding) -> str:
    line = f"{finding.state:<8} {finding.subject:<16} {finding.found}"
    return f"{line}\n{'':<25} → {finding.cure}" if finding.cure else line
