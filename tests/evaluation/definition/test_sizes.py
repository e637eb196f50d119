"""The size of a flag set, as it is bounded, and what its answers really take."""

from __future__ import annotations

import json
from typing import Any

import pytest

from service.errors import DefinitionRefused
from service.evaluation.answers import TargetedAnswers
from service.evaluation.definition import sizes
from service.evaluation.definition.document import read_document
from service.evaluation.definition.parts import read_flag
from service.evaluation.definition.sizes import Size, check_document, check_size, size_of_flag
from service.evaluation.runtime.work import Work
from service.evaluation.steps import finish
from tests.evaluation.asking import flag

FLAGS: dict[str, dict[str, Any]] = {
    "plain": flag(),
    "without a default": flag(defaultVariant=None),
    "metadata": flag(metadata={"owner": "x" * 500, "number": 1.5}),
    "large values": flag(
        variants={"a": {"text": "x" * 1000}, "b": {"list": [1, 2, {"c": None}]}},
        defaultVariant="a",
    ),
    "many variants": flag(variants={f"v{n}": n for n in range(500)}, defaultVariant="v7"),
}


@pytest.mark.parametrize("name", FLAGS)
def test_the_answers_of_a_flag_take_no_more_than_its_size(name: str) -> None:
    text = json.dumps(FLAGS[name])
    metadata = {"flagSetId": "shop", "team": "y" * 300}
    definition = read_flag(name, text.encode())
    targeted = TargetedAnswers(definition, {**metadata, **definition.metadata})
    variants = [targeted.of(Work(), variant) for variant in definition.variants]
    held = sum(len(answer.body) for answer in [targeted.default, *variants])
    size = size_of_flag(name, text)
    counted = size.answer_bytes + size.answers * len(json.dumps(metadata))
    assert held <= counted < 2 * held + 1000
    assert size.text_bytes == len(text)


def test_sizes_add_up() -> None:
    one, other = Size(1, 2, 3), Size(10, 20, 30)
    assert one.plus(other) == Size(11, 22, 33)
    assert one.plus(other).minus(other) == one


def test_a_set_is_bounded_by_its_answers_with_the_metadata_in_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sizes, "MAX_SET_ANSWER_BYTES", 1_000)
    check_size(Size(answers=10, answer_bytes=500), "x" * 50)
    with pytest.raises(DefinitionRefused) as refused:
        check_size(Size(answers=10, answer_bytes=500), "x" * 51)
    assert "1,010 bytes" in refused.value.faults[0].detail


def test_a_set_is_bounded_by_its_definitions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "MAX_SET_BYTES", 1_000)
    check_size(Size(text_bytes=998), "{}")
    with pytest.raises(DefinitionRefused, match="too large"):
        check_size(Size(text_bytes=999), "{}")


def test_a_document_is_bounded_before_anything_of_it_is_compiled() -> None:
    body = {"flags": {f"flag-{n}": flag() for n in range(2_000)}, "metadata": {"a": "x" * 16_000}}
    document = read_document(json.dumps(body).encode())
    with pytest.raises(DefinitionRefused, match="with the metadata in each"):
        finish(check_document(document))
