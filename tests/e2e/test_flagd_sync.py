"""What flagd's own side reads of us: the document that a sidecar polls, and a file kept current."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from openfeature import api
from openfeature.contrib.provider.flagd import FlagdProvider
from openfeature.contrib.provider.flagd.config import ResolverType
from openfeature.evaluation_context import EvaluationContext
from openfeature.flag_evaluation import Reason

from devstack.workers import CHECKOUT, process_environment
from tests.clients import client_of
from tests.e2e.conftest import Service
from tests.waiting import wait_until

SET = "synced.test"
FLAGS = {
    "banner": {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"},
    "size": {
        "state": "ENABLED",
        "variants": {"s": 10, "l": 20},
        "defaultVariant": "s",
        "targeting": {"if": [{"$ref": "staff"}, "l", None]},
    },
}
DOCUMENT = {
    "flags": FLAGS,
    "$evaluators": {"staff": {"ends_with": [{"var": "email"}, "@example.com"]}},
}


@pytest.fixture(scope="module")
def key(service: Service) -> str:
    """A key such as a sidecar gets: it may evaluate one set, and no more."""
    with service.client() as client:
        client.post("/api/v1/flag-sets", json={"name": SET}).raise_for_status()
        document = f"/api/v1/flag-sets/{SET}/document"
        client.put(document, json=DOCUMENT).raise_for_status()
        wanted = {"name": "sidecar", "scopes": ["evaluate"], "flagSet": SET}
        made = client.post("/api/v1/api-keys", json=wanted).raise_for_status()
        return str(made.json()["key"])


def test_a_sidecar_polls_with_its_tag_and_gets_304_until_something_changes(
    service: Service, key: str
) -> None:
    # As flagd's HTTP sync asks: Bearer, gzip, the tag of the last answer.
    headers = {"authorization": f"Bearer {key}", "accept-encoding": "gzip"}
    url = f"/api/v1/flag-sets/{SET}/document"
    with client_of(service.url, headers) as sidecar, service.client() as admin:
        padding = {f"padding-{n}": FLAGS["banner"] for n in range(50)}
        admin.put(url, json={**DOCUMENT, "flags": {**FLAGS, **padding}}).raise_for_status()
        with sidecar.stream("GET", url) as first:
            raw = b"".join(first.iter_raw())
        assert first.status_code == 200
        assert first.headers["content-encoding"] == "gzip"
        assert first.headers["content-type"] == "application/json"
        assert json.loads(gzip.decompress(raw))["flags"].keys() == {*FLAGS, *padding}
        held = {"if-none-match": first.headers["etag"]}
        again = sidecar.get(url, headers=held)
        assert (again.status_code, again.content) == (304, b"")
        admin.put(url, json=DOCUMENT).raise_for_status()
        changed = sidecar.get(url, headers=held)
        assert changed.status_code == 200
        assert changed.headers["etag"] != first.headers["etag"]
        assert changed.json()["flags"] == FLAGS
        assert sidecar.put(url, json=DOCUMENT).status_code == 403
        assert sidecar.get("/api/v1/flag-sets/checkout.test/document").status_code in (403, 404)


@pytest.fixture
def kept(service: Service, key: str, tmp_path: Path) -> Iterator[Path]:
    """A file that `flagstaff export --watch` keeps current."""
    path = tmp_path / "flags.json"
    command = ["export", "--flag-set", SET, "-o", str(path), "--watch", "--interval", "0.1"]
    settings = {"FLAGSTAFF_URL": service.url, "FLAGSTAFF_KEY": key}
    with subprocess.Popen(
        [sys.executable, "-m", "service", *command],
        env=process_environment(settings),
        cwd=CHECKOUT,
        stderr=subprocess.DEVNULL,
    ) as watching:
        try:
            wait_until(path.exists)
            yield path
        finally:
            watching.terminate()


def test_the_in_process_provider_follows_a_file_that_is_kept_current(
    service: Service, kept: Path
) -> None:
    provider = FlagdProvider(
        resolver_type=ResolverType.FILE,
        offline_flag_source_path=str(kept),
        deadline_ms=100,
    )
    api.set_provider_and_wait(provider, domain="synced")
    try:
        client = api.get_client("synced")
        staff = EvaluationContext("user-1", {"email": "ada@example.com"})
        assert client.get_boolean_value("banner", True) is False
        size = client.get_integer_details("size", 0, staff)
        assert (size.value, size.variant, size.reason) == (20, "l", Reason.TARGETING_MATCH)
        assert size.flag_metadata == {"flagSetId": SET}
        assert client.get_integer_value("size", 0, EvaluationContext("user-2")) == 10
        with service.client() as admin:
            flag = {**FLAGS["banner"], "defaultVariant": "on"}
            admin.put(f"/api/v1/flag-sets/{SET}/flags/banner", json=flag).raise_for_status()
        wait_until(lambda: client.get_boolean_value("banner", False))
    finally:
        provider.shutdown()
        api.clear_providers()
