"""The ceiling of a Python process: a bare uvloop protocol that answers constants on a unix socket.

``python -m bench.yardsticks.constant_protocol PATH`` is what Nginx proxies to where the question is
how much of Nginx's own throughput is left; httptools parses, as in any quick Python server.
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


async def serve(path: str) -> None:
    """Serve until killed."""
    server = await asyncio.get_running_loop().create_unix_server(Constant, path, backlog=1024)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(sys.argv[1]))
