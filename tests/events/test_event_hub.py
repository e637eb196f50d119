"""What streams are told and when they end, over real sockets."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from itertools import count
from math import inf

import pytest

from service.errors import Overloaded
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.events.event_hub import HEARTBEAT, EventHub, EventStream, event
from service.tasks.cancellation import cancel_and_wait
from service.telemetry.counters import Counters
from tests.waiting import PATIENCE, until


def flag_set(name: str = "shop", revision: int = 2) -> CompiledFlagSet:
    return CompiledFlagSet.build(FlagSetHeader(name, revision, 1_700_000_000, 2, {}), [], [])


class House:
    """A hub that is at work, and readers of its streams."""

    def __init__(self, *, limit: int = 10_000, heartbeat: float = 3600) -> None:
        self.counters = Counters()
        self.hub = EventHub(self.counters, limit=limit, heartbeat=heartbeat)
        self.work = [
            asyncio.create_task(self.hub.send_changes()),
            asyncio.create_task(self.hub.keep_awake()),
        ]
        self.callers: list[asyncio.StreamWriter] = []

    async def open(
        self,
        name: str = "shop",
        *,
        key_hash: bytes | None = None,
        expires_at: float = inf,
    ) -> asyncio.StreamReader:
        """A reader of a new stream, behind its first words."""
        reader = await self.read(await self.connect(name, key_hash, expires_at))
        assert (await reader.readuntil(b"\n\n")).startswith(b"retry: ")
        return reader

    async def read(self, theirs: socket.socket) -> asyncio.StreamReader:
        """A reader of the stream from its first word."""
        reader, caller = await asyncio.open_connection(sock=theirs)
        self.callers.append(caller)
        return reader

    async def connect(
        self,
        name: str = "shop",
        key_hash: bytes | None = None,
        expires_at: float = inf,
        news: bytes = b"",
    ) -> socket.socket:
        """The reader's end of a new stream, of which nobody has read yet."""
        ours, theirs = socket.socketpair()
        for each in (ours, theirs):
            each.setblocking(False)
            each.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        stream = EventStream(self.hub, name, key_hash=key_hash, expires_at=expires_at, news=news)
        await asyncio.get_running_loop().connect_accepted_socket(lambda: stream, ours)
        return theirs

    async def end(self) -> None:
        await self.hub.close()
        await cancel_and_wait(*self.work)
        for caller in self.callers:
            caller.close()


@pytest.fixture
async def house() -> AsyncIterator[House]:
    house = House()
    yield house
    await house.end()


def test_an_event_says_which_revision_to_fetch() -> None:
    assert event(flag_set(revision=7)) == (
        b'id: 7\ndata: {"type":"refetchEvaluation","etag":"r7","lastModified":1700000000}\n\n'
    )


async def test_a_change_is_told_to_every_stream_of_its_set_and_to_no_other(house: House) -> None:
    readers = [await house.open() for _ in range(250)]
    other = await house.open("other")
    house.hub.swapped(flag_set())
    for reader in readers:
        assert await reader.readuntil(b"\n\n") == event(flag_set())
    house.hub.swapped(flag_set("other", 9))
    assert await other.readuntil(b"\n\n") == event(flag_set("other", 9))
    assert house.counters.events_told == 251


async def test_a_set_that_changes_faster_than_it_is_told_is_told_as_it_came_to_stand(
    house: House,
) -> None:
    reader = await house.open()
    for revision in range(2, 100):
        house.hub.swapped(flag_set(revision=revision))
    assert await reader.readuntil(b"\n\n") == event(flag_set(revision=99))


async def test_a_set_that_changes_without_end_keeps_no_other_waiting(house: House) -> None:
    reader, other = await house.open(), await house.open("other")

    async def change() -> None:
        for revision in count(2):
            house.hub.swapped(flag_set(revision=revision))
            await asyncio.sleep(0)

    async def read() -> None:
        while True:
            await reader.readuntil(b"\n\n")

    ceaseless = [asyncio.create_task(change()), asyncio.create_task(read())]
    house.hub.swapped(flag_set("other", 9))
    async with asyncio.timeout(PATIENCE):
        assert await other.readuntil(b"\n\n") == event(flag_set("other", 9))
    await cancel_and_wait(*ceaseless)


async def test_a_reader_that_does_not_read_is_cut_and_nobody_waits_for_it(house: House) -> None:
    deaf = await house.connect()
    reader = await house.open()
    revision = 1
    while not house.counters.streams_cut:
        revision += 1
        house.hub.swapped(flag_set(revision=revision))
        assert await reader.readuntil(b"\n\n") == event(flag_set(revision=revision))
    await until(lambda: len(house.hub) == 1)
    assert house.counters.streams_cut == 1
    deaf.close()


async def test_the_end_of_a_set_ends_its_streams(house: House) -> None:
    reader, other = await house.open(), await house.open("other")
    house.hub.dropped("shop")
    assert await reader.read() == b""
    house.hub.swapped(flag_set("other"))
    assert await other.readuntil(b"\n\n") == event(flag_set("other"))


async def test_the_end_of_a_key_ends_its_streams(house: House) -> None:
    revoked = await house.open(key_hash=b"revoked")
    kept, anonymous = await house.open(key_hash=b"kept"), await house.open()
    house.hub.keep_only({b"kept": inf})
    assert await revoked.read() == b""
    house.hub.swapped(flag_set())
    for reader in (kept, anonymous):
        assert await reader.readuntil(b"\n\n") == event(flag_set())


async def test_a_stream_ends_with_the_time_of_its_key(house: House) -> None:
    reader = await house.open(key_hash=b"short", expires_at=time.time() + 0.01)
    assert await reader.read() == b""
    assert len(house.hub) == 0


async def test_a_stream_does_not_end_before_its_key_if_the_timer_is_early(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, asked = 1_800_000_000.0, count(1)
    looks = 0

    def stopped_clock() -> float:
        nonlocal looks
        looks = next(asked)
        return now

    monkeypatch.setattr("service.events.event_hub.time.time", stopped_clock)
    reader = await house.open(key_hash=b"short", expires_at=now + 0.001)
    await until(lambda: looks > 3 or not len(house.hub))
    assert len(house.hub) == 1
    now += 0.001
    assert await reader.read() == b""


async def test_a_key_whose_time_was_cut_short_ends_its_streams_sooner(house: House) -> None:
    reader = await house.open(key_hash=b"former", expires_at=time.time() + 3600)
    house.hub.keep_only({b"former": time.time()})
    assert await reader.read() == b""


async def test_a_silent_stream_is_kept_open() -> None:
    house = House(heartbeat=0.001)
    readers = [await house.open() for _ in range(3)]
    for reader in readers:
        for _ in range(3):
            assert await reader.readuntil(b"\n\n") == HEARTBEAT
    await house.end()


async def test_what_a_stream_is_told_at_once_comes_first(house: House) -> None:
    reader = await house.read(await house.connect(news=event(flag_set())))
    assert (await reader.readuntil(b"\n\n")).startswith(b"retry: ")
    assert await reader.readuntil(b"\n\n") == event(flag_set())


async def test_clients_come_back_at_different_times(house: House) -> None:
    first_words = set()
    for _ in range(20):
        reader = await house.read(await house.connect())
        first_words.add(await reader.readuntil(b"\n\n"))
    assert len(first_words) > 1


async def test_past_the_limit_streams_are_turned_away() -> None:
    house = House(limit=2)
    first, _ = await house.open(), await house.open()
    with pytest.raises(Overloaded):
        house.hub.check()
    house.hub.dropped("shop")
    assert await first.read() == b""
    await until(lambda: len(house.hub) == 0)
    house.hub.check()
    assert house.counters.streams_turned_away == 1
    await house.end()


async def test_a_stop_ends_every_stream_even_one_that_nobody_reads(house: House) -> None:
    readers = [await house.open() for _ in range(300)]
    deaf = await house.connect()
    for stream in house.hub._all():
        stream.tell(b":" * 15_000 + b"\n\n")
    await house.hub.close()
    assert len(house.hub) == 0
    for reader in readers:
        assert (await reader.read()).endswith(b":\n\n")
    late = await house.read(await house.connect())
    assert (await late.read()).startswith(b"retry: ")
    deaf.close()


async def test_a_reader_that_goes_is_forgotten(house: House) -> None:
    theirs = await house.connect()
    assert len(house.hub) == 1
    theirs.close()
    await until(lambda: len(house.hub) == 0)
    house.hub.swapped(flag_set())
    assert len(house.hub) == 0


async def test_a_stream_that_fails_keeps_no_other_from_its_events(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(EventStream):
        aborted = False

        def tell(self, message: bytes) -> None:
            raise ValueError("nobody foresaw this")

        def abort(self) -> None:
            Broken.aborted = True

    broken = Broken(house.hub, "shop")
    house.hub.enter(broken)
    readers = [await house.open() for _ in range(3)]
    house.hub.swapped(flag_set(revision=3))
    for reader in readers:
        assert (await reader.readuntil(b"\n\n")) == event(flag_set(revision=3))
    assert Broken.aborted
    house.hub.leave(broken)


async def test_what_a_failed_run_did_not_tell_the_next_one_tells(house: House) -> None:
    reader = await house.open()
    await cancel_and_wait(*house.work)
    house.hub.swapped(flag_set(revision=3))
    # Whoever was at work had woken for it, and then failed.
    house.hub._news.clear()
    house.work = [asyncio.create_task(house.hub.send_changes())]
    assert (await reader.readuntil(b"\n\n")) == event(flag_set(revision=3))
