"""Bodies of failures: RFC 9457's problem details, and OFREP's own."""

from __future__ import annotations

import msgspec

from service.errors import Fault


class Problem(msgspec.Struct, frozen=True, omit_defaults=True, rename="camel", kw_only=True):
    """Problem details (RFC 9457).

    ``errors`` has each fault of a refused body; of more than a hundred the first hundred, and a
    last one with the number of further ones. When a precondition failed, ``current`` is the
    present revision, or the number of a stored context's tag, and ``definition`` the present flag,
    evaluator or context.
    """

    type: str
    title: str
    status: int
    detail: str
    request_id: str
    errors: tuple[Fault, ...] = ()
    current: int | None = None
    definition: msgspec.Raw | None = None


class OFREPFailure(msgspec.Struct, frozen=True, omit_defaults=True, rename="camel", kw_only=True):
    """OFREP's answer to a request that failed as a whole."""

    error_details: str
    error_code: str | None = None
    key: str | None = None
