"""The bounds of a request's body, on both roads."""

from __future__ import annotations

import pytest

from service.errors import MalformedJSON
from service.serving.calls import MAX_CONTEXT_BRACKETS, context_in


def body_of(item: str, number: int) -> bytes:
    return f'{{"context":{{"xs":[{",".join([item] * number)}]}}}}'.encode()


@pytest.mark.parametrize("item", ["[]", "{}", '"["'])
def test_more_brackets_than_a_worker_reads_quickly_are_refused(item: str) -> None:
    around = 3
    most = MAX_CONTEXT_BRACKETS - around
    assert len(context_in(body_of(item, most))["xs"]) == most
    with pytest.raises(MalformedJSON, match="opening brackets"):
        context_in(body_of(item, most + 1))


def test_long_lists_of_texts_and_numbers_are_read() -> None:
    assert len(context_in(body_of('"u"', 200_000))["xs"]) == 200_000
