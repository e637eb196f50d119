"""How a failure is told: RFC 9457's problem details, and OFREP's own body."""

from __future__ import annotations

import msgspec

from service.errors import Fault


class Problem(msgspec.Struct, frozen=True, omit_defaults=True, rename="camel", kw_only=True):
    """Problem details (RFC 9457).

    ``errors`` name each fault of a refused body; of more than a hundred the first hundred, and
    in a last one how many more there are. When a change lost a race, ``current`` is the
    revision that is there now, or the number of a stored context's tag, and ``definition`` the
    flag, the evaluator or the context as it is.
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
