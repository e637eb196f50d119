"""Every setting, its name in the environment, its unit, and why its default is what it is.

Settings come from the environment: ``service/environment.py`` reads them once, when a process
starts. They stand in groups. The pattern of a group makes the environment's name from a field's:
``url`` of the group ``MYSQL_{}`` is ``FLAGSTAFF_MYSQL_URL``.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta
from msgspec.structs import FieldInfo

PREFIX = "FLAGSTAFF_"

# Past these nobody means what was written, and clocks and servers no longer take it.
_YEAR = 31_536_000.0
_MOST = 2**31 - 1

_Seconds: TypeAlias = Annotated[
    float, Meta(ge=0, le=_YEAR, description="a number of seconds, from 0 to a year")
]
_SomeSeconds: TypeAlias = Annotated[
    float, Meta(gt=0, le=_YEAR, description="a number of seconds, more than 0 and at most a year")
]
_Number: TypeAlias = Annotated[
    int, Meta(ge=0, le=_MOST, description=f"a whole number, from 0 to {_MOST}")
]
_SomeNumber: TypeAlias = Annotated[
    int, Meta(ge=1, le=_MOST, description=f"a whole number, from 1 to {_MOST}")
]


def _named(pattern: str, **others: str) -> Callable[[str], str]:
    """The names in the environment of a group's fields; ``others`` are those off the pattern."""
    return lambda field: PREFIX + others.get(field, pattern.format(field.upper()))


class MySQLSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("MYSQL_{}")):
    """MySQL."""

    # `mysql://USER:PASSWORD@HOST:PORT/DATABASE`, or
    # `mysql://USER:PASSWORD@/DATABASE?unix_socket=PATH` for a socket. `?tls=require` turns TLS
    # on.
    url: str = "mysql://flagstaff@127.0.0.1:3306/flagstaff"
    # A replica for reads that may be some seconds old: statistics, exports, the history as a
    # stream. Empty: the primary serves those too.
    replica_url: str = ""
    # Greatest lag of the replica, in seconds. Beyond it the primary is read instead: waiting
    # for the replica would take longer.
    replica_lag: _Seconds = 10.0
    # Most connections to MySQL of one worker. 0: computed from the cores and the workers, 2 to
    # 4 a core on a node and at most 50, which is where one MySQL stops gaining.
    pool: _Number = 0
    # Longest time of one statement at the server, in seconds. A caller that hangs up leaves its
    # statement running there, so this limits what an impatient client can pile up.
    statement_timeout: _SomeSeconds = 10.0
    # Longest time of a connect to MySQL, in seconds, with the handshake, which the driver's own
    # limit leaves out.
    connect_timeout: _SomeSeconds = 3.0


class RedisSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("REDIS_{}")):
    """Redis."""

    # `redis://[:PASSWORD@]HOST:PORT/NUMBER`, `rediss://…` for TLS, or `unix:///PATH?db=NUMBER`.
    # `redis+sentinel://[:PASSWORD@]HOST:PORT,HOST:PORT/SERVICE/NUMBER` asks Sentinels for the
    # master (`?sentinel_password=…` if they need one, `rediss+sentinel://…` for TLS).
    url: str = "redis://127.0.0.1:6379/0"
    # Most connections to Redis of one worker.
    pool: _SomeNumber = 16
    # Longest time of a connect or a reply of Redis, in seconds. The driver's default waits 4 s
    # for a dead Redis and over 40 s for a frozen one.
    timeout: _SomeSeconds = 0.25


class ContextSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("CONTEXT_{}")):
    """Stored contexts."""

    # Longest time, in seconds, that an evaluation waits for its stored context, Redis and MySQL
    # together. After it the evaluation uses the request's own attributes, and the answer says
    # so.
    budget: _SomeSeconds = 0.1
    # Seconds for which a worker keeps a stored context in memory. A write reaches every worker
    # at once; this is the limit where that message was lost.
    worker_ttl: _SomeSeconds = 2.0
    # Seconds for which Redis keeps a stored context. This is the limit where a write could not
    # reach Redis.
    redis_ttl: _SomeSeconds = 30.0
    # Memory for stored contexts in one worker, in bytes. The default holds some 25,000.
    cache_bytes: _Number = 32 * 1024 * 1024


class NodeSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("{}")):
    """Node and workers."""

    # Directory for what must survive a process: the snapshot of the flag sets. `make run` uses
    # `.flagstaff`.
    state_dir: Path = Path("/var/lib/flagstaff")
    # Number of workers on this node. They share the connections to MySQL. Under systemd the
    # default is one for each core, and at least two.
    workers: _SomeNumber = 1
    # Number of this worker: the stable name of its metrics and of its snapshot file. The units
    # set it.
    instance: _Number = 0
    # Answer plain OFREP evaluations before Sanic sees them. Off: Sanic handles every request.
    lane: bool = True
    # Seconds between two looks for revisions that no message announced. While Redis is away, a
    # worker is at most this late.
    poll_interval: _SomeSeconds = 1.0


class DirectSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("DIRECT_{}")):
    """Direct port."""

    # `HOST:PORT` on which each worker answers evaluations and event streams without Nginx, as
    # plain text. All workers of the node share the port. Empty: off. See [the direct
    # port](direct-port.md).
    listen: str = ""
    # Requests a second of one API key to one worker on the direct port. 0: no limit.
    rate_limit: _Number = 5000


class LimitSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("MAX_{}")):
    """Limits of one worker."""

    # Most requests in flight in one worker. Beyond it evaluations are answered with 503 at
    # once.
    in_flight: _SomeNumber = 1000
    # Largest body of an evaluation, in bytes.
    evaluation_bytes: _SomeNumber = 1024 * 1024
    # Largest body of any other request, in bytes. The default is enough for a document of some
    # 20,000 flags.
    body_bytes: _SomeNumber = 32 * 1024 * 1024


class TimeoutSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("{}_TIMEOUT")):
    """Timeouts."""

    # Seconds for which an idle connection stays open. Must exceed the `keepalive_timeout` of
    # Nginx's connections to workers (60 s), or Nginx sends a request now and then on a
    # connection that is just closing.
    keep_alive: _SomeSeconds = 120.0
    # Longest time, in seconds, for the head and the body of a request to arrive.
    request: _SomeSeconds = 60.0
    # Longest time of an answer, in seconds. A stream counts from its last event.
    response: _SomeSeconds = 60.0
    # Seconds that requests in flight have to finish when a worker stops.
    graceful_shutdown: _Seconds = 15.0


class EventSettings(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename=_named("EVENT_{}", enabled="EVENT_STREAMS", max_streams="MAX_EVENT_STREAMS"),
):
    """Event streams."""

    # Announce changes on event streams, and name the stream in bulk answers (OFREP 0.3.0).
    enabled: bool = True
    # Most event streams of one worker. Beyond it a new one is answered with 503. Each stream is
    # an open file.
    max_streams: _Number = 10_000
    # Seconds of silence after which a stream gets a comment. Proxies close silent streams.
    heartbeat: _SomeSeconds = 15.0


class StatisticsSettings(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename=_named("STATISTICS_{}", stale_days="STALE_DAYS"),
):
    """Statistics."""

    # Days for which statistics are kept by the hour. A day of hours takes 24 times the rows; an
    # hour is usually compared with the week before.
    hourly_days: _SomeNumber = 8
    # Days for which statistics are kept by the day: a year, and a month to compare.
    daily_days: _SomeNumber = 400
    # Days without an evaluation, or with one variant for all callers, after which a flag is
    # stale. A flag with `"permanent": true` in its metadata never is.
    stale_days: _SomeNumber = 30


class WebhookSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("WEBHOOK_{}")):
    """Webhooks."""

    # Longest time of one call to a receiver, in seconds.
    timeout: _SomeSeconds = 10.0
    # Seconds after a change until its delivery is given up. The default is three days, a
    # weekend and a little more.
    give_up: _Seconds = 259_200.0
    # Seconds for which a finished delivery is kept, so that it can be read and sent again. The
    # default is a week.
    retention: _Seconds = 604_800.0


class PrometheusSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("PROMETHEUS_{}")):
    """Prometheus."""

    # Address of the Prometheus that guards of rollouts are asked of: `http://HOST:9090`, or
    # `https://USER:PASSWORD@HOST/PATH`. Empty: a rollout cannot have guards.
    url: str = ""
    # Longest time of one query, in seconds.
    timeout: _SomeSeconds = 5.0
    # Seconds between two looks at the guards of a rollout. A failing guard acts after this time
    # at the latest.
    interval: _SomeSeconds = 10.0


class PlanSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("PLAN_{}")):
    """Plans."""

    # Seconds for which a plan is kept after its end, so that it can be read. Its changes stay in
    # the history. The default is 90 days.
    retention: _Seconds = 7_776_000.0


class AccessSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("{}")):
    """Access."""

    # An admin key that exists from the start. `flagstaff migrate` creates it if it is missing.
    # `make run` makes one up.
    admin_key: str = ""
    # The one flag set that may be evaluated without a key. Empty: none.
    anonymous_flag_set: str = ""


class FrontSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("{}")):
    """In front of the node."""

    # Address of this node for callers, if a proxy in front of it has another name or a path:
    # `https://tools.internal/flags/`. Every address in an answer has its path. The proxy may
    # remove the path or leave it.
    public_url: str = ""
    # Proxies in front of this node's Nginx that may name the caller's address: addresses and
    # networks, separated by commas. Without it a proxy counts as one caller.
    trusted_proxies: str = ""
    # The header in which they name the caller, or `proxy_protocol`.
    trusted_proxy_header: str = "X-Forwarded-For"
    # Origins whose pages may evaluate, for web providers, separated by commas. `*` is any.
    # Empty: none.
    cors_origins: str = ""


class LogSettings(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename=_named("LOG_{}", access="ACCESS_LOG", slow_request="SLOW_REQUEST"),
):
    """Logs."""

    # `debug`, `info`, `warning` or `error`.
    level: str = "info"
    # `json` for machines, `text` for a terminal. Logs go to standard error.
    format: str = "text"
    # Log one line for each request, without query and key. Nginx's access log costs less.
    access: bool = False
    # Shortest duration, in seconds, of an answer that is logged as a warning in any case. 0:
    # never.
    slow_request: _Seconds = 1.0


class MetricsSettings(msgspec.Struct, frozen=True, kw_only=True, rename=_named("METRICS_{}")):
    """Metrics."""

    # Export evaluations by flag and variant to Prometheus too: one series for each.
    by_flag: bool = False


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one process. Durations are in seconds, sizes in bytes."""

    mysql: MySQLSettings = MySQLSettings()
    redis: RedisSettings = RedisSettings()
    contexts: ContextSettings = ContextSettings()
    node: NodeSettings = NodeSettings()
    direct: DirectSettings = DirectSettings()
    limits: LimitSettings = LimitSettings()
    timeouts: TimeoutSettings = TimeoutSettings()
    events: EventSettings = EventSettings()
    statistics: StatisticsSettings = StatisticsSettings()
    webhooks: WebhookSettings = WebhookSettings()
    prometheus: PrometheusSettings = PrometheusSettings()
    plans: PlanSettings = PlanSettings()
    access: AccessSettings = AccessSettings()
    front: FrontSettings = FrontSettings()
    logs: LogSettings = LogSettings()
    metrics: MetricsSettings = MetricsSettings()


GROUPS: dict[str, type[msgspec.Struct]] = {
    group.name: group.type for group in msgspec.structs.fields(Settings)
}
FIELDS: tuple[FieldInfo, ...] = tuple(chain(*map(msgspec.structs.fields, GROUPS.values())))
"""Every setting; ``encode_name`` is its name in the environment."""
