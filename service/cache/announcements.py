"""Announcements after a commit, and their format on a channel."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

Announced = TypeVar("Announced")


class Announcement(msgspec.Struct, frozen=True):
    """A commit: ``flag_set`` is at ``revision``; None: the API keys."""

    flag_set: str | None
    revision: int


class ContextsChanged(msgspec.Struct, frozen=True):
    """Stored contexts of these targeting keys of a flag set changed; None: all of them."""

    flag_set: str
    keys: tuple[str, ...] | None


class Channel(Generic[Announced]):
    """A Redis channel for one type of announcement."""

    def __init__(self, name: str, kind: type[Announced]) -> None:
        self.name = name
        self._decoder = msgspec.json.Decoder(kind)

    def encode(self, announced: Announced) -> bytes:
        """Return the message of an announcement."""
        return msgspec.json.encode(announced)

    def decode(self, message: bytes) -> Announced | None:
        """Return the announcement; None for a message of others, since anybody may publish."""
        try:
            return self._decoder.decode(message)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None


COMMITS = Channel("flagstaff:commits", Announcement)
# Apart from the commits, so that neither waits behind the other: a worker may read a large flag set
# for seconds, and an import changes a million contexts.
CONTEXTS = Channel("flagstaff:contexts", ContextsChanged)
