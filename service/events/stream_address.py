"""The signed address of an event stream, as bulk answers contain it.

The address is a secret that opens one stream and nothing else. It is signed with the stored hash
of the API key, which every worker knows and no caller does. It stays the same as long as the key
does; revoking or rotating the key revokes the address.
"""

from __future__ import annotations

import base64
import hmac
from urllib.parse import urlencode

import msgspec

PATH = "/ofrep/v1/events"

# Seconds that a client may be idle, its page hidden, before it closes its stream: OFREP's default.
_INACTIVITY = 120
# 128 bits cannot be guessed, and keep the address short.
_SIGNATURE_BYTES = 16


def sign(key_hash: bytes, key_id: int, flag_set: str) -> str:
    """Return the signature of an address, in base64url (RFC 4648, section 5)."""
    message = msgspec.json.encode(("events", key_id, flag_set))
    digest = hmac.digest(key_hash, message, "sha256")[:_SIGNATURE_BYTES]
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def is_signed(signature: str, key_hash: bytes, key_id: int, flag_set: str) -> bool:
    """Return whether the signature is right, in constant time."""
    return hmac.compare_digest(signature.encode(), sign(key_hash, key_id, flag_set).encode())


def anonymous_address(flag_set: str) -> str:
    """Return the address of the stream of a set that needs no key."""
    return f"{PATH}?{urlencode({'flagSet': flag_set})}"


def address(key_hash: bytes, key_id: int, flag_set: str) -> str:
    """Return the address of a set's stream for the holder of a key."""
    signature = sign(key_hash, key_id, flag_set)
    return f"{PATH}?{urlencode({'flagSet': flag_set, 'key': key_id, 'signature': signature})}"


def tail(request_uri: str) -> bytes:
    """Return the part of a bulk answer with the stream, to be put before its closing brace."""
    stream = {
        "type": "sse",
        "endpoint": {"requestUri": request_uri},
        "inactivityDelaySec": _INACTIVITY,
    }
    return b',"eventStreams":' + msgspec.json.encode([stream])
