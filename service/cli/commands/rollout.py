"""``rollout``: progressive rollouts of a variant, one of a flag at a time."""

from __future__ import annotations

import re
import shutil
import sys
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from service.cli.examples import examples
from service.cli.exit_codes import AT_FAULT, DONE
from service.cli.hints.completing import complete_flags
from service.cli.lazy_group import AliasedGroup
from service.cli.options import comment_option, limit_option, on_flag_set, query_of, yes_option
from service.cli.removing import is_refused
from service.cli.session import Session
from service.cli.terminal.rollouts import picture, style_of
from service.errors import NotFound
from service.outbound.answers import converted
from service.structs.rollouts import ROLLOUT_STATES, MadeRollout, Rollout

if TYPE_CHECKING:
    from service.outbound.client import Client

Answer: TypeAlias = dict[str, Any]

_STEP = re.compile(r"(\d+(?:\.\d+)?)\s*%?(?:[:\s]\s*(\w+))?")
# Greedy: the last comparison is the guard's, and the expression may have others.
_GUARD = re.compile(
    r"(.+)(?<![<>=!])(<=|>=|==|!=|<|>)\s*"
    r"([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?:\s+for\s+(\w+))?",
    re.DOTALL,
)
_COLUMNS = ("id", "flag", "variant", "state", "percent", "step", "nextAt", "createdBy", "reason")

_flag = click.argument("key", shell_complete=complete_flags, help="key of the flag")


class Step(click.ParamType[Answer]):
    """``25:2h`` → ``{"percent": 25, "for": "2h"}``; a per cent sign may follow the share."""

    name = "PERCENT[:TIME]"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Answer:
        """Read a share, and for how long it stays."""
        if isinstance(value, dict):
            return value
        found = _STEP.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"'{value}' is not {self.name}, such as 25:2h.", param, ctx)
        return {"percent": float(found[1])} | query_of(**{"for": found[2]})


class Guard(click.ParamType[Answer]):
    """``up > 0 for 5m`` → the guard with this expression, comparison, bound and time."""

    name = "CONDITION"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Answer:
        """Read the last comparison as that of the guard."""
        if isinstance(value, dict):
            return value
        found = _GUARD.fullmatch(str(value).strip())
        if found is None:
            self.fail(f"'{value}' is not 'EXPRESSION < NUMBER [for TIME]'.", param, ctx)
        guard = {"expression": found[1].strip(), "comparison": found[2], "bound": float(found[3])}
        return guard | query_of(**{"for": found[4]})


@click.group(cls=AliasedGroup)
def rollout() -> None:
    """Give a variant to more and more callers, step by step."""


@rollout.command(
    "start",
    epilog=examples(
        "flagstaff rollout start banner --variant on --step 5:1h --step 100 -s shop",
    ),
)
@_flag
@click.option("--variant", metavar="NAME", required=True, help="variant whose share grows")
@click.option(
    "--step",
    "steps",
    type=Step(),
    multiple=True,
    required=True,
    help="share, and for how long it stays, such as 25:2h; repeatable",
)
@click.option(
    "--guard",
    "guards",
    type=Guard(),
    multiple=True,
    help="PromQL that must hold, such as 'sum(rate(errors_total[5m])) < 0.5 for 10m'; repeatable",
)
@click.option(
    "--on-failure",
    type=click.Choice(["pause", "rollback"]),
    default="pause",
    help="what a failing guard does",
)
@click.option(
    "--at",
    metavar="TIME",
    help="when to begin, RFC 3339, such as 2030-01-31T09:00:00Z (default: now)",
)
@click.option(
    "--in",
    "after",
    metavar="PERIOD",
    help="time from now until it begins, such as 90s, 10m or 1d12h",
)
@comment_option
@on_flag_set
def start(
    session: Session,
    *,
    flag_set: str,
    key: str,
    variant: str,
    steps: tuple[Answer, ...],
    guards: tuple[Answer, ...],
    on_failure: str,
    at: str | None,
    after: str | None,
    comment: str | None,
) -> int:
    """Start a rollout of a flag."""
    body = {"flag": key, "variant": variant, "steps": steps, "guards": guards}
    body |= {"onFailure": on_failure, **query_of(start=at, comment=comment, **{"in": after})}
    with session.client() as client:
        answer = client.json("POST", *_path(flag_set), body=body)
    made = converted(answer, MadeRollout)
    session.output.warn(made.warnings)
    return _show(session, answer, made)


@rollout.command("status")
@_flag
@on_flag_set
def status(session: Session, *, flag_set: str, key: str) -> int:
    """Show where the latest rollout of a flag is, and how its guards are."""
    with session.client() as client:
        answer = _latest(client, flag_set, key)
    return _show(session, answer, converted(answer, Rollout))


@rollout.command("list")
@click.option("--flag", metavar="KEY", shell_complete=complete_flags, help="only of this flag")
@click.option("--state", type=click.Choice(ROLLOUT_STATES), help="only in this state")
@limit_option(50)
@on_flag_set
def list_rollouts(
    session: Session, *, flag_set: str, flag: str | None, state: str | None, limit: int
) -> int:
    """List the rollouts of the set, newest first."""
    wanted = query_of(flag=flag, state=state)
    with session.client() as client:
        items = list(islice(client.pages(*_path(flag_set), query=wanted), limit))
    if not session.output.as_json:
        items = [{**item, "percent": f"{item['percent']:g}"} for item in items]
    session.output.table(items, _COLUMNS, empty="No rollouts.")
    return DONE


@rollout.command("pause")
@_flag
@on_flag_set
def pause(session: Session, *, flag_set: str, key: str) -> int:
    """Pause the rollout of a flag: the share stays, and guards are not asked."""
    return _act(session, flag_set, key, "pause")


@rollout.command("resume")
@_flag
@on_flag_set
def resume(session: Session, *, flag_set: str, key: str) -> int:
    """Resume the paused rollout of a flag; its guards are asked at once."""
    return _act(session, flag_set, key, "resume")


@rollout.command("skip")
@_flag
@on_flag_set
def skip(session: Session, *, flag_set: str, key: str) -> int:
    """End the wait of the present step: the next one is taken at once, if guards hold."""
    return _act(session, flag_set, key, "skip")


@rollout.command("back")
@_flag
@yes_option
@on_flag_set
def back(session: Session, *, flag_set: str, key: str, yes: bool) -> int:
    """Take a flag back to before its rollout, which pauses before its first step."""
    question = f"Take '{key}' of '{flag_set}' back to before its rollout?"
    return _act(session, flag_set, key, "back", question=None if yes else question)


@rollout.command("stop")
@_flag
@yes_option
@on_flag_set
def stop(session: Session, *, flag_set: str, key: str, yes: bool) -> int:
    """End the rollout of a flag; the variant keeps the share that it has."""
    question = f"End the rollout of '{key}' of '{flag_set}' where it is?"
    return _act(session, flag_set, key, None, question=None if yes else question)


def _path(flag_set: str) -> tuple[str, ...]:
    return ("flag-sets", flag_set, "rollouts")


def _latest(client: Client, flag_set: str, key: str) -> Answer:
    """The newest rollout of the flag. Raises NotFound."""
    found = next(client.pages(*_path(flag_set), query={"flag": key, "limit": "1"}), None)
    if found is None:
        raise NotFound("rollout of the flag", key)
    return found


def _act(
    session: Session, flag_set: str, key: str, action: str | None, *, question: str | None = None
) -> int:
    """Act on the newest rollout of a flag as it was read; None ends it."""
    with session.client() as client:
        path = (*_path(flag_set), str(converted(_latest(client, flag_set, key), Rollout).id))
        if question is not None and is_refused(session, question, yes=False):
            return AT_FAULT
        if action is None:
            answer = client.json("DELETE", *path)
        else:
            answer = client.json("POST", *path, action)
    return _show(session, answer, converted(answer, Rollout))


def _show(session: Session, answer: Answer, found: Rollout) -> int:
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    session.output.value(answer)
    session.output.say(picture(found, datetime.now(UTC), width), style_of)
    return DONE
