from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from service.management.webhooks import MOST_WEBHOOKS

URL = "https://somebody:pass-word@receiver.example.com/hook?a=b"
SHOWN = "https://somebody:***@receiver.example.com/hook?a=b"
FLAG = {"state": "ENABLED", "variants": {"a": 1}, "defaultVariant": "a"}


@pytest.fixture
def path(flag_set: str) -> str:
    return f"/api/v1/flag-sets/{flag_set}/webhooks"


def made(admin: httpx.Client, path: str, **properties: Any) -> dict[str, Any]:
    answer = admin.post(path, json={"url": URL, **properties})
    assert answer.status_code == 201
    created: dict[str, Any] = answer.json()
    return created


def test_a_webhook_is_made_changed_and_removed(
    admin: httpx.Client, flag_set: str, path: str, log: Path
) -> None:
    created = made(admin, path, description="the team's chat")
    secret = created.pop("secret")
    assert secret.startswith("whsec_")
    assert created["url"] == SHOWN
    assert (created["enabled"], created["disabledBecause"]) == (True, None)
    one = f"{path}/{created['id']}"
    assert admin.get(one).json() == created
    assert admin.get(path).json() == {"items": [created], "next": None}

    changed = admin.patch(one, json={"description": None, "enabled": False})
    assert changed.status_code == 200
    assert (changed.json()["description"], changed.json()["enabled"]) == (None, False)
    assert changed.json()["url"] == SHOWN
    moved = admin.patch(one, json={"url": "http://10.0.0.1:9000/"})
    assert moved.json()["url"] == "http://10.0.0.1:9000/"
    # It is no change to the set.
    assert admin.get(f"/api/v1/flag-sets/{flag_set}").json()["revision"] == 1

    assert admin.delete(one).status_code == 204
    assert admin.get(one).status_code == 404
    assert admin.get(path).json()["items"] == []
    told = log.read_text()
    assert secret not in told
    assert "pass-word" not in told


@pytest.mark.parametrize(
    "url", [SHOWN.replace("receiver.", "another."), SHOWN.replace("somebody", "else")]
)
def test_a_masked_password_goes_to_no_other_receiver(
    admin: httpx.Client, path: str, url: str
) -> None:
    one = f"{path}/{made(admin, path)['id']}"
    refused = [admin.patch(one, json={"url": url}), admin.post(path, json={"url": url})]
    for answer in refused:
        assert answer.status_code == 400
        (fault,) = answer.json()["errors"]
        assert fault["pointer"] == "/url"
        assert fault["detail"].endswith("Write the password itself.")
    assert admin.get(one).json()["url"] == SHOWN


def test_webhooks_are_listed_in_parts(admin: httpx.Client, path: str) -> None:
    ids = [made(admin, path)["id"] for _ in range(3)]
    first = admin.get(path, params={"limit": 2}).json()
    assert [item["id"] for item in first["items"]] == ids[:2]
    second = admin.get(path, params={"after": first["next"]}).json()
    assert [item["id"] for item in second["items"]] == ids[2:]
    assert second["next"] is None


def test_a_set_has_so_many_webhooks_at_most(admin: httpx.Client, path: str) -> None:
    for _ in range(MOST_WEBHOOKS):
        made(admin, path)
    refused = admin.post(path, json={"url": URL})
    assert refused.status_code == 409
    assert refused.json()["detail"] == f"A flag set has at most {MOST_WEBHOOKS} webhooks."


def test_deliveries_are_told(admin: httpx.Client, flag_set: str, path: str) -> None:
    one = f"{path}/{made(admin, path)['id']}"
    admin.put(f"/api/v1/flag-sets/{flag_set}/flags/f", json=FLAG).raise_for_status()
    sent = admin.post(f"{one}/test")
    assert sent.status_code == 202
    assert (sent.json()["type"], sent.json()["revision"]) == ("ping", None)
    ping, change = admin.get(f"{one}/deliveries").json()["items"]
    assert ping == sent.json()
    assert (change["type"], change["revision"]) == ("flag_set.changed", 2)
    assert (change["state"], change["attempts"], change["endedAt"]) == ("pending", 0, None)
    assert admin.get(f"{one}/deliveries/{change['id']}").json() == change
    waiting = admin.post(f"{one}/deliveries/{change['id']}/redeliver")
    assert waiting.status_code == 409

    admin.patch(one, json={"enabled": False}).raise_for_status()
    failed = admin.get(f"{one}/deliveries", params={"state": "failed"}).json()["items"]
    assert [item["error"] for item in failed] == ["The webhook was disabled."] * 2
    assert admin.get(f"{one}/deliveries", params={"state": "pending"}).json()["items"] == []
    assert admin.post(f"{one}/test").status_code == 404

    admin.patch(one, json={"enabled": True}).raise_for_status()
    again = admin.post(f"{one}/deliveries/{change['id']}/redeliver")
    assert again.status_code == 202
    assert (again.json()["state"], again.json()["messageId"]) == ("pending", change["messageId"])


def test_a_webhook_of_one_set_is_none_of_another(admin: httpx.Client, path: str) -> None:
    name = f"{path.split('/')[4]}-other"
    admin.post("/api/v1/flag-sets", json={"name": name}).raise_for_status()
    one = f"/api/v1/flag-sets/{name}/webhooks/{made(admin, path)['id']}"
    for answer in (
        admin.get(one),
        admin.patch(one, json={"enabled": False}),
        admin.delete(one),
        admin.post(f"{one}/test"),
        admin.get(f"{one}/deliveries"),
        admin.post(f"{one}/deliveries/1/redeliver"),
    ):
        assert answer.status_code == 404


SCHEME = "The scheme of the URL is http or https."
DESCRIPTION = "A description is 1 to 255 printable characters."


@pytest.mark.parametrize(
    ("body", "pointer", "detail"),
    [
        ({}, "", "The field 'url' is missing."),
        ({"url": 1}, "/url", "This is a whole number, not a text."),
        ({"url": "ftp://a/"}, "/url", SCHEME),
        ({"url": "a"}, "/url", SCHEME),
        ({"url": "http://:80/"}, "/url", "The URL names no host, or no port, that can be called."),
        ({"url": "http://["}, "/url", "This does not parse as a URL."),
        ({"url": "http://a/ä"}, "/url", "A URL is ASCII without spaces; anything else is "),
        ({"url": "http://a/", "description": ""}, "/description", DESCRIPTION),
        ({"url": "http://a/", "description": "a\nb"}, "/description", DESCRIPTION),
        ({"url": "http://a/", "description": "a" * 256}, "/description", DESCRIPTION),
        ({"url": "http://a/", "enabled": None}, "/enabled", "This is null, not a boolean."),
        ({"url": "http://a/", "secret": "mine"}, "/secret", "Unknown field."),
    ],
)
def test_what_is_wrong_is_pointed_at(
    admin: httpx.Client, path: str, body: object, pointer: str, detail: str
) -> None:
    answer = admin.post(path, json=body)
    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert error["pointer"] == pointer
    assert error["detail"].startswith(detail)


def test_a_patch_is_held_to_the_same(admin: httpx.Client, path: str) -> None:
    one = f"{path}/{made(admin, path)['id']}"
    refused = admin.patch(one, json={"url": "ftp://a/"})
    assert refused.json()["errors"] == [{"pointer": "/url", "detail": SCHEME}]
    assert admin.get(one).json()["url"] == SHOWN
