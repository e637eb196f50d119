"""A client that openapi-python-client generates from the served description, used on the stack."""

from __future__ import annotations

import compileall
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import run
from typing import Any

import pytest

from tests.clients import get
from tests.e2e.conftest import FLAG_SET, Service
from tests.waiting import until_all_follow

CONFIGURATION = Path(__file__).with_name("generated_client.yaml")
SET = "generated.test"
FLAG = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}


class Generated:
    """The generated package: its client, its calls by their ids, its models."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._models = importlib.import_module("generated.models")

    def call(self, tag: str, name: str, *path: object, **given: Any) -> Any:
        """Make a call, and return the decoded answer and the status."""
        module = importlib.import_module(f"generated.api.{tag}.{name}")
        answer = module.sync_detailed(*path, client=self._client, **given)
        return answer.parsed, int(answer.status_code)

    def model(self, name: str, body: dict[str, Any]) -> Any:
        """A body as the model of its schema."""
        return getattr(self._models, name).from_dict(body)


@pytest.fixture(scope="module")
def package(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the package, generated without a warning."""
    folder = tmp_path_factory.mktemp("client")
    description = folder / "openapi.json"
    description.write_bytes(get(f"{service.url}/openapi.json").content)
    program = Path(sys.executable).with_name("openapi-python-client")
    options = f"--config {CONFIGURATION} --path {description} --output-path generated --meta none"
    command = [str(program), "generate", *options.split(), "--fail-on-warning"]
    done = run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "generated"


@pytest.fixture(scope="module")
def generated(service: Service, package: Path) -> Iterator[Generated]:
    sys.path.insert(0, str(package.parent))
    client = importlib.import_module("generated.client").AuthenticatedClient
    key = {"prefix": "", "auth_header_name": "X-API-Key"}
    with client(service.url, service.admin_key, **key) as opened:
        yield Generated(opened)
    sys.path.remove(str(package.parent))
    for name in [name for name in sys.modules if name.partition(".")[0] == "generated"]:
        del sys.modules[name]


def test_it_compiles_and_has_every_call(service: Service, package: Path) -> None:
    assert compileall.compile_dir(package, quiet=1)
    described = get(f"{service.url}/openapi.json").json()["paths"]
    ids = {call["operationId"] for calls in described.values() for call in calls.values()}
    assert {file.stem for file in (package / "api").glob("*/*.py")} - {"__init__"} == ids


def test_a_flag_is_written_changed_listed_and_evaluated(
    service: Service, generated: Generated
) -> None:
    call, model = generated.call, generated.model
    made, status = call("flag_sets", "flag_sets_create", body=model("NewFlagSet", {"name": SET}))
    assert (made.name, status) == (SET, 201)

    written, status = call(
        "flags", "flags_put", SET, "a/b", body=model("FlagDefinition", FLAG), x_change_comment="new"
    )
    assert (written.created, status) == (True, 201)
    lost, status = call(
        "flags",
        "flags_patch",
        SET,
        "a/b",
        body=model("MergePatch", {"defaultVariant": "on"}),
        if_match='"1"',
    )
    assert (lost.status, lost.current, status) == (412, written.revision, 412)
    changed, status = call(
        "flags",
        "flags_patch",
        SET,
        "a/b",
        body=model("MergePatch", {"defaultVariant": "on"}),
        if_match=f'"{written.revision}"',
    )
    assert status == 200

    page, _ = call("flags", "flags_list", SET)
    assert [(flag.key, flag.revision) for flag in page.items] == [("a/b", changed.revision)]
    assert page.next_ is None
    history, _ = call("history", "changes_list", SET, flag="a/b")
    assert [change.comment for change in history.items] == [None, "new"]

    until_all_follow(service.sockets, service.admin_key, SET)
    body = model("EvaluationRequest", {"context": {"targetingKey": "user-1", "plan": "team"}})
    answer, _ = call(
        "evaluation", "ofrep_evaluate_one", "a/b", body=body, flagd_selector=f"flagSetId={SET}"
    )
    assert (answer.value, answer.variant, answer.reason.value) == (True, "on", "STATIC")
    bulk, _ = call(
        "evaluation", "ofrep_evaluate_all", body=body, flagd_selector=f"flagSetId={FLAG_SET}"
    )
    assert {flag.key for flag in bulk.flags} >= {"new-checkout", "greeting"}


def test_a_refusal_is_decoded_with_its_pointers(generated: Generated) -> None:
    wrong = generated.model("FlagDefinition", {**FLAG, "defaultVariant": "of"})
    problem, status = generated.call("flags", "flags_put", FLAG_SET, "wrong", body=wrong)
    assert status == 400
    assert [fault.pointer for fault in problem.errors] == ["/defaultVariant"]
