"""Headers are read strictly, whichever way is the faster one."""

from __future__ import annotations

import pytest
from sanic.compat import Header

from service.errors import Refused
from service.middleware.received import ReceivedHeaders, received_headers

NAMES = ("authorization", "x-api-key", "accept-encoding", "traceparent", "x-request-id", "origin")

HEADS = {
    "none": (),
    "plain": (("x-api-key", "fs_a"), ("origin", "https://a"), ("accept", "*/*")),
    "a key twice": (("x-api-key", "fs_a"), ("x-api-key", "fs_b")),
    "a bearer twice": (("authorization", "Bearer a"), ("authorization", "Bearer a")),
    "an origin twice": (("origin", "https://a"), ("origin", "https://b")),
    "an unread one twice": (("accept", "a"), ("accept", "b"), ("x-api-key", "fs_a")),
    "UTF-8": (("origin", "https://ä"), ("x-api-key", "fs_a")),
    "Latin-1 in one that is read": (("origin", "https://\udce4"),),
    "Latin-1 in one that is not": (("x-note", "\udce4"), ("x-api-key", "fs_a")),
    "Latin-1 in one that then counts as absent": (("traceparent", "\udce4"),),
}


Sent = tuple[tuple[str, str], ...]


def head_of(sent: Sent) -> bytes:
    lines = "".join(f"\r\n{name}: {value}" for name, value in sent)
    return f"POST / HTTP/1.1{lines}".encode(errors="surrogateescape")


@pytest.mark.parametrize("sent", HEADS.values(), ids=list(HEADS))
@pytest.mark.parametrize("name", NAMES)
def test_a_header_reads_the_same_either_way(sent: Sent, name: str) -> None:
    strict, found = ReceivedHeaders(Header(sent)), received_headers(Header(sent), head_of(sent))
    try:
        expected = strict.get(name)
    except Refused as refusal:
        with pytest.raises(Refused, match=str(refusal)):
            found.get(name)
    else:
        assert found.get(name) == expected


def test_only_heads_that_need_it_are_read_strictly() -> None:
    strictly = {
        name
        for name, sent in HEADS.items()
        if isinstance(received_headers(Header(sent), head_of(sent)), ReceivedHeaders)
    }
    assert strictly == HEADS.keys() - {"none", "plain"}
