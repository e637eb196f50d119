"""Tells the event streams of a flag set that its answers may have changed (OFREP 0.3.0)."""

from __future__ import annotations

import asyncio
from collections import deque

import msgspec

from service.delivery.evaluations import config_etag
from service.evaluation.flag_set import CompiledFlagSet

# How many events may wait for one reader. Every event says the same, fetch again, so that a
# reader that is this far behind is not slow but gone.
MOST_WAITING = 16


def event(flag_set: CompiledFlagSet) -> bytes:
    """The event that announces the set as it stands; its id is the revision."""
    data = {
        "type": "refetchEvaluation",
        "etag": config_etag(flag_set.revision),
        "lastModified": flag_set.header.modified_at,
    }
    return b"id: %d\ndata: %b\n\n" % (flag_set.revision, msgspec.json.encode(data))


class EventStream:
    """What one reader is to be told; ``key_id`` is the API key that opened it, None for none."""

    __slots__ = ("_ended", "_news", "_waiting", "key_id")

    def __init__(self, key_id: int | None) -> None:
        self.key_id = key_id
        self._waiting: deque[bytes] = deque()
        self._news = asyncio.Event()
        self._ended = False

    def tell(self, message: bytes) -> None:
        """Queue a message; a reader that has not taken ``MOST_WAITING`` of them is cut."""
        if len(self._waiting) >= MOST_WAITING:
            self.end()
            return
        self._waiting.append(message)
        self._news.set()

    def end(self) -> None:
        """Let the stream end; what is still queued is not worth sending."""
        self._waiting.clear()
        self._ended = True
        self._news.set()

    async def next(self, patience: float) -> bytes | None:
        """The next message; b"" if none came within ``patience`` seconds, None at the end."""
        if not self._waiting and not self._ended:
            self._news.clear()
            try:
                async with asyncio.timeout(patience):
                    await self._news.wait()
            except TimeoutError:
                return b""
        return None if self._ended else self._waiting.popleft()


class Hub:
    """The open event streams of this worker, by flag set."""

    def __init__(self) -> None:
        self._streams: dict[str, set[EventStream]] = {}
        self._closed = False

    def __len__(self) -> int:
        return sum(map(len, self._streams.values()))

    def open(self, flag_set: str, key_id: int | None) -> EventStream:
        """A stream that is told of the set from now on; ``leave`` ends its part in the hub."""
        stream = EventStream(key_id)
        if self._closed:
            stream.end()
        else:
            self._streams.setdefault(flag_set, set()).add(stream)
        return stream

    def leave(self, flag_set: str, stream: EventStream) -> None:
        """Tell the stream no more."""
        streams = self._streams.get(flag_set, set())
        streams.discard(stream)
        if not streams:
            self._streams.pop(flag_set, None)

    def swapped(self, flag_set: CompiledFlagSet) -> None:
        """Tell every stream of the set; it is served already."""
        streams = self._streams.get(flag_set.name)
        if streams:
            message = event(flag_set)
            for stream in streams:
                stream.tell(message)

    def dropped(self, flag_set: str) -> None:
        """End every stream of a set that is no more."""
        for stream in self._streams.get(flag_set, ()):
            stream.end()

    def keep_only(self, key_ids: set[int]) -> None:
        """End the streams of every key that is not among these: it was revoked, or it expired."""
        for streams in self._streams.values():
            for stream in streams:
                if stream.key_id is not None and stream.key_id not in key_ids:
                    stream.end()

    def close(self) -> None:
        """End every stream, and every one that is still to be opened."""
        self._closed = True
        for streams in self._streams.values():
            for stream in streams:
                stream.end()
