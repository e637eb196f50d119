"""Whatever goes on by itself is listed here, with why its failure leaves nothing deaf.

A task, a callback or an async generator that an exception ends for good makes a worker that looks
well and is not. Who adds one says here what becomes of it then.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import service

SERVICE = Path(service.__file__).parent

# What begins something that nobody waits for in the same line.
BEGINNERS = {
    "add_done_callback",
    "add_task",
    "call_at",
    "call_later",
    "call_soon",
    "call_soon_threadsafe",
    "create_task",
    "ensure_future",
    "run_coroutine_threadsafe",
}
BEGUN = {
    ("background/running.py", "create_task"): "jobs, each in a loop that outlives its failures",
    ("cache/contexts.py", "add_done_callback"): "lets go of it",
    ("cache/contexts.py", "ensure_future"): "its caller waits for it, and cancels it",
    ("cache/listener.py", "create_task"): "heartbeats: where they end, the listener reconnects",
    ("events/event_hub.py", "call_later"): "ends one stream",
    ("events/event_hub.py", "call_soon"): "ends one stream",
    ("following/follower.py", "add_done_callback"): "logs a failure that the next look mends",
    ("following/key_lookups.py", "add_done_callback"): "asks for the failure, and cannot fail",
    ("following/key_lookups.py", "create_task"): "its callers get what it raises",
    ("following/refreshing.py", "add_done_callback"): "makes room for the next one",
    ("following/refreshing.py", "create_task"): "its callers get what it raises",
    ("impact/runner.py", "create_task"): "feeds one process; its failure ends that one's answer",
    ("lane/connection.py", "call_later"): "ends one connection",
    ("lane/protocol.py", "call_later"): "looks at the clock of one connection",
    ("lane/protocol.py", "create_task"): "answers one request, or is Sanic's for one connection",
    ("management/slow_calls.py", "add_done_callback"): "gives its place back, logs a failure",
    ("management/slow_calls.py", "create_task"): "its caller gets what it raises, or the log does",
    ("middleware/writes.py", "add_done_callback"): "lets go of it, and logs its failure",
    ("middleware/writes.py", "create_task"): "its caller gets what it raises, or the log does",
    ("process/systemd.py", "create_task"): "one that ends has systemd start the worker again",
    ("stored_contexts/contexts.py", "add_done_callback"): "lets go of it",
    ("stored_contexts/contexts.py", "create_task"): "closes the reads of a set that is gone",
    ("stored_contexts/reads.py", "call_later"): "asks again; the budget ends the wait if it fails",
    ("tasks/background_tasks.py", "create_task"): "the loop that restarts all the others",
    ("tasks/batched_runs.py", "add_done_callback"): "begins the next run",
    ("tasks/batched_runs.py", "call_soon"): "begins a run",
    ("tasks/batched_runs.py", "create_task"): "its callers get what it raises",
    ("tasks/batcher.py", "create_task"): "a batch that fails is given up, the next begins",
    ("tasks/cancellation.py", "create_task"): "whoever begins it waits for it to its end",
    ("tasks/coalesced_run.py", "add_done_callback"): "makes room for the next run",
    ("tasks/coalesced_run.py", "create_task"): "its callers get what it raises",
    ("tasks/pacer.py", "call_at"): "grants the next turn, and cannot fail",
}

# Async generators: an exception ends one for good, so that each is made anew for each who reads.
GENERATORS = {
    ("blueprints/questions.py", "_first_line"): "no generator: what it returns is",
    ("blueprints/questions.py", "following"): "one body",
    ("cache/listener.py", "_listen"): "made anew for each reader, by `announcements`",
    ("cache/listener.py", "_subscription"): "made anew after each loss",
    ("impact/runner.py", "_output"): "one answer",
    ("impact/runner.py", "run"): "one answer",
    ("management/writing/change_set.py", "diff"): "no generator: the steps in it are",
    ("management/documents.py", "_equate"): "one write",
    ("middleware/content_coding.py", "inflated_parts"): "one body",
    ("middleware/ndjson.py", "batches"): "one answer",
    ("middleware/ndjson.py", "read_lines"): "one body",
    ("storage/doctor/examination.py", "_looked_at"): "one run of the doctor",
    ("storage/database.py", "stream"): "one answer",
    ("storage/replica.py", "stream_lagging"): "one answer",
    ("storage/streaming.py", "streamed"): "one answer",
}


def trees() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SERVICE.rglob("*.py")):
        name = path.relative_to(SERVICE).as_posix()
        # The stack and the command line run beside no worker: they are programs of their own.
        if not name.startswith(("stack/", "cli/")):
            yield name, ast.parse(path.read_text())


def test_whatever_is_begun_is_listed() -> None:
    begun = Counter(
        (name, node.func.attr)
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in BEGINNERS
    )
    assert begun.keys() == BEGUN.keys()


def test_whatever_generates_is_listed() -> None:
    generators = {
        (name, node.name)
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.AsyncFunctionDef)
        and not any("contextmanager" in ast.unparse(each) for each in node.decorator_list)
        and any(isinstance(each, ast.Yield) for each in ast.walk(node))
    }
    assert {each for each in generators if each not in GENERATORS} == set()
    assert {each for each in GENERATORS if each not in generators} == set()
