"""Every setting, where it comes from, its unit, and why its default is what it is.

Settings are read once, from the environment, when a process starts. The name in the environment
is the field's, in capitals, behind ``FLAGSTAFF_``: ``state_dir`` is ``FLAGSTAFF_STATE_DIR``.
An empty value counts as absent. A value of the wrong shape stops the process with a sentence that
names the setting and never shows a value that may be secret.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import msgspec
from msgspec import Meta

from service import front
from service.errors import FlagstaffError

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


class SettingsRefused(FlagstaffError):
    """A setting whose value cannot be used."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename=None):
    """The settings of one process. Durations are in seconds, sizes in bytes."""

    # --- the stores -------------------------------------------------------------------------
    # `mysql://USER:PASSWORD@HOST:PORT/DATABASE`, or
    # `mysql://USER:PASSWORD@/DATABASE?unix_socket=PATH` for a socket. `?tls=require` turns TLS
    # on.
    mysql_url: str = "mysql://flagstaff@127.0.0.1:3306/flagstaff"
    # A replica for reads that may be some seconds old: statistics, exports, the history as a
    # stream. Empty: the primary serves those too.
    mysql_replica_url: str = ""
    # Greatest lag of the replica, in seconds. Beyond it the primary is read instead: waiting
    # for the replica would take longer.
    mysql_replica_lag: _Seconds = 10.0
    # `redis://[:PASSWORD@]HOST:PORT/NUMBER`, `rediss://…` for TLS, or `unix:///PATH?db=NUMBER`.
    # `redis+sentinel://[:PASSWORD@]HOST:PORT,HOST:PORT/SERVICE/NUMBER` asks Sentinels for the
    # master (`?sentinel_password=…` if they need one, `rediss+sentinel://…` for TLS).
    redis_url: str = "redis://127.0.0.1:6379/0"
    # Most connections to MySQL of one worker. 0: computed from the cores and the workers, 2 to
    # 4 a core on a node and at most 50, which is where one MySQL stops gaining.
    mysql_pool: _Number = 0
    # Longest time of one statement at the server, in seconds. A caller that hangs up leaves its
    # statement running there, so this limits what an impatient client can pile up.
    mysql_statement_timeout: _SomeSeconds = 10.0
    # Longest time of a connect to MySQL, in seconds, with the handshake, which the driver's own
    # limit leaves out.
    mysql_connect_timeout: _SomeSeconds = 3.0
    # Most connections to Redis of one worker.
    redis_pool: _SomeNumber = 16
    # Longest time of a connect or a reply of Redis, in seconds. The driver's default waits 4 s
    # for a dead Redis and over 40 s for a frozen one.
    redis_timeout: _SomeSeconds = 0.25
    # Longest time, in seconds, that an evaluation waits for its stored context, Redis and MySQL
    # together. After it the evaluation uses the request's own attributes, and the answer says
    # so.
    context_budget: _SomeSeconds = 0.1
    # Seconds for which a worker keeps a stored context in memory. A write reaches every worker
    # at once; this is the limit where that message was lost.
    context_worker_ttl: _SomeSeconds = 2.0
    # Seconds for which Redis keeps a stored context. This is the limit where a write could not
    # reach Redis.
    context_redis_ttl: _SomeSeconds = 30.0
    # Memory for stored contexts in one worker, in bytes. The default holds some 25,000.
    context_cache_bytes: _Number = 32 * 1024 * 1024

    # --- the worker -------------------------------------------------------------------------
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
    # `HOST:PORT` on which each worker answers evaluations and event streams without Nginx, as
    # plain text. All workers of the node share the port. Empty: off. See [the direct
    # road](direct-road.md).
    direct_listen: str = ""
    # Requests a second of one API key to one worker on the direct road. 0: no limit.
    direct_rate_limit: _Number = 5000
    # Most requests in flight in one worker. Beyond it evaluations are answered with 503 at
    # once.
    max_in_flight: _SomeNumber = 1000
    # Largest body of an evaluation, in bytes.
    max_evaluation_bytes: _SomeNumber = 1024 * 1024
    # Largest body of any other request, in bytes. The default is enough for a document of some
    # 20,000 flags.
    max_body_bytes: _SomeNumber = 32 * 1024 * 1024
    # Announce changes on event streams, and name the stream in bulk answers (OFREP 0.3.0).
    event_streams: bool = True
    # Most event streams of one worker. Beyond it a new one is answered with 503. Each stream is
    # an open file.
    max_event_streams: _Number = 10_000
    # Seconds of silence after which a stream gets a comment. Proxies close silent streams.
    event_heartbeat: _SomeSeconds = 15.0
    # Seconds for which an idle connection stays open. Must exceed the `keepalive_timeout` of
    # Nginx's connections to workers (60 s), or Nginx sends a request now and then on a
    # connection that is just closing.
    keep_alive_timeout: _SomeSeconds = 120.0
    # Longest time, in seconds, for the head and the body of a request to arrive.
    request_timeout: _SomeSeconds = 60.0
    # Longest time of an answer, in seconds. A stream counts from its last event.
    response_timeout: _SomeSeconds = 60.0
    # Seconds that requests in flight have to finish when a worker stops.
    graceful_shutdown_timeout: _Seconds = 15.0
    # Seconds between two looks for revisions that no message announced. While Redis is away, a
    # worker is at most this late.
    poll_interval: _SomeSeconds = 1.0

    # --- statistics -------------------------------------------------------------------------
    # Days for which statistics are kept by the hour. A day of hours takes 24 times the rows; an
    # hour is usually compared with the week before.
    statistics_hourly_days: _SomeNumber = 8
    # Days for which statistics are kept by the day: a year, and a month to compare.
    statistics_daily_days: _SomeNumber = 400
    # Days without an evaluation, or with one variant for all callers, after which a flag is
    # stale. A flag with `"permanent": true` in its metadata never is.
    stale_days: _SomeNumber = 30

    # --- webhooks ---------------------------------------------------------------------------
    # Longest time of one call to a receiver, in seconds.
    webhook_timeout: _SomeSeconds = 10.0
    # Seconds after a change until its delivery is given up. The default is three days, a
    # weekend and a little more.
    webhook_give_up: _Seconds = 259_200.0
    # Seconds for which a finished delivery is kept, so that it can be read and sent again. The
    # default is a week.
    webhook_retention: _Seconds = 604_800.0

    # --- who may call -----------------------------------------------------------------------
    # An admin key that exists from the start. `flagstaff migrate` creates it if it is missing.
    # `make run` makes one up.
    admin_key: str = ""
    # The one flag set that may be evaluated without a key. Empty: none.
    anonymous_flag_set: str = ""
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

    # --- logs and metrics -------------------------------------------------------------------
    # `debug`, `info`, `warning` or `error`.
    log_level: str = "info"
    # `json` for machines, `text` for a terminal. Logs go to standard error.
    log_format: str = "text"
    # Log one line for each request, without query and key. Nginx's access log costs less.
    access_log: bool = False
    # Shortest duration, in seconds, of an answer that is logged as a warning in any case. 0:
    # never.
    slow_request: _Seconds = 1.0
    # Export evaluations by flag and variant to Prometheus too: one series for each.
    metrics_by_flag: bool = False


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment asks for.

    Raises SettingsRefused, naming the setting and what it should be.
    """
    values: dict[str, object] = {}
    for field in msgspec.structs.fields(Settings):
        name = PREFIX + field.name.upper()
        text = environment.get(name, "").strip()
        if text:
            values[field.name] = _read(name, text, field.type)
    settings = Settings(**values)  # type: ignore[arg-type]  # each value was read by its field's type
    _check(settings)
    return settings


_OF_THE_FRONT: dict[str, Callable[[str], object]] = {
    "public_url": front.base_path,
    "trusted_proxies": front.proxies,
    "trusted_proxy_header": front.proxy_header,
    "cors_origins": front.origins,
}

_REDIS = ("redis://", "rediss://", "unix://", "redis+sentinel://", "rediss+sentinel://")
_SWITCHES = {"1": True, "true": True, "yes": True, "on": True}
_SWITCHES |= {"0": False, "false": False, "no": False, "off": False}


def _read(name: str, text: str, kind: Any) -> object:
    if not _is_utf8(text):
        raise SettingsRefused(f"{name} must be UTF-8.")
    if kind is Path:
        return Path(text)
    if kind is bool:
        if text.lower() not in _SWITCHES:
            raise SettingsRefused(f"{name} must be on or off.")
        return _SWITCHES[text.lower()]
    try:
        return msgspec.convert(text, type=kind, strict=False)
    except msgspec.ValidationError:
        (meant,) = kind.__metadata__
        raise SettingsRefused(f"{name} must be {meant.description}.") from None


def _is_utf8(text: str) -> bool:
    """Whether the bytes in the environment were: Python keeps others as lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _check(settings: Settings) -> None:
    if not 2 <= settings.statistics_hourly_days <= settings.statistics_daily_days:
        raise SettingsRefused(
            f"{PREFIX}STATISTICS_HOURLY_DAYS must be from 2 to {PREFIX}STATISTICS_DAILY_DAYS."
        )
    if settings.stale_days >= settings.statistics_daily_days:
        raise SettingsRefused(
            f"{PREFIX}STALE_DAYS must be less than {PREFIX}STATISTICS_DAILY_DAYS."
        )
    for name, read in _OF_THE_FRONT.items():
        try:
            read(getattr(settings, name))
        except ValueError as refused:
            raise SettingsRefused(f"{PREFIX}{name.upper()} {refused}") from None
    if settings.log_format not in ("json", "text"):
        raise SettingsRefused(f"{PREFIX}LOG_FORMAT must be json or text.")
    if settings.log_level not in ("debug", "info", "warning", "error"):
        raise SettingsRefused(f"{PREFIX}LOG_LEVEL must be debug, info, warning or error.")
    if not settings.mysql_url.startswith("mysql://"):
        raise SettingsRefused(f"{PREFIX}MYSQL_URL must start with mysql://.")
    if settings.mysql_replica_url and not settings.mysql_replica_url.startswith("mysql://"):
        raise SettingsRefused(f"{PREFIX}MYSQL_REPLICA_URL must start with mysql://.")
    if not settings.redis_url.startswith(_REDIS):
        raise SettingsRefused(f"{PREFIX}REDIS_URL must start with one of {' '.join(_REDIS)}")
