"""Stored contexts: what Flagstaff keeps for a targeting key."""

from __future__ import annotations

from typing import Any

import msgspec


class StoredContext(msgspec.Struct, frozen=True):
    """Attributes that lie beneath a request's own, and the variant that is fixed for a flag."""

    attributes: dict[str, Any]
    overrides: dict[str, str]
