from __future__ import annotations

import re
from itertools import pairwise

import pytest

from service.cli.files import yaml_file
from service.cli.files.json_places import Place
from service.cli.files.yaml_file import NotYAML, read_yaml


def test_plain_scalars_mean_what_the_core_schema_says() -> None:
    parsed = read_yaml(
        b"a: 10.0\nb: 10\nc: 1e3\nd: yes\ne: on\nf: True\ng: ~\nh:\ni: 2020-01-01\n"
        b"j: 0x1F\nk: '1'\nl: -.5\nm: 1_000\nn: .inf\n"
    )
    expected = {
        "a": 10.0,
        "b": 10,
        "c": 1000.0,
        "d": "yes",
        "e": "on",
        "f": True,
        "g": None,
        "h": None,
        "i": "2020-01-01",
        "j": 31,
        "k": "1",
        "l": -0.5,
        "m": "1_000",
        "n": ".inf",
    }
    assert parsed.value == expected
    assert [type(value) for value in parsed.value.values()] == list(map(type, expected.values()))


def test_names_are_the_text_that_was_written() -> None:
    assert read_yaml(b"on: 1\ntrue: 2\n7: 3").value == {"on": 1, "true": 2, "7": 3}


def test_anchors_and_merges_are_resolved() -> None:
    parsed = read_yaml(b"a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  l: 3\n")
    assert parsed.value == {"a": {"k": 1, "l": 2}, "b": {"k": 1, "l": 3}}
    assert parsed.places["/b/l"] == Place(4, 6)


def test_each_part_knows_its_place() -> None:
    places = read_yaml(b"flags:\n  a/b:\n    - x\n    - {y: 1}\n").places
    assert places[""] == Place(1, 1)
    assert places["/flags/a~1b"] == Place(3, 5)
    assert places["/flags/a~1b/1/y"] == Place(4, 11)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "empty"),
        (b"a: 1\na: 2", "line 2, column 1: 'a' stands here twice"),
        (b"a: [", "line 1, column 5"),
        (b"&a [*a]", "contains itself"),
        (b"? [1]\n: 2", "a name must be text"),
        (b"\xff", "not text"),
        (b"a: \x00", "not text"),
        (b"[" * 5000, "too deep"),
        (b"a: !!python/object:os.system x", "line 1, column 4: .*tag"),
        (b"a: !!binary aGk=", "line 1, column 4: .*binary"),
        (b"a: !!timestamp 2020-01-01", "timestamp"),
        (b"a: !!set {b, c}", "set"),
        (b'a: "\\ud800"', "line 1, column 4: half of a surrogate pair"),
        (b'"\\ud800": 1', "a name must be text"),
        (b"a: 0x" + b"f" * 5000, "digits"),
        (b"a: !!int x", "invalid"),
        (b"a: 1\n---\nb: 2", "document"),
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
