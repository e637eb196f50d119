from __future__ import annotations

import json
from typing import Any

import pytest

from service.management.merge_patch import patched


@pytest.mark.parametrize(
    ("target", "patch", "result"),
    # RFC 7396, appendix A.
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_the_examples_of_the_standard(target: Any, patch: Any, result: Any) -> None:
    assert json.loads(patched(json.dumps(target), patch)) == result


def test_what_is_not_patched_stays_as_it_was_written() -> None:
    text = '{"a": {"b": -0, "c":  1e2, "d": [10.0,  -0]}, "e": 1}'
    after = patched(text, {"a": {"x": 1}, "e": 2})
    assert after == '{"a":{"b":-0,"c":1e2,"d":[10.0,  -0],"x":1},"e":2}'


def test_a_patch_without_a_difference_changes_nothing() -> None:
    text = '{"a": {"b":  1.0},  "c": 1}'
    assert patched(text, {"c": 1, "a": {"z": None}}) == text
    assert patched(text, {"c": 1.0}) != text
