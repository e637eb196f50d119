"""Every route of the management API knows its query parameters and refuses all others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from service.app import create_app
from service.blueprints.description.document import describe
from service.settings import Settings

FLAG = {"state": "ENABLED", "variants": {"on": True}, "defaultVariant": "on"}


def routes(prefix: str) -> Iterator[tuple[str, str, str, set[str]]]:
    """Name, method, path and documented parameters of each route under the prefix."""
    app = create_app(Settings())
    try:
        document = describe(app.router, "test")
    finally:
        type(app).unregister_app(app)
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if path.startswith(prefix):
                named = {one["name"] for one in operation["parameters"] if one["in"] == "query"}
                yield operation["operationId"], method, path, named


MANAGEMENT = sorted(routes("/api/v1"))


def filled(path: str, flag_set: str) -> str:
    """The path with this set and, for all else, names of things that are not there."""
    return re.sub(r"{\w+}", "999", path.replace("{flag_set}", flag_set))


@pytest.mark.parametrize("route", MANAGEMENT, ids=lambda route: route[0])
def test_a_parameter_that_a_route_does_not_document_is_refused(
    admin: httpx.Client, flag_set: str, route: tuple[str, str, str, set[str]]
) -> None:
    _, method, path, named = route
    before = admin.get(f"/api/v1/flag-sets/{flag_set}").json()
    for unknown in ("dryRun", "strickt", "from", "limits", "metadata", "", "é"):
        answer = admin.request(method, filled(path, flag_set), params={unknown: "true"}, json={})
        assert answer.status_code == 400, (unknown, answer.text)
        detail = answer.json()["detail"]
        assert detail.startswith(f"This route has no parameter '{unknown}'")
        assert all(name in detail for name in named)
    assert admin.get(f"/api/v1/flag-sets/{flag_set}").json() == before


@pytest.mark.parametrize("route", MANAGEMENT, ids=lambda route: route[0])
def test_each_documented_parameter_is_known_and_taken_once(
    admin: httpx.Client, flag_set: str, route: tuple[str, str, str, set[str]]
) -> None:
    _, method, path, named = route
    for name in (each.replace("NAME", "team") for each in named):
        once = admin.request(method, filled(path, flag_set), params={name: "?"}, json={})
        assert "has no parameter" not in once.text
        twice = admin.request(
            method, filled(path, flag_set), params={name: ["true", "false"]}, json={}
        )
        assert (twice.status_code, twice.json()["detail"]) == (
            400,
            f"The parameter '{name}' is given twice.",
        )


@pytest.mark.parametrize(
    ("route", "query", "nearest"),
    [
        ("PUT /flag-sets/{set}/document", "dryRun=true", "dry_run"),
        ("PUT /flag-sets/{set}/document", "strickt=true", "strict"),
        ("PUT /flag-sets/{set}/document", "dry-run", "dry_run"),
        ("GET /flag-sets/{set}/changes", "from=2030-01-31T12:00:00Z", "since"),
        ("GET /flag-sets/{set}/changes", "To=2030-01-31T12:00:00Z", "until"),
        ("GET /flag-sets/{set}/statistics", "from=2030-01-31T12:00:00Z", "since"),
        ("GET /flag-sets/{set}/statistics", "untill=2030-01-31T12:00:00Z", "until"),
        ("GET /flag-sets/{set}/flags", "cursor=x", "after"),
        ("GET /flag-sets/{set}/flags", "Limit=5", "limit"),
    ],
)
def test_the_nearest_parameter_is_named(
    admin: httpx.Client, flag_set: str, route: str, query: str, nearest: str
) -> None:
    method, path = route.split()
    name = query.partition("=")[0]
    answer = admin.request(method, f"/api/v1{path.format(set=flag_set)}?{query}", json={})
    assert answer.status_code == 400
    detail = answer.json()["detail"]
    assert f"no parameter '{name}'; did you mean '{nearest}'? Its parameters are: " in detail


def test_a_misspelt_dry_run_changes_nothing(admin: httpx.Client, flag_set: str) -> None:
    url = f"/api/v1/flag-sets/{flag_set}/document"
    admin.put(url, json={"flags": {"banner": FLAG}}).raise_for_status()
    assert admin.put(f"{url}?dryRun=true", json={"flags": {}}).status_code == 400
    assert list(admin.get(url).json()["flags"]) == ["banner"]


@pytest.mark.parametrize(
    ("path", "query", "accept"),
    [
        ("changes", "flag=a&evaluator=b", "*/*"),
        ("changes", "flag=a&kind=evaluator", "*/*"),
        ("changes", "evaluator=a&kind=flag", "*/*"),
        ("changes", "since=2030-01-02T00:00:00Z&until=2030-01-01T00:00:00Z", "*/*"),
        ("changes", "limit=5", "application/x-ndjson"),
        ("changes", "after=5", "text/csv"),
        ("contexts", "limit=5", "application/x-ndjson"),
        ("contexts", "after=a", "application/x-ndjson"),
    ],
)
def test_parameters_that_contradict_are_refused(
    admin: httpx.Client, flag_set: str, path: str, query: str, accept: str
) -> None:
    url = f"/api/v1/flag-sets/{flag_set}/{path}?{query}"
    answer = admin.get(url, headers={"accept": accept})
    assert answer.status_code == 400, answer.text


@pytest.mark.parametrize("query", ["search=%ff", "%ff=a", "search=%ed%a0%80"])
def test_a_query_that_is_not_utf_8_is_refused(admin: httpx.Client, query: str) -> None:
    answer = admin.get(f"/api/v1/flag-sets?{query}")
    assert answer.status_code == 400
    assert answer.json()["detail"] == "The query is not UTF-8 after percent-decoding."


def test_evaluations_and_operation_pass_over_parameters_of_others(
    admin: httpx.Client, flag_set: str
) -> None:
    # SDKs add parameters of their own, and load balancers and scrapers do.
    selector = {"flagd-selector": f"flagSetId={flag_set}"}
    url = "/ofrep/v1/evaluate/flags?flagConfigLastModified=1&more=2"
    answer = admin.post(url, json={}, headers=selector)
    assert answer.status_code == 200
    for path in ("/livez", "/readyz", "/metrics", "/openapi.json", "/docs"):
        assert admin.get(f"{path}?x=1").status_code == 200


def test_the_walk_covers_the_whole_management_api() -> None:
    everything: list[Any] = [*routes("/")]
    others = {name.partition("_")[0] for name, _, path, _ in everything if "/api/v1" not in path}
    assert others == {"ofrep", "events", "operations", "docs"}
