"""Compressed copies of bulk answers that recur: gzip (RFC 1952) with a stored end.

The end of a bulk answer differs from key to key (its event stream), and everything before it is
the same for all callers with the same answer. That part is compressed once. The end follows as it
is, in a stored block (RFC 1951, section 3.2.4), and the checksum is continued over it.
"""

from __future__ import annotations

import zlib

import msgspec

# Level of the compression, and fewest bytes that are compressed: those of Nginx.
LEVEL = 1
LEAST = 1024
# Compressing more would block the event loop for milliseconds; Nginx does that.
MOST = 256 * 1024

# Deflate, no flags, no time, the fastest level, Unix.
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\x03"
_MOST_STORED = 0xFFFF
_CLOSE = b"}"


class Packed(msgspec.Struct, gc=False, frozen=True):
    """A bulk answer without its end: gzip header and deflated bytes, CRC-32 and size in bytes."""

    deflated: bytes
    crc: int
    size: int

    def body(self, tail: bytes) -> bytes | None:
        """Return the gzip of the whole body with this tail; None if the tail is too long."""
        end = tail + _CLOSE
        length = len(end)
        if length > _MOST_STORED:
            return None
        return b"".join(
            (
                self.deflated,
                # A stored block, the last one: its length, and the complement of that.
                b"\x01",
                (length | (length ^ _MOST_STORED) << 16).to_bytes(4, "little"),
                end,
                zlib.crc32(end, self.crc).to_bytes(4, "little"),
                (self.size + length & 0xFFFFFFFF).to_bytes(4, "little"),
            )
        )


def pack(body: bytes) -> Packed | None:
    """Return the compressed copy of a body without a tail; None for one that is not worth it."""
    if not LEAST <= len(body) <= MOST:
        return None
    begin = body.removesuffix(_CLOSE)
    compress = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    deflated = compress.compress(begin) + compress.flush(zlib.Z_SYNC_FLUSH)
    return Packed(_HEAD + deflated, zlib.crc32(begin), len(begin))
