"""Heads that are remembered without what is their request's own say what a strict reading says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.lane import framing
from service.lane.framing import END_OF_HEAD, Framing, Head, Verdict

TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
FIXED = ["Host: flags", "X-API-Key: fs_1", "Content-Length: 2", "If-None-Match: *"]
NAMES = ["traceparent", "Traceparent", "TRACEPARENT", "tracestate", "X-Request-ID", "x-request-id"]
VALUES = [TRACE, "a-1", "", " ", "a b", "é", "\t", "a\x01", "\x7f", "a: b", "traceparent: x"]


def head_of(*lines: str) -> bytes:
    host = [] if any(line.startswith("Host:") for line in lines) else ["Host: flags"]
    start = ["POST /ofrep/v1/evaluate/flags/f HTTP/1.1", *host]
    return "\r\n".join([*start, *lines]).encode("latin-1")


def strictly(raw: bytes) -> Head | Verdict:
    """By a reader that knows nothing yet, and takes nothing apart."""
    line, end, lines = raw.partition(b"\r\n")
    return Framing(8192, 100)._read(line, end + lines) or Verdict.FOREIGN


def assert_alike(found: Head | Verdict, strict: Head | Verdict) -> None:
    if isinstance(found, Head) and isinstance(strict, Head):
        assert (found.size, found.body_size, found.keep_alive) == strict[:3]
        assert found.call == strict.call
    else:
        assert found is strict


OWN_LINES = st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)).map(": ".join)


@given(
    owns=st.lists(
        st.tuples(st.lists(OWN_LINES, max_size=3), st.integers(0, len(FIXED))),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_was_read_before_a_head_says_what_a_strict_reading_says(
    owns: list[tuple[list[str], int]],
) -> None:
    remembering = Framing(8192, 100)
    for own, at in owns:
        raw = head_of(*FIXED[:at], *own, *FIXED[at:])
        found = remembering.head(raw + END_OF_HEAD + b"{}", 0)
        strict = strictly(raw)
        names = [line.partition(":")[0].lower() for line in own]
        if found is Verdict.FOREIGN and ("TRACEPARENT" in str(own) or len(set(names)) < len(names)):
            # Sanic may always have what is unusual.
            continue
        assert_alike(found, strict)


@pytest.mark.parametrize("spelling", ["traceparent", "Traceparent", "X-Request-ID", "x-request-id"])
def test_a_head_is_read_once_however_its_requests_are_named(
    spelling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[bytes] = []
    read = Framing._read

    def counted(self: Framing, line: bytes, lines: bytes) -> Head | None:
        reads.append(lines)
        return read(self, line, lines)

    monkeypatch.setattr(Framing, "_read", counted)
    remembering = Framing(8192, 100)
    for number in range(100):
        value = f"00-{number:032x}-b7ad6b7169203331-01" if "race" in spelling else f"a-{number}"
        raw = head_of("Host: flags", f"{spelling}: {value}", "Content-Length: 2")
        found = remembering.head(raw + END_OF_HEAD, 0)
        assert isinstance(found, Head)
        assert found.size == len(raw) + len(END_OF_HEAD)
        assert value in (found.call.traceparent, found.call.request_id)
    assert len(reads) == 1
    unnamed = remembering.head(head_of("Host: flags", "Content-Length: 2") + END_OF_HEAD, 0)
    assert isinstance(unnamed, Head)
    assert (unnamed.call.traceparent, unnamed.call.request_id) == (None, None)
    assert len(reads) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ["traceparent: a", "traceparent: a"],
        ["traceparent: a", "Traceparent: b"],
        ["traceparent: a", "TRACEPARENT: b"],
        ["TRACEPARENT: a", "TRACEPARENT: b"],
        ["X-Request-ID: a", "x-request-id: b"],
        ["X-Request-ID: a", "X-REQUEST-ID: b"],
        ["traceparent: a\x01"],
        ["traceparent: a", " folded"],
        ["traceparent : a"],
        ["traceparent: a", "Transfer-Encoding: chunked"],
    ],
)
def test_what_is_ambiguous_is_left_to_sanic_also_behind_a_head_that_is_known(
    lines: list[str],
) -> None:
    remembering = Framing(8192, 100)
    plain = head_of("Content-Length: 2") + END_OF_HEAD
    assert isinstance(remembering.head(plain, 0), Head)
    raw = head_of("Content-Length: 2", *lines)
    assert remembering.head(raw + END_OF_HEAD, 0) is Verdict.FOREIGN


def test_header_lines_are_read_once_whatever_flags_they_ask_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[bytes] = []
    really = framing._read_headers

    def counted(lines: bytes, most_body: int) -> framing.Headers | None:
        read.append(lines)
        return really(lines, most_body)

    monkeypatch.setattr(framing, "_read_headers", counted)
    remembering = Framing(8192, 100)
    lines = b"\r\nHost: flags\r\nX-API-Key: fs_1\r\nContent-Length: 2"
    start = b"POST /ofrep/v1/evaluate/flags"
    for number in range(100):
        for target in (b"/f-%d" % number, b"/f-%d?flagConfigEtag=%d" % (number, number)):
            found = remembering.head(start + target + b" HTTP/1.1" + lines + END_OF_HEAD, 0)
            assert isinstance(found, Head)
            assert found.call.flag_key == f"f-{number}"
            assert found.call.config_etag == (str(number) if b"?" in target else None)
            assert found.call.token == "fs_1"
    found = remembering.head(start + b" HTTP/1.1" + lines + END_OF_HEAD, 0)
    assert isinstance(found, Head)
    assert (found.call.flag_key, found.call.config_etag) == (None, None)
    assert read == [lines]
    for foreign in (b"/a/b", b"/", b"/%ff", b"?flagConfigEtag=%ff", b"/a b"):
        raw = start + foreign + b" HTTP/1.1" + lines + END_OF_HEAD
        assert remembering.head(raw, 0) is Verdict.FOREIGN, foreign


def test_what_is_remembered_of_heads_is_bounded() -> None:
    remembering = Framing(8192, 100)
    for number in range(2 * framing.MOST_REMEMBERED + 1):
        raw = head_of(f"Host: flags-{number}", "Content-Length: 2")
        assert isinstance(remembering.head(raw + END_OF_HEAD, 0), Head)
        assert len(remembering._heads) <= framing.MOST_REMEMBERED
        assert len(remembering._headers) <= framing.MOST_REMEMBERED
    known = len(remembering._heads), len(remembering._headers)
    long = head_of("X-Long: " + "x" * framing.MOST_REMEMBERED_BYTES, "Content-Length: 2")
    assert isinstance(remembering.head(long + END_OF_HEAD, 0), Head)
    assert (len(remembering._heads), len(remembering._headers)) == known
