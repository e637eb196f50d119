"""The ceiling of a Python process: a bare uvloop protocol that answers constants.

``python -m bench.yardsticks.constant_protocol PORT`` listens on 127.0.0.1; with a path instead of a
port it listens on a unix socket, for Nginx to proxy to. httptools parses, as in any quick server.
"""

from __future__ import annotations

import asyncio
import sys
from typing import cast

import httptools
import uvloop

from bench.yardsticks.constant import ANSWER

RESPONSE = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(ANSWER)
) + ANSWER


class Constant(asyncio.Protocol):
    """Answers each complete request with the same bytes."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport to write to."""
        # uvloop's transports are none of asyncio's classes, though they have the same methods.
        self.write = cast("asyncio.WriteTransport", transport).write
        self.parser = httptools.HttpRequestParser(self)

    def data_received(self, data: bytes) -> None:
        """Feed the parser."""
        self.parser.feed_data(data)

    def on_message_complete(self) -> None:
        """Answer."""
        self.write(RESPONSE)


async def serve(where: str) -> None:
    """Serve on a port or a path until killed."""
    loop = asyncio.get_running_loop()
    if where.isdigit():
        server = await loop.create_server(Constant, "127.0.0.1", int(where), backlog=1024)
    else:
        server = await loop.create_unix_server(Constant, where, backlog=1024)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(sys.argv[1]))
