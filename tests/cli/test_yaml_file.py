from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from service.cli.files import yaml_file
from service.cli.files.json_places import Place
from service.cli.files.yaml_file import NotYAML, read_yaml

CASES = json.loads((Path(__file__).parent / "yaml_cases.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_console_and_the_command_line_read_the_same(case: dict[str, Any]) -> None:
    """console/tests/yaml.test.js reads the same cases."""
    body = case["yaml"].encode()
    if "json" not in case:
        with pytest.raises(NotYAML) as refused:
            read_yaml(body)
        assert case["fault"].lower() in str(refused.value).lower()
        if case["place"]:
            assert refused.value.place == Place(*case["place"])
        return
    parsed = read_yaml(body)
    # As text, 1.0 is not 1, and the order of names counts.
    assert json.dumps(parsed.value) == json.dumps(json.loads(case["json"]))
    assert {pointer: list(parsed.places[pointer]) for pointer in case.get("places", {})} == (
        case.get("places", {})
    )


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b"\xff", "not text"),
        (b"a: \x00", "not text"),
        (b"[" * 5000, "too deep"),
        (b"a: !!timestamp 2020-01-01", "timestamp"),
        (b"a: 0x" + b"f" * 5000, "digits"),
    ],
)
def test_what_could_be_no_json_is_refused_with_its_place(body: bytes, said: str) -> None:
    with pytest.raises(NotYAML) as refused:
        read_yaml(body)
    place = refused.value.place
    where = f"line {place.line}, column {place.column}: " if place else ""
    assert re.search(said, where + str(refused.value), re.IGNORECASE)


def test_aliases_of_aliases_end(monkeypatch: pytest.MonkeyPatch) -> None:
    # A million takes seconds.
    monkeypatch.setattr(yaml_file, "_MOST_PARTS", 10_000)
    names = "abcdefghij"
    lines = ["a: &a [x]"]
    for earlier, name in pairwise(names):
        lines.append(f"{name}: &{name} [{', '.join([f'*{earlier}'] * 9)}]")
    with pytest.raises(NotYAML, match="more than 10,000 parts"):
        read_yaml("\n".join(lines).encode())
