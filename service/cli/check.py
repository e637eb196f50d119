"""``check``: every fault of a flag file, with its place, and no server needed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from service.cli.connection import add_json_option
from service.cli.exit_codes import AT_FAULT, DONE
from service.cli.flag_file import FRACTIONAL_HELP, FlagFile, read_flag_file
from service.cli.output import Output, counted, described
from service.errors import DefinitionRefused, Fault, Refused
from service.evaluation.definition.document import read_document
from service.evaluation.definition.set_properties import FRACTIONAL_VERSIONS
from service.evaluation.definition.sizes import check_document
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.evaluation.steps import finish


def add_commands(commands: Any) -> None:
    """Declare the command on argparse's sub-parsers."""
    parser = commands.add_parser("check", help="validate a flag file", description=_check.__doc__)
    parser.add_argument("file", type=Path, metavar="FILE", help="a flagd file, JSON or YAML")
    parser.add_argument("--strict", action="store_true", help="count warnings as faults")
    parser.add_argument(
        "--fractional",
        type=int,
        choices=FRACTIONAL_VERSIONS,
        help=f"version of fractional of the set (default: the file's, else 2). {FRACTIONAL_HELP}",
    )
    add_json_option(parser)
    parser.set_defaults(run=_check)


def _check(arguments: argparse.Namespace, output: Output) -> int:
    """Say every fault of a flag file, each with its line, column and JSON pointer."""
    file = read_flag_file(arguments.file)
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    flags = 0
    said = file.properties.fractional
    version = arguments.fractional or said or 2
    try:
        flags, warnings = compile_document(file.document, version)
    except DefinitionRefused as refused:
        faults = refused.faults
    except Refused as refused:
        faults = refused.faults or (Fault("", str(refused)),)
    if arguments.strict:
        faults, warnings = faults + warnings, ()
    for fault in warnings:
        output.warn((fault,), _place(arguments.file, file, fault))
    told = {
        "faults": [_told(file, fault) for fault in faults],
        "warnings": [_told(file, fault) for fault in warnings],
        "fractional": version,
    }
    lines = [f"{_place(arguments.file, file, fault)}{described(fault)}" for fault in faults]
    summary = f"{counted(flags, 'flag')}, no fault."
    if said is not None or arguments.fractional is not None:
        summary += f" Checked with version {version} of fractional."
    if faults:
        summary = f"{arguments.file}: {counted(len(faults), 'fault')}."
    output.result(told, "\n".join([*lines, summary]))
    return AT_FAULT if faults else DONE


def compile_document(body: bytes, fractional: int) -> tuple[int, tuple[Fault, ...]]:
    """How many flags a document has, and its warnings; raises DefinitionRefused, MalformedJSON."""
    document = read_document(body)
    finish(check_document(document))
    header = FlagSetHeader(
        name="", revision=0, modified_at=0, fractional=fractional, metadata=document.metadata
    )
    compiled = CompiledFlagSet.build(header, document.flags.values(), document.evaluators.values())
    return len(document.flags), (*document.warnings, *compiled.warnings)


def _told(file: FlagFile, fault: Fault) -> dict[str, object]:
    place = file.place_of(fault.pointer)
    told: dict[str, object] = {"pointer": fault.pointer, "detail": fault.detail}
    return told | ({"line": place.line, "column": place.column} if place else {})


def _place(path: Path, file: FlagFile, fault: Fault) -> str:
    place = file.place_of(fault.pointer)
    return f"{path}:{place.line}:{place.column}: " if place else f"{path}: "
