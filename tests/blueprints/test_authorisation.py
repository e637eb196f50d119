"""Who may call what: every route against every scope, bound and unbound."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from service.structs.principal import IMPLIED

Caller = Callable[[str | None], httpx.Client]
Holder = Callable[..., httpx.Client]

SET = "/api/v1/flag-sets/{set}"

# Method, path, and the scopes of which any one suffices.
ROUTES = [
    ("GET", "/api/v1/flag-sets", {"read"}),
    ("POST", "/api/v1/flag-sets", {"admin"}),
    ("GET", SET, {"read"}),
    ("PATCH", SET, {"write"}),
    ("GET", f"{SET}/document", {"read", "evaluate"}),
    ("PUT", f"{SET}/document", {"write"}),
    ("GET", f"{SET}/flags", {"read"}),
    ("GET", f"{SET}/flags/f", {"read"}),
    ("PUT", f"{SET}/flags/f", {"write"}),
    ("PATCH", f"{SET}/flags/f", {"write"}),
    ("DELETE", f"{SET}/flags/none", {"write"}),
    ("GET", f"{SET}/evaluators", {"read"}),
    ("GET", f"{SET}/evaluators/e", {"read"}),
    ("PUT", f"{SET}/evaluators/e", {"write"}),
    ("DELETE", f"{SET}/evaluators/none", {"write"}),
    ("GET", "/api/v1/api-keys", {"admin"}),
    ("POST", "/api/v1/api-keys", {"admin"}),
    ("DELETE", "/api/v1/api-keys/999999", {"admin"}),
    ("DELETE", SET, {"admin"}),
]
IDS = [f"{method} {path}" for method, path, _ in ROUTES]


def call(client: httpx.Client, method: str, path: str, flag_set: str) -> httpx.Response:
    content = b"{" if method in ("POST", "PUT", "PATCH") else None
    return client.request(method, path.format(set=flag_set), content=content)


@pytest.mark.parametrize(("method", "path", "scopes"), ROUTES, ids=IDS)
@pytest.mark.parametrize("held", ["evaluate", "read", "write", "admin"])
def test_a_route_opens_to_its_scope_and_no_other(
    holder: Holder, flag_set: str, method: str, path: str, scopes: set[str], held: str
) -> None:
    answer = call(holder(held), method, path, flag_set)
    if scopes & IMPLIED[held]:
        # The body is no JSON, so that a write that was let in goes no further.
        assert answer.status_code in (200, 204, 400, 404), answer.text
    else:
        assert answer.status_code == 403
        assert answer.json()["type"] == "urn:flagstaff:forbidden"


@pytest.mark.parametrize(("method", "path", "scopes"), ROUTES, ids=IDS)
@pytest.mark.parametrize("key", [None, "wrong", "fs_é"])
def test_without_a_valid_key_every_route_answers_401(
    caller: Caller, flag_set: str, method: str, path: str, scopes: set[str], key: str | None
) -> None:
    client = caller(None)
    if key is not None:
        client.headers = httpx.Headers([(b"x-api-key", key.encode())])
    answer = call(client, method, path, flag_set)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(("method", "path", "scopes"), ROUTES, ids=IDS)
def test_a_key_of_one_set_cannot_tell_whether_another_exists(
    admin: httpx.Client,
    holder: Holder,
    flag_set: str,
    method: str,
    path: str,
    scopes: set[str],
) -> None:
    if "{set}" not in path:
        return
    other = f"other-{flag_set}"
    admin.post("/api/v1/flag-sets", json={"name": other}).raise_for_status()
    bound = holder("admin", flag_set=other)
    existing = call(bound, method, path, flag_set)
    missing = call(bound, method, path, "nowhere")
    assert existing.status_code == missing.status_code == 404
    assert existing.json()["detail"].replace(flag_set, "nowhere") == missing.json()["detail"]


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
    for wanted in (None, "elsewhere"):
        answer = bound.post(
            "/api/v1/api-keys", json={"name": "k", "scopes": ["read"], "flagSet": wanted}
        )
        assert answer.status_code in (403, 404), answer.text
    own = bound.post(
        "/api/v1/api-keys", json={"name": "k", "scopes": ["read"], "flagSet": flag_set}
    )
    assert own.status_code == 201
    seen = {item["flagSet"] for item in bound.get("/api/v1/api-keys").json()["items"]}
    assert seen == {flag_set}
    others = admin.post("/api/v1/api-keys", json={"name": "other", "scopes": ["read"]}).json()
    assert bound.delete(f"/api/v1/api-keys/{others['id']}").status_code == 404
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
    assert admin.delete(f"/api/v1/api-keys/{created['id']}").status_code == 204
    assert admin.get(f"/api/v1/api-keys/{created['id']}").json()["revokedAt"] is not None


def test_an_expired_key_opens_nothing(admin: httpx.Client, caller: Caller) -> None:
    wanted = {"name": "k", "scopes": ["read"], "expiresAt": "2020-01-01T00:00:00Z"}
    created = admin.post("/api/v1/api-keys", json=wanted)
    if created.status_code == 201:
        assert caller(created.json()["key"]).get("/api/v1/flag-sets").status_code == 401
    else:
        assert created.status_code == 400


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
    deadline = time.monotonic() + 30
    while admin.get(url).json()["lastUsedAt"] is None:
        assert time.monotonic() < deadline
        time.sleep(0.05)
