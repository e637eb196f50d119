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
    # mysql://USER:PASSWORD@HOST:PORT/DATABASE, or …@/DATABASE?unix_socket=/path for a socket.
    mysql_url: str = "mysql://flagstaff@127.0.0.1:3306/flagstaff"
    # A replica of it, for what may be some seconds old: statistics, exports, the history as a
    # stream. Empty: the primary answers those too.
    mysql_replica_url: str = ""
    # How many seconds behind a replica may be before it is left alone. A read that waits for one
    # that catches up would wait longer than the primary takes.
    mysql_replica_lag: _Seconds = 10.0
    # redis://[:PASSWORD@]HOST:PORT/NUMBER, rediss://… for TLS, or unix:///path?db=NUMBER.
    # redis+sentinel://[:PASSWORD@]HOST:PORT,HOST:PORT/SERVICE/NUMBER asks these Sentinels where
    # the master is (?sentinel_password=… if they want one; rediss+sentinel://… for TLS).
    redis_url: str = "redis://127.0.0.1:6379/0"
    # Connections to MySQL that one worker may hold. 0 means: from the cores over the workers,
    # 2 to 4 a core on a node and never over 50, which is where one MySQL stops gaining.
    mysql_pool: _Number = 0
    # How long one statement may run at the server. A caller that hung up leaves its statement
    # running there, so this bounds what an impatient client can pile up.
    mysql_statement_timeout: _SomeSeconds = 10.0
    # How long connecting to MySQL may take, handshake included: the driver's own limit is not.
    mysql_connect_timeout: _SomeSeconds = 3.0
    # Connections to Redis that one worker may hold.
    redis_pool: _SomeNumber = 16
    # How long Redis may take to answer or to accept. The driver's default waits 4 s on a dead
    # Redis and over 40 s on a frozen one.
    redis_timeout: _SomeSeconds = 0.25
    # How long an evaluation may wait for what is stored for its targeting key, Redis and MySQL
    # together; past that it goes by the request's own attributes, and says so.
    context_budget: _SomeSeconds = 0.1
    # How long a worker answers from what it read of stored contexts. A write is told to every
    # worker at once: this is the bound where that was lost.
    context_worker_ttl: _SomeSeconds = 2.0
    # The same for what Redis holds: the bound where a write could not reach Redis.
    context_redis_ttl: _SomeSeconds = 30.0
    # How much of them one worker holds: some 25,000 contexts.
    context_cache_bytes: _Number = 32 * 1024 * 1024

    # --- the worker -------------------------------------------------------------------------
    # Where a worker keeps what must survive it: the snapshot of the flag sets.
    state_dir: Path = Path("/var/lib/flagstaff")
    # How many workers this node runs; the MySQL pool is shared out among them.
    workers: _SomeNumber = 1
    # Which of them this is: the stable name of its metrics and of its snapshot file.
    instance: _Number = 0
    # Answer plain OFREP evaluations before Sanic sees them. Off: every request takes Sanic's road.
    lane: bool = True
    # HOST:PORT on which each worker answers evaluations and event streams without Nginx, over plain
    # text; all workers of the node share the port. Empty: off.
    direct_listen: str = ""
    # Requests a second of one API key that one worker takes there. 0 sets no limit.
    direct_rate_limit: _Number = 5000
    # Requests in flight in one worker past which evaluations are answered 503 at once.
    max_in_flight: _SomeNumber = 1000
    # The largest body of an evaluation.
    max_evaluation_bytes: _SomeNumber = 1024 * 1024
    # The largest body of anything else: a document of some 20,000 flags.
    max_body_bytes: _SomeNumber = 32 * 1024 * 1024
    # Tell in bulk answers where changes are announced, and announce them there (OFREP 0.3.0).
    event_streams: bool = True
    # Event streams in one worker past which a new one is answered 503. Each is an open file.
    max_event_streams: _Number = 10_000
    # How long a stream may be silent before it is sent a comment. Proxies close silent ones.
    event_heartbeat: _SomeSeconds = 15.0
    # How long an idle connection stays open. Must exceed Nginx's keepalive_timeout to us (60 s),
    # or Nginx now and then sends a request down a connection that is just closing.
    keep_alive_timeout: _SomeSeconds = 120.0
    # How long the head and the body of a request may take to arrive.
    request_timeout: _SomeSeconds = 60.0
    # How long an answer may take; a stream counts from its last event.
    response_timeout: _SomeSeconds = 60.0
    # How long requests in flight may take to finish once a stop was asked for.
    graceful_shutdown_timeout: _Seconds = 15.0
    # How often a worker looks for revisions that no message announced: the bound on how stale a
    # worker can be while Redis is away.
    poll_interval: _SomeSeconds = 1.0

    # --- statistics -------------------------------------------------------------------------
    # For how many days evaluations are told by the hour; before that by the day. A day of hours
    # takes 24 times the rows, and a week is what an hour is usually compared with.
    statistics_hourly_days: _SomeNumber = 8
    # For how many days evaluations are told at all: a year, and a month to compare.
    statistics_daily_days: _SomeNumber = 400
    # For how many days a flag must not be evaluated, or give all callers one variant, to be stale.
    # One with "permanent": true in its metadata never is.
    stale_days: _SomeNumber = 30

    # --- webhooks ---------------------------------------------------------------------------
    # How long one call to a receiver may take, as a whole.
    webhook_timeout: _SomeSeconds = 10.0
    # How long after a change its delivery is given up: three days, a weekend and a little more.
    webhook_give_up: _Seconds = 259_200.0
    # How long a delivery that has ended is kept, to be looked at and to be done again: a week.
    webhook_retention: _Seconds = 604_800.0

    # --- who may call -----------------------------------------------------------------------
    # An admin key that exists from the start: created, or left as it is, by `migrate`.
    admin_key: str = ""
    # The one flag set that may be evaluated without a key. Empty: none.
    anonymous_flag_set: str = ""
    # Where callers reach this node, if a proxy in front has another address or puts it under a
    # path: https://tools.internal/flags/. Its path is in every address that answers carry.
    public_url: str = ""
    # Proxies in front of this node's Nginx whose word is taken for the caller's address: addresses
    # and networks, separated by commas. Without it, a proxy counts as one caller.
    trusted_proxies: str = ""
    # The header in which they name the caller, or proxy_protocol.
    trusted_proxy_header: str = "X-Forwarded-For"
    # Origins that browsers may call evaluations from, separated by commas; * is any. Empty: none.
    cors_origins: str = ""

    # --- what it tells ----------------------------------------------------------------------
    # debug, info, warning or error.
    log_level: str = "info"
    # json for machines, text for a terminal.
    log_format: str = "text"
    # One line a request, without queries and keys. Behind Nginx its log is cheaper.
    access_log: bool = False
    # Seconds from which on an answer is told of in any case, as a warning. 0 means: never.
    slow_request: _Seconds = 1.0
    # Tell Prometheus of the evaluations of each flag and variant too: a series for each.
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
