"""A stored definition is read as a new one is, whatever is in it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.flags import mixed_flags
from service.errors import DefinitionRefused, Refused
from service.evaluation.definition.parts import read_flag
from service.evaluation.definition.stored import read_stored_flag
from tests.evaluation.asking import flag, flag_set, header
from tests.evaluation.test_totality import rules

NUMBERS = [
    *("-0", "-0.0", "0", "-0e1", "1.0", "1e5", "1E-7", "-7", "0.1", "123456789012345678"),
    *(
        "9007199254740991",
        "9007199254740993",
        "-9007199254740993",
        "1e22",
        "1.7976931348623157e308",
    ),
    *(
        "1.7976931348623157e308",
        "2.2250738585072011e-308",
        "5e-324",
        "0.3",
        "123456789.123456789123456789",
    ),
]
# With a number for each #.
TEMPLATES = [
    '{"state":"ENABLED","variants":{"a":#}}',
    '{"state":"ENABLED","variants":{"a":1},"targeting":{"if":[{"==":[#,1]},"a"]}}',
    '{"state":"ENABLED","variants":{"a":{"b":[#]}},"metadata":{"n":#}}',
]


def same(text: str) -> None:
    expected, found = read_flag("flag", text.encode()), read_stored_flag("flag", text)
    assert found == expected
    # -0.0 equals 0, and 1 equals 1.0 and true.
    assert repr(found) == repr(expected)


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers(number: str) -> None:
    for template in TEMPLATES:
        text = template.replace("#", number)
        try:
            read_flag("flag", text.encode())
        except DefinitionRefused:
            # What is refused is never stored.
            continue
        same(text)


@given(rules.filter(lambda rule: isinstance(rule, dict)))
def test_generated_rules(rule: Any) -> None:
    text = json.dumps(flag(rule))
    try:
        read_flag("flag", text.encode())
    except DefinitionRefused:
        return
    same(text)


@given(
    st.fixed_dictionaries(
        {"state": st.sampled_from(["ENABLED", "DISABLED"]), "variants": st.just({"a": 1, "b": 2})},
        optional={
            "defaultVariant": st.sampled_from([None, "", "a"]),
            "targeting": st.sampled_from([None, {}, {"var": "x"}]),
            "metadata": st.none()
            | st.dictionaries(st.text(min_size=1), st.none() | st.booleans() | st.text()),
            "key": st.just("flag"),
            "targetting": st.just({}),
            "note": st.text(),
        },
    )
)
def test_members_of_every_kind(definition: dict[str, Any]) -> None:
    for ascii_only in (True, False):
        try:
            text = json.dumps(definition, ensure_ascii=ascii_only)
            read_flag("flag", text.encode())
        except (DefinitionRefused, UnicodeEncodeError):
            return
        same(text)


@pytest.mark.parametrize("name", ["é", "😀", "\u2028", 'a\\"b'])
def test_texts(name: str) -> None:
    definition = flag({"if": [{"==": [{"var": name}, name]}, "on"]}, metadata={name: name})
    for ascii_only in (True, False):
        same(json.dumps(definition, ensure_ascii=ascii_only))


def test_the_flags_of_the_bench() -> None:
    for definition in mixed_flags(100)["flags"].values():
        same(json.dumps(definition))
        same(json.dumps(definition, indent=2))


@pytest.mark.parametrize(
    ("text", "pointers"),
    [
        (
            '{"state":"ENABLED","variants":{"a":1},"targeting":{"of another version":[1]}}',
            ["/flags/flag/targeting/of another version"],
        ),
        (
            '{"state":"ENABLED","variants":{"a":1},"targeting":{"$ref":"gone"}}',
            ["/flags/flag/targeting/$ref"],
        ),
        ('{"state":"ENABLED"}', ["/flags/flag"]),
        ("[]", ["/flags/flag"]),
        ("{no JSON", []),
    ],
)
def test_what_does_not_compile_any_more_is_refused_as_a_new_one(
    text: str, pointers: list[str]
) -> None:
    """The error says what is wrong and where, as for a definition that somebody writes."""
    with pytest.raises(Refused) as refused:
        flag_set({"other": flag()}).with_changes(header(), flags={"flag": text})
    assert [fault.pointer for fault in refused.value.faults] == pointers
