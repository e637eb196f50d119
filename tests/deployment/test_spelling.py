"""Every route, however its address is spelt: Nginx and the workers take it for the same.

What a location restricts or keeps out of a log must not be had by another spelling.
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sanic import Sanic

from devstack.stack import Stack
from service.app import add_routes
from tests.conftest import ADMIN_KEY
from tests.deployment.production import Production
from tests.waiting import until

SECRET = "SECRET-of-somebody"
BASE = "/flags"
SETTINGS = {
    "FLAGSTAFF_LOG_FORMAT": "json",
    "FLAGSTAFF_ACCESS_LOG": "on",
    "FLAGSTAFF_PUBLIC_URL": f"https://tools.internal{BASE}/",
}
# The location of each route that has one of its own; all others are management.
LOCATIONS = {
    "ofrep.evaluate_one": "evaluation",
    "ofrep.evaluate_all": "evaluation",
    "ofrep.preflight_one": "preflight",
    "ofrep.preflight_all": "preflight",
    "events.listen": "events",
    "events.preflight": "preflight",
    "operations.metrics": "operation",
    "operations.readyz": "operation",
    "operations.livez": "livez",
    "docs.page": "docs",
    "docs.viewer": "docs-script",
    "docs.script": "docs-script",
    "docs.viewer_style": "docs-style",
    "docs.style": "docs-style",
    "docs.openapi": "openapi",
    "docs.home": "to-console",
    **{
        f"contexts.{name}": "contexts" for name in ("load", "list", "get", "put", "patch", "delete")
    },
    # It streams a body of contexts, as their import does.
    "questions.impact": "contexts",
}
# Nginx answers these by itself.
NGINX_ALONE = {"docs", "docs-script", "docs-style", "openapi", "preflight", "to-console"}
# A request that no route takes may have these: nothing is restricted or hidden there, or all is.
HARMLESS = {"evaluation", "preflight", "management", "other", "other-ofrep", "contexts"}


class Call(NamedTuple):
    """A request to a route, spelt in some way."""

    route: str
    method: str
    target: str


def _routes() -> Iterator[tuple[str, str, str]]:
    """Name, method and path of every route; names in the path are secrets of somebody."""
    app: Sanic[Any, Any] = Sanic("spelling", configure_logging=False)
    try:
        add_routes(app, event_streams=True)
        for route in app.router.routes:
            path = "/" + re.sub("<flag_set:str>", "shop", route.path)
            path = re.sub("<targeting_key:path>", SECRET, path)
            path = re.sub("<[a-z_]+:(str|path)>", "7", path)
            for method in route.methods:
                yield str(route.name).partition(".")[2], method, path
    finally:
        Sanic.unregister_app(app)


def _spellings(path: str) -> Iterator[str]:
    yield path
    steps = path.split("/")[1:]
    yield from (f"{path}/", f"{path}//", f"/{path}", f"//{path}", f"{BASE}{path}", f"{BASE}/{path}")
    yield from (f"/.{path}", f"/x/..{path}", f"{path}/.", f"{path}/..", f"{path}/x/..")
    yield from (f"{path}%2F", f"{path}%2f..", f"{path}%20", f"{path};x", f"{path}.", f"{path}#x")
    yield from (f"{BASE}", f"{BASE}/..{path}", f"/x{path}", f"/x%2f..{path}")
    yield from (path.upper(), path.title(), path.swapcase())
    for index, step in enumerate(steps):
        if not step:
            continue
        for other in (
            f"%{ord(step[0]):02x}{step[1:]}",
            f"/{step}",
            f"./{step}",
            f"x/../{step}",
            f"x%2f..%2f{step}",
            f"..%2F{step}",
            f"%2e%2e%2f{step}",
            f"%2E/{step}",
            f"{step}%2f..%2f{step}",
            f"{step}%00",
            step.upper(),
        ):
            yield "/" + "/".join([*steps[:index], other, *steps[index + 1 :]])


CALLS = [
    Call(
        name,
        method,
        f"{target}?flagSet=shop&key=1&signature={SECRET}" if "events" in name else target,
    )
    for name, method, path in _routes()
    for target in dict.fromkeys(_spellings(path))
]


def _show_locations(text: str) -> str:
    """Let the access log name the location, leave none out, and be written at once."""
    shown = text.replace('\'{"time":', '\'{"location":"$route","time":')
    return shown.replace("    access_log off;\n", "").replace(" buffer=64k flush=1s;", ";")


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    settings = {**SETTINGS, "FLAGSTAFF_ADMIN_KEY": ADMIN_KEY}
    with Stack(tmp_path_factory.mktemp("stack"), settings=settings, durable=False) as stack:
        yield stack


@pytest.fixture(scope="module")
def nginx(stack: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Production]:
    sockets = [worker.socket for worker in stack.workers]
    directory = tmp_path_factory.mktemp("production")
    nginx = Production(directory, sockets, settings=SETTINGS, change=_show_locations)
    nginx.start()
    yield nginx
    nginx.child.stop()


def _send(server: int | Path, call: Call, request_id: str) -> int:
    """Send a request as it is spelt, from outside; return the status of the answer."""
    family = socket.AF_INET if isinstance(server, int) else socket.AF_UNIX
    with closing(socket.socket(family)) as connection:
        connection.settimeout(30)
        connection.connect(("127.0.0.1", server) if isinstance(server, int) else str(server))
        connection.sendall(
            f"{call.method} {call.target} HTTP/1.1\r\nHost: flags\r\nConnection: close\r\n"
            f"X-Request-ID: {request_id}\r\nX-Forwarded-For: 8.8.8.8\r\n"
            "Content-Length: 0\r\n\r\n".encode()
        )
        return int(connection.recv(4096).split(b" ", 2)[1])


def _lines(path: Path) -> dict[str, dict[str, Any]]:
    """The lines of a log of answers, by the id of the request."""
    lines = [json.loads(line) for line in path.read_text().splitlines() if line.startswith("{")]
    return {line["request_id"]: line for line in lines if "status" in line}


async def test_nginx_and_workers_agree_on_every_spelling(stack: Stack, nginx: Production) -> None:
    statuses = []
    for number, call in enumerate(CALLS):
        statuses.append(_send(nginx.port, call, f"through-{number}"))
        _send(stack.workers[0].socket, call, f"direct-{number}")

    last = f"through-{len(CALLS) - 1}"
    await until(lambda: last in nginx.access_log.read_text())
    for worker in stack.workers:
        # A worker answers before it writes a line, and writes one after the other.
        _send(worker.socket, Call("", "GET", "/logged"), "logged")
        await until(lambda log=worker.child.log: "logged" in log.read_text())  # type: ignore[misc]
    at_nginx = _lines(nginx.access_log)
    at_workers: dict[str, dict[str, Any]] = {}
    for worker in stack.workers:
        at_workers |= _lines(worker.child.log)
    for number, call in enumerate(CALLS):
        if f"through-{number}" not in at_nginx:
            # NUL, and what climbs out of the root, Nginx refuses before it reads the id.
            assert statuses[number] in {400, 204 if call.method == "OPTIONS" else 400}, call
            assert re.search("%00|[.][.]|%2e%2e", call.target), call
            continue
        location = at_nginx[f"through-{number}"]["location"]
        passed_on = at_workers.get(f"through-{number}")
        if location.startswith("unreadable"):
            assert "#" in call.target, call
            assert statuses[number] == 400, call
            assert f"direct-{number}" not in at_workers, call
            continue
        direct = at_workers[f"direct-{number}"]["route"]
        if direct == "unmatched":
            assert location in HARMLESS, (call, location)
        else:
            # A name that no flag set has is kept out of the log.
            others = {"management", "other"}
            assert location in {LOCATIONS.get(direct)} | (
                set() if direct in LOCATIONS else others
            ), (
                call,
                direct,
                location,
            )
        if passed_on is not None:
            assert passed_on["route"] == direct, (call, direct)
        elif location not in NGINX_ALONE:
            assert location == "operation", (call, location)
            assert statuses[number] == 403, call


async def test_no_spelling_takes_a_secret_into_a_log(stack: Stack, nginx: Production) -> None:
    for number, call in enumerate(CALLS):
        if SECRET in call.target:
            _send(nginx.port, call, f"secret-{number}")
    _send(nginx.port, Call("", "GET", "/the-end"), "the-end")
    await until(lambda: "the-end" in nginx.access_log.read_text())

    logs = [nginx.access_log, nginx.child.log, *(worker.child.log for worker in stack.workers)]
    for log in logs:
        for line in log.read_text().splitlines():
            assert SECRET.lower() not in line.lower(), (log.name, line)


def test_no_spelling_takes_a_secret_into_the_log_of_a_node_without_workers(tmp_path: Path) -> None:
    nginx = Production(tmp_path, [tmp_path / "nobody.sock"], settings=SETTINGS)
    nginx.start()
    try:
        for number, call in enumerate(CALLS):
            _send(nginx.port, call, f"nobody-{number}")
    finally:
        nginx.child.stop()

    said = nginx.child.log.read_text() + nginx.access_log.read_text()
    # What is no secret is in the log: the failure is told there.
    assert "/api/v1/flag-sets/shop/flags/7" in said
    assert SECRET.lower() not in said.lower()
