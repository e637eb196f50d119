"""Compressed bodies: gzip where a body may be large, with a limit on its inflated size.

RFC 9110, section 8.4. The API description says which routes accept gzip.
"""

from __future__ import annotations

import asyncio
import re
import zlib
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator

from service.errors import Fault, InflatesTooFar, Refused, TooLarge, UnsupportedEncoding

# Bytes inflated in one turn of the event loop: some tens of microseconds.
_PIECE = 16 * 1024
# Limit of the ratio of a streamed body, beyond the first megabyte. Lines of JSON that are much
# alike reach 20 or 50; deflate's own limit is 1,032.
MOST_RATIO = 200
_ALLOWANCE = 1024 * 1024
# gzip's framing with the largest window: zlib.h, inflateInit2.
_GZIP = 31


def is_gzip(content_encoding: str | None, *, taken: bool = True) -> bool:
    """Return whether a body with this Content-Encoding has to be inflated.

    None is an absent header. Raises UnsupportedEncoding for any other coding than gzip, and for
    gzip unless ``taken``.
    """
    coding = (content_encoding or "identity").strip(" \t").lower()
    if coding == "identity":
        return False
    if taken and coding in ("gzip", "x-gzip"):
        return True
    raise UnsupportedEncoding(coding, taken=("gzip",) if taken else ())


def takes_gzip(accept_encoding: str | None) -> bool:
    """Return whether an Accept-Encoding names gzip, and not with weight 0 (RFC 9110, 12.5.3).

    As for Nginx, ``*`` does not name it, and a weight that is none counts as 0.
    ``"gzip, br;q=0.5"`` → True, ``"gzip;q=0"`` → False
    """
    if not accept_encoding:
        return False
    for each in accept_encoding.split(","):
        coding, _, weight = each.partition(";")
        if coding.strip(" \t").lower() in ("gzip", "x-gzip"):
            return not weight.strip(" \t") or _WEIGHT.fullmatch(weight) is not None
    return False


# A weight above 0.
_WEIGHT = re.compile(r"[ \t]*[qQ]=(?:0\.0{0,2}[1-9][0-9]{0,2}|1(?:\.0{0,3})?)[ \t]*")


def inflated(body: bytes, most: int) -> Generator[None, None, bytes]:
    """Inflate a whole body, piece by piece. Raises Refused, or TooLarge past ``most`` bytes."""
    inflation = _Inflation()
    result = bytearray()
    for piece in inflation.pieces(body):
        if len(result) + len(piece) > most:
            raise TooLarge(most)
        result += piece
        yield
    inflation.finish()
    return bytes(result)


async def inflated_parts(parts: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
    """Inflate a body as it arrives. Raises Refused, or InflatesTooFar for a decompression bomb."""
    inflation = _Inflation()
    received = sent = 0
    async for part in parts:
        received += len(part)
        for piece in inflation.pieces(part):
            sent += len(piece)
            if sent > _ALLOWANCE + MOST_RATIO * received:
                raise InflatesTooFar(MOST_RATIO)
            yield piece
            # One part may become thousands of pieces; other tasks run between them.
            await asyncio.sleep(0)
    inflation.finish()


class _Inflation:
    """Inflates gzip, which may consist of several members (RFC 1952, 2.2)."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)
        self._is_within = False

    def pieces(self, part: bytes) -> Iterator[bytes]:
        """Yield what the part inflates to, in pieces of bounded size."""
        while part:
            self._is_within = True
            # What was read may become more than one piece. Behind its end a member must not be
            # asked again: it would read what follows as its own a second time.
            while piece := self._decompress(part):
                yield piece
                if self._member.eof:
                    break
                part = self._member.unconsumed_tail
            part = self._member.unconsumed_tail
            if self._member.eof:
                part = self._member.unused_data
                self._member = zlib.decompressobj(_GZIP)
                self._is_within = False

    def finish(self) -> None:
        """Raise Refused if the data ends too early."""
        if self._is_within:
            raise _refused("The body is gzip that ends too early.")

    def _decompress(self, part: bytes) -> bytes:
        try:
            return self._member.decompress(part, _PIECE)
        except zlib.error:
            raise _refused("The body is not gzip, though its Content-Encoding says so.") from None


def _refused(detail: str) -> Refused:
    return Refused(detail, (Fault("", detail),))
