"""Bytes that are no text are refused on every route, wherever they stand, and go no further."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from service.app import create_app
from service.blueprints.description.document import describe
from service.settings import Settings

# Half a surrogate pair, escaped and as bytes, and a byte that UTF-8 does not have.
STRAY = {"escaped": rb"\ud800", "surrogate": b"\xed\xa0\x80", "byte": b"\xff"}
MARK = "<mark>"

# A value for each name in a path, where the thing need not be there.
NAMES = {
    "key": "f",
    "name": "e",
    "key_id": "1",
    "targeting_key": "c",
    "webhook": "1",
    "schedule": "1",
    "rollout": "1",
}


def described() -> dict[str, Any]:
    """The OpenAPI document."""
    app = create_app(Settings())
    try:
        return describe(app.router, "test")
    finally:
        type(app).unregister_app(app)


DOCUMENT = described()


def operations(document: dict[str, Any]) -> list[tuple[str, str, str, Any]]:
    """Id, method, path and an example of the body, of each management route."""
    found = []
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if not path.startswith("/api/v1"):
                continue
            example = None
            for content in operation.get("requestBody", {}).get("content", {}).values():
                name = content["schema"]["$ref"].rpartition("/")[2]
                shared = document["components"]["schemas"][name].get("examples", [None])
                example = content.get("example", shared[0])
                assert example is not None
            found.append((operation["operationId"], method, path, example))
    return sorted(found)


OPERATIONS = operations(DOCUMENT)


def filled(path: str, within: str, **names: str) -> str:
    known = {**NAMES, "flag_set": within, "delivery": "1", **names}
    return re.sub(r"{(\w+)}", lambda found: known[found[1]], path)


def marked(value: Any) -> Iterator[Any]:
    """The value once for each text in it, keys too, with the mark in its place."""
    if isinstance(value, str):
        yield f"a{MARK}"
    elif isinstance(value, dict):
        for key, member in value.items():
            yield {(f"a{MARK}" if name == key else name): kept for name, kept in value.items()}
            for inner in marked(member):
                yield {**value, key: inner}
    elif isinstance(value, list):
        for position, item in enumerate(value):
            for inner in marked(item):
                yield [*value[:position], inner, *value[position + 1 :]]


@pytest.mark.parametrize("stray", STRAY)
@pytest.mark.parametrize("route", [one for one in OPERATIONS if one[3]], ids=lambda one: one[0])
def test_no_text_in_a_body_may_be_none(
    admin: httpx.Client, flag_set: str, log: Path, route: tuple[str, str, str, Any], stray: str
) -> None:
    name, method, path, example = route
    rich = example
    if name == "flag_sets_create":
        rich = {**example, "name": f"{flag_set}.new"}
    elif name == "documents_put":
        rich = {**example, "metadata": {"team": "x"}}
    tried = 0
    for body in marked(rich):
        sent = json.dumps(body).encode().replace(MARK.encode(), STRAY[stray])
        media = "application/x-ndjson" if name == "contexts_load" else "application/json"
        answer = admin.request(
            method, filled(path, flag_set), content=sent, headers={"content-type": media}
        )
        if name == "contexts_load":
            assert (answer.status_code, answer.json()["refused"]) == (200, 1), (sent, answer.text)
        else:
            assert answer.status_code == 400, (sent, answer.text)
        tried += 1
    assert tried or name in ("changes_rollback_flag", "changes_rollback_flag_set")
    assert "Traceback" not in log.read_text()
    assert admin.get(f"/api/v1/flag-sets/{flag_set}").json()["revision"] == 1


@pytest.mark.parametrize("route", OPERATIONS, ids=lambda one: one[0])
def test_no_name_in_a_path_may_be_none(
    admin: httpx.Client, flag_set: str, log: Path, route: tuple[str, str, str, Any]
) -> None:
    _, method, path, _ = route
    for name in re.findall(r"{(\w+)}", path):
        for stray in ("%ff", "a%ed%a0%80", "%C3"):
            url = filled(path, flag_set, **{name: stray})
            answer = admin.request(method, url, content=b"{}")
            assert answer.status_code == 400, (url, answer.text)
            assert "is not UTF-8" in answer.json()["detail"]
    assert "Traceback" not in log.read_text()


@pytest.mark.parametrize("route", OPERATIONS, ids=lambda one: one[0])
@pytest.mark.parametrize(
    "header", ["X-API-Key", "X-Change-Comment", "If-Match", "If-None-Match", "Accept", "User-Agent"]
)
def test_no_header_takes_an_answer_away(
    admin: httpx.Client,
    flag_set: str,
    log: Path,
    route: tuple[str, str, str, Any],
    header: str,
) -> None:
    _, method, path, example = route
    sent = {"content-type": "application/json", header: b"a\xaa"}
    url = filled(path, flag_set, webhook="999", key_id="999", schedule="999", rollout="999")
    if (method, path) == ("delete", "/api/v1/flag-sets/{flag_set}"):
        url = filled(path, "not-there")
    answer = admin.request(method, url, json=example, headers=sent)  # type: ignore[arg-type]
    assert answer.status_code < 500, answer.text
    if header == "X-API-Key":
        assert answer.status_code == 400
        assert answer.json()["detail"] == "The header X-Api-Key is not UTF-8."
    assert "Traceback" not in log.read_text()


STEERING = ["\x00", "\x1b[2J", "a\nb", "a\tb", "\u202egnp", "\x9b", "\u2066", "\u2028"]


@pytest.mark.parametrize("text", STEERING, ids=ascii)
def test_free_text_does_what_it_looks_like(admin: httpx.Client, flag_set: str, text: str) -> None:
    within = f"/api/v1/flag-sets/{flag_set}"
    encoded = "".join(f"%{byte:02X}" for byte in text.encode())
    comment = {"x-change-comment": f"UTF-8''{encoded}"}
    flag = {"state": "ENABLED", "variants": {"a": 1}}
    written = [
        admin.put(f"{within}/flags/f", json=flag, headers=comment),
        admin.put(f"{within}/document", json={"flags": {}}, headers=comment),
        admin.patch(within, json={"fractional": 3}, headers=comment),
        admin.post("/api/v1/flag-sets", json={"name": f"{flag_set}.x"}, headers=comment),
        admin.put(f"{within}/document", json={"flags": {text: flag}}),
        admin.put(f"{within}/evaluators/{encoded}", json={"!": []}),
        admin.post("/api/v1/api-keys", json={"name": text, "scopes": ["read"]}),
        admin.post(f"{within}/webhooks", json={"url": "http://r.test", "description": text}),
    ]
    assert [answer.status_code for answer in written] == [400] * len(written)
    assert admin.get(within).json()["revision"] == 1
