"""Text that arrived as bytes: header values, names in paths, queries.

Only this module decodes it, as strict UTF-8. What is not UTF-8 is the caller's fault (400). As
surrogates it would raise UnicodeEncodeError wherever it is written: an answer, a log line, the
database, Redis or a webhook. Bodies are JSON, whose readers are strict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, unquote_to_bytes

from service.errors import Fault, Refused

# A second one of these contradicts the first, and proxies differ in which they read.
_ONE = frozenset({"authorization", "x-api-key"})
_PASSED_OVER = frozenset({"accept-encoding", "traceparent", "x-request-id"})


def received_headers(sent: Mapping[str, str], head: bytes) -> Mapping[str, str]:
    """Return the headers of a request by their names in lower case, decoded strictly.

    ``sent`` is Sanic's reading of ``head``. Of nearly every request that is a plain dictionary: in
    a head of ASCII that has no header twice there is nothing to be strict about.
    """
    if head.isascii():
        plain = dict(sent.items())
        if len(plain) == len(sent):
            return plain
    return ReceivedHeaders(sent)


class ReceivedHeaders(Mapping[str, str]):
    """The headers of a request, decoded strictly.

    Sanic decodes a head with ``surrogateescape``. Headers that nobody reads may have any bytes:
    proxies and browsers send Latin-1. Reading one that is not UTF-8 raises Refused, except for
    those that are ignored when malformed: they count as absent.
    """

    __slots__ = ("_sent",)

    def __init__(self, sent: Mapping[str, str]) -> None:
        self._sent = sent

    # Mapping's own raises and catches a KeyError for each header that is absent, and most are.
    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of a header, or ``default``. Raises Refused as ``[name]`` does."""
        value = self._sent.get(name)
        if value is None:
            return default
        if name not in _ONE and value.isascii():
            return value
        try:
            return self[name]
        except KeyError:
            return default

    def __getitem__(self, name: str) -> str:
        value = self._sent[name]
        if name in _ONE and len(self._all(name)) > 1:
            raise Refused(f"The header {name.title()} is sent more than once.")
        if not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                if name in _PASSED_OVER:
                    raise KeyError(name) from None
                raise Refused(f"The header {name.title()} is not UTF-8.") from None
        return value

    def _all(self, name: str) -> Sequence[str]:
        """Return every value of the header."""
        # A plain mapping has one of each.
        getall: Any = getattr(self._sent, "getall", None)
        return [self._sent[name]] if getall is None else getall(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sent)

    def __len__(self) -> int:
        return len(self._sent)


def received_name(raw: bytes | str, what: str = "A name in the path") -> str:
    """Return a part of the path, percent-decoded once. Raises Refused if it is not UTF-8."""
    try:
        return unquote_to_bytes(raw).decode()
    except UnicodeDecodeError:
        detail = f"{what} is not UTF-8 after percent-decoding."
        raise Refused(detail, (Fault("", detail),)) from None


def received_query(query: bytes | str) -> list[tuple[str, str]]:
    """Return names and values of a query, in their order. Raises Refused for what is not UTF-8."""
    try:
        text = query if isinstance(query, str) else query.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise Refused("The query is not UTF-8 after percent-decoding.") from None
