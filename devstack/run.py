"""`make run`: the whole stack in the foreground, until Ctrl-C."""

from __future__ import annotations

import fcntl
import os
import secrets
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from types import FrameType

from devstack import demonstration
from devstack.addresses import port_is_free
from devstack.failure import StackFailed
from devstack.stack import Stack
from devstack.supervision import keep_running
from devstack.workers import CHECKOUT
from service.environment import read_settings
from service.errors import FlagstaffError
from service.outbound.failures import CallFailed
from service.ports import port_holder

_DEFAULT_PORT = 8080
# Nginx cannot count beyond this.
_HIGHEST_RATE = 1_000_000
_ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(environment: Mapping[str, str] = os.environ) -> int:
    """Run MariaDB, Redis, workers and Nginx until a signal; return the exit code 0.

    ``FLAGSTAFF_PORT`` (8080), ``FLAGSTAFF_STATE_DIR`` (``.flagstaff`` in the checkout),
    ``FLAGSTAFF_ADMIN_KEY`` (generated once, and kept) and ``FLAGSTAFF_RATE_LIMIT`` (requests a
    second of one API key, 0 for any number) are its own; the rest is for the workers. Raises a
    FlagstaffError that says what keeps the stack from starting.
    """
    started_with_nohup = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    for number in _ENDINGS:
        signal.signal(number, _interrupt)
    if started_with_nohup:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        read_settings(environment)
        _run(environment)
    except KeyboardInterrupt:
        _say("Everything has ended.")
    return 0


def _run(environment: Mapping[str, str]) -> None:
    given = environment.get("FLAGSTAFF_STATE_DIR", "").strip()
    directory = Path(given).absolute() if given else CHECKOUT / ".flagstaff"
    port = _port(environment)
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _held(directory):
        settings = {k: v for k, v in environment.items() if k.startswith("FLAGSTAFF_")}
        settings.pop("FLAGSTAFF_STATE_DIR", None)
        key = settings["FLAGSTAFF_ADMIN_KEY"] = _admin_key(environment, directory)
        limit = _rate_limit(environment)
        stack = Stack(directory, port=port, settings=settings, rate_limit=limit, say=_say)
        stack.end_leftovers()
        if not port_is_free(port):
            raise StackFailed(
                f"Port {port} is taken by {port_holder(port)}. End that, or choose "
                f"another port: FLAGSTAFF_PORT={port + 1} make run"
            )
        try:
            stack.start()
            try:
                if demonstration.load(stack.url, key):
                    _say(f"Loaded the demonstration flag set {demonstration.FLAG_SET}.")
                    demonstration.wait_until_served(stack.workers, key)
                _say(_welcome(stack, key))
            except CallFailed as failure:
                raise _refused_key(failure, environment, directory) from None
            keep_running(stack.pieces, _say)
        finally:
            _say("Ending everything.")
            stack.stop()


def _refused_key(
    failure: CallFailed, environment: Mapping[str, str], directory: Path
) -> FlagstaffError:
    """Return the failure of an admin key that the stack does not accept, with its cure."""
    if failure.status not in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return failure
    cause = "is not accepted: it was revoked or has expired, and there are other admin keys."
    if _given_key(environment):
        return StackFailed(
            f"The key of FLAGSTAFF_ADMIN_KEY {cause} Set it to an admin key that is valid."
        )
    path = directory / "admin-key"
    return StackFailed(
        f"The admin key in {path} {cause} Remove the file, and the next start makes a new key:"
        f" rm {path}"
    )


def _welcome(stack: Stack, key: str) -> str:
    return f"""
Flagstaff runs. Ctrl-C ends it.

    URL        {stack.url}
    console    {stack.url}/console/
    admin key  {key}
    logs       {stack.directory / "log"}

Try it:

    {demonstration.command_line(stack.url, key)}
"""


def _port(environment: Mapping[str, str]) -> int:
    text = environment.get("FLAGSTAFF_PORT", "").strip() or str(_DEFAULT_PORT)
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise StackFailed("FLAGSTAFF_PORT must be a port, from 1 to 65535.")
    return int(text)


def _rate_limit(environment: Mapping[str, str]) -> int | None:
    text = environment.get("FLAGSTAFF_RATE_LIMIT", "").strip()
    if not text:
        return None
    if not text.isascii() or not text.isdigit() or int(text) > _HIGHEST_RATE:
        raise StackFailed(f"FLAGSTAFF_RATE_LIMIT must be from 0 to {_HIGHEST_RATE}.")
    return int(text)


@contextmanager
def _held(directory: Path) -> Iterator[None]:
    """Lock the state directory, so that two stacks never share one. Raises StackFailed.

    The kernel releases it when this process ends, in whatever way.
    """
    descriptor = os.open(directory / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(descriptor, 20).decode(errors="replace").strip()
            raise StackFailed(
                f"Flagstaff runs here already: process {holder} holds {directory}. End it with "
                f"Ctrl-C or `kill {holder}`, or run a second one elsewhere: "
                "FLAGSTAFF_STATE_DIR=another-directory FLAGSTAFF_PORT=another-port make run"
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def _admin_key(environment: Mapping[str, str], directory: Path) -> str:
    """Return the given key, else that of the last run, else a new one, which is stored."""
    if given := _given_key(environment):
        return given
    path = directory / "admin-key"
    with suppress(FileNotFoundError):
        kept = path.read_text().strip()
        if kept:
            return kept
    key = secrets.token_urlsafe(32)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(key + "\n")
    return key


def _given_key(environment: Mapping[str, str]) -> str:
    return environment.get("FLAGSTAFF_ADMIN_KEY", "").strip()


def _interrupt(_: int, __: FrameType | None) -> None:
    # A second Ctrl-C must not leave half of it running.
    for number in _ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _say(sentence: str) -> None:
    # The terminal may be gone; the pieces have to be ended all the same.
    with suppress(OSError):
        print(sentence, flush=True)
