"""All checks, in order of dependence."""

from __future__ import annotations

import asyncio
import os
import resource
from collections.abc import Iterator

from service.cache import doctor as redis
from service.doctor import directories, machine, nginx, ports, prometheus, settings, units, workers
from service.doctor.node import Node, become, user_id
from service.environment import SettingsRefused, read_settings
from service.lifecycle.following import FOLLOWER_CONNECTIONS
from service.lifecycle.stores import pool_size
from service.process.background_main import CONNECTIONS
from service.settings import Settings
from service.storage.doctor import examination as mysql
from service.storage.doctor import replica
from service.structs.findings import Finding, failure

_CURE = "Correct it in {}; then: systemctl reload flagstaff-reload.service"


def examine(node: Node, nodes: int) -> list[Finding]:
    """Return all findings about a node; ``nodes`` share the stores.

    As root it becomes the node's user, whose rights are what matters, and stays that: whoever
    calls this does nothing else in this process. Raises NodeUnreadable.
    """
    try:
        read = read_settings(node.environment)
    except SettingsRefused as refused:
        return [failure(settings.SUBJECT, str(refused), _CURE.format(node.source))]
    cores = len(os.sched_getaffinity(0))
    findings = list(settings.examine(node, read, cores))
    findings += machine.examine_kernel()
    findings += units.examine()
    findings += nginx.examine(read)
    findings += _direct(node, read)
    become(node.user)
    findings += directories.examine(node, read.node.state_dir)
    findings += asyncio.run(_stores(read, nodes))
    findings += asyncio.run(prometheus.examine(read.prometheus))
    own_limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = machine.files_needed(read, pool_size(read) + FOLLOWER_CONNECTIONS)
    findings += workers.examine(node, read.node.workers, own_limit, needed)
    return findings


def _direct(node: Node, read: Settings) -> Iterator[Finding]:
    """Yield findings about the direct port, if it is set."""
    address = ports.address_of(read.direct.listen) if read.direct.listen else None
    if address is not None:
        setting = "FLAGSTAFF_DIRECT_LISTEN"
        yield from ports.examine("direct port", [address], user_id(node.user), setting)


async def _stores(read: Settings, nodes: int) -> list[Finding]:
    # Each node has its workers, and one background process.
    connections = read.node.workers * (pool_size(read) + FOLLOWER_CONNECTIONS)
    connections += read.mysql.pool or CONNECTIONS
    at_mysql, at_redis = await asyncio.gather(
        mysql.examine(
            read.mysql.url,
            statement_timeout=read.mysql.statement_timeout,
            connect_timeout=read.mysql.connect_timeout,
            connections=nodes * connections,
        ),
        redis.examine(read.redis.url, timeout=read.redis.timeout),
    )
    at_replica = []
    if read.mysql.replica_url:
        at_replica = await replica.examine(
            read.mysql.replica_url,
            read.mysql.url,
            statement_timeout=read.mysql.statement_timeout,
            connect_timeout=read.mysql.connect_timeout,
            most_lag=read.mysql.replica_lag,
        )
    clocks = (("MySQL", at_mysql.clock), ("Redis", at_redis.clock))
    return [
        *at_mysql.findings,
        *at_replica,
        *at_redis.findings,
        *(machine.examine_clock(name, clock) for name, clock in clocks if clock is not None),
    ]
