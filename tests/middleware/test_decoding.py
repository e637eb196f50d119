from __future__ import annotations

from typing import Annotated

import msgspec
import pytest

from service.errors import Fault, MalformedJSON, Refused
from service.middleware.decoding import decode


class Inner(msgspec.Struct, forbid_unknown_fields=True):
    size: int = 0


class Outer(msgspec.Struct, forbid_unknown_fields=True):
    name: Annotated[str, msgspec.Meta(min_length=1)]
    inner: Inner | None = None
    numbers: list[int] = []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b'{"name":"a","colour":1}', Fault("/colour", "There is no such field.")),
        (b'{"name":"a","a/b~c":1}', Fault("/a~1b~0c", "There is no such field.")),
        (b'{"name":"a","inner":{"x":1}}', Fault("/inner/x", "There is no such field.")),
        (b'{"name":1}', Fault("/name", "Expected 'str', got 'int'.")),
        (b'{"name":""}', Fault("/name", "Expected 'str' of length >= 1.")),
        (b'{"name":"a","numbers":[1,"2"]}', Fault("/numbers/1", "Expected 'int', got 'str'.")),
        (b'{"name":"a","numbers":[1e400]}', Fault("/numbers/0", "Number out of range.")),
        (b"{}", Fault("", "Object missing required field 'name'.")),
        (b"[]", Fault("", "Expected 'object', got 'array'.")),
        (b"null", Fault("", "Expected 'object', got 'null'.")),
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
        (b"", "not JSON"),
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
