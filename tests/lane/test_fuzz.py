"""Streams that nobody would write, to both roads: no difference, and no crash."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.lane.conftest import GOODBYE, Roads, evaluation

KEYS = st.sampled_from(["static", "targeted", "off", "unknown", "a%2Fb%20c%25%C3%A9", None])
BODIES = st.sampled_from(
    [b"", b"{}", b'{"context":{"plan":"premium"}}', b"[]", b"{", b"\xff", b'{"context":{"a":[1]}}']
)
EXTRA = st.lists(
    st.sampled_from(
        [
            "Connection: keep-alive",
            "Connection: Close",
            "Accept: */*",
            "If-None-Match: *",
            "Origin: https://app.example",
            "Flagd-Selector: flagSetId=shop",
            "Expect: 100-continue",
            "Content-Length: 0",
            "Transfer-Encoding: chunked",
            "X-Odd:\ttab \t",
            "X-Request-ID: given",
            "x-request-id: given too",
            "Traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        ]
    ),
    max_size=2,
)
# What a mutation puts in: bytes that mean something to a parser.
SPLINTERS = st.sampled_from(
    [b"\r", b"\n", b"\r\n", b"\r\n\r\n", b"\0", b" ", b"\t", b":", b"%", b"?", b"/", b"0", b"\x80"]
) | st.binary(min_size=1, max_size=4)

# Headers that are read, and two that nobody reads.
NAMES = st.sampled_from(
    [
        "Authorization",
        "Connection",
        "Content-Encoding",
        "Content-Type",
        "Flagd-Selector",
        "Host",
        "If-None-Match",
        "Origin",
        "Traceparent",
        "User-Agent",
        "X-API-Key",
        "X-Request-ID",
    ]
)
# Values that are plain, or UTF-8, or Latin-1, or any bytes at all, behind a likely beginning.
VALUES = st.tuples(
    st.sampled_from([b"", b"flagSetId=", b"flagSetId=shop", b"Bearer ", b"W/", b"https://"]),
    st.sampled_from([b"x", "é".encode(), b"\xaa", b"x\xaa", b"\xed\xa0\x80", b"\xc2\xa0"])
    | st.binary(max_size=5),
).map(b"".join)


@st.composite
def streams(draw: st.DrawFn, token: str) -> bytes:
    """A few requests in a row, some of them damaged, ended by one that closes the connection."""
    stream = b""
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.integers(0, 5)) == 0:
            stream += b"GET /livez HTTP/1.1\r\nHost: f\r\n\r\n"
        else:
            request = evaluation(token, draw(KEYS), draw(BODIES), headers=draw(EXTRA))
            start, _, rest = request.partition(b"\r\n")
            for name, value in draw(st.lists(st.tuples(NAMES, VALUES), max_size=2)):
                rest = name.encode() + b": " + value + b"\r\n" + rest
            stream += start + b"\r\n" + rest
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(stream)))
        cut = draw(st.integers(0, 3))
        stream = stream[:at] + draw(SPLINTERS) + stream[at + cut :]
    return stream + GOODBYE


def segments(stream: bytes, cuts: list[int]) -> list[bytes]:
    """The stream in pieces, cut at these places."""
    places = [0, *sorted(cut % (len(stream) + 1) for cut in cuts), len(stream)]
    return [stream[a:b] for a, b in pairwise(places) if a < b]


@given(data=st.data(), cuts=st.lists(st.integers(0, 10_000), max_size=4))
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_both_roads_answer_any_stream_alike(
    hurried: Roads, data: st.DataObject, cuts: list[int]
) -> None:
    stream = data.draw(streams(hurried.token))
    answer = hurried.agree(*segments(stream, cuts))
    assert answer.startswith(b"HTTP/1.1 ")
    assert b"HTTP/1.1 500 " not in answer


@given(noise=st.binary(max_size=300))
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_both_roads_answer_noise_alike(hurried: Roads, noise: bytes) -> None:
    hurried.agree(noise + b"\r\n\r\n" + GOODBYE)
