"""How a worker says how it is."""

from __future__ import annotations

import msgspec

from service.structs.timestamps import Moment


class Degraded(msgspec.Struct, frozen=True):
    """A store that does not answer, or a background task that keeps failing, and since when."""

    what: str
    since: Moment


class Readiness(msgspec.Struct, frozen=True):
    """Whether evaluations are answered, and what is not as it should be."""

    status: str
    degraded: list[Degraded]
