"""``check``: every fault of a flag file, with its place, and no server needed."""

from __future__ import annotations

import click

from service.cli.examples import examples
from service.cli.exit_codes import AT_FAULT, DONE
from service.cli.files.flag_file import (
    FRACTIONAL_HELP,
    BrokenFile,
    FlagFile,
    properties_of,
    read_flag_file,
)
from service.cli.options import file_argument, fractional_option, strict_option, with_output
from service.cli.session import Session
from service.cli.terminal.output import PLAIN, Style
from service.cli.terminal.text import counted, described
from service.errors import DefinitionRefused, Fault, Refused

# How many faults are shown with their line.
_MOST_SHOWN = 20


@click.command(
    epilog=examples(
        "flagstaff check shop.yaml",
        "flagstaff check shop.yaml --strict    # in a pipeline",
    )
)
@file_argument("a flagd file, JSON or YAML; - reads standard input")
@strict_option
@fractional_option(
    f"version of fractional of the set (default: the file's, else 2). {FRACTIONAL_HELP}"
)
@with_output
def check(session: Session, file: str, *, strict: bool, fractional: int | None) -> int:
    """Show every fault of a flag file, each with its line, column and JSON pointer."""
    try:
        read = read_flag_file(file)
    except BrokenFile as broken:
        return _broken(session, broken, fractional or 2)
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    flags = 0
    said = properties_of(read).fractional
    version = fractional or said or 2
    try:
        flags, warnings = compile_document(read.document, version)
    except DefinitionRefused as refused:
        faults = refused.faults
    except Refused as refused:
        faults = refused.faults or (Fault("", str(refused)),)
    if strict:
        faults, warnings = faults + warnings, ()
    for fault in warnings:
        session.output.warn((fault,), read.prefix(fault.pointer))
    report = {
        "faults": [_reported(read, fault) for fault in faults],
        "warnings": [_reported(read, fault) for fault in warnings],
        "fractional": version,
    }
    lines: list[str] = []
    for number, fault in enumerate(faults):
        lines.append(f"{read.prefix(fault.pointer)}{described(fault)}")
        if number < _MOST_SHOWN:
            lines += read.excerpt(fault.pointer)
    summary = f"{counted(flags, 'flag')}, no fault."
    if said is not None or fractional is not None:
        summary += f" Checked with version {version} of fractional."
    if faults:
        summary = f"{read.name}: {counted(len(faults), 'fault')}."
    session.output.value(report)
    session.output.say("\n".join([*lines, summary]), _style_of)
    return AT_FAULT if faults else DONE


def compile_document(body: bytes, fractional: int) -> tuple[int, tuple[Fault, ...]]:
    """Return the number of flags of a document, and its warnings.

    Raises DefinitionRefused, MalformedJSON.
    """
    from service.evaluation.definition.document import read_document
    from service.evaluation.definition.sizes import check_document
    from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
    from service.evaluation.steps import finish

    document = read_document(body)
    finish(check_document(document))
    header = FlagSetHeader(
        name="", revision=0, modified_at=0, fractional=fractional, metadata=document.metadata
    )
    compiled = CompiledFlagSet.build(header, document.flags.values(), document.evaluators.values())
    return len(document.flags), (*document.warnings, *compiled.warnings)


def _broken(session: Session, broken: BrokenFile, fractional: int) -> int:
    """Report the one fault of a file that is neither JSON nor YAML."""
    fault: dict[str, object] = {"pointer": "", "detail": broken.detail}
    if broken.place is not None:
        fault |= broken.place._asdict()
    session.output.value({"faults": [fault], "warnings": [], "fractional": fractional})
    session.output.say("\n".join([str(broken), *broken.excerpt, "1 fault."]), _style_of)
    return AT_FAULT


def _reported(file: FlagFile, fault: Fault) -> dict[str, object]:
    place = file.place_of(fault.pointer)
    reported: dict[str, object] = {"pointer": fault.pointer, "detail": fault.detail}
    return reported | (place._asdict() if place else {})


def _style_of(line: str) -> Style:
    return {"fg": "red"} if line.strip().endswith("^") else PLAIN
