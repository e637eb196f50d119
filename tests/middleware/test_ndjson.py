"""Lines as they come: however they are cut, and however long they are."""

from __future__ import annotations

import asyncio
import json
import tracemalloc
from collections.abc import AsyncIterator, Iterable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from service.middleware.ndjson import read_lines

MOST = 40


class Item(msgspec.Struct, forbid_unknown_fields=True):
    n: int


async def parted(parts: Iterable[bytes]) -> AsyncIterator[bytes]:
    for part in parts:
        yield part


def read(parts: Iterable[bytes]) -> tuple[dict[int, int], dict[int, str]]:
    """The numbers by line, and why the other lines were refused."""

    async def read_all() -> tuple[dict[int, int], dict[int, str]]:
        good: dict[int, int] = {}
        refused: dict[int, str] = {}
        async for lines in read_lines(parted(parts), Item, most=MOST):
            good |= {number: item.n for number, item in lines.good}
            refused |= {number: faults[0].detail for number, faults in lines.refused}
        return good, refused

    return asyncio.run(read_all())


LINE = st.one_of(
    st.integers(0, 99).map(lambda n: b'{"n":%d}' % n),
    st.sampled_from([b"", b"  \r", b"x" * (MOST + 1), b'{"n":1}' + b" " * 100, b'{"m":1}', b"{"]),
)


@given(st.lists(LINE), st.booleans(), st.lists(st.integers(1, 30)))
def test_lines_are_the_same_however_they_are_cut(
    lines: list[bytes], ended: bool, cuts: list[int]
) -> None:
    body = b"\n".join(lines) + (b"\n" if ended and lines else b"")
    parts, start = [], 0
    for cut in cuts:
        parts.append(body[start : start + cut])
        start += cut
    parts.append(body[start:])
    good, refused = read(parts)
    for number, line in enumerate(lines, 1):
        if len(line) > MOST:
            assert refused.pop(number) == f"A line has at most {MOST} bytes."
        elif line.startswith(b'{"n"'):
            assert good.pop(number) == json.loads(line)["n"]
        elif line.strip():
            assert refused.pop(number)
    assert (good, refused) == ({}, {})


def test_a_line_that_is_too_long_is_never_held() -> None:
    part = b"x" * 65536

    def endless() -> Iterable[bytes]:
        for _ in range(1000):
            yield part
        yield b'\n{"n":7}'

    tracemalloc.start()
    good, refused = read(endless())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert good == {2: 7}
    assert list(refused) == [1]
    assert peak < 2 * 1024 * 1024


def test_many_lines_are_read_in_batches() -> None:
    async def batches() -> list[int]:
        body = b'{"n":1}\n' * 10_500
        return [
            len(lines.good) async for lines in read_lines(parted([body, body]), Item, most=MOST)
        ]

    sizes = asyncio.run(batches())
    assert sum(sizes) == 21_000
    assert max(sizes) <= 1000
