"""Logs on standard error, as JSON or text.

A line that is written while a request is handled has its id. No line repeats what an exception
says about the data: that may be a context's attribute, a targeting key, or a secret.
"""

from __future__ import annotations

import logging
import sys
import traceback
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, TypeAlias

import msgspec

from service.errors import FlagstaffError
from service.middleware.handling import Handled, handled
from service.settings import Settings

ExceptionInfo: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)

# Exceptions whose text is ours or the interpreter's, about code and files; any other's may quote a
# value. A driver's is identified by its leading number.
_SPEAK_OF_CODE = (FlagstaffError, AttributeError, ImportError, NameError, OSError, TypeError)

# Loggers of Sanic, whose lines have whole URLs and texts of exceptions. Ours replace them.
_SANICS = ("sanic.root", "sanic.error", "sanic.server")
# Loggers of the HTTP client, whose lines have whole URLs: a webhook's is a secret.
_CLIENTS = ("httpx", "httpcore")


class _Formatter(logging.Formatter):
    """Formats for one ``worker``: its number, or the name of another process."""

    def __init__(self, worker: str) -> None:
        super().__init__()
        self._worker = worker

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802  # logging's own name
        """Return the traceback, without what its exceptions say about data."""
        return "" if ei[1] is None else "".join(_traceback_of(ei[1])).rstrip("\n")

    def _exception(self, record: logging.LogRecord) -> str | None:
        return (record.exc_info and self.formatException(record.exc_info)) or None


class JSONFormatter(_Formatter):
    """One JSON object a line.

    ``time`` (UTC), ``level``, ``logger``, ``message``, ``worker``, ``event``; where they apply
    ``request_id``, ``trace_id``, ``exception`` and the facts of the event.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": _time(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "worker": self._worker,
        }
        request = _request(record)
        if request is not None:
            line["request_id"] = request.request_id
            if request.trace_id is not None:
                line["trace_id"] = request.trace_id
        line |= getattr(record, "fields", {})
        if (exception := self._exception(record)) is not None:
            line["exception"] = exception
        return msgspec.json.encode(line).decode()


class TextFormatter(_Formatter):
    """One line of text, followed by the traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        where = f"{record.name} [{self._worker}]"
        line = f"{_time(record)} {record.levelname:<7} {where}: {record.getMessage()}"
        request = _request(record)
        if request is not None:
            line += f" (request {request.request_id}"
            line += ")" if request.trace_id is None else f", trace {request.trace_id})"
        if (event := getattr(record, "fields", {}).get("event")) is not None:
            line += f" [{event}]"
        if (exception := self._exception(record)) is not None:
            line += f"\n{exception}"
        return line


def write_logs(settings: Settings, worker: str | None = None) -> None:
    """Send every logger's lines to standard error, in the format and from the level of settings.

    ``worker`` names the process in the lines (default: the number of its instance).
    """
    formatter = JSONFormatter if settings.logs.format == "json" else TextFormatter
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter(str(settings.node.instance) if worker is None else worker))
    logging.basicConfig(level=settings.logs.level.upper(), handlers=[handler], force=True)
    for name in _SANICS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    for name in _CLIENTS:
        logging.getLogger(name).setLevel(logging.WARNING)


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _request(record: logging.LogRecord) -> Handled | None:
    """Return the request that a line is about, else the one that is being handled."""
    about: Handled | None = getattr(record, "handled", None)
    return about or handled.get()


def _traceback_of(error: BaseException) -> list[str]:
    """Return the lines of a traceback, its causes first, in Python's own order."""
    lines = []
    if error.__cause__ is not None:
        lines = [*_traceback_of(error.__cause__), "\nThe cause of this:\n"]
    elif error.__context__ is not None and not error.__suppress_context__:
        lines = [*_traceback_of(error.__context__), "\nWhile that was handled, this happened:\n"]
    lines += ["Traceback (most recent call last):\n", *traceback.format_tb(error.__traceback__)]
    kind = type(error)
    lines.append(f"{kind.__module__}.{kind.__qualname__}{_words(error)}\n")
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            lines += ["\nOne of them:\n", *_traceback_of(each)]
    return lines


def _words(error: BaseException) -> str:
    if isinstance(error, _SPEAK_OF_CODE):
        return f": {error}"
    number = error.args[0] if error.args else None
    return f" ({number})" if type(number) is int else ""
