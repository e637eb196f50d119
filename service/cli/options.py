"""Options that several commands have, each declared once."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import click

from service.cli.hints.completing import complete_flag_sets, complete_profiles
from service.cli.session import Session
from service.evaluation.definition.set_properties import FRACTIONAL_VERSIONS

# A command's function; it returns the exit code.
Run: TypeAlias = Callable[..., int]
FILE = click.Path(allow_dash=True)
_DAY = 86400


class WholeNumber(click.ParamType[int]):
    """A whole number from 1 to ``most``.

    click's own range stands in the help as ``1<=x<=999999999``. Here the help of an option says a
    limit where a person may reach it, and the error says it in any case.
    """

    name = "number"

    def __init__(self, most: int = 999_999_999) -> None:
        self._most = most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; fail in words."""
        try:
            number = int(value)
        except ValueError:
            number = 0
        if not 1 <= number <= self._most:
            self.fail(f"'{value}' is not a whole number from 1 to {self._most:,}.", param, ctx)
        return number


class Seconds(click.ParamType[float]):
    """More than 0 seconds, and at most a day."""

    name = "seconds"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the number; fail in words."""
        try:
            seconds = float(value)
        except ValueError:
            seconds = 0.0
        if not 0 < seconds <= _DAY:
            detail = f"'{value}' is not a number of seconds, more than 0 and at most a day."
            self.fail(detail, param, ctx)
        return seconds


def with_output(run: Run) -> Run:
    """``--json`` and ``--no-color``; the function gets the Session first."""
    run = click.pass_obj(run)
    run = _hidden_value("--no-color", help="print no colour; NO_COLOR in the environment, too")(run)
    return _hidden_value("--json", help="print JSON, for programs")(run)


def calls_server(run: Run) -> Run:
    """``--server``, ``--key``, ``--profile`` beside those of ``with_output``."""
    run = with_output(run)
    run = _given("profile", "--profile", metavar="NAME", shell_complete=complete_profiles)(run)
    run = _given("key", "--key", metavar="KEY")(run)
    return _given("url", "--server", "--url", metavar="URL")(run)


def on_flag_set(run: Run) -> Run:
    """``--flag-set`` beside those of ``calls_server``; the function gets ``flag_set``, a name."""

    @functools.wraps(run)
    def command(session: Session, *, flag_set: str | None, **options: Any) -> int:
        return run(session, flag_set=session.flag_set(flag_set), **options)

    return click.option(
        "--flag-set",
        "-s",
        metavar="NAME",
        shell_complete=complete_flag_sets,
        help="name of the flag set (default: FLAGSTAFF_FLAG_SET, else the profile's)",
    )(calls_server(command))


def file_argument(what: str, *, required: bool = True) -> Callable[[Run], Run]:
    """``FILE``, of which ``what`` says what is in it; ``-`` is standard input."""
    metavar = "FILE" if required else "[FILE]"
    return click.argument("file", type=FILE, required=required, metavar=metavar, help=what)


yes_option = click.option("--yes", "-y", is_flag=True, help="do not ask")
comment_option = click.option("--comment", metavar="TEXT", help="why, for the history")
strict_option = click.option("--strict", is_flag=True, help="refuse what would only warn")


def output_option(run: Run) -> Run:
    """``-o FILE``, for what else goes to standard output."""
    return click.option(
        "--output", "-o", type=click.Path(), metavar="FILE", help="write to a file"
    )(run)


def limit_option(default: int) -> Callable[[Run], Run]:
    """``--limit``, for a list that may be long."""
    return click.option(
        "--limit", type=WholeNumber(), default=default, metavar="N", help="most items to show"
    )


def fractional_option(what: str) -> Callable[[Run], Run]:
    """``--fractional``, a version of the operator."""
    return click.option(
        "--fractional", type=click.Choice(FRACTIONAL_VERSIONS), metavar="VERSION", help=what
    )


def time_options(run: Run) -> Run:
    """``--since`` and ``--until``, the range of a list."""
    run = click.option(
        "--until", metavar="TIME", help="end of the range, exclusive (default: now)"
    )(run)
    return click.option(
        "--since",
        metavar="TIME",
        help="start of the range, RFC 3339, such as 2030-01-31T00:00:00Z",
    )(run)


def query_of(**wanted: str | None) -> dict[str, str]:
    """The parameters of a query that were given."""
    return {name: value for name, value in wanted.items() if value is not None}


class NamedValue(click.ParamType[tuple[str, str]]):
    """``NAME=VALUE`` → both of them."""

    def __init__(self, metavar: str = "NAME=VALUE") -> None:
        self.name = metavar

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Split at the first equals sign."""
        if isinstance(value, tuple):
            return value
        name, equals, text = str(value).partition("=")
        if not name or not equals:
            self.fail(f"'{value}' is not {self.name}.", param, ctx)
        return name, text


def json_or_text(text: str) -> Any:
    """A value as JSON, or else the text as it is: ``true``, ``10.0``, ``team``."""
    import msgspec

    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return text


def values_of(pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """``NAME=VALUE`` options as an object."""
    return {name: json_or_text(text) for name, text in pairs}


def context_options(run: Run) -> Run:
    """The evaluation context of a caller; the function gets ``given``, an object.

    ``--targeting-key`` and ``--attribute`` come before ``--context``, and of several ``--context``
    the last.
    """

    @functools.wraps(run)
    def command(
        *arguments: Any,
        targeting_key: str | None,
        attribute: tuple[tuple[str, str], ...],
        context: tuple[str, ...],
        **options: Any,
    ) -> int:
        given: dict[str, Any] = {}
        for each in context:
            given |= _context_in(each)
        given |= values_of(attribute)
        if targeting_key is not None:
            given["targetingKey"] = targeting_key
        return run(*arguments, given=given, **options)

    command = click.option(
        "--context",
        "-c",
        multiple=True,
        metavar="FILE|JSON|NAME=VALUE",
        help="whole context, as JSON or as a file with JSON or YAML (- reads standard input), or"
        " one attribute; repeatable",
    )(command)
    command = click.option(
        "--attribute",
        "-a",
        multiple=True,
        type=NamedValue(),
        metavar="NAME=VALUE",
        help="attribute of the context, JSON or else a text; repeatable",
    )(command)
    return click.option(
        "--targeting-key", "-t", metavar="KEY", help="targeting key of the context"
    )(command)


def _context_in(given: str) -> dict[str, Any]:
    from service.cli.files.flag_file import object_in, read_object

    if given.lstrip().startswith("{"):
        return object_in(given.encode(), "--context")
    name, equals, text = given.partition("=")
    if name and equals and not os.path.exists(given):  # noqa: PTH110  # Path raises for long texts
        return {name: json_or_text(text)}
    return read_object(given)


_GIVEN_HELP = {
    "url": "URL of the server (default: FLAGSTAFF_URL, else the profile's, else"
    " http://127.0.0.1:8080)",
    "key": "API key (default: FLAGSTAFF_KEY, else the profile's, which other users of the machine"
    " cannot see as they can a command line)",
    "profile": "profile to use, before the environment (default: FLAGSTAFF_PROFILE, else the"
    " default profile)",
}


def _given(member: str, *names: str, **attributes: Any) -> Callable[[Run], Run]:
    """An option whose value goes to the session, and not to the command."""

    def keep(context: click.Context, _: click.Parameter, value: str | None) -> None:
        if isinstance(context.obj, Session):
            setattr(context.obj.given, member, value)

    # Commands have arguments of their own that are named key or url.
    return click.option(
        f"given_{member}",
        *names,
        expose_value=False,
        callback=keep,
        help=_GIVEN_HELP[member],
        **attributes,
    )


def _hidden_value(name: str, **attributes: Any) -> Callable[[Run], Run]:
    def keep(context: click.Context, _: click.Parameter, value: bool) -> None:
        if value and isinstance(context.obj, Session):
            output = context.obj.output
            output.as_json = output.as_json or name == "--json"
            output.color = output.color and name != "--no-color"

    return click.option(name, is_flag=True, expose_value=False, callback=keep, **attributes)
