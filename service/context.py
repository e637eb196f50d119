"""What a worker holds while it serves: assigned once when it starts, read everywhere."""

from __future__ import annotations

import msgspec

from service.cache.announcements import Announcement
from service.cache.announcer import Announcer
from service.cache.listener import Listener
from service.cache.statistics import StatisticsCache
from service.delivery.cors import Cors
from service.delivery.evaluations import Evaluations
from service.delivery.event_streams import EventStreams
from service.delivery.follower import Follower
from service.delivery.gate import Gate
from service.delivery.hub import Hub
from service.delivery.key_ring import KeyRing
from service.delivery.rate_limit import RateLimit
from service.delivery.snapshots import Snapshots
from service.delivery.tally import Tally
from service.delivery.tally_files import TallyFiles
from service.delivery.watch import Watch
from service.management.stores import Stores
from service.settings import Settings
from service.storage.pool import Database
from service.tasks import BackgroundTasks


class AppContext(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that outlives a request."""

    settings: Settings
    database: Database
    announcer: Announcer
    stores: Stores
    snapshots: Snapshots
    key_ring: KeyRing
    follower: Follower
    listener: Listener[Announcement]
    tasks: BackgroundTasks
    evaluations: Evaluations
    hub: Hub
    event_streams: EventStreams
    gate: Gate
    direct_rate_limit: RateLimit
    cors: Cors
    tally: Tally
    tally_files: TallyFiles
    statistics_cache: StatisticsCache
    watch: Watch
    # How many seconds an answer takes from which on the log tells of it.
    told_from: float
