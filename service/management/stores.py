"""What a use-case works on."""

from __future__ import annotations

import msgspec

from service.cache.announcer import Announcer
from service.storage.pool import Database


class Stores(msgspec.Struct, frozen=True):
    """The database, which is the truth, and the announcer, which makes it known."""

    database: Database
    announcer: Announcer
