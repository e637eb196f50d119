"""Writes whose answer was lost, against a server that carries them out all the same."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from service.outbound.client import Client
from service.outbound.failures import CallFailed, Unreachable
from service.outbound.lost_answers import settled

LOST = httpx.ReadError("Connection reset by peer")


class Flag:
    """A flag behind the API; ``losing`` of its answers to writes are lost, done or not."""

    def __init__(self, losing: list[str]) -> None:
        self.losing = losing
        self.revision = 1
        self.written = 0

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer a request, or lose the answer."""
        if request.method == "GET":
            return httpx.Response(200, json={"revision": self.revision, "written": self.written})
        fate = self.losing.pop(0) if self.losing else ""
        if fate == "before":
            raise LOST
        if request.headers.get("if-match") not in (None, f'"{self.revision}"'):
            return httpx.Response(
                412, json={"type": "urn:flagstaff:lost-race", "detail": "Changed meanwhile."}
            )
        self.revision += 1
        self.written += 1
        if fate == "after":
            raise LOST
        if fate:
            return httpx.Response(int(fate))
        return httpx.Response(200, json={"revision": self.revision})


def client(handler: Callable[[httpx.Request], httpx.Response]) -> Client:
    transport = httpx.MockTransport(handler)
    return Client("http://flags.test", "k", transport=transport, wait=lambda _: None)


def write_once(flag: Flag) -> int:
    """A conditional write as commands make it; the revision that it came to."""
    flagstaff = client(flag)

    def write() -> int:
        headers = {"if-match": '"1"'}
        return int(flagstaff.json("PATCH", "x", body={}, headers=headers)["revision"])

    def look() -> int | None:
        now = flagstaff.json("GET", "x")
        return int(now["revision"]) if now["written"] else None

    return settled(write, look, wait=flagstaff.pause)


@pytest.mark.parametrize(
    "losing",
    [
        [],
        ["after"],
        ["before"],
        ["before", "before", "before"],
        ["before", "after"],
        ["502"],
        ["504"],
        ["before", "502"],
    ],
)
def test_a_conditional_write_is_made_exactly_once(losing: list[str]) -> None:
    flag = Flag(list(losing))
    assert write_once(flag) == 2
    assert flag.written == 1


def test_somebody_elses_change_is_still_a_lost_race() -> None:
    flag = Flag(["before"])
    flag.revision = 7
    with pytest.raises(CallFailed) as failed:
        write_once(flag)
    assert (failed.value.status, flag.written) == (412, 0)
    assert failed.value.kind == "lost-race"


def test_a_server_that_never_answers_is_given_up() -> None:
    flag = Flag(["before"] * 9)
    with pytest.raises(Unreachable) as failed:
        write_once(flag)
    assert failed.value.may_be_done
    assert len(flag.losing) == 5


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_no_conditional_request_is_repeated_blindly(method: str) -> None:
    flag = Flag(["after"])
    with pytest.raises(Unreachable):
        client(flag).call(method, "x", body=b"{}", headers={"if-match": '"1"'})
    assert flag.written == 1


def test_what_a_lost_answer_deleted_is_deleted() -> None:
    answers: list[httpx.Response | Exception] = [LOST, httpx.Response(404, json={})]

    def handler(_: httpx.Request) -> httpx.Response:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    client(handler).remove("contexts", "ann")
    assert answers == []


def test_what_was_not_there_is_not_deleted() -> None:
    with pytest.raises(CallFailed) as failed:
        client(lambda _: httpx.Response(404, json={})).remove("contexts", "ann")
    assert failed.value.status == 404


@pytest.mark.parametrize(
    ("error", "may_be_done"), [(LOST, True), (httpx.ConnectError("refused"), False)]
)
def test_a_change_that_may_have_been_made_is_told_from_one_that_was_never_sent(
    error: Exception, may_be_done: bool
) -> None:
    def handler(_: httpx.Request) -> httpx.Response:
        raise error

    with pytest.raises(Unreachable) as failed:
        client(handler).call("POST", "flag-sets", body=b"{}")
    assert failed.value.may_be_done == may_be_done
    with pytest.raises(Unreachable) as failed:
        client(handler).call("GET", "flag-sets")
    assert not failed.value.may_be_done


READS: list[tuple[tuple[str, ...], dict[str, str]]] = [
    (("GET", "flag-sets"), {}),
    (("POST", "flag-sets", "shop", "explain"), {}),
    (("POST", "flag-sets", "shop", "evaluate"), {}),
    (("PUT", "flag-sets", "shop", "document"), {"dry_run": "true"}),
]
WRITES: list[tuple[tuple[str, ...], dict[str, str]]] = [
    (("POST", "flag-sets"), {}),
    (("PUT", "flag-sets", "shop", "document"), {"strict": "true"}),
    (("PUT", "flag-sets", "shop", "flags", "explain"), {}),
    (("DELETE", "flag-sets", "evaluate"), {}),
]


@pytest.mark.parametrize(("call", "query"), [*READS, *WRITES])
def test_only_a_change_may_have_been_made_where_the_answer_is_lost_or_not_awaited(
    call: tuple[str, ...], query: dict[str, str]
) -> None:
    def lose(_: httpx.Request) -> httpx.Response:
        raise LOST

    def interrupt(_: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    is_change = (call, query) in WRITES
    with pytest.raises(Unreachable) as failed:
        client(lose).call(*call, query=query)
    assert failed.value.may_be_done == is_change

    notices: list[str] = []
    interrupted = Client(
        "http://flags.test", "k", transport=httpx.MockTransport(interrupt), notice=notices.append
    )
    with pytest.raises(KeyboardInterrupt):
        interrupted.call(*call, query=query)
    assert [notice.partition(":")[0] for notice in notices] == ["Interrupted"] * is_change
