"""What is watched exists, and what exists is documented."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from prometheus_client import Metric as Family
from prometheus_client.parser import text_string_to_metric_families

from devstack.stack import Stack
from devstack.workers import CHECKOUT
from service.telemetry.exposition import STALE_FLAGS
from service.telemetry.metric import Metric
from service.telemetry.node_metrics import NODE_METRICS
from service.telemetry.worker_metrics import WORKER_METRICS
from tests.clients import client_of
from tests.waiting import until_all_follow, wait_until

MONITORING = CHECKOUT / "monitoring"
ROW = re.compile(r"^\| `(\w+)` \| (\w+) \| ([^|]*)\| .+ \|$", re.MULTILINE)
METRIC = re.compile(r"\b(?:flagstaff|process)_[a-z_]+\b")
# What a node tells of only when a setting asks for it, or the background runs.
MAY_BE_SILENT = {
    "flagstaff_flag_evaluations_total",
    "flagstaff_job_failing",
    "flagstaff_job_overdue_seconds",
    "flagstaff_stale_flags",
}
# What a scrape has only a moment after the calls: workers note their counts and their state once a
# second, and read what waits for the background now and then.
NOTED_LATER = (
    'flagstaff_evaluations_total{flag_set="watched"',
    'flagstaff_requests_total{route="ofrep.evaluate_all"',
    'flagstaff_requests_total{route="ofrep.evaluate_one"',
    "flagstaff_webhook_deliveries_pending ",
    "flagstaff_workers 2.0",
)


def documented() -> dict[str, tuple[str, set[str]]]:
    """The kind and the labels of each metric, as monitoring/README.md has them."""
    rows = ROW.findall((MONITORING / "README.md").read_text())
    assert len({name for name, _, _ in rows}) == len(rows)
    return {name: (kind, set(re.findall(r"`(\w+)`", labels))) for name, kind, labels in rows}


@pytest.fixture(scope="module")
def scrape(stack: Stack) -> str:
    """What a node tells that has served a little of everything."""
    headers = {"x-api-key": stack.admin_key}
    selector = {"flagd-selector": "flagSetId=watched"}
    flag = {"state": "ENABLED", "variants": {"a": 1}, "defaultVariant": "a"}
    with client_of(stack.url, headers) as client:
        client.post("/api/v1/flag-sets", json={"name": "watched"}).raise_for_status()
        client.put("/api/v1/flag-sets/watched/flags/f", json=flag).raise_for_status()
        sockets = [worker.socket for worker in stack.workers]
        until_all_follow(sockets, stack.admin_key, "watched")
        for path in ("/ofrep/v1/evaluate/flags", "/ofrep/v1/evaluate/flags/f"):
            client.post(path, json={}, headers=selector).raise_for_status()
        scraped: list[str] = []

        def is_whole() -> bool:
            scraped.append(client.get("/metrics").raise_for_status().text)
            return all(sample in scraped[-1] for sample in NOTED_LATER)

        wait_until(is_whole)
        return scraped[-1]


@pytest.fixture(scope="module")
def families(scrape: str) -> dict[str, Family]:
    """What the node tells, by the names that samples of counters have too."""
    parsed = text_string_to_metric_families(scrape)
    return {each.name + ("_total" if each.type == "counter" else ""): each for each in parsed}


def dashboard_panels() -> list[dict[str, Any]]:
    panels: list[dict[str, Any]] = json.loads((MONITORING / "dashboard.json").read_text())["panels"]
    return panels


def rules() -> list[dict[str, Any]]:
    (group,) = yaml.safe_load((MONITORING / "flagstaff.rules.yml").read_text())["groups"]
    found: list[dict[str, Any]] = group["rules"]
    return found


def expressions() -> Iterator[tuple[str, str]]:
    """Where each query of the dashboard and of the alerts stands, and what it asks."""
    for panel in dashboard_panels():
        for target in panel.get("targets", ()):
            yield panel["title"], target["expr"]
    for rule in rules():
        yield rule["alert"], rule["expr"]


def test_the_documented_metrics_are_those_that_a_node_tells(families: dict[str, Family]) -> None:
    told = {name: family.type for name, family in families.items()}
    assert told == {name: kind for name, (kind, _) in documented().items()}


def test_every_declared_metric_is_documented_with_its_kind_and_labels() -> None:
    metrics: list[Metric[Any]] = [*NODE_METRICS, STALE_FLAGS, *WORKER_METRICS]
    ends = {"counter": "_total"}
    declared = {
        metric.name + ends.get(metric.kind, ""): (metric.kind, set(metric.labels))
        for metric in metrics
    }
    assert declared == documented()


def test_metrics_have_the_documented_labels(families: dict[str, Family]) -> None:
    for name, (_, labels) in documented().items():
        samples = families[name].samples
        assert samples or name in MAY_BE_SILENT, name
        for sample in samples:
            assert set(sample.labels) - {"le"} == labels, name


def test_every_metric_says_what_it_is(families: dict[str, Family]) -> None:
    for name, family in families.items():
        assert family.documentation.endswith("."), name


def test_names_are_as_prometheus_asks(families: dict[str, Family]) -> None:
    for name, family in families.items():
        assert re.fullmatch("[a-z][a-z_]*[a-z]", name)
        assert name.startswith(("flagstaff_", "process_"))
        assert name.endswith("_total") == (family.type == "counter"), name
        # Base units alone.
        assert not re.search("_(ms|milliseconds|minutes|kb|kilobytes|percent)(_|$)", name), name


@pytest.mark.parametrize(("place", "expression"), list(expressions()))
def test_what_is_asked_for_exists(families: dict[str, Family], place: str, expression: str) -> None:
    names = set(METRIC.findall(expression))
    if place != "FlagstaffDown":
        assert names
    for name in names:
        base = re.sub("_(bucket|count|sum)$", "", name)
        is_histogram = base in families and families[base].type == "histogram"
        assert is_histogram if base != name else name in families, name


def test_routes_that_are_asked_for_exist(families: dict[str, Family]) -> None:
    routes = {each.labels["route"] for each in families["flagstaff_requests_total"].samples}
    asked = {
        pattern.replace("\\\\", "\\")
        for _, expression in expressions()
        for pattern in re.findall(r'route=~?"([^"]*)"', expression)
    }
    assert asked
    for pattern in asked:
        assert any(re.fullmatch(pattern, route) for route in routes), pattern


def test_every_panel_has_a_place_of_its_own_and_says_what_it_shows() -> None:
    taken: set[tuple[int, int]] = set()
    for panel in dashboard_panels():
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert max(x for x, _ in cells) < 24
        assert not cells & taken, panel["title"]
        taken |= cells
        assert panel["type"] == "row" or panel["description"]
    assert len({panel["id"] for panel in dashboard_panels()}) == len(dashboard_panels())


def test_the_dashboard_leaves_the_data_source_to_its_reader() -> None:
    for panel in dashboard_panels():
        for target in panel.get("targets", ()):
            assert target["datasource"] == {"type": "prometheus", "uid": "${datasource}"}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: str(rule["alert"]))
def test_an_alert_says_what_to_do_and_where_its_page_is(rule: dict[str, Any]) -> None:
    assert rule["labels"]["severity"] in ("critical", "warning")
    assert set(rule["annotations"]) == {"summary", "action", "runbook"}
    page, _, anchor = rule["annotations"]["runbook"].partition("#")
    assert anchor == rule["alert"].lower()
    headings = re.findall("^#+ (.*)$", (CHECKOUT / page).read_text(), re.MULTILINE)
    assert rule["alert"] in headings


def test_every_alert_is_tried_on_a_bad_series() -> None:
    tests = yaml.safe_load((MONITORING / "flagstaff.rules.test.yml").read_text())["tests"]
    (fires,) = (each for each in tests if each["name"] == "Every alert fires")
    samples = fires["promql_expr_test"][0]["exp_samples"]
    tried = [re.findall(r'alertname="(\w+)"', sample["labels"])[0] for sample in samples]
    assert sorted(tried) == sorted(rule["alert"] for rule in rules())
