"""Calls to the receivers of webhooks, signed by the Standard Webhooks specification.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import ssl
import time
from http import HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Self

import httpx
import msgspec

from service.outbound.reasons import reason_of

# Bytes of an answer that are read: its content does not matter, but a connection whose answer was
# read to its end can be used again.
_MOST_READ = 64 * 1024
# Longest reason of a failed call, in characters.
_LONGEST_REASON = 200
_LIMITS = httpx.Limits(max_connections=64, max_keepalive_connections=16, keepalive_expiry=30)


class Outcome(msgspec.Struct, frozen=True):
    """Result of a call. ``error`` None: the receiver accepted it; ``status`` None: no answer."""

    status: int | None
    error: str | None = None

    @property
    def is_gone(self) -> bool:
        """Whether the receiver wants no more calls."""
        return self.status == HTTPStatus.GONE


class Sender:
    """One client for all receivers. ``timeout`` is the most seconds of a whole call."""

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._http = httpx.AsyncClient(
            # The system's authorities, including local ones.
            verify=ssl.create_default_context(),
            timeout=timeout,
            limits=_LIMITS,
            follow_redirects=False,
            # Cookies of one webhook would be sent for every other on its host, and be kept for as
            # long as the process runs, however many there are.
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            headers={"user-agent": "flagstaff", "content-type": "application/json"},
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def send(self, url: str, secret: bytes, message_id: str, body: bytes) -> Outcome:
        """Call the receiver; every failure is the outcome's ``error``.

        The error never contains the URL, which may have a password.
        """
        timestamp = int(time.time())
        headers = {
            "webhook-id": message_id,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": signature(secret, message_id, timestamp, body),
        }
        try:
            # The client's own limit is for each step of a call.
            async with asyncio.timeout(self._timeout):
                status = await self._post(url, headers, body)
        except (TimeoutError, httpx.TimeoutException):
            return Outcome(None, f"The receiver did not answer within {self._timeout:g} s.")
        except Exception as error:  # noqa: BLE001  # no receiver may stop what calls the others
            reason = reason_of(error)[:_LONGEST_REASON]
            return Outcome(None, f"The receiver could not be called: {reason}.")
        if 200 <= status < 300:
            return Outcome(status)
        return Outcome(status, f"The receiver answered {status}.")

    async def _post(self, url: str, headers: dict[str, str], body: bytes) -> int:
        read = 0
        async with self._http.stream("POST", url, headers=headers, content=body) as response:
            async for part in response.aiter_raw():
                read += len(part)
                if read > _MOST_READ:
                    break
            return response.status_code


def signature(secret: bytes, message_id: str, timestamp: int, body: bytes) -> str:
    """Return the header ``webhook-signature``: HMAC-SHA256 over ``id.timestamp.body``."""
    signed = b"%s.%d.%s" % (message_id.encode(), timestamp, body)
    digest = hmac.digest(secret, signed, hashlib.sha256)
    return f"v1,{base64.b64encode(digest).decode()}"
