"""``explain`` and ``evaluate``: why a caller gets an answer, and what it got."""

from __future__ import annotations

import json
from typing import Any

import click
import msgspec

from service.cli.examples import examples
from service.cli.exit_codes import AT_FAULT, DONE, WrongUsage
from service.cli.hints.completing import complete_flags
from service.cli.options import FILE, context_options, on_flag_set
from service.cli.session import Session
from service.cli.terminal import explanations
from service.outbound.answers import decoded

_LINES = ("flag", "variant", "reason", "decidedBy", "decided", "errorCode")
_ANSWERS = ("key", "value", "variant", "reason", "errorDetails")


class _Attributes(msgspec.Struct):
    stored: tuple[str, ...]


class _Trace(msgspec.Struct, rename="camel"):
    flag: str
    decided_by: str
    attributes: _Attributes
    targeting: dict[str, Any] | None = None


class _Answer(msgspec.Struct, rename="camel"):
    key: str
    value: Any = msgspec.UNSET
    reason: str | None = None
    variant: str | None = None
    error_code: str | None = None
    error_details: str | None = None


class _Explained(msgspec.Struct):
    answer: _Answer
    revision: int
    trace: _Trace


class _AllExplained(msgspec.Struct):
    revision: int
    flags: list[dict[str, Any]]


class _Answers(msgspec.Struct):
    flags: list[dict[str, Any]]


at_option = click.option(
    "--at",
    metavar="WHEN",
    help="revision, or a time such as 2030-01-31T12:00:00Z (default: now)",
)


@click.command(
    epilog=examples(
        "flagstaff explain banner -t user-1842 -c country=SE -s shop",
        "flagstaff explain banner -c context.json --definition draft.yaml -s shop",
    )
)
@click.argument(
    "key", required=False, shell_complete=complete_flags, help="key of the flag; all without it"
)
@context_options
@at_option
@click.option(
    "--definition",
    type=FILE,
    metavar="FILE",
    help="draft of the flag to explain in place of the stored one; - reads standard input",
)
@on_flag_set
def explain(
    session: Session,
    *,
    flag_set: str,
    key: str | None,
    given: dict[str, Any],
    at: str | None,
    definition: str | None,
) -> int:
    """Show why a caller with this context gets its answer: which condition decided.

    Nothing is counted and nothing is stored. Without KEY, each flag has one line.
    """
    question = _question(key, given, at)
    if definition is not None and key is None:
        raise WrongUsage("--definition explains one flag: give its KEY too.")
    if definition is not None:
        question["definition"] = msgspec.Raw(session.read_file(definition, "/definition").document)
    with session.client() as client:
        body = msgspec.json.encode(question)
        answer = client.call("POST", "flag-sets", flag_set, "explain", body=body)
    if key is None:
        found = decoded(answer.content, _AllExplained)
        session.output.value(msgspec.json.decode(answer.content))
        if not session.output.as_json:
            session.output.table(found.flags, _LINES, empty="No flags.")
        return AT_FAULT if any("errorCode" in each for each in found.flags) else DONE
    explained = decoded(answer.content, _Explained)
    session.output.value(msgspec.json.decode(answer.content))
    for line in _heading(explained, flag_set):
        session.output.say(line)
    if explained.trace.targeting is not None:
        tree = explanations.drawn(explained.trace.targeting)
        session.output.say(f"\n{tree}", explanations.style_of)
    return AT_FAULT if explained.answer.error_code else DONE


@click.command(
    epilog=examples(
        "flagstaff evaluate banner -t user-1842 -s shop",
        "flagstaff evaluate banner -t user-1842 --at 2030-01-31T12:00:00Z -s shop",
    )
)
@click.argument(
    "key", required=False, shell_complete=complete_flags, help="key of the flag; all without it"
)
@context_options
@at_option
@on_flag_set
def evaluate(
    session: Session, *, flag_set: str, key: str | None, given: dict[str, Any], at: str | None
) -> int:
    """Show what a caller with this context gets, or got at an earlier time.

    Unlike `flags evaluate` this does not count in the statistics, and needs the scope read.
    """
    with session.client() as client:
        body = msgspec.json.encode(_question(key, given, at))
        answer = client.call("POST", "flag-sets", flag_set, "evaluate", body=body)
    if key is not None:
        found = decoded(answer.content, _Answer)
        session.output.value(msgspec.json.decode(answer.content))
        session.output.say(_shown(found))
        return AT_FAULT if found.error_code else DONE
    flags = decoded(answer.content, _Answers).flags
    session.output.value(msgspec.json.decode(answer.content))
    if not session.output.as_json:
        rows = [
            {**each, "value": json.dumps(each["value"], ensure_ascii=False)}
            if "value" in each
            else each
            for each in flags
        ]
        session.output.table(rows, _ANSWERS, empty="No flags.")
    return AT_FAULT if any("errorCode" in each for each in flags) else DONE


def _question(key: str | None, context: dict[str, Any], at: str | None) -> dict[str, Any]:
    question: dict[str, Any] = {"context": context}
    if key is not None:
        question["flag"] = key
    if at is not None:
        question["at"] = int(at) if at.isascii() and at.isdigit() else at
    return question


def _heading(explained: _Explained, flag_set: str) -> list[str]:
    trace = explained.trace
    flag = f"'{trace.flag}' of '{flag_set}' at revision {explained.revision}."
    lines = [_shown(explained.answer), f"{flag} {_decided(explained.answer, trace)}"]
    stored = trace.attributes.stored
    if stored:
        lines.append(f"From the stored context: {', '.join(stored)}.")
    if trace.decided_by == "override" and trace.targeting is not None:
        lines.append("Without the override, the targeting would decide:")
    return lines


def _decided(answer: _Answer, trace: _Trace) -> str:
    if answer.error_code:
        return "The targeting gives no answer:"
    match trace.decided_by:
        case "disabled":
            return "The flag is disabled: callers get their own default."
        case "override":
            return "An override of this targeting key decided."
        case "default":
            return "The flag has no targeting: everybody gets the default variant."
    if answer.reason == "DEFAULT":
        return "The targeting names no variant, so the default applies:"
    return "The targeting decided:"


def _shown(answer: _Answer) -> str:
    if answer.error_code:
        return f"{answer.error_code}: {answer.error_details or ''}"
    value = "no value; the caller's own default applies"
    if answer.value is not msgspec.UNSET:
        value = json.dumps(answer.value, ensure_ascii=False)
    reason = answer.reason or "no reason given"
    why = reason if answer.variant is None else f"variant '{answer.variant}', {reason}"
    return f"{value}  ({why})"
