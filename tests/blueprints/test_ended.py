"""Whatever is done to a thing that has ended is answered as if there were none.

Every route that names a thing is tried with one that has ended, in each way in which it can end,
and with one that never was.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

import httpx
import pytest

from devstack.workers import Worker
from tests.blueprints.test_authorisation import ROUTES
from tests.waiting import before_it_ends, wait_until

Caller = Callable[[str | None], httpx.Client]
Holder = Callable[..., httpx.Client]

FLAG = {"state": "ENABLED", "variants": {"on": True}, "defaultVariant": "on"}
# Bodies that each route takes, so that what is refused is the thing.
BODIES: dict[str, object] = {
    "PATCH {set}": {"metadata": {"a": 1}},
    "PUT {set}/document": {"flags": {"f": FLAG}, "$evaluators": {"e": {"==": [1, 1]}}},
    "POST {set}/rollback": {"revision": 3},
    "POST {set}/evaluate": {"context": {}},
    "POST {set}/explain": {"context": {}},
    "POST {set}/impact": {"revision": 2},
    "PATCH {set}/flags": {"flags": {"f": {"state": "DISABLED"}}},
    "POST {set}/copy": {"to": "{other}", "flags": ["f"]},
    "PUT {set}/flags/{flag}": FLAG,
    "PATCH {set}/flags/{flag}": {"state": "DISABLED"},
    "POST {set}/flags/{flag}/rollback": {"revision": 2},
    "POST {set}/flags/{flag}/copy": {"to": "{other}"},
    "PUT {set}/evaluators/{evaluator}": {"==": [1, 1]},
    "PUT {set}/contexts/{context}": {"attributes": {}},
    "PATCH {set}/contexts/{context}": {"attributes": {"a": 1}},
    "POST {set}/contexts": b'{"targetingKey":"ada"}\n',
    "POST {set}/rollouts": {"flag": "rolled", "variant": "on", "steps": [{"percent": 5}]},
    "POST {set}/schedules": {"at": "2099-01-01T00:00:00Z", "flag": "f", "rollback": 2},
    "PATCH {set}/schedules/{schedule}": {"comment": "a"},
    "POST {set}/webhooks": {"url": "http://a/"},
    "PATCH {set}/webhooks/{webhook}": {"description": "a"},
    "POST {key}/rotate": {},
}
# What is not answered as if there were none, and why.
HISTORY = "what was there is looked at, or brought back"
MAKES_ONE = "it makes one where there is none"
ALLOWED = {
    ("flag", "GET {set}/flags/{flag}/versions"): HISTORY,
    ("flag", "POST {set}/flags/{flag}/rollback"): HISTORY,
    ("key revoked", "GET {key}"): HISTORY,
    ("key expired", "GET {key}"): HISTORY,
    # Switched off, a webhook is there: it is looked at, changed, switched on again, removed.
    **{
        ("webhook off", f"{call} {{set}}/webhooks/{{webhook}}{rest}"): "it is not called alone"
        for call, rest in (
            ("GET", ""),
            ("PATCH", ""),
            ("DELETE", ""),
            ("GET", "/deliveries"),
            ("GET", "/deliveries/{delivery}"),
        )
    },
}

# Which part of a path each ending is of; a path that names it is tried with it.
ENDINGS = {
    "set": "{set}",
    "flag": "{flag}",
    "evaluator": "{evaluator}",
    "context": "{context}",
    "webhook": "{webhook}",
    "webhook off": "{webhook}",
    "key revoked": "{key}",
    "key expired": "{key}",
}


def _template(method: str, path: str) -> str:
    """A route of ROUTES by what its path names."""
    for pattern, name in (
        (r"^/api/v1/flag-sets/{set}", "{set}"),
        (r"(?<=/flags/)\w+", "{flag}"),
        (r"(?<=/evaluators/)\w+", "{evaluator}"),
        (r"(?<=/contexts/)\w+", "{context}"),
        (r"(?<=/rollouts/)\d+", "{rollout}"),
        (r"(?<=/schedules/)\d+", "{schedule}"),
        (r"(?<=/webhooks/)\d+", "{webhook}"),
        (r"(?<=/deliveries/)\d+", "{delivery}"),
        (r"^/api/v1/api-keys/\d+", "{key}"),
    ):
        path = re.sub(pattern, name, path)
    return f"{method} {path}"


RUN_BEFORE = "DELETE {set}/schedules/{schedule}"
NAMED = [_template(method, path) for method, path, _ in ROUTES]
CASES = [(ending, route) for ending, part in ENDINGS.items() for route in NAMED if part in route]


class Things:
    """A flag set with one of everything in it, and what is the name of each."""

    def __init__(self, admin: httpx.Client, name: str) -> None:
        self.admin = admin
        self.names = {
            "{set}": f"/api/v1/flag-sets/{name}",
            "{flag}": "f",
            "{evaluator}": "e",
            "{context}": "c",
            "{other}": f"{name}-other",
        }
        of_set = self.names["{set}"]
        self._made("POST", "/api/v1/flag-sets", {"name": name})
        self._made("POST", "/api/v1/flag-sets", {"name": f"{name}-other"})
        webhook = self._made("POST", f"{of_set}/webhooks", {"url": "http://127.0.0.1:9/"})
        self.names["{webhook}"] = str(webhook["id"])
        self._made("PUT", f"{of_set}/flags/f", FLAG)
        self._made("PUT", f"{of_set}/evaluators/e", {"==": [1, 1]})
        self._made("PUT", f"{of_set}/contexts/c", {"attributes": {}})
        for key in ("rolled", "rolling"):
            definition = {**FLAG, "variants": {"on": True, "off": False}, "defaultVariant": "off"}
            self._made("PUT", f"{of_set}/flags/{key}", definition)
        rollout = {"flag": "rolling", "variant": "on", "steps": [{"percent": 5}]}
        rollout |= {"start": "2099-01-01T00:00:00Z"}
        self.names["{rollout}"] = str(self._made("POST", f"{of_set}/rollouts", rollout)["id"])
        planned = {"at": "2099-01-01T00:00:00Z", "flag": "f", "patch": {"state": "DISABLED"}}
        self.names["{schedule}"] = str(self._made("POST", f"{of_set}/schedules", planned)["id"])
        deliveries = admin.get(f"{of_set}/webhooks/{webhook['id']}/deliveries").json()["items"]
        self.names["{delivery}"] = str(deliveries[0]["id"])

    def make_key(self, end: datetime | None = None) -> str:
        """A key of the set's; what it is."""
        wanted: dict[str, object] = {
            "name": "ending",
            "scopes": ["admin"],
            "flagSet": self.names["{set}"].rpartition("/")[2],
        }
        if end is not None:
            wanted["expiresAt"] = end.isoformat()
        made = self._made("POST", "/api/v1/api-keys", wanted)
        self.names["{key}"] = f"/api/v1/api-keys/{made['id']}"
        return str(made["key"])

    def end(self, ending: str) -> None:
        """Let the thing end."""
        place = self.names["{set}"]
        match ending:
            case "set":
                self._made("DELETE", place)
            case "flag" | "evaluator" | "context":
                self._made("DELETE", f"{place}/{ending}s/{ending[0]}")
            case "webhook":
                self._made("DELETE", f"{place}/webhooks/{self.names['{webhook}']}")
            case "webhook off":
                one = f"{place}/webhooks/{self.names['{webhook}']}"
                self._made("PATCH", one, {"enabled": False})
            case "key revoked":
                self.make_key()
                self._made("DELETE", self.names["{key}"])
            case "key expired":
                key = ""

                def live(end: datetime) -> bool:
                    nonlocal key
                    with suppress(httpx.HTTPStatusError):
                        key = self.make_key(end)
                    return key != ""

                before_it_ends(live)
                asked = {"x-api-key": key}
                wait_until(
                    lambda: self.admin.get(f"{place}/flags", headers=asked).status_code != 200
                )

    def call(self, route: str, names: dict[str, str]) -> httpx.Response:
        """Call a route about the things of these names."""
        method, _, path = route.partition(" ")
        body = BODIES.get(route)
        for part, name in names.items():
            path = path.replace(part, name)
        if isinstance(body, bytes):
            headers = {"content-type": "application/x-ndjson"}
            return self.admin.request(method, path, content=body, headers=headers)
        if isinstance(body, dict):
            body = {
                key: names.get(value, value) if isinstance(value, str) else value
                for key, value in body.items()
            }
        return self.admin.request(method, path, json=body)

    def _made(self, method: str, path: str, body: object = None) -> Any:
        answer = self.admin.request(method, path, json=body)
        answer.raise_for_status()
        return answer.json() if answer.content else None


@pytest.fixture
def things(admin: httpx.Client) -> Things:
    return Things(admin, f"ended-{time.monotonic_ns()}")


NOBODY = {
    "{set}": "/api/v1/flag-sets/nobody",
    "{flag}": "nobody",
    "{evaluator}": "nobody",
    "{context}": "nobody",
    "{webhook}": "999999",
    "{delivery}": "999999",
    "{key}": "/api/v1/api-keys/999999",
}


@pytest.mark.parametrize(("ending", "route"), CASES)
def test_a_thing_that_has_ended_is_answered_as_one_that_never_was(
    things: Things, ending: str, route: str
) -> None:
    things.end(ending)
    part = ENDINGS[ending]
    ended = things.call(route, things.names)
    never = things.call(route, {**things.names, part: NOBODY[part]})
    if (ending, route) in ALLOWED:
        assert ended.status_code in (200, 201, 204), ended.text
        return
    assert ended.status_code == never.status_code, ended.text
    if never.is_success:
        # The route makes one where there is none.
        assert route.startswith("PUT "), route
        return
    assert never.status_code == 404
    assert ended.json()["type"] == never.json()["type"]
    assert ended.json()["title"] == never.json()["title"]
    assert ended.json().keys() == never.json().keys()


def test_a_live_thing_is_none_that_has_ended(things: Things) -> None:
    """What the walk sends would be taken if nothing had ended."""
    things.make_key()
    last = ("DELETE {set}", "DELETE {set}/webhooks/{webhook}", "DELETE {key}")
    routes = [route for route in NAMED if route not in last and "{" in route]
    deleting = [route for route in routes if route.startswith("DELETE")]
    for route in (*(route for route in routes if route not in deleting), *deleting, *last[::-1]):
        answer = things.call(route, things.names)
        # The delivery waits still, and none that waits is repeated. The schedule was run before.
        over = ("POST {set}/webhooks/{webhook}/deliveries/{delivery}/redeliver", RUN_BEFORE)
        expected = 409 if route in over else None
        assert answer.is_success or answer.status_code == expected, (route, answer.text)


# --- whoever calls with a key that has ended -----------------------------------------------------


def _of_callers(client: httpx.Client, flag_set: str) -> list[tuple[int, object]]:
    """What each kind of route answers to the caller, but for the name of the request."""
    answers = [
        client.post("/ofrep/v1/evaluate/flags", json={}),
        client.post("/ofrep/v1/evaluate/flags/f", json={}),
        client.post("/ofrep/v1/evaluate/flags/f", json={}, headers={"upgrade": "none"}),
        client.get(f"/api/v1/flag-sets/{flag_set}"),
        client.get(f"/api/v1/flag-sets/{flag_set}/document"),
        client.put(f"/api/v1/flag-sets/{flag_set}/flags/f", json=FLAG),
    ]
    bodies = [{k: v for k, v in answer.json().items() if k != "requestId"} for answer in answers]
    return [(answer.status_code, body) for answer, body in zip(answers, bodies, strict=True)]


@pytest.fixture
def streams(worker: Worker) -> Iterator[Callable[[str], int]]:
    """How an event stream's address is answered."""
    transport = httpx.HTTPTransport(uds=str(worker.socket))
    with httpx.Client(transport=transport, base_url="http://flagstaff", timeout=30) as client:

        def status(address: str) -> int:
            with client.stream("GET", address) as answer:
                return answer.status_code

        yield status


@pytest.mark.parametrize("ending", ["revoked", "expired", "rotated", "its set is deleted"])
def test_a_key_that_has_ended_is_answered_as_one_that_was_made_up(
    things: Things, caller: Caller, streams: Callable[[str], int], ending: str
) -> None:
    name = things.names["{set}"].rpartition("/")[2]
    made_up = _of_callers(caller("fs_made_up"), name)
    assert {status for status, _ in made_up} == {401}
    holder, address = caller(None), ""

    def live(end: datetime) -> bool:
        nonlocal holder, address
        try:
            holder = caller(things.make_key(end if ending == "expired" else None))
        except httpx.HTTPStatusError:
            return False
        bulk = holder.post("/ofrep/v1/evaluate/flags", json={})
        if not bulk.is_success:
            return False
        address = bulk.json()["eventStreams"][0]["endpoint"]["requestUri"]
        return streams(address) == 200

    before_it_ends(live)
    match ending:
        case "revoked":
            things.admin.delete(things.names["{key}"]).raise_for_status()
        case "rotated":
            things.admin.post(f"{things.names['{key}']}/rotate", json={}).raise_for_status()
        case "its set is deleted":
            things.end("set")
    wait_until(lambda: holder.get(things.names["{set}"]).status_code == 401)
    assert _of_callers(holder, name) == made_up
    assert streams(address) == streams(re.sub("key=[0-9]+", "key=999999", address)) == 401
