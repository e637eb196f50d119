"""What is announced after a commit, and how it is written on its channel."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

Told = TypeVar("Told")


class Announcement(msgspec.Struct, frozen=True):
    """Something was committed: ``flag_set`` at ``revision``; None: the API keys."""

    flag_set: str | None
    revision: int


class ContextsChanged(msgspec.Struct, frozen=True):
    """What is stored for these targeting keys of a flag set changed; None: for all of them."""

    flag_set: str
    keys: tuple[str, ...] | None


class Channel(Generic[Told]):
    """Where one kind of announcement is published; ``name`` is Redis's for it."""

    def __init__(self, name: str, kind: type[Told]) -> None:
        self.name = name
        self._decoder = msgspec.json.Decoder(kind)

    def encode(self, told: Told) -> bytes:
        """The message."""
        return msgspec.json.encode(told)

    def decode(self, message: bytes) -> Told | None:
        """The announcement; None where it is no message of ours, since anybody may publish."""
        try:
            return self._decoder.decode(message)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None


COMMITS = Channel("flagstaff:commits", Announcement)
# Apart from the commits, so that neither waits behind the other: a worker may read a large flag
# set for seconds, and an import changes a million contexts.
CONTEXTS = Channel("flagstaff:contexts", ContextsChanged)
