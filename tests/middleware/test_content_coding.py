"""Compressed bodies are inflated in bounded pieces, and no further than they may."""

from __future__ import annotations

import gzip
import random
from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import InflatesTooFar, Refused, TooLarge, UnsupportedEncoding
from service.middleware import content_coding
from service.middleware.content_coding import MOST_RATIO, inflated, inflated_parts, is_gzip
from service.tasks.cooperative import run_in_slices

BOMB = gzip.compress(bytes(64 * 1024 * 1024))


async def in_parts(body: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(body), size):
        yield body[start : start + size]


async def joined(body: bytes, size: int) -> bytes:
    return b"".join([piece async for piece in inflated_parts(in_parts(body, size))])


@given(
    parts=st.lists(
        st.tuples(st.binary(max_size=200), st.sampled_from([1, 600])), min_size=1, max_size=3
    ),
    size=st.integers(1, 100),
)
async def test_members_one_after_the_other_come_out_whole(
    parts: list[tuple[bytes, int]], size: int
) -> None:
    texts = [text * times for text, times in parts]
    body = b"".join(map(gzip.compress, texts))
    assert await run_in_slices(inflated(body, 1_000_000)) == b"".join(texts)
    assert await joined(body, size) == b"".join(texts)


async def test_a_member_that_ends_in_a_full_piece_is_not_read_twice() -> None:
    texts = [bytes(116_400), b"the next member"]
    body = b"".join(map(gzip.compress, texts))
    assert await run_in_slices(inflated(body, 1_000_000)) == b"".join(texts)


async def test_no_piece_is_large() -> None:
    pieces = [piece async for piece in inflated_parts(in_parts(gzip.compress(bytes(900_000)), 7))]
    assert max(map(len, pieces)) <= content_coding._PIECE
    assert sum(map(len, pieces)) == 900_000


async def test_a_bomb_is_stopped_long_before_its_end() -> None:
    with pytest.raises(TooLarge):
        await run_in_slices(inflated(BOMB, 1_000_000))
    fed: list[int] = []

    async def parts() -> AsyncIterator[bytes]:
        async for part in in_parts(BOMB, 1000):
            fed.append(len(part))
            yield part

    with pytest.raises(InflatesTooFar):
        _ = [piece async for piece in inflated_parts(parts())]
    # It inflates to a thousand times its size, so that the allowance is used up soon.
    assert sum(fed) * (1000 - MOST_RATIO) < 2 * 1024 * 1024


async def test_a_body_at_its_limit_is_taken() -> None:
    body = gzip.compress(bytes(50_000))
    assert len(await run_in_slices(inflated(body, 50_000))) == 50_000
    with pytest.raises(TooLarge):
        await run_in_slices(inflated(body, 49_999))


@pytest.mark.parametrize("kept", [1, 5, 12, -1, -8, -9])
async def test_gzip_that_ends_too_early_is_refused(kept: int) -> None:
    body = gzip.compress(random.Random(1).randbytes(1000))[:kept]
    with pytest.raises(Refused, match="ends too early"):
        await run_in_slices(inflated(body, 10_000))
    with pytest.raises(Refused, match="ends too early"):
        await joined(body, 10)


@pytest.mark.parametrize(
    "body", [b"{}", b"\x1f\x8b\x08nonsense" * 9, gzip.compress(b"x", mtime=0) + b"more", b"\0" * 20]
)
async def test_what_is_not_gzip_is_refused(body: bytes) -> None:
    with pytest.raises(Refused, match="is not gzip"):
        await run_in_slices(inflated(body, 10_000))
    with pytest.raises(Refused, match="is not gzip"):
        await joined(body, 3)


@pytest.mark.parametrize("coding", [None, "", "identity", " Identity "])
def test_a_plain_body_is_left_alone(coding: str | None) -> None:
    assert not is_gzip(coding)
    assert not is_gzip(coding, taken=False)


@pytest.mark.parametrize("coding", ["br", "deflate", "zstd", "gzip, gzip", "gzip;q=1"])
def test_another_coding_is_refused(coding: str) -> None:
    with pytest.raises(UnsupportedEncoding, match="Use gzip, or send the body uncompressed"):
        is_gzip(coding)
    with pytest.raises(UnsupportedEncoding, match="not supported here"):
        is_gzip("gzip", taken=False)
