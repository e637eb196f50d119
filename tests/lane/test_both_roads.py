"""Whatever is sent, the lane and Sanic's own road answer the same bytes."""

from __future__ import annotations

import json

import pytest

from tests.lane.conftest import GOODBYE, Roads, evaluation

KEYS = ["static", "targeted", "split", "off", "broken", "unknown", "a%2Fb%20c%25%C3%A9", None]


@pytest.mark.parametrize("key", KEYS)
def test_each_kind_of_answer(roads: Roads, key: str | None) -> None:
    answer = roads.agree(evaluation(roads.token, key, close=True))
    assert answer.startswith(b"HTTP/1.1 ")
    assert answer.count(b"HTTP/1.1 ") == 1


def test_an_answer_is_what_it_should_be(roads: Roads) -> None:
    answer = roads.agree(evaluation(roads.token, "targeted", close=True))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert json.loads(body) == {
        "key": "targeted",
        "value": "beta",
        "reason": "TARGETING_MATCH",
        "variant": "b",
        "metadata": {"flagSetId": "shop", "team": "shop"},
    }


def test_a_kept_connection_answers_request_after_request(roads: Roads) -> None:
    requests = [evaluation(roads.token, key) for key in KEYS] + [GOODBYE]
    assert roads.agree(*requests).count(b"HTTP/1.1 ") == len(requests)


def test_a_pipeline_is_answered_in_its_order(roads: Roads) -> None:
    keys = ["static", "targeted", "off", "static", "unknown", "split"] * 20
    stream = b"".join(evaluation(roads.token, key) for key in keys)
    answer = roads.agree(stream + GOODBYE)
    bodies = [part for part in answer.split(b"\r\n") if part.startswith(b'{"key"')]
    assert [json.loads(body.partition(b"HTTP/1.1")[0])["key"] for body in bodies] == keys


def test_nothing_is_answered_behind_a_request_that_closes(roads: Roads) -> None:
    stream = evaluation(roads.token, "static", close=True) + evaluation(roads.token, "static")
    assert roads.agree(stream).count(b"HTTP/1.1 ") == 1


def test_a_request_split_at_every_byte(roads: Roads) -> None:
    request = evaluation(roads.token, "targeted", close=True)
    whole = roads.agree(request)
    for at in range(1, len(request)):
        assert roads.agree(request[:at], request[at:]) == whole


def test_a_request_sent_byte_by_byte(roads: Roads) -> None:
    request = evaluation(roads.token, None, close=True)
    assert roads.agree(*(request[i : i + 1] for i in range(len(request)))) == roads.agree(request)


@pytest.mark.parametrize("at", range(6))
def test_the_hand_over_at_every_position_of_a_stream(roads: Roads, at: int) -> None:
    requests = [
        evaluation(roads.token, key) for key in ("static", "targeted", None, "off", "split")
    ]
    requests.insert(at, b"GET /livez HTTP/1.1\r\nHost: flags\r\n\r\n")
    stream = b"".join(requests) + GOODBYE
    whole = roads.agree(stream)
    assert whole.count(b"HTTP/1.1 200") == 7
    middle = sum(map(len, requests[:at])) + 7
    assert roads.agree(stream[:middle], stream[middle:]) == whole


@pytest.mark.parametrize("spelling", ["x-api-key", "X-Api-Key", "X-API-KEY", "x-aPi-KeY"])
def test_header_names_in_any_case(roads: Roads, spelling: str) -> None:
    request = evaluation(None, "static", headers=[f"{spelling}: {roads.token}"], close=True)
    assert b" 200 OK" in roads.agree(request)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ([], 401),
        (["X-API-Key: fs_0_wrong"], 401),
        (["X-API-Key:"], 401),
        (["Authorization: Bearer {token}"], 200),
        (["authorization: bearer {token}"], 200),
        (["Authorization: Basic {token}"], 401),
        (["X-API-Key: {token}", "Flagd-Selector: flagSetId=shop"], 200),
        (["X-API-Key: {token}", "Flagd-Selector: flagSetId=other"], 403),
        (["X-API-Key: {token}", "Flagd-Selector: shop"], 400),
        (["X-API-Key: {token} "], 200),
    ],
)
@pytest.mark.parametrize("key", ["static", None])
def test_who_may_evaluate_what(
    roads: Roads, headers: list[str], status: int, key: str | None
) -> None:
    sent = [header.replace("{token}", roads.token) for header in headers]
    answer = roads.agree(evaluation(None, key, headers=sent, close=True))
    assert answer.startswith(b"HTTP/1.1 %d " % status)


# Bytes of a header value that are not UTF-8: one stray byte, Latin-1, half a surrogate pair.
STRAY = [b"\xaa", b"Jos\xe9", b"\xed\xa0\x80"]
READ = ["Authorization", "Flagd-Selector", "If-None-Match", "Origin", "X-API-Key"]


@pytest.mark.parametrize("key", ["static", None])
@pytest.mark.parametrize("stray", STRAY)
@pytest.mark.parametrize("name", [*READ, "Traceparent", "X-Request-ID", "User-Agent", "X-User"])
def test_a_header_that_is_not_utf_8_is_refused_if_it_is_read(
    roads: Roads, name: str, stray: bytes, key: str | None
) -> None:
    # With X-API-Key, nobody reads Authorization.
    others = [] if name in ("Authorization", "X-API-Key") else [f"X-API-Key: {roads.token}"]
    plain = evaluation(None, key, headers=others, close=True)
    start, _, rest = plain.partition(b"\r\n")
    value = b"flagSetId=" + stray if name == "Flagd-Selector" else b"Bearer " + stray
    answer = roads.agree(start + b"\r\n" + name.encode() + b": " + value + b"\r\n" + rest)
    if name in READ:
        assert answer.startswith(b"HTTP/1.1 400 "), answer
        assert f"The header {name.title()} is not UTF-8.".encode() in answer
    else:
        assert answer.startswith(b"HTTP/1.1 200 "), answer


@pytest.mark.parametrize("path", ["/%ff", "/a%ed%a0%80", "?flagConfigEtag=%ff", "/static?a=%ff"])
def test_a_path_or_query_that_is_not_utf_8_is_refused(roads: Roads, path: str) -> None:
    answer = roads.agree(evaluation(roads.token, None, query=path, close=True))
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"is not UTF-8 after percent-decoding." in answer


@pytest.mark.parametrize("origin", ["https://app.example", "https://evil.example"])
def test_pages_of_other_origins(roads: Roads, origin: str) -> None:
    answer = roads.agree(
        evaluation(roads.token, "static", headers=[f"Origin: {origin}"], close=True)
    )
    allowed = b"access-control-allow-origin: https://app.example" in answer
    assert allowed is (origin == "https://app.example")


@pytest.mark.parametrize(
    ("sent", "echoed"), [("abc-1.2_3", True), ("has space", False), ("x" * 129, False)]
)
def test_a_request_id_is_taken_from_the_caller_if_it_is_sane(
    roads: Roads, sent: str, echoed: bool
) -> None:
    request = evaluation(roads.token, "static", headers=[f"X-Request-ID: {sent}"], close=True)
    assert (f"x-request-id: {sent}\r\n".encode() in roads.agree(request)) is echoed


def test_an_unchanged_answer_is_304(roads: Roads) -> None:
    first = roads.agree(evaluation(roads.token, None, close=True))
    etag = first.partition(b"etag: ")[2].partition(b"\r\n")[0].decode()
    for tag in (etag, f"W/{etag}", f'"other", {etag}', f'"other" , W/{etag}', "*"):
        answer = roads.agree(
            evaluation(roads.token, None, headers=[f"If-None-Match: {tag}"], close=True)
        )
        assert answer.startswith(b"HTTP/1.1 304 ")
        assert f"etag: {etag}\r\n".encode() in answer
    other = roads.agree(
        evaluation(roads.token, None, headers=['If-None-Match: "other"'], close=True)
    )
    assert other == first


@pytest.mark.parametrize("tag", ["r1", "r2", "r99999", "nonsense", "r" + "9" * 40, "%00", ""])
def test_the_tag_of_an_event(roads: Roads, tag: str) -> None:
    request = evaluation(
        roads.token, None, query=f"?flagConfigEtag={tag}&flagConfigLastModified=1", close=True
    )
    assert roads.agree(request).startswith(b"HTTP/1.1 200 ")


BODIES = [
    b"",
    b" ",
    b"null",
    b"{}",
    b"[]",
    b"3",
    b'"context"',
    b'{"context":null}',
    b'{"context":[1]}',
    b'{"context":"x"}',
    b'{"context":{"targetingKey":null}}',
    b'{"context":{"plan":"premium"},"more":1}',
    b'{"context":{"plan":"free"},"context":{"plan":"premium"}}',
    b"{",
    b"{'context':{}}",
    b'{"context":{"n":NaN}}',
    b'{"context":{"n":1e999}}',
    b'{"context":{"n":' + b"9" * 400 + b"}}",
    b'{"context":{"s":"\xff\xfe"}}',
    b'{"context":{"s":"\\ud800"}}',
    b'{"context":' + b"[" * 10_000 + b"]" * 10_000 + b"}",
    b'{"context":' + b'{"a":' * 10_000 + b"1" + b"}" * 10_000 + b"}",
    b"\x00" * 100,
]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body[:30].decode("latin-1"))
@pytest.mark.parametrize("key", ["targeted", None])
def test_every_kind_of_body(roads: Roads, body: bytes, key: str | None) -> None:
    answer = roads.agree(evaluation(roads.token, key, body, close=True))
    assert answer[9:12] in (b"200", b"400")


@pytest.mark.parametrize("size", [1024 * 1024, 1024 * 1024 + 1, 3 * 1024 * 1024])
def test_a_large_body(roads: Roads, size: int) -> None:
    body = b'{"context":{"plan":"premium"}}'.ljust(size)
    answer = roads.agree(evaluation(roads.token, "targeted", body, close=True))
    assert answer.startswith(b"HTTP/1.1 200 " if size == 1024 * 1024 else b"HTTP/1.1 413 ")


KEY_PATHS = [
    "/",
    "//",
    "/a/b",
    "/static/",
    "/%",
    "/%zz",
    "/%ff",
    "/%00",
    "/static%20",
    "/sta%74ic",
    "/static?x=1",
    "/static?flagConfigEtag=r1",
    "/static#part",
    "/" + "k" * 1000,
    "/" + "%41" * 1000,
    "?",
    "?flagConfigEtag",
    "x",
]


@pytest.mark.parametrize("path", KEY_PATHS, ids=lambda path: path[:20])
def test_odd_paths(roads: Roads, path: str) -> None:
    request = evaluation(roads.token, None, close=True, query=path)
    assert b" 500 " not in roads.agree(request)


HEAD = "POST /ofrep/v1/evaluate/flags/static HTTP/1.1\r\nHost: f\r\nX-API-Key: {token}\r\n"
BODY = '{"context":{}}'
ODD_FRAMING = {
    "length twice": HEAD + "Content-Length: 14\r\nContent-Length: 14\r\n\r\n" + BODY,
    "lengths that differ": HEAD + "Content-Length: 14\r\nContent-Length: 0\r\n\r\n" + BODY,
    "length and chunked": HEAD
    + "Content-Length: 14\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "chunked": HEAD + "Transfer-Encoding: chunked\r\n\r\ne\r\n" + BODY + "\r\n0\r\n\r\n",
    "chunked with a trailer": HEAD
    + "Transfer-Encoding: chunked\r\n\r\ne\r\n"
    + BODY
    + "\r\n0\r\nX-Evil: 1\r\n\r\n",
    "plus sign": HEAD + "Content-Length: +14\r\n\r\n" + BODY,
    "minus sign": HEAD + "Content-Length: -14\r\n\r\n" + BODY,
    "underscore": HEAD + "Content-Length: 1_4\r\n\r\n" + BODY,
    "hexadecimal": HEAD + "Content-Length: 0xe\r\n\r\n" + BODY,
    "other digits": HEAD + "Content-Length: ١٤\r\n\r\n" + BODY,
    "spaces around": HEAD + "Content-Length:   14  \r\n\r\n" + BODY,
    "a list": HEAD + "Content-Length: 14, 14\r\n\r\n" + BODY,
    "empty length": HEAD + "Content-Length:\r\n\r\n" + BODY,
    "no length": HEAD + "\r\n",
    "space before the colon": HEAD + "Content-Length : 14\r\n\r\n" + BODY,
    "no colon": HEAD + "Content-Length 14\r\n\r\n" + BODY,
    "bare line feeds": (HEAD + "Content-Length: 14\r\n\r\n" + BODY).replace("\r\n", "\n"),
    "one bare line feed": HEAD + "X-A: b\nContent-Length: 14\r\n\r\n" + BODY,
    "bare carriage return": HEAD + "X-A: b\rContent-Length: 0\r\nContent-Length: 14\r\n\r\n" + BODY,
    "zero byte": HEAD + "X-A: \0\r\nContent-Length: 14\r\n\r\n" + BODY,
    "folded line": HEAD + "X-A: b\r\n Content-Length: 0\r\nContent-Length: 14\r\n\r\n" + BODY,
    "expect": HEAD + "Expect: 100-continue\r\nContent-Length: 14\r\n\r\n" + BODY,
    "expect nonsense": HEAD + "Expect: miracles\r\nContent-Length: 14\r\n\r\n" + BODY,
    "upgrade": HEAD + "Upgrade: h2c\r\nContent-Length: 14\r\n\r\n" + BODY,
    "old version": (HEAD + "Content-Length: 14\r\n\r\n" + BODY).replace("HTTP/1.1", "HTTP/1.0"),
    "next version": (HEAD + "Content-Length: 14\r\n\r\n" + BODY).replace("HTTP/1.1", "HTTP/2.0"),
    "no version": (HEAD + "Content-Length: 14\r\n\r\n" + BODY).replace(" HTTP/1.1", ""),
    "absolute target": (HEAD + "Content-Length: 14\r\n\r\n" + BODY).replace(" /", " http://f/", 1),
    "two spaces": (HEAD + "Content-Length: 14\r\n\r\n" + BODY).replace("POST ", "POST  ", 1),
    "tab": (HEAD + "Content-Length: 14\r\n\r\n" + BODY).replace("POST ", "POST\t", 1),
    "lower-case method": (HEAD + "Content-Length: 14\r\n\r\n" + BODY).replace("POST", "post", 1),
    "empty line first": "\r\n" + HEAD + "Content-Length: 14\r\n\r\n" + BODY,
    "target beyond ascii": (HEAD + "Content-Length: 14\r\n\r\n" + BODY).replace("static", "stätic"),
    "two keys": HEAD + "X-API-Key: other\r\nContent-Length: 14\r\n\r\n" + BODY,
    "connection list": HEAD + "Connection: keep-alive, close\r\nContent-Length: 14\r\n\r\n" + BODY,
    "long header": HEAD + f"X-Long: {'x' * 7000}\r\nContent-Length: 14\r\n\r\n" + BODY,
    "header too long": HEAD + f"X-Long: {'x' * 9000}\r\nContent-Length: 14\r\n\r\n" + BODY,
    "head that never ends": HEAD + "X-Long: " + "x" * 20_000,
    "other method": (HEAD + "\r\n").replace("POST", "GET", 1),
    "preflight": (HEAD + "Origin: https://app.example\r\n\r\n").replace("POST", "OPTIONS", 1),
    "garbage": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20,
}


@pytest.mark.parametrize("name", ODD_FRAMING)
def test_odd_framing(roads: Roads, name: str) -> None:
    request = ODD_FRAMING[name].replace("{token}", roads.token).encode()
    before = evaluation(roads.token, "targeted")
    assert b" 500 " not in roads.agree(before + request + GOODBYE)
    roads.agree(before, request, GOODBYE)


def test_a_smuggled_request_is_not_answered(roads: Roads) -> None:
    hidden = "POST /ofrep/v1/evaluate/flags/off HTTP/1.1\r\nHost: f\r\nContent-Length: 0\r\n\r\n"
    for framing in (
        f"Content-Length: {len(hidden)}\r\nContent-Length: 0\r\n\r\n",
        f"Content-Length: {len(hidden)}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        f"Transfer-Encoding: chunked\r\nContent-Length: {len(hidden)}\r\n\r\n0\r\n\r\n",
    ):
        stream = (HEAD.replace("{token}", roads.token) + framing + hidden).encode()
        answer = roads.agree(stream)
        assert b'"key":"off"' not in answer
        assert answer.count(b"HTTP/1.1 ") == 1
