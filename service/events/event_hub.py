"""Event hub: sends an event to the streams of a flag set when it changes (OFREP 0.3.0).

A stream is a connection and nothing more: it has no task, and unread data waits in the buffer of
its transport, which is small. So ten thousand idle streams are cheap, and a reader that does not
read is disconnected, never waited for.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from math import inf
from typing import Any

import msgspec

from service.errors import Overloaded
from service.evaluation.flag_set import CompiledFlagSet
from service.events.config_tag import config_etag
from service.log_events import log_event
from service.telemetry.counters import Counters

log = logging.getLogger(__name__)

HEARTBEAT = b":\n\n"

# Bytes that may wait for a reader beyond the kernel's buffer. Every event says the same, fetch
# again, so a reader this far behind is not slow but gone.
MOST_UNREAD = 16 * 1024
# Streams that get a message before evaluations get their turn.
_TURN = 100
# Reconnection delay of clients in milliseconds, spread so that they do not all come at once.
_RETRY_FROM = 1000
_RETRY_SPREAD = 3000
# Seconds that ending streams have to send what waits for their readers.
_FAREWELL = 1.0
# Retry-After of a refused caller, in seconds.
_RETRY_AFTER = 10


def event(flag_set: CompiledFlagSet) -> bytes:
    """Return the event that announces the present set; its id is the revision."""
    data = {
        "type": "refetchEvaluation",
        "etag": config_etag(flag_set.revision),
        "lastModified": flag_set.header.modified_at,
    }
    return b"id: %d\ndata: %b\n\n" % (flag_set.revision, msgspec.json.encode(data))


class EventStream(asyncio.Protocol):
    """One reader of a set's events.

    ``key_hash`` is of the API key that opened it, None for none; the stream ends when the key
    expires, at ``expires_at`` (Unix seconds). ``news`` is sent at once.
    """

    __slots__ = ("_expires_at", "_expiry", "_hub", "_news", "_transport", "flag_set", "key_hash")

    def __init__(
        self,
        hub: EventHub,
        flag_set: str,
        *,
        key_hash: bytes | None = None,
        expires_at: float = inf,
        news: bytes = b"",
    ) -> None:
        self._hub = hub
        self.flag_set = flag_set
        self.key_hash = key_hash
        self._expires_at = expires_at
        self._news = news
        self._transport: Any = None
        self._expiry: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Start receiving messages; the head of the answer is sent already."""
        self._transport = transport
        self._transport.set_write_buffer_limits(high=MOST_UNREAD)
        retry = _RETRY_FROM + secrets.randbelow(_RETRY_SPREAD)
        self._transport.write(b"retry: %d\n\n%b" % (retry, self._news))
        self._news = b""
        self._set_timer()
        self._hub.enter(self)

    def tell(self, message: bytes) -> None:
        """Send a message; the transport buffers it if the reader has no room."""
        if not self._transport.is_closing():
            self._transport.write(message)

    def expire_at(self, moment: float) -> None:
        """Change the time at which the stream ends (Unix seconds)."""
        if moment != self._expires_at:
            self._expires_at = moment
            self._set_timer()

    def _set_timer(self) -> None:
        if self._expiry is not None:
            self._expiry.cancel()
        if self._expires_at != inf:
            # In an empty context: the caller's holds the whole request.
            self._expiry = asyncio.get_running_loop().call_later(
                max(0.0, self._expires_at - time.time()),
                self._expire,
                context=contextvars.Context(),
            )

    def _expire(self) -> None:
        # The loop counts from the beginning of its turn, in whole milliseconds: a timer may be
        # early, and the key would open another stream.
        if time.time() < self._expires_at:
            self._set_timer()
        else:
            self.end()

    def pause_writing(self) -> None:
        """Disconnect the reader: too much waits for it."""
        self._hub.count_cut()
        # The transport is in the middle of a write.
        asyncio.get_running_loop().call_soon(self.abort)

    def end(self) -> None:
        """End the stream when its buffer is sent, but soon in any case."""
        self._transport.close()
        if self._transport.get_write_buffer_size():
            asyncio.get_running_loop().call_later(_FAREWELL, self.abort)

    def abort(self) -> None:
        """End the stream at once; what waits for its reader is lost."""
        self._transport.abort()

    def connection_lost(self, _: Exception | None) -> None:
        """Stop receiving messages."""
        if self._expiry is not None:
            self._expiry.cancel()
        self._hub.leave(self)


class EventHub:
    """The open event streams of this worker by flag set; at most ``limit`` of them.

    Each stream gets a comment every ``heartbeat`` seconds, at most twice as long apart, because
    proxies close silent connections.
    """

    def __init__(self, counters: Counters, *, limit: int, heartbeat: float) -> None:
        self._counters = counters
        self._limit = limit
        self._heartbeat = heartbeat
        self._streams: dict[str, set[EventStream]] = {}
        # The same streams by the key that opened them.
        self._by_key: dict[bytes, set[EventStream]] = {}
        self._open = 0
        self._closed = False
        # Changed sets whose streams have no event yet.
        self._untold: dict[str, CompiledFlagSet] = {}
        self._news = asyncio.Event()
        self._empty = asyncio.Event()
        self._empty.set()

    def __len__(self) -> int:
        return self._open

    def check(self) -> None:
        """Raise Overloaded if one more stream would exceed the limit."""
        if len(self) >= self._limit:
            self._counters.streams_turned_away += 1
            raise Overloaded(_RETRY_AFTER, "The server is at its limit of event streams.")

    def enter(self, stream: EventStream) -> None:
        """Register the stream; end it at once if this worker is stopping."""
        self._streams.setdefault(stream.flag_set, set()).add(stream)
        if stream.key_hash is not None:
            self._by_key.setdefault(stream.key_hash, set()).add(stream)
        self._open += 1
        self._empty.clear()
        if self._closed:
            stream.end()

    def leave(self, stream: EventStream) -> None:
        """Remove the stream."""
        streams = self._streams[stream.flag_set]
        streams.remove(stream)
        if not streams:
            del self._streams[stream.flag_set]
        if stream.key_hash is not None:
            of_key = self._by_key[stream.key_hash]
            of_key.remove(stream)
            if not of_key:
                del self._by_key[stream.key_hash]
        self._open -= 1
        if not self._streams:
            self._empty.set()

    def count_cut(self) -> None:
        """Count a reader that was disconnected because it did not read."""
        self._counters.streams_cut += 1

    # --- what happens to flag sets and keys --------------------------------------------------

    def swapped(self, flag_set: CompiledFlagSet) -> None:
        """Schedule an event for every stream of the set, which is served already."""
        if flag_set.name in self._streams:
            self._untold[flag_set.name] = flag_set
            self._news.set()

    def dropped(self, flag_set: str) -> None:
        """End every stream of a deleted set."""
        for stream in list(self._streams.get(flag_set, ())):
            stream.end()

    def keep_only(self, expiries: Mapping[bytes, float]) -> None:
        """End the streams of all other keys at once, and those of these keys when they expire.

        ``expiries`` are Unix seconds by the keys' stored hashes; a new secret ends its former's.
        """
        for key_hash in list(self._by_key):
            self.key_changed(key_hash, expiries.get(key_hash))

    def key_changed(self, key_hash: bytes, expires_at: float | None) -> None:
        """End the streams of this secret when it expires (Unix seconds); None ends them now."""
        for stream in list(self._by_key.get(key_hash, ())):
            if expires_at is None:
                stream.end()
            else:
                stream.expire_at(expires_at)

    # --- what goes on while the worker serves ------------------------------------------------

    async def send_changes(self) -> None:
        """Send events of changed sets, forever. Several changes of a set become one event."""
        while True:
            # Checked before waiting: a run that failed may have left some.
            while self._untold:
                # The set that has waited longest: one that changes without end must not delay
                # others.
                name = next(iter(self._untold))
                flag_set = self._untold.pop(name)
                message = event(flag_set)
                for batch in _batches(self._streams.get(name, ())):
                    for stream in batch:
                        _send(stream, message)
                    self._counters.events_told += len(batch)
                    await asyncio.sleep(0)
            self._news.clear()
            await self._news.wait()

    async def keep_awake(self) -> None:
        """Send every stream a comment now and then, forever; not to all of them at once."""
        while True:
            batches = list(_batches(self._all()))
            for batch in batches:
                for stream in batch:
                    _send(stream, HEARTBEAT)
                await asyncio.sleep(self._heartbeat / len(batches))
            if not batches:
                await asyncio.sleep(self._heartbeat)

    async def close(self) -> None:
        """End every stream, also those that are opened later."""
        self._closed = True
        for stream in self._all():
            stream.end()
        await self._empty.wait()

    def _all(self) -> list[EventStream]:
        return [stream for streams in self._streams.values() for stream in streams]


def _send(stream: EventStream, message: bytes) -> None:
    """Send a message to one stream; if that fails, disconnect it without affecting the others."""
    try:
        stream.tell(message)
    except Exception:
        log.exception("Event stream failed; closing it.", extra=log_event("event_stream_failed"))
        stream.abort()


def _batches(streams: Iterable[EventStream]) -> Iterator[list[EventStream]]:
    """Yield the present streams in small batches."""
    rest = iter(list(streams))
    while batch := list(islice(rest, _TURN)):
        yield batch
