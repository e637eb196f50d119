"""``GET /ofrep/v1/events``: who may listen, what is told, and what ends a stream."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from tests.blueprints.conftest import Caller
from tests.contract import published
from tests.event_reader import Reader, address_of, listening
from tests.waiting import before_it_ends

EVALUATE = "/ofrep/v1/evaluate/flags"

Holder = Callable[..., httpx.Client]


@pytest.fixture
def listener(holder: Holder, flag_set: str) -> httpx.Client:
    """A caller with a key that evaluates the set."""
    return holder("evaluate", flag_set=flag_set)


def change(admin: httpx.Client, flag_set: str, value: int = 1) -> int:
    """Change the set; the revision that this came to."""
    flag = {"state": "ENABLED", "variants": {"a": value}, "defaultVariant": "a"}
    answer = admin.put(f"/api/v1/flag-sets/{flag_set}/flags/f", json=flag)
    return int(answer.raise_for_status().json()["revision"])


def altered(address: str, **changed: str | None) -> str:
    """The address with parameters replaced, or without those that are None."""
    path, _, query = address.partition("?")
    said = {name: values[0] for name, values in parse_qs(query).items()}
    kept = {name: value for name, value in {**said, **changed}.items() if value is not None}
    return f"{path}?{urlencode(kept)}"


def test_a_bulk_answer_tells_the_address(listener: httpx.Client) -> None:
    answer = listener.post(EVALUATE, json={}).json()
    published.answer("bulkEvaluationSuccess").validate(answer)
    (stream,) = answer["eventStreams"]
    assert stream["type"] == "sse"
    assert stream["endpoint"]["requestUri"].startswith("/ofrep/v1/events?")
    assert stream["inactivityDelaySec"] == 120


def test_the_address_stays_the_same_and_does_not_hold_the_key(
    listener: httpx.Client, admin: httpx.Client, flag_set: str
) -> None:
    address = address_of(listener)
    change(admin, flag_set)
    assert address_of(listener) == address
    assert listener.headers["x-api-key"] not in address
    assert listener.headers["x-api-key"].rpartition("_")[2] not in address


def test_each_key_has_an_address_of_its_own_and_the_tag_does_not_cover_it(
    holder: Holder, flag_set: str
) -> None:
    answers = [holder("evaluate", flag_set=flag_set).post(EVALUATE, json={}) for _ in range(2)]
    assert answers[0].json()["eventStreams"] != answers[1].json()["eventStreams"]
    assert answers[0].headers["etag"] == answers[1].headers["etag"]


def test_a_key_for_all_sets_has_an_address_for_each(
    admin: httpx.Client, holder: Holder, flag_set: str
) -> None:
    other = f"{flag_set}.other"
    admin.post("/api/v1/flag-sets", json={"name": other}).raise_for_status()
    everyone = holder("evaluate")
    addresses = [address_of(everyone, name) for name in (flag_set, other)]
    assert len(set(addresses)) == 2
    with listening(everyone, addresses[1]) as reader:
        reader.next()
        change(admin, flag_set)
        revision = change(admin, other)
        assert reader.next().id == str(revision)


def test_a_key_that_only_reads_gets_the_address_without_an_evaluation(
    holder: Holder, admin: httpx.Client, flag_set: str
) -> None:
    reader = holder("read", flag_set=flag_set)
    address = reader.get(f"/api/v1/flag-sets/{flag_set}/event-stream").json()["requestUri"]
    both = holder("read", "evaluate", flag_set=flag_set)
    answer = both.get(f"/api/v1/flag-sets/{flag_set}/event-stream")
    assert answer.json()["requestUri"] == address_of(both) != address
    with listening(reader, address) as events:
        assert events.next().id == "1"
        revision = change(admin, flag_set)
        assert events.next().id == str(revision)


def test_a_change_is_told(admin: httpx.Client, listener: httpx.Client, flag_set: str) -> None:
    with listening(listener, address_of(listener)) as reader:
        headers = reader.response.headers
        assert headers["content-type"] == "text/event-stream"
        assert headers["cache-control"] == "no-cache, no-transform"
        assert headers["x-request-id"]
        reader.next()
        revision = change(admin, flag_set)
        event = reader.next()
        assert event.id == str(revision)
        assert event.data["type"] == "refetchEvaluation"
        assert event.data["etag"] == f"r{revision}"
        assert isinstance(event.data["lastModified"], int)
        published.answer("sseEventData").validate(event.data)


def test_what_an_event_announces_is_served_already(
    admin: httpx.Client, listener: httpx.Client, flag_set: str
) -> None:
    with listening(listener, address_of(listener)) as reader:
        reader.next()
        for value in range(20):
            change(admin, flag_set, value)
            etag = reader.next().data["etag"]
            answer = listener.post(EVALUATE, json={}, params={"flagConfigEtag": etag})
            assert answer.json()["flags"][0]["value"] == value


def test_a_client_that_heard_of_nothing_yet_is_told_how_the_set_stands(
    admin: httpx.Client, listener: httpx.Client, flag_set: str
) -> None:
    address = address_of(listener)
    revision = change(admin, flag_set)
    with listening(listener, address) as reader:
        assert reader.next().id == str(revision)


def test_a_client_that_heard_of_an_older_revision_is_told_at_once(
    admin: httpx.Client, listener: httpx.Client, flag_set: str
) -> None:
    old, new = change(admin, flag_set), change(admin, flag_set, 2)
    with listening(listener, address_of(listener), heard=old) as reader:
        assert reader.next().id == str(new)


def test_a_client_that_heard_of_the_latest_revision_is_told_of_the_next(
    admin: httpx.Client, listener: httpx.Client, flag_set: str
) -> None:
    revision = change(admin, flag_set)
    with listening(listener, address_of(listener), heard=revision) as reader:
        revision = change(admin, flag_set, 2)
        assert reader.next().id == str(revision)


@pytest.mark.parametrize("heard", ["nonsense", "-1", "9" * 30, "r1", ""])
def test_an_id_that_is_none_of_ours_counts_for_nothing(listener: httpx.Client, heard: str) -> None:
    with listening(listener, address_of(listener), heard=heard) as reader:
        assert reader.next().id == "1"


@pytest.mark.parametrize(
    "changed",
    [
        {"signature": None},
        {"signature": ""},
        {"signature": "AAAAAAAAAAAAAAAAAAAAAA"},
        {"signature": "é" * 22},
        {"key": None},
        {"key": None, "signature": None},
        {"key": "0"},
        {"key": "99999999"},
        {"key": "nonsense"},
        {"flagSet": None},
        {"flagSet": ""},
        {"flagSet": "another"},
    ],
)
def test_an_address_that_was_not_told_opens_nothing(
    listener: httpx.Client, changed: dict[str, str | None]
) -> None:
    answer = listener.get(altered(address_of(listener), **changed))
    assert answer.status_code == 401
    assert answer.json()["errorCode"] == "GENERAL"
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-request-id"]


def test_whatever_else_an_address_carries_counts_for_nothing(listener: httpx.Client) -> None:
    address = address_of(listener)
    for number in range(20):
        address += f"&more{number}={number}"
    with listening(listener, address) as reader:
        assert reader.next().id == "1"


def test_the_address_opens_nothing_but_its_stream(listener: httpx.Client, caller: Caller) -> None:
    said = parse_qs(urlsplit(address_of(listener)).query)
    for secret in (said["signature"][0], urlsplit(address_of(listener)).query):
        assert caller(secret).post(EVALUATE, json={}).status_code == 401


def test_a_stream_ends_with_its_key(
    admin: httpx.Client, caller: Caller, holder: Holder, flag_set: str
) -> None:
    body = {"name": "leaver", "scopes": ["evaluate"], "flagSet": flag_set}
    made = admin.post("/api/v1/api-keys", json=body).json()
    leaver, stayer = caller(made["key"]), holder("evaluate", flag_set=flag_set)
    address = address_of(leaver)
    with (
        listening(leaver, address) as reader,
        listening(stayer, address_of(stayer)) as other,
    ):
        reader.next()
        other.next()
        admin.delete(f"/api/v1/api-keys/{made['id']}").raise_for_status()
        assert reader.ends()
        revision = change(admin, flag_set)
        assert other.next().id == str(revision)
    assert caller(None).get(address).status_code == 401


def test_a_stream_ends_when_its_key_expires(
    admin: httpx.Client, caller: Caller, flag_set: str
) -> None:
    def live(end: datetime) -> bool:
        body = {"name": "short", "scopes": ["evaluate"], "flagSet": flag_set}
        made = admin.post("/api/v1/api-keys", json={**body, "expiresAt": end.isoformat()})
        short = caller(made.json().get("key"))
        bulk = short.post(EVALUATE, json={})
        if not bulk.is_success:
            return False
        address = bulk.json()["eventStreams"][0]["endpoint"]["requestUri"]
        with short.stream("GET", address) as response:
            if response.status_code != 200:
                return False
            reader = Reader(response)
            if reader.ends():
                return False
            assert reader.ends()
        assert datetime.now(UTC) > end
        assert short.get(address).status_code == 401
        return True

    before_it_ends(live)


def test_a_new_secret_has_a_new_address_and_the_former_ends_with_its_grace(
    admin: httpx.Client, caller: Caller, flag_set: str
) -> None:
    body = {"name": "rotated", "scopes": ["evaluate"], "flagSet": flag_set}
    made = admin.post("/api/v1/api-keys", json=body).json()
    former = caller(made["key"])
    with listening(former, address_of(former)) as reader:
        reader.next()
        rotate = f"/api/v1/api-keys/{made['id']}/rotate"
        current = caller(admin.post(rotate, json={"grace": 3600}).json()["key"])
        assert address_of(current) != address_of(former)
        with listening(current, address_of(current)) as other:
            other.next()
            revision = change(admin, flag_set)
            assert reader.next().id == other.next().id == str(revision)
            latest = caller(admin.post(rotate, json={"grace": 0}).json()["key"])
            assert reader.ends()
            assert other.ends()
    with listening(latest, address_of(latest)) as reader:
        assert reader.next().id == str(revision)


def test_a_stream_ends_with_its_set(admin: httpx.Client, flag_set: str) -> None:
    address = address_of(admin, flag_set)
    with listening(admin, address) as reader:
        reader.next()
        admin.delete(f"/api/v1/flag-sets/{flag_set}").raise_for_status()
        assert reader.ends()
    assert admin.get(address).status_code == 404


def test_streams_are_counted(admin: httpx.Client, listener: httpx.Client, flag_set: str) -> None:
    def counted(name: str) -> float:
        lines = admin.get("/metrics").text.splitlines()
        return float(next(line.rpartition(" ")[2] for line in lines if line.startswith(name)))

    told = counted("flagstaff_events_told_total")
    with listening(listener, address_of(listener)) as reader:
        reader.next()
        assert counted("flagstaff_event_streams_open") >= 1
        change(admin, flag_set)
        reader.next()
        assert counted("flagstaff_events_told_total") == told + 1
