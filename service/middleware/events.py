"""Requests of event streams, and the head of the answer; the event hub writes the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol, cast

from sanic import Request

from service.events.config_tag import number_in
from service.events.event_hub import EventStream
from service.middleware.received import received_query
from service.serving.event_streams import StreamCall
from service.tasks.pacer import Pacer

CONTENT_TYPE = "text/event-stream"


def read_stream_call(query: bytes, headers: Mapping[str, str]) -> StreamCall:
    """Return the call, read from the query of the address and the headers. Raises Refused."""
    said = dict(received_query(query))
    return StreamCall(
        flag_set=said.get("flagSet", ""),
        # No key has the number 0.
        key_id=number_in(said["key"]) if "key" in said else None,
        signature=said.get("signature", ""),
        last_event_id=number_in(headers.get("last-event-id", "").strip()),
    )


class _Connection(Protocol):
    """Methods of every connection of a worker, which Sanic's types do not have."""

    async def take_turn(self, pacer: Pacer) -> None: ...

    def pass_on(self, protocol: asyncio.Protocol, head: bytes) -> None: ...


async def wait_for_turn(request: Request[Any, Any], pacer: Pacer) -> None:
    """Return when a stream may be opened; many of them may have come at once."""
    await cast("_Connection", request.protocol).take_turn(pacer)


def begin(request: Request[Any, Any], stream: EventStream, headers: Mapping[str, str]) -> None:
    """Send the head of the answer and hand the connection over to the stream."""
    connection = cast("_Connection", request.protocol)
    connection.pass_on(stream, head(headers))


def head(headers: Mapping[str, str]) -> bytes:
    """Return the head of a stream's answer, which has no length: it ends with its connection."""
    lines = {
        **headers,
        "content-type": CONTENT_TYPE,
        # A proxy that compresses or buffers an event delivers it too late.
        "cache-control": "no-cache, no-transform",
        "connection": "close",
        # For every Nginx in between.
        "x-accel-buffering": "no",
    }
    text = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 200 OK\r\n{text}\r\n".encode()
