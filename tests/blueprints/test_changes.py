from __future__ import annotations

import asyncio
import csv
import io
import json
import socket
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from devstack.workers import Worker
from service.storage.database import Database

Holder = Callable[..., httpx.Client]

FLAG = '{"state":"ENABLED",\n "variants":{"on":1.0},\r\n "defaultVariant":"on"}'


def flag_url(flag_set: str, key: str) -> str:
    return f"/api/v1/flag-sets/{flag_set}/flags/{quote(key, safe='')}"


@pytest.fixture
def history(admin: httpx.Client, flag_set: str) -> str:
    """Four changes: a flag is made, changed, deleted; an evaluator is made."""
    url = flag_url(flag_set, "f/1")
    admin.put(url, content=FLAG, headers={"x-change-comment": "UTF-8''first%2C%20with%20%C3%BC"})
    admin.put(url, content=FLAG.replace("1.0", "2.0"))
    admin.put(f"/api/v1/flag-sets/{flag_set}/evaluators/e", content='{"==":[1,1]}')
    admin.delete(url, headers={"x-change-comment": "gone"})
    return f"/api/v1/flag-sets/{flag_set}/changes"


def test_the_history_tells_who_when_why_and_what(admin: httpx.Client, history: str) -> None:
    items = admin.get(history).json()["items"]
    assert [(item["kind"], item["revision"]) for item in items] == [
        ("flag", 5),
        ("evaluator", 4),
        ("flag", 3),
        ("flag", 2),
        ("flag_set", 1),
    ]
    gone, _, changed, made, _ = items
    assert (gone["after"], gone["comment"]) == (None, "gone")
    assert changed["before"]["variants"] == {"on": 1.0}
    assert changed["after"]["variants"] == {"on": 2.0}
    assert (made["before"], made["comment"]) == (None, "first, with \u00fc")
    assert made["actor"] == "admin key of the settings"
    age = datetime.now(UTC) - datetime.fromisoformat(made["at"])
    assert timedelta(0) <= age + timedelta(seconds=1) < timedelta(minutes=5)


@pytest.mark.parametrize(
    ("query", "revisions"),
    [
        ({"flag": "f/1"}, [5, 3, 2]),
        ({"evaluator": "e"}, [4]),
        ({"kind": "flag_set"}, [1]),
        ({"actor": "admin key of the settings", "limit": "2"}, [5, 4]),
        ({"actor": "nobody"}, []),
        ({"revision": "3"}, [3]),
        ({"since": "2020-01-01T00:00:00Z"}, [5, 4, 3, 2, 1]),
        ({"until": "2020-01-01T00:00:00+01:00"}, []),
    ],
)
def test_the_history_is_filtered(
    admin: httpx.Client, history: str, query: dict[str, str], revisions: list[int]
) -> None:
    items = admin.get(history, params=query).json()["items"]
    assert [item["revision"] for item in items] == revisions


@pytest.mark.parametrize(
    "query",
    ["kind=colour", "since=yesterday", "since=2020-01-01T00:00:00", "revision=0", "after=x"],
)
def test_a_filter_that_means_nothing_is_refused(
    admin: httpx.Client, history: str, query: str
) -> None:
    answer = admin.get(f"{history}?{query}")
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:flagstaff:refused")


def test_all_of_the_history_streams_as_one_object_a_line(admin: httpx.Client, history: str) -> None:
    answer = admin.get(history, headers={"accept": "application/x-ndjson"})
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert answer.headers["x-request-id"]
    assert "2.0" in answer.text
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines == list(reversed(admin.get(history).json()["items"]))


def test_all_of_the_history_streams_as_csv(admin: httpx.Client, history: str) -> None:
    answer = admin.get(history, headers={"accept": "text/csv"})
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode(), newline="")))
    assert [row["revision"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[1]["after"] == FLAG
    assert rows[1]["comment"] == "first, with \u00fc"


@pytest.mark.parametrize(
    ("comment", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\uff1d1", "'\uff1d1"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("a=1", "a=1"),
        ("'=1", "'=1"),
    ],
)
def test_a_csv_has_no_formulas(admin: httpx.Client, flag_set: str, comment: str, cell: str) -> None:
    admin.put(
        flag_url(flag_set, f"{comment[0]}f"),
        content=FLAG,
        headers=[(b"x-change-comment", comment.encode())],
    ).raise_for_status()
    url = f"/api/v1/flag-sets/{flag_set}/changes"
    answer = admin.get(url, headers={"accept": "text/csv"})
    *_, row = csv.DictReader(io.StringIO(answer.content.decode(), newline=""))
    assert row["comment"] == cell
    assert row["name"] == (f"{comment[0]}f" if cell == comment else f"'{comment[0]}f")
    # In JSON it stays as it is.
    assert admin.get(url).json()["items"][0]["comment"] == comment


def test_a_csv_without_a_row_has_its_heading(admin: httpx.Client, history: str) -> None:
    nobodys = admin.get(history, params={"actor": "nobody"}, headers={"accept": "text/csv"})
    assert nobodys.text == "revision,at,actor,comment,kind,name,before,after\r\n"


def test_histories_that_nobody_reads_on_leave_the_worker_to_others(
    admin: httpx.Client, worker: Worker, flag_set: str
) -> None:
    url = f"/api/v1/flag-sets/{flag_set}"
    padding: dict[str, object] = {"state": "ENABLED", "variants": {"a": "x" * 400_000}}
    for number in range(8):
        # More than the sockets take in between: the worker has to wait for the reader.
        padding["metadata"] = {"n": number}
        admin.put(f"{url}/flags/f", json=padding).raise_for_status()
    request = (
        f"GET {url}/changes HTTP/1.1\r\nHost: x\r\nAccept: text/csv\r\n"
        f"X-API-Key: {admin.headers['x-api-key']}\r\n\r\n"
    )
    with ExitStack() as readers:
        first = []
        for _ in range(12):
            reader = readers.enter_context(socket.socket(socket.AF_UNIX))
            reader.settimeout(60)
            reader.connect(str(worker.socket))
            reader.sendall(request.encode())
            first.append(reader.recv(64).partition(b"\r\n")[0])
        assert set(first) == {b"HTTP/1.1 200 OK", b"HTTP/1.1 503 Service Unavailable"}
        assert admin.get(url).status_code == 200
        assert admin.patch(f"{url}/flags/f", json={"metadata": None}).status_code == 200
        assert admin.get("/readyz").json()["degraded"] == []


def test_a_stream_of_no_set_is_404(admin: httpx.Client) -> None:
    for kind in ("application/x-ndjson", "text/csv", "application/json"):
        answer = admin.get("/api/v1/flag-sets/nowhere/changes", headers={"accept": kind})
        assert answer.status_code == 404


def test_a_version_is_brought_back_as_a_new_change(
    admin: httpx.Client, history: str, flag_set: str
) -> None:
    url = flag_url(flag_set, "f/1")
    versions = admin.get(f"{url}/versions").json()["items"]
    assert [version["revision"] for version in versions] == [5, 3, 2]
    back = admin.post(f"{url}/rollback", json={"revision": 2})
    assert (back.status_code, back.json()["revision"]) == (201, 6)
    assert admin.get(url).text == FLAG
    assert admin.post(f"{url}/rollback", json={"revision": 3}).status_code == 200
    late = admin.post(f"{url}/rollback", json={"revision": 3}, headers={"if-match": '"6"'})
    assert late.status_code == 412
    assert admin.post(f"{url}/rollback", json={"revision": 99}).status_code == 404
    assert admin.post(f"{url}/rollback", json={"revision": "2"}).status_code == 400


def test_the_whole_set_goes_back_as_one_change(
    admin: httpx.Client, history: str, flag_set: str
) -> None:
    document = f"/api/v1/flag-sets/{flag_set}/document"
    assert list(admin.get(document).json()["flags"]) == []
    then = admin.get(document, params={"revision": "3"})
    assert then.headers["etag"] == '"3"'
    back = admin.post(f"/api/v1/flag-sets/{flag_set}/rollback", json={"revision": 3})
    assert back.json()["revision"] == 6
    assert admin.get(document).json() == then.json()
    assert admin.get(document, params={"revision": "7"}).status_code == 404


def test_a_copy_is_tried_before_it_is_made(admin: httpx.Client, flag_set: str) -> None:
    other = f"{flag_set}-production"
    admin.post("/api/v1/flag-sets", json={"name": other}).raise_for_status()
    ours, theirs = FLAG.replace("1.0", "1.5"), FLAG.replace("1.0", "2.5")
    url = f"/api/v1/flag-sets/{flag_set}/flags/f"
    admin.put(url, content=ours).raise_for_status()
    admin.put(f"/api/v1/flag-sets/{other}/flags/f", content=theirs).raise_for_status()
    tried = admin.post(f"{url}/copy?dry_run=true&impact=true", json={"to": other}).json()
    (difference,) = tried["diff"]
    assert (difference["name"], tried["revision"]) == ("f", 2)
    assert (difference["before"], difference["after"]) == (json.loads(theirs), json.loads(ours))
    assert tried["impact"]["contexts"] == 0
    assert admin.get(f"/api/v1/flag-sets/{other}/flags/f").text == theirs
    assert admin.post(f"{url}/copy", json={"to": other}).json()["revision"] == 3
    assert admin.get(f"/api/v1/flag-sets/{other}/flags/f").text == ours


def test_what_has_to_be_there_is_neither_brought_back_nor_made_by_a_copy(
    admin: httpx.Client, flag_set: str
) -> None:
    url, other = flag_url(flag_set, "f"), f"{flag_set}.other"
    admin.put(url, content=FLAG).raise_for_status()
    admin.post("/api/v1/flag-sets", json={"name": other}).raise_for_status()
    there = {"if-match": "*"}
    assert admin.post(f"{url}/copy", json={"to": other}, headers=there).status_code == 412
    assert admin.get(flag_url(other, "f")).status_code == 404
    assert admin.post(f"{url}/rollback", json={"revision": 2}, headers=there).status_code == 200
    admin.delete(url).raise_for_status()
    assert admin.post(f"{url}/rollback", json={"revision": 2}, headers=there).status_code == 412
    assert admin.get(url).status_code == 404


def test_a_flag_is_copied_to_another_set_with_the_checks_of_a_write(
    admin: httpx.Client, holder: Holder, flag_set: str
) -> None:
    production = f"{flag_set}.production"
    admin.post("/api/v1/flag-sets", json={"name": production}).raise_for_status()
    url = flag_url(flag_set, "f")
    admin.put(url, content=FLAG).raise_for_status()
    copied = admin.post(f"{url}/copy", json={"to": production})
    assert copied.status_code == 201
    assert admin.get(flag_url(production, "f")).text == FLAG
    again = admin.post(f"{url}/copy", json={"to": production}, headers={"if-none-match": "*"})
    assert again.status_code == 412

    admin.put(f"/api/v1/flag-sets/{flag_set}/evaluators/e", content='{"==":[1,1]}')
    shared = '{"state":"ENABLED","variants":{"on":1},"targeting":{"if":[{"$ref":"e"},"on",null]}}'
    admin.put(url, content=shared).raise_for_status()
    refused = admin.post(f"{url}/copy", json={"to": production})
    assert (refused.status_code, refused.json()["type"]) == (
        400,
        "urn:flagstaff:definition-refused",
    )
    assert admin.get(flag_url(production, "f")).text == FLAG

    bound = holder("write", flag_set=flag_set)
    assert bound.post(f"{url}/copy", json={"to": production}).status_code == 404
    assert bound.post(f"{url}/copy", json={"to": "nowhere"}).status_code == 404


@pytest.mark.parametrize(
    ("header", "comment"),
    [
        (b"plain 100%25", "plain 100%25"),
        ("ü€".encode(), "ü€"),
        (b"utf-8''100%25%20%E2%82%AC", "100% €"),
        (b"", ""),
        (b"\xff", None),
        (b"UTF-8''%ff", None),
        (b"x" * 2001, None),
    ],
)
def test_a_comment_is_utf_8_plain_or_encoded(
    admin: httpx.Client, flag_set: str, header: bytes, comment: str | None
) -> None:
    answer = admin.put(
        flag_url(flag_set, "f"), content=FLAG, headers=[(b"x-change-comment", header)]
    )
    if comment is None:
        assert answer.status_code == 400
    else:
        assert answer.status_code == 201
        newest = admin.get(f"/api/v1/flag-sets/{flag_set}/changes").json()["items"][0]
        assert newest["comment"] == comment


async def write_a_million(url: str, flag_set: str) -> None:
    """A million changes to the set, written past the service."""
    database = await Database.connect(url, size=1, statement_timeout=60)
    async with database.read() as cursor:
        for start in range(2, 1_000_002, 50_000):
            await cursor.execute(
                "INSERT INTO changes (flag_set_id, revision, kind, name, before_text, after_text,"
                " actor, happened_at) SELECT s.id, seq, 'flag', CONCAT('flag-', seq), %s, %s,"
                f" 'bot', seq FROM seq_{start}_to_{start + 49_999} JOIN flag_sets s"
                " WHERE s.name = %s",
                (FLAG, FLAG.replace("1.0", "2.0"), flag_set.encode()),
            )
    await database.close()


@pytest.mark.long
def test_a_million_changes_are_streamed_without_growing_the_worker(
    admin: httpx.Client, worker: Worker, worker_settings: dict[str, str], flag_set: str
) -> None:
    def resident() -> int:
        status = Path(f"/proc/{worker.child.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) * 1024

    asyncio.run(write_a_million(worker_settings["FLAGSTAFF_MYSQL_URL"], flag_set))
    url = f"/api/v1/flag-sets/{flag_set}/changes"
    admin.get(url).raise_for_status()
    before = resident()
    for kind, told in (
        ("application/x-ndjson", b'"kind":"flag","name":'),
        ("text/csv", b",bot,,flag,"),
    ):
        seen, most, left = 0, 0, b""
        with admin.stream("GET", url, headers={"accept": kind}) as answer:
            for part in answer.iter_raw(1 << 20):
                text = left + part
                # What is told may be cut in two by the end of a part.
                left = text[1 - len(told) :]
                seen += text.count(told)
                most = max(most, resident())
        assert seen == 1_000_000
        assert most - before < 20 * 1024 * 1024
