"""Reader of event streams, as clients are (HTML standard, 9.2: server-sent events)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import httpx


class Event(NamedTuple):
    """One event: its id, and its data as JSON."""

    id: str
    data: dict[str, Any]


class Reader:
    """The events of one stream, in order; comments and fields without data are no events."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._lines = response.iter_lines()

    def next(self) -> Event:
        """Wait for the next event and return it. Raises StopIteration at the end of the stream."""
        while True:
            fields = dict(line.split(": ", 1) for line in self._block())
            if "data" in fields:
                return Event(fields["id"], json.loads(fields["data"]))

    def ends(self) -> bool:
        """Wait for the end of the stream; False if an event comes before it."""
        try:
            self.next()
        except StopIteration:
            return True
        return False

    def _block(self) -> list[str]:
        block: list[str] = []
        while line := next(self._lines):
            if not line.startswith(":"):
                block.append(line)
        return block


def address_of(client: httpx.Client, flag_set: str | None = None) -> str:
    """Return the address of the stream in a bulk answer to this client."""
    headers = {"flagd-selector": f"flagSetId={flag_set}"} if flag_set else {}
    answer = client.post("/ofrep/v1/evaluate/flags", json={}, headers=headers)
    assert answer.status_code == 200, answer.text
    (stream,) = answer.json()["eventStreams"]
    address: str = stream["endpoint"]["requestUri"]
    return address


@contextmanager
def listening(client: httpx.Client, address: str, *, heard: object = None) -> Iterator[Reader]:
    """Open a stream; ``heard`` is the id of the client's last event."""
    headers = {} if heard is None else {"last-event-id": str(heard)}
    with client.stream("GET", address, headers=headers) as response:
        assert response.status_code == 200, response.read()
        yield Reader(response)
