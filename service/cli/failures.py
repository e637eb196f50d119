"""A command's failure as people and programs see it: the place, the line, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from service.cli.advice import advice_on
from service.cli.files.flag_file import BrokenFile, FlagFile, is_definition, is_document
from service.cli.servers.profiles import ProfilesRefused
from service.cli.session import Session, located
from service.cli.terminal.text import described
from service.errors import Fault, FlagstaffError
from service.outbound.failures import CallFailed

# How many faults are shown with their line. The others have their place only.
_MOST_SHOWN = 10


def report(failure: FlagstaffError, session: Session) -> None:
    """Write the failure to standard error."""
    details: Sequence[str] | None = None
    head: str | None = None
    if isinstance(failure, BrokenFile | ProfilesRefused):
        details = failure.excerpt
    elif session.file is not None and _faults(failure):
        head, details = _placed(session.file, failure)
    session.output.failed(failure, _advice(failure, session), details, head)


def _advice(failure: FlagstaffError, session: Session) -> str:
    url = None
    # A profile that cannot be used is what failed then.
    with suppress(FlagstaffError):
        url = session.choice.url
    advice = advice_on(failure, url=url, key=session.key)
    if advice or not isinstance(failure, CallFailed):
        return advice
    if session.file is not None and (other := _meant_for(session.file, failure)):
        return other
    from service.cli.hints.suggestions import suggestion

    return suggestion(failure, session)


def _meant_for(file: FlagFile, failure: CallFailed) -> str:
    """Return which command takes such a file; "" where its kind is not at fault."""
    if not any(fault.pointer == file.member for fault in failure.faults):
        return ""
    if is_document(file):
        return "The file has a whole flag set: `flagstaff apply FILE` takes it."
    if is_definition(file):
        return "The file has one flag: `flagstaff flags set KEY FILE` takes it."
    return ""


def _faults(failure: FlagstaffError) -> tuple[Fault, ...]:
    faults: tuple[Fault, ...] = getattr(failure, "faults", ())
    return faults


def _placed(file: FlagFile, failure: FlagstaffError) -> tuple[str | None, list[str]]:
    """Return each fault with its place in the file, and the first ones with their line.

    A first fault that says what the failure says takes its place, as the head of the lines.
    """
    head, lines = None, []
    for number, fault in enumerate(_faults(failure)):
        place, shown = located(file, fault)
        line = f"{place}{described(shown)}"
        if number == 0 and fault.detail == str(failure):
            head = line
        else:
            lines.append(f"  {line}")
        if place and number < _MOST_SHOWN:
            lines += [f"  {line}" for line in file.excerpt(fault.pointer)]
    return head, lines
