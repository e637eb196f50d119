"""Compressed bodies and byte order marks, on every route that takes a body."""

from __future__ import annotations

import gzip
import json
from typing import Any

import httpx
import pytest

from service.management.context_texts import MAX_LINE_BYTES
from tests.blueprints.test_received_text import DOCUMENT, OPERATIONS, filled

FLAG = {"state": "ENABLED", "variants": {"on": True}, "defaultVariant": "on"}
WITH_BODY = [one for one in OPERATIONS if one[3]]
MARK = b"\xef\xbb\xbf"


def takes_gzip(name: str) -> bool:
    """Whether the description of the route has the header."""
    return any(
        part["name"] == "Content-Encoding"
        for methods in DOCUMENT["paths"].values()
        for operation in methods.values()
        if operation["operationId"] == name
        for part in operation["parameters"]
    )


def media(name: str) -> str:
    return "application/x-ndjson" if name == "contexts_load" else "application/json"


def prepared(admin: httpx.Client, flag_set: str, name: str, example: Any) -> Any:
    """What the example needs in order to work."""
    within = f"/api/v1/flag-sets/{flag_set}"
    admin.put(f"{within}/flags/f", json=FLAG).raise_for_status()
    admin.put(f"{within}/contexts/c", json={}).raise_for_status()
    admin.put(
        f"{within}/flags/banner", json={**FLAG, "variants": {"big": 1}, "defaultVariant": "big"}
    ).raise_for_status()
    variants = {"variants": {"on": True, "off": False}, "defaultVariant": "off"}
    admin.put(f"{within}/flags/rolled", json={**FLAG, **variants}).raise_for_status()
    other = f"{flag_set}.other"
    admin.post("/api/v1/flag-sets", json={"name": other}).raise_for_status()
    changed = {
        "flag_sets_create": {"name": f"{flag_set}.new"},
        "flags_copy": {"to": other},
        "several_flags_copy": {"to": other, "flags": ["banner"]},
        "several_flags_patch": {"flags": {"banner": {"state": "DISABLED"}, "f": None}},
        "changes_rollback_flag": {"revision": 2},
        # The example has guards, and this worker's settings no Prometheus.
        "rollouts_create": {"flag": "rolled", "variant": "on", "steps": [{"percent": 5}]},
        "api_keys_create": {"name": "x", "scopes": ["read"], "flagSet": flag_set},
    }
    return changed.get(name, example)


def ids(admin: httpx.Client, flag_set: str) -> dict[str, str]:
    """A key, a webhook and a schedule of this test's own."""
    key = admin.post("/api/v1/api-keys", json={"name": "x", "scopes": ["read"]}).json()["id"]
    webhooks = f"/api/v1/flag-sets/{flag_set}/webhooks"
    webhook = admin.post(webhooks, json={"url": "http://receiver.test"}).json()["id"]
    planned = {"at": "2099-01-01T00:00:00Z", "rollback": 1}
    schedule = admin.post(f"/api/v1/flag-sets/{flag_set}/schedules", json=planned).json()["id"]
    return {"key_id": str(key), "webhook": str(webhook), "schedule": str(schedule)}


@pytest.mark.parametrize("route", WITH_BODY, ids=lambda one: one[0])
def test_gzip_is_taken_where_the_description_says_so_and_415_elsewhere(
    admin: httpx.Client, flag_set: str, route: tuple[str, str, str, Any]
) -> None:
    name, method, path, example = route
    body = json.dumps(prepared(admin, flag_set, name, example)).encode()
    url = filled(path, flag_set, **ids(admin, flag_set))
    sent = {"content-type": media(name), "content-encoding": "gzip"}
    answer = admin.request(method, url, content=gzip.compress(body), headers=sent)
    if takes_gzip(name):
        assert answer.is_success, answer.text
    else:
        assert answer.status_code == 415
        assert answer.headers["accept-encoding"] == "identity"
        detail = "The Content-Encoding 'gzip' is not supported here. Send the body uncompressed."
        assert answer.json()["detail"] == detail
    answer = admin.request(method, url, content=body, headers={**sent, "content-encoding": "br"})
    assert answer.status_code == 415
    assert answer.headers["accept-encoding"] == ("gzip" if takes_gzip(name) else "identity")


def test_what_may_be_large_takes_gzip() -> None:
    large = {"documents_put", "contexts_load", "questions_impact"}
    assert {one[0] for one in WITH_BODY if takes_gzip(one[0])} == large


@pytest.mark.parametrize("route", WITH_BODY, ids=lambda one: one[0])
def test_a_byte_order_mark_is_passed_over(
    admin: httpx.Client, flag_set: str, route: tuple[str, str, str, Any]
) -> None:
    name, method, path, example = route
    body = json.dumps(prepared(admin, flag_set, name, example)).encode()
    url = filled(path, flag_set, **ids(admin, flag_set))
    answer = admin.request(method, url, content=MARK + body, headers={"content-type": media(name)})
    assert answer.is_success, answer.text
    if name == "contexts_load":
        assert answer.json()["written"] == 1


@pytest.mark.parametrize("key", ["", "/f"])
def test_evaluations_pass_over_a_mark_and_take_no_gzip(
    admin: httpx.Client, flag_set: str, key: str
) -> None:
    flag = {**FLAG, "targeting": {"var": "wanted"}, "variants": {"on": True, "off": False}}
    admin.put(f"/api/v1/flag-sets/{flag_set}/flags/f", json=flag).raise_for_status()
    url, selector = f"/ofrep/v1/evaluate/flags{key}", {"flagd-selector": f"flagSetId={flag_set}"}
    body = b'{"context":{"wanted":"off"}}'
    plain = admin.post(url, content=body, headers=selector)
    assert b'"variant":"off"' in plain.content
    assert admin.post(url, content=MARK + body, headers=selector).content == plain.content
    zipped = admin.post(
        url, content=gzip.compress(body), headers={**selector, "content-encoding": "gzip"}
    )
    assert zipped.status_code == 415
    assert zipped.headers["accept-encoding"] == "identity"
    assert zipped.json()["errorDetails"].startswith("The Content-Encoding 'gzip' is not supported")


def test_a_document_may_be_gzip_with_a_mark(admin: httpx.Client, flag_set: str) -> None:
    url = f"/api/v1/flag-sets/{flag_set}/document"
    body = gzip.compress(MARK + json.dumps({"flags": {"f": FLAG}}).encode())
    admin.put(url, content=body, headers={"content-encoding": "x-gzip"}).raise_for_status()
    assert list(admin.get(url).json()["flags"]) == ["f"]


def test_a_bomb_of_a_document_is_413(admin: httpx.Client, flag_set: str) -> None:
    url = f"/api/v1/flag-sets/{flag_set}/document"
    body = gzip.compress(b" " * 40_000_000)
    answer = admin.put(url, content=body, headers={"content-encoding": "gzip"})
    assert answer.status_code == 413
    assert answer.json()["detail"] == "The body is larger than the limit of 33554432 bytes."


@pytest.mark.parametrize("filling", [b"\n", b"x"])
def test_a_bomb_of_an_import_is_413(admin: httpx.Client, flag_set: str, filling: bytes) -> None:
    url = f"/api/v1/flag-sets/{flag_set}/contexts"
    body = b'{"targetingKey":"first"}\n' * 1100 + filling * 40_000_000
    headers = {"content-encoding": "gzip", "content-type": "application/x-ndjson"}
    answer = admin.post(url, content=gzip.compress(body), headers=headers)
    assert answer.status_code == 413
    assert answer.json()["detail"].startswith("The body inflates to over 200 times its size.")


def test_an_import_by_gzip_streams_and_a_line_keeps_its_limit(
    admin: httpx.Client, flag_set: str
) -> None:
    url = f"/api/v1/flag-sets/{flag_set}/contexts"
    lines = [json.dumps({"targetingKey": f"u{n}", "attributes": {"n": n}}) for n in range(3000)]
    lines.insert(1500, json.dumps({"targetingKey": "x" * MAX_LINE_BYTES}))
    packed = gzip.compress(MARK + "\n".join(lines).encode())

    def parts() -> Any:
        for start in range(0, len(packed), 1000):
            yield packed[start : start + 1000]

    headers = {"content-encoding": "gzip", "content-type": "application/x-ndjson"}
    answer = admin.post(url, content=parts(), headers=headers)
    assert answer.status_code == 200, answer.text
    report = answer.json()
    assert (report["written"], report["refused"]) == (3000, 1)
    assert report["errors"][0]["line"] == 1501


@pytest.mark.parametrize("kept", [-1, 30])
def test_broken_gzip_is_refused(admin: httpx.Client, flag_set: str, kept: int) -> None:
    body = gzip.compress(json.dumps({"flags": {"f": FLAG}}).encode())[:kept]
    for method, path in (("PUT", "document"), ("POST", "contexts")):
        headers = {"content-encoding": "gzip", "content-type": "application/x-ndjson"}
        url = f"/api/v1/flag-sets/{flag_set}/{path}"
        answer = admin.request(method, url, content=body, headers=headers)
        assert answer.status_code == 400
        detail = "The body is gzip that ends too early."
        assert answer.json()["errors"] == [{"pointer": "", "detail": detail}]
