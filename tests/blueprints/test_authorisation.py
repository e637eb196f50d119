"""Who may call what: every route against every scope, bound and unbound."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from devstack.workers import Worker
from service.structs.principal import IMPLIED
from tests.blueprints.conftest import ADMIN_KEY
from tests.clients import client_of
from tests.waiting import PATIENCE

Caller = Callable[[str | None], httpx.Client]
Holder = Callable[..., httpx.Client]

SET = "/api/v1/flag-sets/{set}"

# Method, path, and the scopes of which any one suffices.
ROUTES = [
    ("GET", "/api/v1/flag-sets", {"read"}),
    ("POST", "/api/v1/flag-sets", {"admin"}),
    ("GET", SET, {"read"}),
    ("PATCH", SET, {"write"}),
    ("GET", f"{SET}/rollouts", {"read"}),
    ("POST", f"{SET}/rollouts", {"write"}),
    ("GET", f"{SET}/rollouts/999999", {"read"}),
    *(
        ("POST", f"{SET}/rollouts/999999/{action}", {"write"})
        for action in ("back", "resume", "skip", "pause")
    ),
    ("DELETE", f"{SET}/rollouts/999999", {"write"}),
    ("GET", f"{SET}/document", {"read", "evaluate"}),
    ("PUT", f"{SET}/document", {"write"}),
    ("GET", f"{SET}/event-stream", {"read"}),
    ("GET", f"{SET}/flags", {"read"}),
    ("PATCH", f"{SET}/flags", {"write"}),
    ("POST", f"{SET}/copy", {"write"}),
    ("GET", f"{SET}/flags/f", {"read"}),
    ("PUT", f"{SET}/flags/f", {"write"}),
    ("PATCH", f"{SET}/flags/f", {"write"}),
    ("DELETE", f"{SET}/flags/none", {"write"}),
    ("GET", f"{SET}/flags/f/versions", {"read"}),
    ("POST", f"{SET}/flags/f/rollback", {"write"}),
    ("POST", f"{SET}/flags/f/copy", {"write"}),
    ("POST", f"{SET}/evaluate", {"read"}),
    ("POST", f"{SET}/impact", {"read"}),
    ("POST", f"{SET}/explain", {"read"}),
    ("POST", f"{SET}/rollback", {"write"}),
    ("GET", f"{SET}/changes", {"read"}),
    ("GET", f"{SET}/evaluators", {"read"}),
    ("GET", f"{SET}/evaluators/e", {"read"}),
    ("PUT", f"{SET}/evaluators/e", {"write"}),
    ("DELETE", f"{SET}/evaluators/none", {"write"}),
    ("GET", f"{SET}/statistics", {"read"}),
    ("GET", f"{SET}/contexts", {"read"}),
    ("POST", f"{SET}/contexts", {"write"}),
    ("GET", f"{SET}/contexts/c", {"read"}),
    ("PUT", f"{SET}/contexts/c", {"write"}),
    ("PATCH", f"{SET}/contexts/c", {"write"}),
    ("DELETE", f"{SET}/contexts/none", {"write"}),
    ("GET", f"{SET}/schedules", {"read"}),
    ("POST", f"{SET}/schedules", {"write"}),
    ("GET", f"{SET}/schedules/999999", {"read"}),
    ("PATCH", f"{SET}/schedules/999999", {"write"}),
    ("DELETE", f"{SET}/schedules/999999", {"write"}),
    ("POST", f"{SET}/schedules/999999/run", {"write"}),
    ("GET", f"{SET}/webhooks", {"admin"}),
    ("POST", f"{SET}/webhooks", {"admin"}),
    ("GET", f"{SET}/webhooks/999999", {"admin"}),
    ("PATCH", f"{SET}/webhooks/999999", {"admin"}),
    ("DELETE", f"{SET}/webhooks/999999", {"admin"}),
    ("POST", f"{SET}/webhooks/999999/test", {"admin"}),
    ("GET", f"{SET}/webhooks/999999/deliveries", {"admin"}),
    ("GET", f"{SET}/webhooks/999999/deliveries/999999", {"admin"}),
    ("POST", f"{SET}/webhooks/999999/deliveries/999999/redeliver", {"admin"}),
    ("GET", "/api/v1/api-keys", {"admin"}),
    ("POST", "/api/v1/api-keys", {"admin"}),
    ("GET", "/api/v1/api-keys/self", {"evaluate", "read", "admin"}),
    ("GET", "/api/v1/api-keys/999999", {"admin"}),
    ("POST", "/api/v1/api-keys/999999/rotate", {"admin"}),
    ("DELETE", "/api/v1/api-keys/999999", {"admin"}),
    ("DELETE", SET, {"admin"}),
]
IDS = [f"{method} {path}" for method, path, _ in ROUTES]


def test_no_route_is_left_out(admin: httpx.Client) -> None:
    described = {
        (method.upper(), re.sub(r"{\w+}", "*", path))
        for path, methods in admin.get("/openapi.json").json()["paths"].items()
        for method in methods
        if path.startswith("/api/")
    }
    names = r"{set}|(?<=/flags/)\w+|(?<=/evaluators/)\w+|(?<=/contexts/)\w+|999999"
    assert {(method, re.sub(names, "*", path)) for method, path, _ in ROUTES} == described


@pytest.fixture(scope="module")
def keys(worker: Worker) -> dict[str, str]:
    """A key of each scope, bound to no set."""
    made = {}
    with client_of(worker.socket, {"x-api-key": ADMIN_KEY}) as client:
        for scope in ("evaluate", "read", "write", "admin"):
            wanted = {"name": scope, "scopes": [scope]}
            answer = client.post("/api/v1/api-keys", json=wanted).raise_for_status()
            made[scope] = answer.json()["key"]
    return made


@pytest.fixture(scope="module")
def key_of_another_set(worker: Worker, refusing: str) -> str:
    """An admin's key that is bound to another set than the one for refused calls."""
    with client_of(worker.socket, {"x-api-key": ADMIN_KEY}) as client:
        other = f"other-{refusing}"
        client.post("/api/v1/flag-sets", json={"name": other}).raise_for_status()
        wanted = {"name": "bound", "scopes": ["admin"], "flagSet": other}
        answer = client.post("/api/v1/api-keys", json=wanted).raise_for_status()
        key: str = answer.json()["key"]
        return key


def call(client: httpx.Client, method: str, path: str, flag_set: str) -> httpx.Response:
    content = b"{" if method in ("POST", "PUT", "PATCH") else None
    return client.request(method, path.format(set=flag_set), content=content)


@pytest.mark.parametrize(("method", "path", "scopes"), ROUTES, ids=IDS)
@pytest.mark.parametrize("held", ["evaluate", "read", "write", "admin"])
def test_a_route_opens_to_its_scope_and_no_other(
    request: pytest.FixtureRequest,
    caller: Caller,
    keys: dict[str, str],
    method: str,
    path: str,
    scopes: set[str],
    held: str,
) -> None:
    ends_it = (method, path) == ("DELETE", SET)
    within = request.getfixturevalue("flag_set" if ends_it else "refusing")
    answer = call(caller(keys[held]), method, path, within)
    if scopes & IMPLIED[held]:
        # The body is no JSON, so that a write that was let in goes no further.
        assert answer.status_code in (200, 204, 400, 404), answer.text
    else:
        assert answer.status_code == 403
        assert answer.json()["type"] == "urn:flagstaff:forbidden"


@pytest.mark.parametrize(("method", "path", "scopes"), ROUTES, ids=IDS)
@pytest.mark.parametrize("key", [None, "wrong", "fs_é"])
def test_without_a_valid_key_every_route_answers_401(
    caller: Caller, refusing: str, method: str, path: str, scopes: set[str], key: str | None
) -> None:
    client = caller(None)
    if key is not None:
        client.headers = httpx.Headers([(b"x-api-key", key.encode())])
    answer = call(client, method, path, refusing)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(("method", "path", "scopes"), ROUTES, ids=IDS)
def test_a_key_of_one_set_cannot_tell_whether_another_exists(
    caller: Caller,
    key_of_another_set: str,
    refusing: str,
    method: str,
    path: str,
    scopes: set[str],
) -> None:
    if "{set}" not in path:
        return
    bound = caller(key_of_another_set)
    existing = call(bound, method, path, refusing)
    missing = call(bound, method, path, "nowhere")
    assert existing.status_code == missing.status_code == 404
    assert existing.json()["detail"].replace(refusing, "nowhere") == missing.json()["detail"]


def test_a_key_of_one_set_copies_nothing_in_or_out(
    admin: httpx.Client, holder: Holder, flag_set: str
) -> None:
    other = f"other-{flag_set}"
    admin.post("/api/v1/flag-sets", json={"name": other}).raise_for_status()
    flag = {"state": "ENABLED", "variants": {"a": 1}}
    for name in (flag_set, other):
        admin.put(f"/api/v1/flag-sets/{name}/flags/f-of-{name}", json=flag).raise_for_status()
    bound = holder("admin", flag_set=other)
    for there in (flag_set, "nowhere"):
        refused = [
            bound.post(f"/api/v1/flag-sets/{there}/flags/f-of-{flag_set}/copy", json={"to": other}),
            bound.post(f"/api/v1/flag-sets/{other}/flags/f-of-{other}/copy", json={"to": there}),
            bound.post(f"/api/v1/flag-sets/{other}/flags/no-flag/copy", json={"to": there}),
        ]
        for answer in refused:
            assert answer.status_code == 404
            assert answer.json()["detail"] == f"There is no flag set '{there}'."
    for name in (flag_set, other):
        assert admin.get(f"/api/v1/flag-sets/{name}").json()["revision"] == 2


def test_a_key_of_one_set_touches_no_key_of_another(
    admin: httpx.Client, holder: Holder, flag_set: str
) -> None:
    bound = holder("admin", flag_set=flag_set)
    other = admin.post("/api/v1/api-keys", json={"name": "other", "scopes": ["read"]}).json()
    for key_id in (other["id"], 999_999):
        url = f"/api/v1/api-keys/{key_id}"
        for answer in (
            bound.get(url),
            bound.delete(url),
            bound.post(f"{url}/rotate", json={"grace": 5}),
        ):
            assert answer.status_code == 404
            assert answer.json()["detail"] == f"There is no API key '{key_id}'."
    for wanted in (f"other-{flag_set}", "nowhere", None):
        body = {"name": "k", "scopes": ["read"], "flagSet": wanted}
        refused = bound.post("/api/v1/api-keys", json=body)
        assert (refused.status_code, refused.json()["detail"]) == (
            403,
            f"This key is bound to '{flag_set}'; it can only create keys for that set.",
        )


def test_a_bound_key_lists_its_own_set_only(
    admin: httpx.Client, holder: Holder, flag_set: str
) -> None:
    bound = holder("read", flag_set=flag_set)
    listed = bound.get("/api/v1/flag-sets").json()
    assert [item["name"] for item in listed["items"]] == [flag_set]
    assert bound.get(f"/api/v1/flag-sets/{flag_set}").status_code == 200


def test_a_bound_admin_makes_no_set_and_no_key_beyond_its_own(
    holder: Holder, admin: httpx.Client, flag_set: str
) -> None:
    bound = holder("admin", flag_set=flag_set)
    assert bound.post("/api/v1/flag-sets", json={"name": "mine"}).status_code == 403
    own = bound.post(
        "/api/v1/api-keys", json={"name": "k", "scopes": ["read"], "flagSet": flag_set}
    )
    assert own.status_code == 201
    seen = {item["flagSet"] for item in bound.get("/api/v1/api-keys").json()["items"]}
    assert seen == {flag_set}
    assert bound.delete(f"/api/v1/api-keys/{own.json()['id']}").status_code == 204


def test_the_key_comes_as_a_bearer_token_too(caller: Caller, admin: httpx.Client) -> None:
    key = admin.headers["x-api-key"]
    client = caller(None)
    assert (
        client.get("/api/v1/flag-sets", headers={"authorization": f"Bearer {key}"}).status_code
        == 200
    )


def test_operation_asks_for_no_key(caller: Caller) -> None:
    assert caller(None).get("/livez").status_code == 200
    ready = caller(None).get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"status": "ready", "degraded": []})


def test_a_revoked_key_opens_nothing_any_more(
    admin: httpx.Client, caller: Caller, flag_set: str
) -> None:
    created = admin.post("/api/v1/api-keys", json={"name": "k", "scopes": ["read"]}).json()
    client = caller(created["key"])
    assert client.get("/api/v1/flag-sets").status_code == 200
    assert admin.delete(f"/api/v1/api-keys/{created['id']}").status_code == 204
    assert client.get("/api/v1/flag-sets").status_code == 401
    assert admin.delete(f"/api/v1/api-keys/{created['id']}").status_code == 404
    assert admin.get(f"/api/v1/api-keys/{created['id']}").json()["revokedAt"] is not None


def test_no_key_is_ever_listed_or_logged(
    admin: httpx.Client, caller: Caller, log: Path, flag_set: str
) -> None:
    created = admin.post("/api/v1/api-keys", json={"name": "secretive", "scopes": ["write"]})
    key = created.json()["key"]
    client = caller(key)
    client.get("/api/v1/flag-sets", params={"key": key})
    client.put(f"/api/v1/flag-sets/{flag_set}/document", content=b"{")
    client.get("/ofrep/v1/nothing")
    assert key not in admin.get("/api/v1/api-keys").text
    for secret in (key, admin.headers["x-api-key"]):
        assert secret not in log.read_text()


def test_when_a_key_was_last_used_is_told(admin: httpx.Client, caller: Caller) -> None:
    made = admin.post("/api/v1/api-keys", json={"name": "k", "scopes": ["read"]}).json()
    url = f"/api/v1/api-keys/{made['id']}"
    assert admin.get(url).json()["lastUsedAt"] is None
    caller(made["key"]).get("/api/v1/flag-sets").raise_for_status()
    deadline = time.monotonic() + PATIENCE
    while admin.get(url).json()["lastUsedAt"] is None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
