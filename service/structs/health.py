"""Readiness on the wire."""

from __future__ import annotations

import msgspec

from service.structs.timestamps import Timestamp


class Degraded(msgspec.Struct, frozen=True):
    """A store that is down, or a background task that keeps failing, and since when."""

    what: str
    since: Timestamp


class Readiness(msgspec.Struct, frozen=True):
    """Readiness of a worker, and everything that is degraded."""

    status: str
    degraded: list[Degraded]
