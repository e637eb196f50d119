"""A compressed copy inflates to the answer, to the byte, whatever end the answer has."""

from __future__ import annotations

import gzip
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.flags import mixed_flags
from service.serving.packed import LEAST, MOST, pack
from tests.evaluation.asking import NOW, flag_set

DOCUMENT = mixed_flags(60)


@given(st.binary(min_size=LEAST, max_size=4 * LEAST), st.binary(max_size=300))
def test_any_bytes_come_back(content: bytes, tail: bytes) -> None:
    packed = pack(content + b"}")
    assert packed is not None
    compressed = packed.body(tail)
    assert compressed is not None
    assert gzip.decompress(compressed) == content + tail + b"}"


@pytest.mark.parametrize("tail", [b"", b',"eventStreams":["x"]', b"x" * 65_534])
def test_an_answer_comes_back_with_each_end(tail: bytes) -> None:
    flags = flag_set(DOCUMENT["flags"], DOCUMENT["$evaluators"])
    answer = flags.evaluate_all({"targetingKey": "user", "email": "a@example.com"}, NOW)
    packed = pack(answer.body())
    assert packed is not None
    compressed = packed.body(tail)
    assert compressed is not None
    assert gzip.decompress(compressed) == answer.body(tail)
    assert len(compressed) < len(answer.body(tail)) / 4 + len(tail)
    # In one go, as strict decoders read it: one member, nothing behind it.
    inflating = zlib.decompressobj(31)
    assert inflating.decompress(compressed) == answer.body(tail)
    assert (inflating.eof, inflating.unused_data) == (True, b"")


def test_what_is_too_short_or_too_long_has_no_copy() -> None:
    assert pack(b"x" * (LEAST - 1)) is None
    assert pack(b"x" * (MOST + 1)) is None
    noise = pack(random.Random(1).randbytes(MOST))
    assert noise is not None
    assert noise.body(b"x" * 65_535) is None
    assert noise.body(b"x" * 65_534) is not None
