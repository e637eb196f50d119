"""The access log: one line a request, without its query and its key, which may be secrets."""

from __future__ import annotations

import logging

_logger = logging.getLogger("flagstaff.access")


def log_access(method: str, path: str, status: int, seconds: float, request_id: str) -> None:
    """Write the line. ``path`` is percent-encoded, so that no flag key can break the line."""
    _logger.info("%s %s %d %.3f ms %s", method, path, status, seconds * 1000, request_id)
