from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from service.events.stream_address import address, anonymous_address, is_signed, sign, tail


def test_the_address_is_the_same_for_as_long_as_the_key_is() -> None:
    assert address(b"hash", 7, "shop") == address(b"hash", 7, "shop")


@pytest.mark.parametrize(
    "other", [(b"new", 7, "shop"), (b"hash", 8, "shop"), (b"hash", 7, "shop2")]
)
def test_a_signature_is_good_for_one_secret_one_key_and_one_set(
    other: tuple[bytes, int, str],
) -> None:
    signature = sign(b"hash", 7, "shop")
    assert is_signed(signature, b"hash", 7, "shop")
    assert not is_signed(signature, *other)


@pytest.mark.parametrize("signature", ["", "x", "é", "\ud800".encode("utf-8", "replace").decode()])
def test_nonsense_is_no_signature(signature: str) -> None:
    assert not is_signed(signature, b"hash", 7, "shop")


@pytest.mark.parametrize("name", ["shop", "a&flagSet=b", "ü/?#% +"])
def test_the_address_names_the_set_whatever_its_name(name: str) -> None:
    for told in (address(b"hash", 7, name), anonymous_address(name)):
        assert parse_qs(urlsplit(told).query)["flagSet"] == [name]


def test_a_bulk_answer_tells_where_and_not_on_which_host() -> None:
    told = msgspec.json.decode(b"{" + tail("/ofrep/v1/events?flagSet=s").removeprefix(b",") + b"}")
    stream = {
        "type": "sse",
        "endpoint": {"requestUri": "/ofrep/v1/events?flagSet=s"},
        "inactivityDelaySec": 120,
    }
    assert told == {"eventStreams": [stream]}
