"""Overrides beat targeting, never DISABLED, and are encoded once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.evaluation.answers import Encoder
from service.evaluation.flag_set import CompiledFlagSet
from tests.evaluation.asking import NOW, flag, flag_set

ON_IF_1 = {"if": [{"==": [{"var": "x"}, 1]}, "on", "off"]}

FLAGS = {
    "static": flag(),
    "targeted": flag(ON_IF_1),
    "without-default": {"state": "ENABLED", "variants": {"on": True}},
    "broken": flag({"+": [{"var": "x"}, "no number"]}),
    "disabled": flag(ON_IF_1, state="DISABLED"),
    "decorated": flag(ON_IF_1, metadata={"override": "mine", "owner": "web"}),
}


@pytest.fixture
def flags() -> CompiledFlagSet:
    return flag_set(FLAGS)


def body(flags: CompiledFlagSet, key: str, overrides: Mapping[str, str]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(flags.evaluate(key, {"x": 1}, NOW, overrides).body)
    return told


@pytest.mark.parametrize("key", ["static", "targeted", "without-default", "broken"])
def test_an_override_beats_whatever_the_flag_comes_to(flags: CompiledFlagSet, key: str) -> None:
    assert body(flags, key, {key: "on"}) == {
        "key": key,
        "value": True,
        "reason": "TARGETING_MATCH",
        "variant": "on",
        "metadata": {"flagSetId": "checkout.production", "override": True},
    }


def test_an_override_is_told_of_whatever_the_metadata_say(flags: CompiledFlagSet) -> None:
    metadata = body(flags, "decorated", {"decorated": "off"})["metadata"]
    assert metadata == {"flagSetId": "checkout.production", "owner": "web", "override": True}


def test_an_override_never_beats_disabled(flags: CompiledFlagSet) -> None:
    assert body(flags, "disabled", {"disabled": "on"}) == body(flags, "disabled", {})
    assert body(flags, "disabled", {"disabled": "on"})["reason"] == "DISABLED"


@pytest.mark.parametrize("overrides", [{"targeted": "gone"}, {"targeted": ""}, {"static": "on"}])
def test_an_override_of_nothing_is_passed_over(
    flags: CompiledFlagSet, overrides: dict[str, str]
) -> None:
    assert body(flags, "targeted", overrides) == body(flags, "targeted", {})


def test_an_override_of_an_unknown_flag_is_not_found(flags: CompiledFlagSet) -> None:
    assert flags.evaluate("gone", {}, NOW, {"gone": "on"}).status == 404
    before = flags.evaluate_all({}, NOW)
    passed_over = flags.evaluate_all({}, NOW, {"gone": "on", "targeted": "gone"})
    assert (passed_over.etag, passed_over.answers) == (before.etag, before.answers)


def test_a_bulk_answer_holds_what_single_ones_say_and_its_tag_tells() -> None:
    flags = flag_set(FLAGS)
    plain = flags.evaluate_all({"x": 1}, NOW)
    overrides = {"targeted": "off", "static": "on", "disabled": "on"}
    overridden = flags.evaluate_all({"x": 1}, NOW, overrides)
    singles = [flags.evaluate(key, {"x": 1}, NOW, overrides).body for key in sorted(FLAGS)]
    assert overridden.answers == singles
    assert overridden.etag != plain.etag
    # To the variant that it has anyway, it is another answer still: it says that it is one.
    assert flags.evaluate_all({"x": 1}, NOW, {"targeted": "on"}).etag != plain.etag
    assert flags.evaluate_all({"x": 1}, NOW) == plain


def test_each_override_is_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    flags = flag_set(FLAGS)
    encoded = []
    of_variant = Encoder.of_variant

    def counting(self: Encoder, name: str, reason: str) -> Any:
        encoded.append(name)
        return of_variant(self, name, reason)

    monkeypatch.setattr(Encoder, "of_variant", counting)
    for _ in range(3):
        flags.evaluate("static", {}, NOW, {"static": "on"})
        flags.evaluate("static", {}, NOW, {"static": "gone"})
        flags.evaluate_all({}, NOW, {"static": "on", "targeted": "off"})
    assert sorted(encoded) == ["off", "on"]


def test_a_set_without_overrides_keeps_nothing_for_them() -> None:
    flags = flag_set(FLAGS)
    flags.evaluate("static", {}, NOW)
    flags.evaluate_all({}, NOW, {})
    assert flags._overrides is None


def test_overrides_are_those_of_the_set_as_it_stands() -> None:
    before = flag_set({"banner": flag()})
    assert body(before, "banner", {"banner": "on"})["value"] is True
    changed = flag_set({"banner": flag(variants={"on": "anew", "off": ""})})
    after = before.with_changes(before.header, flags=changed.definitions)
    assert body(after, "banner", {"banner": "on"})["value"] == "anew"


@given(
    overrides=st.dictionaries(
        st.sampled_from([*FLAGS, "gone"]) | st.text(), st.sampled_from(["on", "off"]) | st.text()
    ),
    x=st.none() | st.booleans() | st.floats() | st.text(),
)
def test_no_override_makes_evaluation_raise(overrides: dict[str, str], x: Any) -> None:
    flags = flag_set(FLAGS)
    all_of_them = flags.evaluate_all({"x": x}, NOW, overrides)
    for key, answer in zip(sorted(FLAGS), all_of_them.answers, strict=True):
        assert flags.evaluate(key, {"x": x}, NOW, overrides).body == answer
