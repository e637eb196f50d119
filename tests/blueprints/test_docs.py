"""The description of the API is whole, well-formed, and true of the answers."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import schemathesis
from jsonschema import Draft202012Validator

from service.app import create_app
from service.blueprints.description.route import DESCRIPTIONS
from service.blueprints.docs import FILES, VIEWER
from service.middleware.ndjson import NDJSON
from service.settings import Settings

METHODS = {"get", "put", "post", "patch", "delete"}
# What is asked for by the path alone.
ACTIONS = {f"rollouts_{action}" for action in ("pause", "resume", "skip", "back")}
BARE = {"webhooks_test", "webhooks_redeliver", "schedules_run", *ACTIONS}


@pytest.fixture
def described(admin: httpx.Client) -> dict[str, Any]:
    """The document as it is served."""
    document: dict[str, Any] = admin.get("/openapi.json").json()
    return document


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str) and len(part) == 1:
            yield part["$ref"]
        for key, inner in part.items():
            if key not in ("example", "examples"):
                yield from references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from references(inner)


def validator(document: dict[str, Any], schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({**schema, "components": document["components"]})


def test_every_operation_says_what_it_needs(described: dict[str, Any]) -> None:
    assert described["openapi"] == "3.1.0"
    ids = [operation["operationId"] for _, _, operation in operations(described)]
    assert len(ids) == len(set(ids))
    summaries = [operation["summary"] for _, _, operation in operations(described)]
    assert len(summaries) == len(set(summaries))
    for method, path, operation in operations(described):
        assert method in METHODS
        assert operation["summary"]
        in_path = {one["name"] for one in operation["parameters"] if one["in"] == "path"}
        assert in_path == set(re.findall(r"{(\w+)}", path))
        takes_body = method in ("put", "post", "patch") and operation["operationId"] not in BARE
        assert ("requestBody" in operation) == takes_body
        if path.startswith("/api/"):
            assert operation["security"]
            assert "Scope: `" in operation["description"]
            assert {"401", "403", "500", "503"} <= set(operation["responses"])


def test_every_tag_is_declared_and_described(described: dict[str, Any]) -> None:
    declared = [tag["name"] for tag in described["tags"]]
    assert declared[:2] == ["Flag sets", "Flags"]
    assert set(declared) == {call["tags"][0] for _, _, call in operations(described)}
    assert [tag["name"] for tag in described["tags"] if "description" not in tag] == []


def test_it_is_openapi_3_1(described: dict[str, Any]) -> None:
    # By the meta-schema that the OpenAPI Initiative publishes.
    schemathesis.openapi.from_dict(described).validate()


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    used = {reference.rpartition("/")[2] for reference in references(described)}
    assert used <= set(schemas)
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    assert set(schemas) <= used


def test_examples_are_examples_of_their_schema(described: dict[str, Any]) -> None:
    seen = 0
    for schema in described["components"]["schemas"].values():
        for example in schema.get("examples", []):
            validator(described, schema).validate(example)
            seen += 1
    for _, _, operation in operations(described):
        for content in operation.get("requestBody", {}).get("content", {}).values():
            if "example" in content:
                validator(described, content["schema"]).validate(content["example"])
                seen += 1
    assert seen > 10


def planned(admin: httpx.Client, flag_set: str, names: dict[str, str]) -> dict[str, dict[str, str]]:
    """Make plans and add them to the names; return the plans that some operations have instead.

    What was cancelled before, or is at its end, cannot do that any more.
    """
    schedules = f"/api/v1/flag-sets/{flag_set}/schedules"
    wanted = {"at": "2099-01-01T00:00:00Z", "patch": {"metadata": {"season": "winter"}}}
    one, two = (str(admin.post(schedules, json=wanted).json()["id"]) for _ in range(2))
    names |= {"schedule": one, "rollout": rollout(admin, flag_set, "rolling")}
    rollout(admin, flag_set, "rolled", is_made=False)
    of_actions = {name: rollout(admin, flag_set, name) for name in sorted(ACTIONS)}
    paused = f"/api/v1/flag-sets/{flag_set}/rollouts/{of_actions['rollouts_resume']}/pause"
    admin.post(paused).raise_for_status()
    others = {name: {"rollout": other} for name, other in of_actions.items()}
    return {"schedules_run": {"schedule": two}, **others}


def rollout(admin: httpx.Client, flag_set: str, key: str, *, is_made: bool = True) -> str:
    """Make a flag, and a rollout of it; return its id."""
    within = f"/api/v1/flag-sets/{flag_set}"
    flag = {"state": "ENABLED", "variants": {"on": 1, "off": 2}, "defaultVariant": "off"}
    admin.put(f"{within}/flags/{key}", json=flag).raise_for_status()
    if not is_made:
        return ""
    steps = [{"percent": 5, "for": "1h"}, {"percent": 100}]
    wanted = {"flag": key, "variant": "on", "steps": steps}
    made = admin.post(f"{within}/rollouts", json=wanted)
    return str(made.raise_for_status().json()["id"])


def test_the_examples_work_and_their_answers_are_as_described(
    admin: httpx.Client, described: dict[str, Any], flag_set: str
) -> None:
    other = f"{flag_set}.other"
    admin.post("/api/v1/flag-sets", json={"name": other}).raise_for_status()
    key = admin.post("/api/v1/api-keys", json={"name": "x", "scopes": ["read"]}).json()
    names = {"flag_set": flag_set, "key": "f", "name": "unused", "key_id": str(key["id"])}
    names["targeting_key"] = "user-1"
    webhooks = f"/api/v1/flag-sets/{flag_set}/webhooks"
    webhook = (
        f"{webhooks}/{admin.post(webhooks, json={'url': 'http://receiver.test'}).json()['id']}"
    )
    delivery = admin.post(f"{webhook}/test").json()["id"]
    # One that has ended, since nobody delivers it here.
    for enabled in (False, True):
        admin.patch(webhook, json={"enabled": enabled}).raise_for_status()
    names |= {"webhook": webhook.rpartition("/")[2], "delivery": str(delivery)}
    rolled = {"flag": "rolled", "variant": "on", "steps": [{"percent": 5}]}
    bodies: dict[str, object] = {
        "rollouts_create": rolled,
        "flag_sets_create": {"name": f"{flag_set}.new"},
        "flags_copy": {"to": other},
        "several_flags_copy": {"to": other, "flags": ["f"]},
        "several_flags_patch": {"flags": {"f": {"state": "DISABLED"}}},
        # The document is the second revision, the evaluator the third, the flag the fourth.
        "changes_rollback_flag": {"revision": 4},
        "changes_rollback_flag_set": {"revision": 4},
        "api_keys_create": {"name": "x", "scopes": ["read"], "flagSet": flag_set},
    }
    first = ["documents_put", "evaluators_put", "flags_put", "contexts_put"]
    last = [
        "contexts_delete",
        "evaluators_delete",
        "flags_delete",
        "api_keys_revoke",
        "webhooks_delete",
        "flag_sets_delete",
    ]
    calls = {call[2]["operationId"]: call for call in operations(described)}
    between = [name for name in calls if name not in (*first, *last)]
    statuses = {}
    instead: dict[str, dict[str, str]] = {}
    for name in (*first, *between, *last):
        if not instead and name.startswith(("rollouts", "schedules")):
            # After the rollback of the set, which would delete their flags.
            instead = planned(admin, flag_set, names)
        method, path, operation = calls[name]
        bodies_by_media = operation.get("requestBody", {}).get("content", {"application/json": {}})
        ((sent_as, content),) = bodies_by_media.items()
        reference = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
        examples = described["components"]["schemas"].get(reference, {}).get("examples", [None])
        body = bodies.get(name, content.get("example", examples[0]))
        answer = admin.request(
            method,
            path.format(**names | instead.get(name, {})),
            json=body,
            headers={"flagd-selector": f"flagSetId={flag_set}", "content-type": sent_as},
        )
        statuses[name] = answer.status_code
        response = operation["responses"].get(str(answer.status_code))
        assert response is not None, (name, answer.status_code, answer.text)
        media = answer.headers.get("content-type", "").partition(";")[0]
        if not answer.content:
            assert "content" not in response
            continue
        schema = response["content"][media]["schema"]
        if media.endswith("json"):
            lines = answer.text.splitlines() if media == NDJSON else [answer.text]
            for line in lines:
                validator(described, schema).validate(json.loads(line))
    failed = {name: status for name, status in statuses.items() if status >= 400}
    # Only a bulk evaluation tells the address of a stream.
    assert failed == {"events_listen": 401}


def test_the_page_loads_this_servers_files_alone_and_has_nothing_inline(
    admin: httpx.Client,
) -> None:
    answer = admin.get("/docs")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "http" not in policy
    # Relative, so that the page works below the path of another proxy.
    loaded = re.findall(r"""(?:src|href)=["']?([^"'> ]+)""", answer.text)
    assert {link.removeprefix("docs/") for link in loaded if link.startswith("docs/")} == set(FILES)
    rest = [link for link in loaded if not link.startswith("docs/")]
    assert set(rest) == {"openapi.json", "data:,", "#swagger-ui"}
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=", answer.text)
    assert 'href="openapi.json"' in answer.text


@pytest.mark.parametrize("name", FILES)
def test_what_the_page_loads_is_served(admin: httpx.Client, name: str) -> None:
    answer = admin.get(f"/docs/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == FILES[name].media
    assert answer.content == FILES[name].path.read_bytes()


def test_the_viewer_is_the_one_of_the_lock_file_unchanged() -> None:
    folder = VIEWER / "swagger-ui"
    lock = json.loads((folder / "package-lock.json").read_text())["packages"]
    locked = lock["node_modules/swagger-ui-dist"]
    assert lock[""]["dependencies"] == {"swagger-ui-dist": locked["version"]}
    assert locked["license"] == "Apache-2.0"
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert set(sums) >= {"swagger-ui-bundle.js", "swagger-ui.css", "LICENSE", "NOTICE"}
    for name, expected in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected, name
    assert locked["version"].encode() in (folder / "swagger-ui-bundle.js").read_bytes()


def test_no_route_is_left_out() -> None:
    app = create_app(Settings())
    try:
        undescribed = [
            route.name
            for route in app.router.routes
            if "OPTIONS" not in route.methods and route.handler not in DESCRIPTIONS
        ]
    finally:
        type(app).unregister_app(app)
    # Nobody calls them: one leads to the page, the page loads the others.
    files = [f"flagstaff.docs.{file.route}" for file in FILES.values()]
    assert sorted(undescribed) == sorted(["flagstaff.docs.home", *files])
