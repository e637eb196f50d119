"""Every line of the log has an event of its own, and docs/monitoring.md lists them all."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from devstack.workers import CHECKOUT

PAGE = CHECKOUT / "docs" / "monitoring.md"
METHODS = {"debug", "info", "warning", "error", "exception", "critical", "log"}
# What each JSON line has already; a fact of that name would hide it.
TAKEN = {"time", "level", "logger", "message", "worker", "request_id", "trace_id", "exception"}
_ROW = re.compile(r"^\| `([a-z_]+)` \| ([a-z, ]+) \| (.+) \|$", re.MULTILINE)


class LogCall(NamedTuple):
    """A call of a logger, the events that it may have, their levels and facts."""

    place: str
    events: tuple[str, ...]
    levels: frozenset[str]
    facts: frozenset[str]


def log_calls(source: str, place: str) -> Iterator[LogCall]:
    """Every call of a logger's method; a logger is what ``logging.getLogger`` was assigned to."""
    tree = ast.parse(source)
    loggers = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and "getLogger" in ast.unparse(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr not in METHODS or ast.unparse(node.func.value) not in loggers | {
            "logging"
        }:
            continue
        level = {"exception": "error", "log": ""}.get(node.func.attr, node.func.attr)
        levels = {level} if level else set(re.findall(r"[A-Z]{4,}", ast.unparse(node.args[0])))
        event = next(
            (
                inner
                for keyword in node.keywords
                if keyword.arg == "extra"
                for inner in ast.walk(keyword.value)
                if isinstance(inner, ast.Call) and ast.unparse(inner.func) == "log_event"
            ),
            None,
        )
        names = () if event is None else tuple(_names(event.args[0]))
        facts = {str(keyword.arg) for keyword in ([] if event is None else event.keywords)}
        yield LogCall(
            f"{place}:{node.lineno}",
            names,
            frozenset(each.lower() for each in levels),
            frozenset(facts),
        )


def _names(name: ast.expr) -> Iterator[str]:
    """The literals of ``"a"`` and of ``"a" if … else "b"``; none of anything else."""
    if isinstance(name, ast.IfExp):
        yield from _names(name.body)
        yield from _names(name.orelse)
    elif isinstance(name, ast.Constant) and isinstance(name.value, str):
        yield name.value


def all_calls() -> list[LogCall]:
    """Every call of a logger in the product and in what starts it here."""
    paths = [path for top in ("service", "devstack") for path in (CHECKOUT / top).rglob("*.py")]
    return [
        call
        for path in sorted(paths)
        for call in log_calls(path.read_text(), str(path.relative_to(CHECKOUT)))
    ]


def documented(page: Path) -> dict[str, set[str]]:
    """The events of the page's table, and their levels."""
    return {name: set(levels.split(", ")) for name, levels, _ in _ROW.findall(page.read_text())}


def test_every_call_of_a_logger_has_an_event() -> None:
    calls = all_calls()
    assert len(calls) > 30
    assert [call.place for call in calls if not call.events] == []


def test_an_event_belongs_to_one_call() -> None:
    counted = Counter(event for call in all_calls() for event in call.events)
    assert [event for event, times in counted.items() if times > 1] == []
    assert [event for event in counted if not re.fullmatch(r"[a-z]+(_[a-z]+)*", event)] == []


def test_no_fact_hides_what_every_line_has() -> None:
    assert [call for call in all_calls() if call.facts & (TAKEN | {"event"})] == []


def test_the_page_lists_every_event_with_its_levels() -> None:
    levels: dict[str, set[str]] = {}
    for call in all_calls():
        for event in call.events:
            # A call with two events has a level for each.
            levels[event] = set(call.levels)
    page = documented(PAGE)
    assert sorted(page) == sorted(levels)
    assert [event for event, said in page.items() if not said <= levels[event]] == []


def test_a_call_without_an_event_is_found() -> None:
    source = "log = logging.getLogger('x')\nlog.info('a')\nlog.error('b', extra=log_event('b_c'))"
    first, second = log_calls(source, "x.py")
    assert (first.place, first.events) == ("x.py:2", ())
    assert second.events == ("b_c",)
    assert second.levels == {"error"}
