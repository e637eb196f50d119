"""Bulk answers that recur are sent compressed, to those who take gzip, on both roads alike."""

from __future__ import annotations

import gzip

import pytest

from tests.lane.conftest import GOODBYE, Roads, evaluation

TAKEN = ["gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8, *;q=0.1", "x-gzip", " GZIP ; q=0.001"]
NOT_TAKEN = [
    *("identity", "gzip;q=0", "gzip;q=0.000", "gzip;q=high", "gzip;q=2", "gzip;level=1"),
    *("*", "", "deflate", "gzipped", "identity;q=0"),
]


def context(serial: str, **more: int) -> dict[str, object]:
    """A context of its own, whose answer is long enough to be compressed."""
    return {"context": {"targetingKey": f"{serial}-user", "name": serial + "x" * 200, **more}}


def bodies(answer: bytes) -> list[tuple[bytes, bytes]]:
    """Return heads and bodies of the answers on a connection."""
    found = []
    while answer:
        head, _, rest = answer.partition(b"\r\n\r\n")
        length = next(
            (
                int(line.partition(b":")[2])
                for line in head.split(b"\r\n")
                if line.startswith(b"content-length:")
            ),
            0,
        )
        found.append((head, rest[:length]))
        answer = rest[length:]
    return found


def ask(roads: Roads, serial: str, *headers: list[str]) -> list[tuple[bytes, bytes]]:
    """Ask for all flags with each of the headers, on one connection."""
    requests = [evaluation(roads.token, None, context(serial), headers=sent) for sent in headers]
    return bodies(roads.agree(*requests, GOODBYE))[: len(headers)]


def tag(head: bytes) -> bytes:
    (line,) = (each for each in head.split(b"\r\n") if each.startswith(b"etag: "))
    return line.removeprefix(b"etag: ")


@pytest.mark.parametrize("accepted", TAKEN)
def test_the_third_time_it_is_compressed(roads: Roads, accepted: str) -> None:
    header = [f"Accept-Encoding: {accepted}"]
    *before, third, fourth = ask(roads, accepted, *[header] * 4)
    for head, body in before:
        assert b"content-encoding" not in head
        assert body == before[0][1]
    for head, body in (third, fourth):
        assert b"\r\ncontent-encoding: gzip\r\nvary: Accept-Encoding\r\n" in head
        assert gzip.decompress(body) == before[0][1]
        assert tag(head) == b"W/" + tag(before[0][0])
        assert b"content-type: application/json" in head


@pytest.mark.parametrize("accepted", NOT_TAKEN)
def test_who_does_not_take_gzip_gets_it_plain(roads: Roads, accepted: str) -> None:
    serial = f"not {accepted}"
    answers = ask(roads, serial, *[["Accept-Encoding: gzip"]] * 3, [f"Accept-Encoding: {accepted}"])
    assert b"content-encoding: gzip" in answers[2][0]
    assert b"content-encoding" not in answers[3][0]
    assert answers[3] == answers[0]


@pytest.mark.parametrize("stray", [b"gzip\xaa", b"gzip\r\nAccept-Encoding: br"])
def test_what_cannot_be_read_compresses_nothing_and_refuses_nobody(
    roads: Roads, stray: bytes
) -> None:
    request = evaluation(roads.token, None, context("stray"), headers=["Accept-Encoding: HERE"])
    answer = roads.agree(request.replace(b"HERE", stray), GOODBYE)
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")


def test_either_tag_gets_a_304(roads: Roads) -> None:
    gzipped = ["Accept-Encoding: gzip"]
    *_, (head, _) = ask(roads, "tags", *[gzipped] * 3)
    for sent in (tag(head), tag(head).removeprefix(b"W/")):
        for more in ([], gzipped):
            wanted = [f"If-None-Match: {sent.decode()}", *more]
            ((unchanged, body),) = ask(roads, "tags", wanted)
            assert unchanged.startswith(b"HTTP/1.1 304 ")
            assert body == b""
            assert b"content-encoding" not in unchanged


def test_callers_with_equal_answers_share_a_copy(roads: Roads) -> None:
    """A context that was never asked for gets the copy of another with the same answer."""
    gzipped = ["Accept-Encoding: gzip"]
    ask(roads, "shared", *[gzipped] * 3)
    first = evaluation(roads.token, None, context("shared", more=1), headers=gzipped)
    ((head, body), _) = bodies(roads.agree(first, GOODBYE))
    plain = evaluation(roads.token, None, context("shared", more=1))
    ((_, expected), _) = bodies(roads.agree(plain, GOODBYE))
    assert b"content-encoding: gzip" in head
    assert gzip.decompress(body) == expected


def test_one_flag_is_never_compressed(roads: Roads) -> None:
    requests = [
        evaluation(roads.token, "broken", context("one"), headers=["Accept-Encoding: gzip"])
    ] * 4
    assert b"content-encoding" not in roads.agree(*requests, GOODBYE)
