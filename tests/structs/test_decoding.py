from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
import pytest

from service.errors import Fault, MalformedJSON, Refused
from service.structs.decoding import decode


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    size: int = 0


class Outer(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    inner: Inner | None = None
    numbers: list[int] = []
    size: Annotated[int, msgspec.Meta(ge=1, le=9)] = 1
    at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


NO_TIME = "A time has a date, a time of day and a zone: 2030-01-31T12:00:00Z."


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b'{"name":"a","colour":1}', Fault("/colour", "Unknown field.")),
        (b'{"name":"a","a/b~c":1}', Fault("/a~1b~0c", "Unknown field.")),
        (b'{"name":"a","a\\nb":1}', Fault("/a\nb", "Unknown field.")),
        (b'{"name":"a","inner":{"x":1}}', Fault("/inner/x", "Unknown field.")),
        (b'{"name":1}', Fault("/name", "This is a whole number, not a text.")),
        (
            b'{"name":"a","inner":5}',
            Fault("/inner", "This is a whole number, not an object or null."),
        ),
        (
            b'{"name":"a","numbers":[1,"2"]}',
            Fault("/numbers/1", "This is a text, not a whole number."),
        ),
        (b'{"name":"a","numbers":[1e400]}', Fault("/numbers/0", "Number out of range.")),
        (b'{"name":"a","size":0}', Fault("/size", "This is less than 1.")),
        (b'{"name":"a","size":100}', Fault("/size", "This is more than 9.")),
        (b'{"name":"a","at":"tomorrow"}', Fault("/at", NO_TIME)),
        (b'{"name":"a","at":"2030-01-31T12:00:00"}', Fault("/at", NO_TIME)),
        (b'{"name":"a","at":5}', Fault("/at", "This is a whole number, not a time or null.")),
        (b"{}", Fault("", "The field 'name' is missing.")),
        (b"[]", Fault("", "This is an array, not an object.")),
        (b"null", Fault("", "This is null, not an object.")),
    ],
)
def test_json_of_another_shape_is_refused_with_its_place(body: bytes, fault: Fault) -> None:
    with pytest.raises(Refused) as refused:
        decode(body, Outer)
    assert refused.value.faults == (fault,)
    assert not isinstance(refused.value, MalformedJSON)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b'{"name":', "not JSON"),
        (b'{"name":NaN}', "not JSON"),
        (b'{"name":"\xff"}', "not UTF-8"),
        (b'{"name":"a","x":' + b"[" * 10_000 + b"]" * 10_000 + b"}", "too deep"),
    ],
)
def test_what_is_no_json_is_malformed_whatever_the_decoder_raises(body: bytes, said: str) -> None:
    class Anything(msgspec.Struct):
        name: str = ""

    with pytest.raises(MalformedJSON, match=said):
        decode(body, Anything)
