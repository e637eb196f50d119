"""What is announced after a commit, and how it is written on the channel."""

from __future__ import annotations

import msgspec

CHANNEL = "flagstaff:commits"


class Announcement(msgspec.Struct, frozen=True):
    """Something was committed: ``flag_set`` at ``revision``; None: the API keys."""

    flag_set: str | None
    revision: int


_decoder = msgspec.json.Decoder(Announcement)


def encode(announcement: Announcement) -> bytes:
    """The message."""
    return msgspec.json.encode(announcement)


def decode(message: bytes) -> Announcement | None:
    """The announcement; None where it is no message of ours, since anybody may publish."""
    try:
        return _decoder.decode(message)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
