"""``flags evaluate``: what a caller gets, over OFREP."""

from __future__ import annotations

import json
from typing import Any

import click
import msgspec

from service.cli.exit_codes import AT_FAULT, DONE
from service.cli.hints.completing import complete_flags
from service.cli.options import context_options, on_flag_set
from service.cli.session import Session
from service.outbound.answers import converted

_COLUMNS = ("key", "value", "variant", "reason", "errorDetails")


class _Result(msgspec.Struct, rename="camel"):
    key: str
    value: Any = None
    reason: str | None = None
    variant: str | None = None
    error_code: str | None = None
    error_details: str | None = None


class _Results(msgspec.Struct):
    flags: list[dict[str, Any]]


@click.command()
@click.argument(
    "key", required=False, shell_complete=complete_flags, help="key of the flag; all without it"
)
@context_options
@on_flag_set
def evaluate(
    session: Session,
    *,
    flag_set: str,
    key: str | None,
    given: dict[str, Any],
) -> int:
    """Evaluate a flag, or all flags of the set, as a caller with this context gets them.

    The evaluation counts in the statistics.
    """
    with session.client() as client:
        answer = client.evaluate(flag_set, key, given)
    if key is None:
        return _all(session, answer)
    result = converted(answer, _Result)
    shown = json.dumps(result.value, ensure_ascii=False)
    if "value" not in answer:
        shown = "no value; the caller's own default applies"
    session.output.value(answer)
    session.output.say(f"{shown}  ({_why(result)})")
    return DONE


def _why(result: _Result) -> str:
    reason = result.reason or "no reason given"
    return reason if result.variant is None else f"variant '{result.variant}', {reason}"


def _all(session: Session, answer: dict[str, Any]) -> int:
    items = converted(answer, _Results).flags
    results = [converted(item, _Result) for item in items]
    if session.output.as_json:
        session.output.table(items, _COLUMNS)
    else:
        rows = [
            {**item, "value": json.dumps(item["value"], ensure_ascii=False)}
            if "value" in item
            else item
            for item in items
        ]
        session.output.table(rows, _COLUMNS, empty="No flags.")
    return AT_FAULT if any(result.error_code for result in results) else DONE
