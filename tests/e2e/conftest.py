"""The running stack of a new user: Nginx in front of two workers, with one flag set."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from devstack.stack import Stack
from tests.clients import client_of
from tests.waiting import until_all_follow

FLAG_SET = "checkout.test"

DOCUMENT = {
    "metadata": {"team": "checkout"},
    "$evaluators": {"staff": {"ends_with": [{"var": "email"}, "@example.com"]}},
    "flags": {
        "new-checkout": {
            "state": "ENABLED",
            "variants": {"on": True, "off": False},
            "defaultVariant": "off",
            "targeting": {"if": [{"$ref": "staff"}, "on", None]},
            "metadata": {"owner": "team-checkout"},
        },
        "greeting": {
            "state": "ENABLED",
            "variants": {"en": "hello", "de": "hallo"},
            "defaultVariant": "en",
            "targeting": {"if": [{"==": [{"var": "locale"}, "de"]}, "de", None]},
        },
        "page-size": {"state": "ENABLED", "variants": {"usual": 25}, "defaultVariant": "usual"},
        "discount": {"state": "ENABLED", "variants": {"ten": 10.0}, "defaultVariant": "ten"},
        "theme": {
            "state": "ENABLED",
            "variants": {"dark": {"colour": "#111", "sizes": [1, 2.5]}},
            "defaultVariant": "dark",
        },
        "retired": {"state": "DISABLED", "variants": {"on": True}, "defaultVariant": "on"},
        "in-code": {"state": "ENABLED", "variants": {"on": True}, "defaultVariant": None},
        "rollout": {
            "state": "ENABLED",
            "variants": {"a": "A", "b": "B"},
            "defaultVariant": "a",
            "targeting": {"fractional": [["a", 50], ["b", 50]]},
        },
        "misspelt": {
            "state": "ENABLED",
            "variants": {"on": True},
            "defaultVariant": "on",
            "targeting": {"cat": ["no", "pe"]},
        },
    },
}


@dataclass(frozen=True)
class Service:
    """Addresses of the stack, and keys to it."""

    url: str
    # May evaluate the flag set.
    key: str
    # Valid, and may not evaluate.
    read_key: str
    # Bound to no flag set.
    admin_key: str
    # Where each worker answers past Nginx.
    sockets: tuple[Path, ...]
    flag_set: str = FLAG_SET

    def client(self, key: str | None = None) -> httpx.Client:
        """Return an HTTP client that sends the key (default: the admin key)."""
        return client_of(self.url, {"x-api-key": key or self.admin_key})


@pytest.fixture(scope="package")
def service(stack: Stack) -> Service:
    """The stack with its defaults. That both roads answer alike is what ``tests/lane`` shows."""
    with client_of(stack.url, {"x-api-key": stack.admin_key}) as client:
        client.post("/api/v1/flag-sets", json={"name": FLAG_SET}).raise_for_status()
        document = f"/api/v1/flag-sets/{FLAG_SET}/document"
        client.put(document, content=json.dumps(DOCUMENT)).raise_for_status()
        key, read_key = (_key(client, scope) for scope in ("evaluate", "read"))
    sockets = tuple(worker.socket for worker in stack.workers)
    until_all_follow(sockets, stack.admin_key, FLAG_SET)
    return Service(stack.url, key, read_key, stack.admin_key, sockets)


def _key(client: httpx.Client, scope: str) -> str:
    body = {"name": f"e2e-{scope}", "scopes": [scope], "flagSet": FLAG_SET}
    return str(client.post("/api/v1/api-keys", json=body).raise_for_status().json()["key"])
