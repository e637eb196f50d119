from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from service.cli.files.json_places import Place, escape, places_in

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


def pointers(value: Any, pointer: str = "") -> set[str]:
    found = {pointer}
    if isinstance(value, dict):
        for name, inner in value.items():
            found |= pointers(inner, f"{pointer}/{escape(name)}")
    if isinstance(value, list):
        for index, inner in enumerate(value):
            found |= pointers(inner, f"{pointer}/{index}")
    return found


@given(values, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_every_value_of_any_json_has_a_place(value: Any, indent: Any, ascii_only: bool) -> None:
    body = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert set(places_in(body.encode("utf-8", "surrogatepass"))) == pointers(value)


def test_lines_and_columns_count_from_one() -> None:
    body = b'{\n\t"a": [1,\n  {"b/c": "x"}],\r\n"d":null}'
    assert places_in(body) == {
        "": Place(1, 1),
        "/a": Place(2, 7),
        "/a/0": Place(2, 8),
        "/a/1": Place(3, 3),
        "/a/1/b~1c": Place(3, 11),
        "/d": Place(4, 5),
    }


def test_a_broken_text_has_places_up_to_its_fault() -> None:
    assert places_in(b'{"a": 1, "b": ]') == {"": Place(1, 1), "/a": Place(1, 7), "/b": Place(1, 15)}
    assert places_in(b"") == {"": Place(1, 1)}
    assert places_in(b"\xff{") == {"": Place(1, 1)}
    assert "" in places_in(b"[" * 100_000)
