"""The address of an event stream: what a bulk answer tells, and what it proves when it comes back.

The address is a secret that opens one stream and nothing else. It is signed with the stored hash
of the API key, which every worker knows and no caller does: the address is the same for as long
as the key is, and what revokes or rotates the key revokes the address.
"""

from __future__ import annotations

import base64
import hmac
from urllib.parse import urlencode

import msgspec

PATH = "/ofrep/v1/events"

# How long a client may be idle, a page hidden, before it closes its stream: OFREP's own default.
_INACTIVITY = 120
# 128 bits cannot be guessed, and keep the address short.
_SIGNATURE_BYTES = 16


def sign(key_hash: bytes, key_id: int, flag_set: str) -> str:
    """What proves that the key's holder was told the address; base64url (RFC 4648, section 5)."""
    told = msgspec.json.encode(("events", key_id, flag_set))
    digest = hmac.digest(key_hash, told, "sha256")[:_SIGNATURE_BYTES]
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def is_signed(signature: str, key_hash: bytes, key_id: int, flag_set: str) -> bool:
    """Whether the signature is the one that ``sign`` makes; how long it takes tells nothing."""
    return hmac.compare_digest(signature.encode(), sign(key_hash, key_id, flag_set).encode())


def anonymous_address(flag_set: str) -> str:
    """Where the events of the set are that may be evaluated without a key."""
    return f"{PATH}?{urlencode({'flagSet': flag_set})}"


def address(key_hash: bytes, key_id: int, flag_set: str) -> str:
    """Where the events of a set are for the holder of a key."""
    signature = sign(key_hash, key_id, flag_set)
    return f"{PATH}?{urlencode({'flagSet': flag_set, 'key': key_id, 'signature': signature})}"


def tail(request_uri: str) -> bytes:
    """What a bulk answer tells of the stream, to be put before its closing brace."""
    stream = {
        "type": "sse",
        "endpoint": {"requestUri": request_uri},
        "inactivityDelaySec": _INACTIVITY,
    }
    return b',"eventStreams":' + msgspec.json.encode([stream])
