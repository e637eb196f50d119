import json
from typing import Any

import pytest

from service.evaluation.definition.document import read_document
from service.evaluation.definition.known_members import meant
from service.evaluation.definition.parts import read_flag
from tests.evaluation.asking import flag, flag_set

KNOWN = ("state", "variants", "defaultVariant", "targeting", "metadata")


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("targetting", "targeting"),
        ("Targeting", "targeting"),
        ("defaultVarient", "defaultVariant"),
        ("default_variant", "defaultVariant"),
        ("default-variant", "defaultVariant"),
        ("metdata", "metadata"),
        ("varients", "variants"),
        ("variant", "variants"),
        ("stat", "state"),
    ],
)
def test_a_misspelt_member_is_taken_for_the_known_one(name: str, known: str) -> None:
    assert meant(name, KNOWN) == known
    body = json.dumps({**flag(), name: {}}).encode()
    (warning,) = read_flag("banner", body).warnings
    assert warning.pointer == f"/{name}"
    assert f"Did you mean '{known}'?" in warning.detail


@pytest.mark.parametrize("name", ["description", "$comment", "owner", "tags", "type", "x" * 5000])
def test_notes_of_somebodys_own_are_left_alone(name: str) -> None:
    assert read_flag("banner", json.dumps({**flag(), name: {}}).encode()).warnings == ()


def test_every_known_member_passes_without_a_word() -> None:
    members = {"key": "banner", "source": "x", "selector": "y", "metadata": {}, "targeting": {}}
    assert read_flag("banner", json.dumps({**flag(), **members}).encode()).warnings == ()


def test_a_set_warns_of_the_misspelt_members_of_its_flags() -> None:
    compiled = flag_set({"a/b": {**flag(), "targetting": {"var": "x"}}})
    assert "/flags/a~1b/targetting" in [warning.pointer for warning in compiled.warnings]


@pytest.mark.parametrize(
    ("members", "pointer", "hint"),
    [
        ({"evaluators": {}}, "/evaluators", "'$evaluators'"),
        ({"$evaluator": {}}, "/$evaluator", "'$evaluators'"),
        ({"metaData": {}}, "/metaData", "'metadata'"),
        ({"flagstaff": {}}, "/flagstaff", "'$flagstaff'"),
        ({"notes": "a~b"}, "/notes", ""),
        ({"$flagstaff": {"fractionl": 3}}, "/$flagstaff/fractionl", "'fractional'"),
        ({"$flagstaff": {"owner": 3}}, "/$flagstaff/owner", ""),
    ],
)
def test_what_a_document_has_no_place_for_is_named(
    members: dict[str, Any], pointer: str, hint: str
) -> None:
    read = read_document(json.dumps({"flags": {}, **members}).encode())
    (warning,) = read.warnings
    assert warning.pointer == pointer
    assert ("Did you mean" in warning.detail) is bool(hint)
    assert hint in warning.detail


def test_unknown_members_without_end_are_not_all_looked_at() -> None:
    members = {f"targettin{number}": 1 for number in range(10_000)}
    assert len(read_flag("a", json.dumps({**flag(), **members}).encode()).warnings) <= 20
    assert len(read_document(json.dumps({"flags": {}, **members}).encode()).warnings) <= 20
