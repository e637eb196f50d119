"""Waiting for conditions. Deadlines are generous: they end early when all is well."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import httpx

from tests.clients import client_of
from tests.event_reader import listening

# Seconds that a busy machine may take for what a quiet one does in one.
PATIENCE = 100.0


async def until(condition: Callable[[], object]) -> None:
    """Wait for a condition that other tasks of this event loop bring about."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110  # nobody tells when others have got there
            await asyncio.sleep(0.005)


def wait_until(condition: Callable[[], object], within: float = PATIENCE) -> None:
    """Wait for a condition that other processes or threads bring about."""
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, "The condition never held."
        time.sleep(0.01)


def until_all_follow(sockets: Iterable[Path], key: str, flag_set: str) -> None:
    """Wait until each worker serves the flag set as the database has it at this call.

    Only the worker that answered a write serves it at once, and Nginx may ask another one next.
    ``key`` is an admin key. No evaluation is made, so none is counted.
    """
    for socket in sockets:
        with client_of(socket, {"x-api-key": key}) as client:
            wait_until(partial(_follows, client, f"/api/v1/flag-sets/{flag_set}"))


def before_it_ends(live: Callable[[datetime], bool]) -> None:
    """Let something be seen alive before its time is over, whatever the machine is busy with.

    ``live`` makes it with the end that it is given, and returns whether it was alive; one that was
    not must be past its end, and is made again with more time.
    """
    for seconds in (2, 8, 32):
        # Ends are kept in whole seconds.
        end = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=seconds)
        if live(end):
            return
        assert datetime.now(UTC) > end, "It ended before its time."
    raise AssertionError("Half a minute was not enough to see it alive.")


def _follows(client: httpx.Client, path: str) -> bool:
    stored = client.get(path)
    if stored.is_server_error or stored.headers.get("x-served-from") == "memory":
        # It does not reach the database yet.
        return False
    revision = stored.raise_for_status().json()["revision"]
    stream = client.get(f"{path}/event-stream").raise_for_status().json()["requestUri"]
    # A new stream begins with the revision that the worker serves.
    with listening(client, stream) as reader:
        return bool(int(reader.next().id) >= revision)
