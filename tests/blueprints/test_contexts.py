"""Stored contexts, one at a time and all at once."""

from __future__ import annotations

import json
import select
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from devstack.workers import Worker
from service.management.context_import import MOST_ERRORS
from service.management.context_texts import (
    MAX_CONTEXT_BYTES,
    MAX_CONTEXT_DEPTH,
    MAX_CONTEXT_VALUES,
    MAX_LINE_BYTES,
)
from tests.waiting import PATIENCE

FLAG = {"state": "ENABLED", "variants": {"on": True, "off": False}, "defaultVariant": "off"}
NDJSON = {"content-type": "application/x-ndjson"}
ADA = '{"attributes":{ "load": 10.0,\n "n": 10 },"overrides":{"new-checkout":"on"}}'

Holder = Callable[..., httpx.Client]


@pytest.fixture
def url(admin: httpx.Client, flag_set: str) -> str:
    """The contexts of a set with two flags."""
    for key in ("new-checkout", "a/b"):
        admin.put(f"/api/v1/flag-sets/{flag_set}/flags/{quote(key, safe='')}", json=FLAG)
    return f"/api/v1/flag-sets/{flag_set}/contexts"


def context_of(url: str, key: str) -> str:
    return f"{url}/{quote(key, safe='')}"


def lines(*items: object) -> bytes:
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


def load(caller: httpx.Client, url: str, body: bytes | Iterator[bytes]) -> httpx.Response:
    return caller.post(url, content=body, headers=NDJSON)


# --- one at a time --------------------------------------------------------------------------


def test_a_context_is_made_read_changed_and_removed(admin: httpx.Client, url: str) -> None:
    ada = context_of(url, "ada")
    made = admin.put(ada, content=ADA)
    assert made.status_code == 201
    assert '"attributes":{ "load": 10.0,\n "n": 10 }' in made.text
    assert made.json()["targetingKey"] == "ada"
    assert made.json()["createdAt"] == made.json()["modifiedAt"]
    read = admin.get(ada)
    assert (read.status_code, read.text) == (200, ADA)
    assert read.headers["etag"] == made.headers["etag"]
    assert admin.get(ada, headers={"if-none-match": read.headers["etag"]}).status_code == 304
    again = admin.put(ada, content=read.content)
    assert (again.status_code, again.headers["etag"]) == (200, made.headers["etag"])
    change = {"attributes": {"n": None, "plan": "team"}, "overrides": {"new-checkout": None}}
    patched = admin.patch(ada, json=change)
    assert patched.status_code == 200
    assert admin.get(ada).text == '{"attributes":{"load":10.0,"plan":"team"},"overrides":{}}'
    assert patched.headers["etag"] != made.headers["etag"]
    gone = admin.delete(ada)
    assert (gone.status_code, gone.content) == (204, b"")
    assert admin.get(ada).status_code == 404
    assert admin.delete(ada).json()["detail"] == "There is no context 'ada'."
    assert admin.patch(ada, json={}).status_code == 404


def test_what_is_left_out_is_empty(admin: httpx.Client, url: str) -> None:
    assert admin.put(context_of(url, "ada"), json={}).status_code == 201
    assert admin.get(context_of(url, "ada")).text == '{"attributes":{},"overrides":{}}'


def test_no_revision_and_no_history_come_of_a_context(admin: httpx.Client, url: str) -> None:
    flag_set = url.removesuffix("/contexts")
    before = admin.get(flag_set).json()
    admin.put(context_of(url, "ada"), content=ADA)
    load(admin, url, lines({"targetingKey": "bob"}))
    admin.delete(context_of(url, "ada"))
    assert admin.get(flag_set).json() == before


def test_a_lost_race_answers_412_with_what_is_there(admin: httpx.Client, url: str) -> None:
    ada = context_of(url, "ada")
    first = admin.put(ada, content=ADA).headers["etag"]
    current = admin.put(ada, json={"attributes": {"n": 1}}).headers["etag"]
    late = {"if-match": first}
    for answer in (
        admin.put(ada, content=ADA, headers=late),
        admin.patch(ada, json={}, headers=late),
        admin.delete(ada, headers=late),
        admin.put(ada, content=ADA, headers={"if-none-match": "*"}),
    ):
        assert answer.status_code == 412
        assert answer.headers["etag"] == current == f'"{answer.json()["current"]}"'
        assert answer.json()["definition"] == {"attributes": {"n": 1}, "overrides": {}}
    assert admin.put(ada, content=ADA, headers={"if-match": current}).status_code == 200
    missing = admin.put(context_of(url, "bob"), json={}, headers={"if-match": "*"})
    assert missing.status_code == 412
    assert admin.get(context_of(url, "bob")).status_code == 404


@pytest.mark.parametrize(
    "key", ["a/b", "a%2Fb", "..", "ü", "with space", "?#[]", "x" * 255, "\U0001f600" * 255]
)
def test_a_targeting_key_may_be_almost_any_text(admin: httpx.Client, url: str, key: str) -> None:
    at = f"{url}/{''.join(f'%{byte:02X}' for byte in key.encode())}"
    assert admin.put(at, json={"attributes": {"key": key}}).status_code == 201
    assert admin.get(at).json()["attributes"] == {"key": key}
    listed = admin.get(url, params={"prefix": key}).json()["items"]
    assert [item["targetingKey"] for item in listed] == [key]
    assert admin.delete(at).status_code == 204


def nested(depth: int) -> Any:
    value: Any = {}
    for _ in range(depth - 1):
        value = {"a": value}
    return value


REFUSED: dict[str, tuple[str, bytes, str, str]] = {
    "no JSON": ("ada", b"{", "", "The body is not JSON: Input data was truncated."),
    "no body": ("ada", b"", "", "The body is empty."),
    "an array": ("ada", b"[]", "", "This is an array, not an object."),
    "a field too much": ("ada", b'{"plan": "team"}', "/plan", "Unknown field."),
    "attributes that are a text": (
        "ada",
        b'{"attributes": "x"}',
        "/attributes",
        "Attributes are an object.",
    ),
    "attributes that are null": (
        "ada",
        b'{"attributes": null}',
        "/attributes",
        "Attributes are an object.",
    ),
    "a number out of range": (
        "ada",
        b'{"attributes": {"a": 1e999}}',
        "/attributes",
        "A number here is out of range.",
    ),
    "a number of too many digits": (
        "ada",
        b'{"attributes": {"a": %s}}' % (b"9" * 5000),
        "/attributes",
        "A number here is out of range.",
    ),
    "attributes that are no UTF-8": (
        "ada",
        b'{"attributes": {"a": "\xff"}}',
        "/attributes",
        "This is not UTF-8.",
    ),
    "attributes too large": (
        "ada",
        b'{"attributes": {"a": "%s"}}' % (b"x" * MAX_CONTEXT_BYTES),
        "/attributes",
        "Attributes have at most 65536 bytes.",
    ),
    "attributes too deep": (
        "ada",
        json.dumps({"attributes": nested(MAX_CONTEXT_DEPTH + 1)}).encode(),
        "/attributes",
        "Attributes are nested 32 levels deep at most.",
    ),
    "attributes with too many values": (
        "ada",
        json.dumps({"attributes": {"a": [1] * MAX_CONTEXT_VALUES}}).encode(),
        "/attributes",
        "Attributes have at most 5000 values.",
    ),
    "overrides that are an array": (
        "ada",
        b'{"overrides": []}',
        "/overrides",
        "This is an array, not an object.",
    ),
    "a variant that is no text": (
        "ada",
        b'{"overrides": {"a/b": true}}',
        "/overrides/a~1b",
        "A variant is given by its name, a text.",
    ),
    "an unknown flag": (
        "ada",
        b'{"overrides": {"gone": "on"}}',
        "/overrides/gone",
        "There is no flag 'gone' in the set.",
    ),
    "an unknown variant": (
        "ada",
        b'{"overrides": {"a/b": "maybe"}}',
        "/overrides/a~1b",
        "The flag 'a/b' has no variant 'maybe'.",
    ),
    "overrides too large": (
        "ada",
        json.dumps({"overrides": {f"flag-{n}": "on" for n in range(5000)}}).encode(),
        "/overrides",
        "Overrides have at most 65536 bytes.",
    ),
    "a key too long": (
        "x" * 256,
        b"{}",
        "",
        "A stored context's targeting key has at most 255 characters.",
    ),
    "a key with a control character": (
        "a\tb",
        b"{}",
        "",
        "A targeting key has no control or bidirectional characters; this one has U+0009.",
    ),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_refused_body_says_where_and_why(admin: httpx.Client, url: str, why: str) -> None:
    key, body, pointer, detail = REFUSED[why]
    answer = admin.put(context_of(url, key), content=body)
    assert answer.status_code == 400
    assert answer.json()["errors"] == [{"pointer": pointer, "detail": detail}]
    assert admin.get(url).json()["items"] == []


def test_the_largest_context_is_stored(admin: httpx.Client, url: str) -> None:
    attributes = {"a": "x" * (MAX_CONTEXT_BYTES - len('{"a":""}'))}
    body = json.dumps({"attributes": attributes}, separators=(",", ":"))
    assert admin.put(context_of(url, "large"), content=body).status_code == 201
    deepest = {"attributes": nested(MAX_CONTEXT_DEPTH)}
    assert admin.put(context_of(url, "deep"), json=deepest).status_code == 201
    assert admin.get(context_of(url, "large")).json()["attributes"] == attributes


def test_several_faults_are_told_at_once(admin: httpx.Client, url: str) -> None:
    body = {"attributes": [], "overrides": {"a/b": 1, "new-checkout": None}}
    answer = admin.put(context_of(url, "ada"), json=body)
    assert [error["pointer"] for error in answer.json()["errors"]] == [
        "/attributes",
        "/overrides/a~1b",
        "/overrides/new-checkout",
    ]


@pytest.mark.parametrize(
    ("patch", "pointer", "detail"),
    [
        (b"5", "", "This is a whole number, not an object."),
        (b'{"plan": 1}', "/plan", "Unknown field."),
        (
            b'{"attributes": {"a": 1, "a": 2}}',
            "/attributes/a",
            "This key stands twice in its object.",
        ),
        (
            b'{"overrides": {"gone": "on"}}',
            "/overrides/gone",
            "There is no flag 'gone' in the set.",
        ),
    ],
)
def test_a_refused_patch_says_where_and_why(
    admin: httpx.Client, url: str, patch: bytes, pointer: str, detail: str
) -> None:
    ada = context_of(url, "ada")
    admin.put(ada, content=ADA)
    answer = admin.patch(ada, content=patch)
    assert answer.status_code == 400
    assert answer.json()["errors"] == [{"pointer": pointer, "detail": detail}]
    assert admin.get(ada).text == ADA


def test_an_override_of_a_flag_that_is_gone_does_not_stand_in_the_way_of_a_patch(
    admin: httpx.Client, url: str
) -> None:
    ada = context_of(url, "ada")
    admin.put(ada, content=ADA)
    admin.delete(f"{url.removesuffix('/contexts')}/flags/new-checkout").raise_for_status()
    assert admin.patch(ada, json={"attributes": {"plan": "team"}}).status_code == 200
    assert admin.get(ada).json()["overrides"] == {"new-checkout": "on"}
    # Whoever writes it anew is told.
    assert admin.put(ada, content=ADA).status_code == 400


# --- lists ----------------------------------------------------------------------------------


def test_contexts_are_listed_by_key_page_by_page(admin: httpx.Client, url: str) -> None:
    keys = sorted(["a", "a/b", "a%", "a_b", "b", "ü", "user-1", "user-2"])
    load(admin, url, lines(*({"targetingKey": key} for key in reversed(keys)))).raise_for_status()
    found: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = admin.get(url, params={"limit": "3", **after}).json()
        found += [item["targetingKey"] for item in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert found == keys
    for prefix in ("a", "a%", "a_", "user-", "ü", "none"):
        listed = admin.get(url, params={"prefix": prefix}).json()["items"]
        assert [item["targetingKey"] for item in listed] == [
            key for key in keys if key.startswith(prefix)
        ]


def test_contexts_are_found_by_a_flag_that_they_override(admin: httpx.Client, url: str) -> None:
    load(
        admin,
        url,
        lines(
            {"targetingKey": "a", "overrides": {"new-checkout": "on"}},
            {"targetingKey": "b", "overrides": {"a/b": "off", "new-checkout": "off"}},
            {"targetingKey": "c", "attributes": {"new-checkout": "on"}},
        ),
    )
    for flag, keys in (("new-checkout", ["a", "b"]), ("a/b", ["b"]), ("on", []), ("b", [])):
        listed = admin.get(url, params={"override": flag}).json()["items"]
        assert [item["targetingKey"] for item in listed] == keys
    streamed = admin.get(
        url, params={"override": "a/b"}, headers={"accept": "application/x-ndjson"}
    )
    assert [json.loads(line)["targetingKey"] for line in streamed.iter_lines()] == ["b"]


# --- all at once ----------------------------------------------------------------------------


def test_what_is_streamed_out_goes_in_again_as_it_is(admin: httpx.Client, url: str) -> None:
    admin.put(context_of(url, "ada"), content=ADA)
    admin.put(context_of(url, "a/ü\\"), json={"attributes": {"text": "two\nlines"}})
    exported = admin.get(url, headers={"accept": "application/x-ndjson"})
    assert exported.headers["content-type"] == "application/x-ndjson"
    assert exported.text == (
        '{"targetingKey":"a/ü\\\\","attributes":{"text":"two\\nlines"},"overrides":{}}\n'
        '{"targetingKey":"ada","attributes":{ "load": 10.0,  "n": 10 },'
        '"overrides":{"new-checkout":"on"}}\n'
    )
    for key in ("ada", "a/ü\\"):
        admin.delete(context_of(url, key)).raise_for_status()
    loaded = load(admin, url, exported.content)
    assert loaded.json() == {"read": 2, "written": 2, "refused": 0, "errors": []}
    assert admin.get(url, headers={"accept": "application/x-ndjson"}).content == exported.content


def test_lines_that_are_at_fault_are_told_and_the_others_stored(
    admin: httpx.Client, url: str
) -> None:
    body = b"\r\n".join(
        [
            b'{"targetingKey": "a"}',
            b"",
            b"{",
            b"   ",
            b'{"targetingKey": "b", "attributes": [], "overrides": {"gone": "on"}}',
            b'{"targetingKey": "c", "overrides": {"new-checkout": "maybe"}}',
            b'{"attributes": {}}',
            b'{"targetingKey": ""}',
            b'{"targetingKey": "d", "plan": 1}',
            b'{"targetingKey": "' + b"x" * MAX_LINE_BYTES + b'"}',
            b'{"targetingKey": "e", "attributes": {"n": 1}}',
            b'{"targetingKey": "e", "attributes": {"n": 2}}',
        ]
    )
    loaded = load(admin, url, body)
    assert loaded.status_code == 200
    assert loaded.json() == {
        "read": 10,
        "written": 3,
        "refused": 7,
        "errors": [
            {
                "line": 3,
                "pointer": "",
                "detail": "The line is not JSON: Input data was truncated.",
            },
            {"line": 5, "pointer": "/attributes", "detail": "Attributes are an object."},
            {
                "line": 6,
                "pointer": "/overrides/new-checkout",
                "detail": "The flag 'new-checkout' has no variant 'maybe'.",
            },
            {"line": 7, "pointer": "", "detail": "The field 'targetingKey' is missing."},
            {"line": 8, "pointer": "/targetingKey", "detail": "A targeting key is not empty."},
            {"line": 9, "pointer": "/plan", "detail": "Unknown field."},
            {"line": 10, "pointer": "", "detail": "A line has at most 135168 bytes."},
        ],
    }
    stored = admin.get(url).json()["items"]
    assert [item["targetingKey"] for item in stored] == ["a", "e"]
    # Of two with one key the later counts.
    assert stored[1]["attributes"] == {"n": 2}


def test_all_refused_lines_are_counted_and_some_told(admin: httpx.Client, url: str) -> None:
    report = load(admin, url, b"{}\n" * 5000 + lines({"targetingKey": "last"})).json()
    assert (report["read"], report["written"], report["refused"]) == (5001, 1, 5000)
    assert [error["line"] for error in report["errors"]] == [*range(1, MOST_ERRORS + 1)]


def test_the_latest_of_two_lines_counts_however_far_apart(admin: httpx.Client, url: str) -> None:
    def body() -> Iterator[bytes]:
        for attempt in range(3):
            for number in range(1500):
                attributes = {"attempt": attempt, "number": number}
                yield lines({"targetingKey": f"user-{number}", "attributes": attributes})

    report = load(admin, url, body()).json()
    assert (report["read"], report["written"]) == (4500, 4500)
    last = admin.get(context_of(url, "user-7")).json()
    assert last["attributes"] == {"attempt": 2, "number": 7}


def test_what_is_there_already_stays_as_it_was(admin: httpx.Client, url: str) -> None:
    load(admin, url, lines({"targetingKey": "a"}, {"targetingKey": "b"}))
    tags = [admin.get(context_of(url, key)).headers["etag"] for key in "ab"]
    load(admin, url, lines({"targetingKey": "a"}, {"targetingKey": "b", "attributes": {"n": 1}}))
    after = [admin.get(context_of(url, key)).headers["etag"] for key in "ab"]
    assert after[0] == tags[0]
    assert int(after[1].strip('"')) > int(tags[1].strip('"'))


def test_an_import_says_what_it_takes(admin: httpx.Client, url: str) -> None:
    answer = admin.post(url, json={"targetingKey": "a"})
    assert answer.status_code == 400
    assert answer.json()["detail"] == (
        "The body is NDJSON, one context to a line: Content-Type: application/x-ndjson."
    )
    assert load(admin, "/api/v1/flag-sets/nowhere/contexts", b"{}").status_code == 404
    assert load(admin, url, b"").json() == {"read": 0, "written": 0, "refused": 0, "errors": []}


def test_an_import_may_be_larger_than_any_other_body(admin: httpx.Client, url: str) -> None:
    attributes = {"text": "x" * 60_000}

    def body() -> Iterator[bytes]:
        # 36 MB, where any other body has 32 at most.
        for number in range(600):
            yield lines({"targetingKey": f"user-{number % 3}", "attributes": attributes})

    assert load(admin, url, body()).json()["written"] == 600
    whole = b"".join(body())
    assert admin.post(url, content=whole, headers=NDJSON).json()["written"] == 600
    assert admin.put(context_of(url, "a"), content=whole).status_code == 413


def test_one_context_is_no_larger_than_a_line(admin: httpx.Client, url: str) -> None:
    ada = context_of(url, "ada")
    admin.put(ada, content=ADA)
    body = b"{}" + b" " * MAX_LINE_BYTES
    for answer in (admin.put(ada, content=body), admin.patch(ada, content=body)):
        assert answer.status_code == 413
        assert answer.json()["detail"] == "The body is larger than the limit of 135168 bytes."
    assert admin.get(ada).text == ADA


def test_what_came_before_the_caller_hung_up_stays(
    admin: httpx.Client, url: str, worker: Worker, holder: Holder
) -> None:
    key = holder("write").headers["x-api-key"]
    body = lines(*({"targetingKey": f"user-{number}"} for number in range(3000)))
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(worker.socket))
        connection.sendall(
            f"POST {url} HTTP/1.1\r\nhost: h\r\nx-api-key: {key}\r\n"
            "content-type: application/x-ndjson\r\n"
            f"content-length: {len(body) * 2}\r\n\r\n".encode()
        )
        connection.sendall(body)
        deadline = time.monotonic() + PATIENCE
        while not admin.get(context_of(url, "user-999")).is_success:
            assert time.monotonic() < deadline
            time.sleep(0.01)
    assert admin.get(context_of(url, "user-0")).status_code == 200
    # The worker goes on, and the same body can be sent again.
    assert load(admin, url, body).json()["written"] == 3000


def test_a_bad_chunk_ends_the_import(admin: httpx.Client, url: str, worker: Worker) -> None:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(worker.socket))
        connection.sendall(
            f"POST {url} HTTP/1.1\r\nhost: h\r\nx-api-key: {admin.headers['x-api-key']}\r\n"
            "content-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n"
            "nonsense\r\n".encode()
        )
        answer = connection.recv(65536)
    assert answer.startswith(b"HTTP/1.1 400 ")


def test_reading_takes_read_and_writing_write(url: str, holder: Holder) -> None:
    reader = holder("read")
    assert reader.get(url).status_code == 200
    assert reader.get(context_of(url, "none")).status_code == 404
    for answer in (
        load(reader, url, lines({"targetingKey": "a"})),
        reader.put(context_of(url, "a"), json={}),
        reader.patch(context_of(url, "a"), json={}),
        reader.delete(context_of(url, "a")),
    ):
        assert answer.status_code == 403
    assert load(holder("write"), url, lines({"targetingKey": "a"})).json()["written"] == 1


def test_neither_a_key_nor_an_attribute_is_logged(admin: httpx.Client, url: str, log: Path) -> None:
    secret = "secretive-person"
    admin.put(context_of(url, secret), json={"attributes": {"email": f"{secret}@example.com"}})
    admin.put(context_of(url, secret), json={}, headers={"if-match": '"1"'})
    admin.delete(context_of(url, f"{secret}-2"))
    load(admin, url, lines({"targetingKey": secret, "overrides": {"gone": secret}}))
    admin.get(url, params={"prefix": secret})
    assert secret not in log.read_text()


def test_unfinished_imports_of_one_key_keep_nobody_from_theirs(
    worker: Worker, admin: httpx.Client, holder: Holder, flag_set: str, url: str
) -> None:
    stubborn = holder("write", flag_set=flag_set).headers["x-api-key"]
    head = (
        f"POST {url} HTTP/1.1\r\nhost: flags\r\nx-api-key: {stubborn}\r\n"
        "content-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n"
        "2\r\n{}\r\n"
    )
    unfinished: list[socket.socket] = []
    try:
        for _ in range(20):
            connection = socket.socket(socket.AF_UNIX)
            connection.settimeout(30)
            connection.connect(str(worker.socket))
            connection.sendall(head.encode())
            unfinished.append(connection)
        # All but two are turned away, and told when to come again.
        waiting, answers = set(unfinished), []
        while len(waiting) > 2:
            readable, _, _ = select.select(waiting, [], [], 30)
            assert readable
            for connection in readable:
                answers.append(connection.recv(65536))
                waiting.discard(connection)
        assert {answer.split(b"\r\n")[0] for answer in answers} == {
            b"HTTP/1.1 503 Service Unavailable"
        }
        assert all(b"\r\nretry-after: 5\r\n" in answer for answer in answers)
        others = [holder("write", flag_set=flag_set) for _ in range(3)]
        for other in others:
            assert load(other, url, lines({"targetingKey": "ada"})).json()["written"] == 1
    finally:
        for connection in unfinished:
            connection.close()
