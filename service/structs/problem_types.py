"""Every ``type`` of a problem (RFC 9457) that Flagstaff answers, by a worker or by Nginx.

docs/api.md lists them. A name never changes: programs compare it.
"""

from __future__ import annotations

from typing import NamedTuple

PREFIX = "urn:flagstaff:"


class ProblemType(NamedTuple):
    """One row: HTTP status, name behind ``PREFIX``, title, and OFREP's ``errorCode``."""

    status: int
    name: str
    title: str
    code: str = "GENERAL"


# Answered by workers.
MALFORMED_JSON = ProblemType(400, "malformed-json", "The body is not JSON", "INVALID_CONTEXT")
DEFINITION_REFUSED = ProblemType(400, "definition-refused", "The definition is not valid")
REFUSED = ProblemType(400, "refused", "The request is not valid")
UNAUTHENTICATED = ProblemType(401, "unauthenticated", "No valid API key")
FORBIDDEN = ProblemType(403, "forbidden", "The API key does not allow this")
NOT_HERE = ProblemType(404, "not-here", "Not served on this port")
REQUEST_TIMEOUT = ProblemType(408, "request-timeout", "The request took too long to arrive")
CONFLICT = ProblemType(409, "conflict", "Conflict with an existing resource")
LAST_ADMIN_KEY = ProblemType(409, "last-admin-key", "The last admin key is kept")
LOST_RACE = ProblemType(412, "lost-race", "Precondition failed: the resource has changed")
UNSUPPORTED_ENCODING = ProblemType(
    415, "unsupported-encoding", "The Content-Encoding is not supported"
)
EXPECTATION_FAILED = ProblemType(417, "expectation-failed", "The Expect header is not supported")
UNEXPECTED = ProblemType(500, "unexpected", "Internal error")
OVERLOADED = ProblemType(503, "overloaded", "Too many requests in flight")
UNAVAILABLE = ProblemType(503, "unavailable", "MySQL or Redis is not available")

# Answered by workers and by Nginx. A request that is not HTTP as the server reads it may have
# another 4xx, or 501.
BAD_REQUEST = ProblemType(400, "bad-request", "The request is malformed")
NOT_FOUND = ProblemType(404, "not-found", "Not found")
METHOD_NOT_ALLOWED = ProblemType(405, "method-not-allowed", "Method not allowed")
TOO_LARGE = ProblemType(413, "too-large", "The body is too large")
TOO_MANY_REQUESTS = ProblemType(429, "too-many-requests", "Too many requests")

# Answered by Nginx.
TLS_REQUIRED = ProblemType(400, "tls-required", "TLS is required")
LOCAL_ONLY = ProblemType(403, "local-only", "Local networks only")
NO_WORKER = ProblemType(502, "no-worker", "No worker answered")
WORKER_TIMEOUT = ProblemType(504, "worker-timeout", "No worker answered in time")

ALL: tuple[ProblemType, ...] = tuple(
    value for value in globals().values() if isinstance(value, ProblemType)
)
