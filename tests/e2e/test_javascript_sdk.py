"""The OpenFeature SDKs for JavaScript, with their OFREP providers, against the running stack."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Service

FLAGS: list[list[Any]] = [
    ["new-checkout", "Boolean", False],
    ["greeting", "String", "?"],
    ["page-size", "Number", 0],
    ["discount", "Number", 0],
    ["theme", "Object", {}],
    ["rollout", "String", "?"],
    ["nowhere", "Boolean", True],
    ["retired", "Boolean", True],
    ["in-code", "Boolean", True],
    ["misspelt", "Boolean", True],
]
STAFF = {"targetingKey": "user-1", "email": "ann@example.com", "locale": "de"}

Answers = dict[str, dict[str, Any]]


@pytest.fixture(scope="module", params=["server", "web"])
def provider(request: pytest.FixtureRequest) -> str:
    """Which of the two providers: for servers, or for pages."""
    return str(request.param)


@pytest.fixture(scope="module")
def answers(javascript_packages: Path, service: Service, provider: str) -> Answers:
    """What the provider makes of every flag for a member of the staff."""
    told: Answers = ask(javascript_packages, service, provider, FLAGS)["answers"]
    return told


def ask(
    javascript_packages: Path,
    service: Service,
    provider: str,
    flags: Sequence[Sequence[Any]],
    *,
    key: str | None = None,
    context: dict[str, Any] = STAFF,
) -> dict[str, Any]:
    """What the provider makes of the flags; each flag is its key, its type, its default."""
    question = {
        "provider": provider,
        "url": service.url,
        "headers": {"X-API-Key": key or service.key},
        "context": context,
        "flags": flags,
    }
    done = subprocess.run(
        ["node", "providers.mjs"],
        input=json.dumps(question).encode(),
        cwd=javascript_packages,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_every_type_of_value(answers: Answers) -> None:
    assert {key: answers[key]["value"] for key, *_ in FLAGS[:5]} == {
        "new-checkout": True,
        "greeting": "hallo",
        "page-size": 25,
        "discount": 10,
        "theme": {"colour": "#111", "sizes": [1, 2.5]},
    }
    assert answers["rollout"]["value"] in ("A", "B")


def test_reasons_and_variants(answers: Answers) -> None:
    told = {key: (answer["reason"], answer.get("variant")) for key, answer in answers.items()}
    assert told["new-checkout"] == ("TARGETING_MATCH", "on")
    assert told["page-size"] == ("STATIC", "usual")
    assert told["rollout"][0] == "TARGETING_MATCH"


def test_an_unknown_flag(answers: Answers) -> None:
    assert answers["nowhere"]["value"] is True
    assert answers["nowhere"]["errorCode"] == "FLAG_NOT_FOUND"


def test_a_rule_that_names_no_variant(answers: Answers) -> None:
    assert answers["misspelt"]["value"] is True
    assert answers["misspelt"]["errorCode"] == "GENERAL"


def test_without_a_value_the_default_in_code_applies(
    javascript_packages: Path, service: Service, provider: str, answers: Answers
) -> None:
    flags: list[list[Any]] = [["retired", "Boolean", False], ["in-code", "Boolean", False]]
    told = ask(javascript_packages, service, provider, flags)
    # It is no failure of the server's that it has no value.
    assert set(told["received"]) == {200}
    for key, reason in (("retired", "DISABLED"), ("in-code", "DEFAULT")):
        assert (answers[key]["value"], told["answers"][key]["value"]) == (True, False)
        if provider == "web":
            # The other one, of this release, takes an answer without a value for a malformed one.
            assert answers[key]["reason"] == reason


def test_targeting_that_does_not_match(
    javascript_packages: Path, service: Service, provider: str
) -> None:
    context = {"targetingKey": "user-1", "email": "ann@example.org"}
    told = ask(javascript_packages, service, provider, FLAGS[:2], context=context)["answers"]
    assert told["new-checkout"]["value"] is False
    assert told["new-checkout"]["reason"] == "DEFAULT"


@pytest.mark.parametrize(("kind", "status"), [("wrong", 401), ("read", 403)])
def test_a_key_that_may_not_evaluate(
    javascript_packages: Path, service: Service, provider: str, kind: str, status: int
) -> None:
    key = service.read_key if kind == "read" else "fs_wrong"
    told = ask(javascript_packages, service, provider, [["page-size", "Number", 7]], key=key)
    assert told["received"] == [status]
    assert told["answers"]["page-size"]["value"] == 7
    assert told["answers"]["page-size"]["reason"] == "ERROR"
    if provider == "web":
        assert told["status"] == "FATAL"
