"""Checks of the settings: readable, and consistent."""

from __future__ import annotations

import difflib
import ipaddress
import os
import stat
from collections.abc import Iterator

from service import front
from service.doctor.node import Node
from service.management.api_keys import LEAST_BOOTSTRAP
from service.settings import FIELDS, PREFIX, Settings
from service.structs.findings import Finding, failure, warning, well

SUBJECT = "settings"

# Timeouts of Nginx and the units: nginx/http.conf, nginx/server.conf, systemd/flagstaff@.service.
NGINX_KEEPALIVE = 60
NGINX_READ_TIMEOUT = 75
NGINX_EVALUATION_BYTES = 2**20
NGINX_BODY_BYTES = 32 * 2**20
UNIT_STOP_TIMEOUT = 30
UNIT_STATE_DIR = "/var/lib/flagstaff"

# Names of this form that are read elsewhere: by `make run`, and by the client commands.
_ELSEWHERE = frozenset(f"{PREFIX}{name}" for name in ("PORT", "RATE_LIMIT", "URL", "KEY"))
_MOST_CONNECTIONS = 50
_USUAL_HEADER = "X-Forwarded-For"
# No network of proxies is larger than 10.0.0.0/8 or fc00::/7.
_WIDEST = 7


def examine(node: Node, settings: Settings, cores: int) -> Iterator[Finding]:
    """Yield findings about settings that could be read."""
    yield well(SUBJECT, f"They are read from {node.source}, for the user '{node.user}'.")
    findings = [
        *_unknown(node),
        *_secrecy(node),
        *_timeouts(settings),
        *_sizes(settings),
        *_numbers(settings, cores),
        *_front(settings),
        *_others(node, settings),
    ]
    yield from findings
    if not findings:
        yield well(SUBJECT, "They make sense together.")


def _unknown(node: Node) -> Iterator[Finding]:
    names = {field.encode_name for field in FIELDS}
    given = {name for name in node.environment if name.startswith(PREFIX)}
    for name in sorted(given - names - _ELSEWHERE):
        meant = difflib.get_close_matches(name, names, 1)
        cure = f"Write {meant[0]}, if that is meant." if meant else "Remove it."
        yield warning(SUBJECT, f"{name} is no setting, and is read by nobody.", cure)


def _secrecy(node: Node) -> Iterator[Finding]:
    if node.file is not None and stat.S_IMODE(node.file.stat().st_mode) & 0o077:
        found = f"{node.file} holds passwords, and others than its owner may read it."
        yield warning(SUBJECT, found, f"chmod 0600 {node.file}")


def _timeouts(settings: Settings) -> Iterator[Finding]:
    if settings.timeouts.keep_alive <= NGINX_KEEPALIVE:
        yield warning(
            SUBJECT,
            f"Workers close idle connections after {settings.timeouts.keep_alive:g} s, and Nginx"
            f" uses them for {NGINX_KEEPALIVE} s: now and then it sends a request down one that is"
            " closing.",
            f"Set FLAGSTAFF_KEEP_ALIVE_TIMEOUT to more than {NGINX_KEEPALIVE}, such as 120.",
        )
    if settings.timeouts.response <= settings.mysql.statement_timeout:
        yield warning(
            SUBJECT,
            f"An answer may take {settings.timeouts.response:g} s and one statement"
            f" {settings.mysql.statement_timeout:g} s: callers hear less than the database says.",
            "Set FLAGSTAFF_RESPONSE_TIMEOUT to several times FLAGSTAFF_MYSQL_STATEMENT_TIMEOUT.",
        )
    if settings.timeouts.response > NGINX_READ_TIMEOUT:
        yield warning(
            SUBJECT,
            f"An answer may take {settings.timeouts.response:g} s, and Nginx gives up after"
            f" {NGINX_READ_TIMEOUT} s.",
            f"Set FLAGSTAFF_RESPONSE_TIMEOUT to {NGINX_READ_TIMEOUT} or less.",
        )
    if settings.events.heartbeat >= settings.timeouts.response:
        yield warning(
            SUBJECT,
            f"Event streams may be silent for {settings.events.heartbeat:g} s, as long as an answer"
            f" may take at all ({settings.timeouts.response:g} s).",
            "Set FLAGSTAFF_EVENT_HEARTBEAT to a quarter of FLAGSTAFF_RESPONSE_TIMEOUT.",
        )
    if settings.events.enabled and settings.events.heartbeat >= NGINX_READ_TIMEOUT:
        yield failure(
            SUBJECT,
            f"Nginx cuts event streams that are silent for {NGINX_READ_TIMEOUT} s, and they are"
            f" for {settings.events.heartbeat:g} s.",
            "Set FLAGSTAFF_EVENT_HEARTBEAT to 15.",
        )
    if settings.timeouts.graceful_shutdown >= UNIT_STOP_TIMEOUT:
        yield warning(
            SUBJECT,
            f"Workers take {settings.timeouts.graceful_shutdown:g} s to drain, and their unit"
            f" kills them after {UNIT_STOP_TIMEOUT} s.",
            f"Set FLAGSTAFF_GRACEFUL_SHUTDOWN_TIMEOUT to less than {UNIT_STOP_TIMEOUT}, or give"
            " flagstaff@.service more with `systemctl edit flagstaff@.service` (TimeoutStopSec).",
        )
    if settings.redis.timeout > 1:
        yield warning(
            SUBJECT,
            f"Requests wait {settings.redis.timeout:g} s for a Redis that hangs.",
            "Set FLAGSTAFF_REDIS_TIMEOUT to 0.25.",
        )
    if settings.node.poll_interval > 10:
        yield warning(
            SUBJECT,
            "While Redis is away, changes are served up to"
            f" {settings.node.poll_interval:g} s late.",
            "Set FLAGSTAFF_POLL_INTERVAL to 1.",
        )


def _sizes(settings: Settings) -> Iterator[Finding]:
    for name, value, most in (
        ("MAX_EVALUATION_BYTES", settings.limits.evaluation_bytes, NGINX_EVALUATION_BYTES),
        ("MAX_BODY_BYTES", settings.limits.body_bytes, NGINX_BODY_BYTES),
    ):
        if value > most:
            yield warning(
                SUBJECT,
                f"{PREFIX}{name} is {value}, and Nginx lets no more than {most} bytes through.",
                f"Set {PREFIX}{name} to {most} or less.",
            )


def _numbers(settings: Settings, cores: int) -> Iterator[Finding]:
    if settings.node.workers < 2:
        yield warning(
            SUBJECT,
            "There is one worker, and nobody answers while it restarts.",
            "Set FLAGSTAFF_WORKERS to 2 or more.",
        )
    if settings.node.workers > 2 * max(cores, 2):
        yield warning(
            SUBJECT,
            f"There are {settings.node.workers} workers on {cores} cores, each with all flags in"
            " memory.",
            f"Set FLAGSTAFF_WORKERS to {max(cores, 2)}.",
        )
    connections = settings.mysql.pool * settings.node.workers
    if connections > _MOST_CONNECTIONS:
        share = max(1, _MOST_CONNECTIONS // settings.node.workers)
        yield warning(
            SUBJECT,
            f"This node may open {connections} connections to MySQL; past {_MOST_CONNECTIONS} from"
            " a node one server gains nothing.",
            f"Set FLAGSTAFF_MYSQL_POOL to {share}, or to 0.",
        )


def _front(settings: Settings) -> Iterator[Finding]:
    networks = [
        ipaddress.ip_network(text) for text in front.proxies(settings.front.trusted_proxies)
    ]
    cure = "Set FLAGSTAFF_TRUSTED_PROXIES to the addresses of the proxies."
    if settings.front.public_url and not networks:
        yield warning(
            SUBJECT,
            "Callers come through a proxy (FLAGSTAFF_PUBLIC_URL), and none is trusted: Nginx's rate"
            " limit counts all callers without a known key as one.",
            cure,
        )
    elif settings.front.trusted_proxy_header != _USUAL_HEADER and not networks:
        yield warning(
            SUBJECT,
            "FLAGSTAFF_TRUSTED_PROXY_HEADER is set and nobody reads it, since no proxy is trusted.",
            cure,
        )
    if wide := [str(network) for network in networks if network.prefixlen < _WIDEST]:
        yield warning(
            SUBJECT,
            f"FLAGSTAFF_TRUSTED_PROXIES has {', '.join(wide)}: any caller there may say which"
            " address it has, and be told what is for the local network.",
            cure,
        )


def _others(node: Node, settings: Settings) -> Iterator[Finding]:
    if settings.access.admin_key and len(settings.access.admin_key) < LEAST_BOOTSTRAP:
        yield failure(
            SUBJECT,
            "FLAGSTAFF_ADMIN_KEY is too short, so that migrating fails.",
            "Put one there that `openssl rand -hex 32` prints.",
        )
    if settings.logs.level == "debug":
        yield warning(SUBJECT, "Everything is logged.", "Set FLAGSTAFF_LOG_LEVEL to info.")
    if node.file is not None and os.fspath(settings.node.state_dir) != UNIT_STATE_DIR:
        yield warning(
            SUBJECT,
            f"The units let workers write to {UNIT_STATE_DIR}, and FLAGSTAFF_STATE_DIR is"
            f" {settings.node.state_dir}.",
            "Take FLAGSTAFF_STATE_DIR out, or `systemctl edit flagstaff@.service`:"
            f" ReadWritePaths={settings.node.state_dir}",
        )
