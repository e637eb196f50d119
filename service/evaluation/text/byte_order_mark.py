"""The byte order mark that some editors put before UTF-8."""

from __future__ import annotations

from codecs import BOM_UTF8


def without_mark(body: bytes) -> bytes:
    """Return the body without a byte order mark, which JSON decoders may ignore (RFC 8259, 8.1)."""
    return body.removeprefix(BOM_UTF8)
