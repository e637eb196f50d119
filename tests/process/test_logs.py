"""What a line says, and what it never says."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable

import pymysql
import pytest

from service.errors import Unavailable
from service.middleware.access import log_request
from service.middleware.handling import Handled, handled
from service.process.logs import JSONFormatter, TextFormatter

TRACE = "0af7651916cd43dd8448eb211c80319c"


def record(message: str, *, failure: BaseException | None = None) -> logging.LogRecord:
    told = None if failure is None else (type(failure), failure, failure.__traceback__)
    return logging.LogRecord("service.x", logging.WARNING, "x.py", 1, message, (), told)


def raised(raise_it: Callable[[], object]) -> BaseException:
    try:
        raise_it()
    except Exception as failure:  # noqa: BLE001  # whatever it raises is what is looked at
        return failure
    raise AssertionError


def test_a_line_is_one_json_object() -> None:
    line = json.loads(JSONFormatter("3").format(record('a\n"b"')))
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "warning",
        "logger": "service.x",
        "message": 'a\n"b"',
        "worker": "3",
    }


async def test_a_line_that_is_written_while_a_request_is_handled_names_it() -> None:
    async def line() -> dict[str, str]:
        told: dict[str, str] = json.loads(JSONFormatter("0").format(record("x")))
        return told

    async def handle(name: str, trace: str | None) -> dict[str, str]:
        handled.set(Handled(name, trace))
        # What the request begins is named after it too.
        return await asyncio.create_task(line())

    first, second = await asyncio.gather(handle("a-1", TRACE), handle("a-2", None))
    assert (first["request_id"], first["trace_id"]) == ("a-1", TRACE)
    assert second["request_id"] == "a-2"
    assert "trace_id" not in second
    assert "request_id" not in await line()


def test_a_line_to_read_says_the_same() -> None:
    line = TextFormatter("0").format(record("x"))
    assert line.endswith("WARNING service.x [0]: x")
    about = record("x")
    about.handled = Handled("a-1", TRACE)
    assert TextFormatter("0").format(about).endswith(f": x (request a-1, trace {TRACE})")


def test_an_answer_is_told_of_with_its_parts(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="flagstaff.access"):
        log_request(Handled("a-1", TRACE), "PUT", "flags.put", 200, 0.0123456789, slow=False)
        log_request(Handled("a-2", None), "PUT", "flags.put", 503, 2.0, slow=True)
    usual, slow = (json.loads(JSONFormatter("0").format(each)) for each in caplog.records)
    del usual["time"]
    assert usual == {
        "level": "info",
        "logger": "flagstaff.access",
        "message": "PUT flags.put 200 12.346 ms",
        "worker": "0",
        "request_id": "a-1",
        "trace_id": TRACE,
        "event": "request",
        "method": "PUT",
        "route": "flags.put",
        "status": 200,
        "seconds": 0.012346,
    }
    assert (slow["level"], slow["event"], slow["seconds"]) == ("warning", "slow_request", 2.0)


@pytest.mark.parametrize("formatter", [JSONFormatter("0"), TextFormatter("0")])
@pytest.mark.parametrize(
    "raise_it",
    [
        lambda: int("secret-1"),
        lambda: {"a": 1}["secret-2"],
        lambda: (_ for _ in ()).throw(
            pymysql.err.IntegrityError(1062, "Duplicate entry 'secret-3' for key 'PRIMARY'")
        ),
        lambda: (_ for _ in ()).throw(ExceptionGroup("secret-4", [ValueError("secret-5")])),
    ],
)
def test_a_traceback_says_where_and_not_what_data_it_met(
    formatter: logging.Formatter, raise_it: Callable[[], object]
) -> None:
    def above() -> None:
        try:
            raise_it()
        except Exception as failure:
            raise RuntimeError("secret-6") from failure

    failure = raised(above)
    line = formatter.format(record("It failed.", failure=failure))
    # The source that is shown above has the constants; what the exceptions say would be quoted.
    words = [part for part in line.replace("\\n", "\n").splitlines() if "lambda" not in part]
    told = "\n".join(part for part in words if not part.strip().startswith(("raise ", "pymysql.")))
    assert "secret" not in told
    assert "builtins.RuntimeError" in line
    assert type(failure.__cause__).__qualname__ in line
    assert "in above" in line


def test_the_number_of_a_driver_and_our_own_words_are_told() -> None:
    def driver() -> None:
        raise pymysql.err.IntegrityError(1062, "Duplicate entry 'x' for key 'PRIMARY'")

    def ours() -> None:
        raise Unavailable("The database is not available.")

    assert "IntegrityError (1062)" in JSONFormatter("0").format(record("x", failure=raised(driver)))
    assert "The database is not available." in JSONFormatter("0").format(
        record("x", failure=raised(ours))
    )


def test_a_line_without_a_failure_at_hand_has_no_traceback() -> None:
    line = record("x")
    line.exc_info = (None, None, None)
    assert "exception" not in json.loads(JSONFormatter("0").format(line))
