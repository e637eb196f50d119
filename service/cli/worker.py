"""The commands that are the service, rather than call it: ``serve``, ``migrate`` and their kin."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from service.cli.exit_codes import DONE
from service.cli.output import Output
from service.environment import SettingsRefused, read_settings
from service.errors import AddressRefused, Refused
from service.settings import PREFIX, Settings


def add_commands(commands: Any) -> None:
    """Declare the commands on argparse's sub-parsers."""
    parser = commands.add_parser("serve", help="run one worker", description=_serve.__doc__)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--unix", type=Path, metavar="PATH", help="listen on a unix socket")
    where.add_argument("--listen", metavar="HOST:PORT", help="listen on a TCP port")
    parser.add_argument("--instance", type=int, metavar="N", help="which of the node's workers")
    parser.set_defaults(run=_serve)

    parser = commands.add_parser(
        "background", help="run the background jobs", description=_background.__doc__
    )
    parser.set_defaults(run=_background)

    parser = commands.add_parser(
        "migrate", help="bring the database up to date", description=_migrate.__doc__
    )
    parser.set_defaults(run=_migrate)

    parser = commands.add_parser(
        "pages", help="write the pages that Nginx serves", description=_pages.__doc__
    )
    parser.add_argument("directory", type=Path, metavar="DIRECTORY")
    parser.set_defaults(run=_pages)

    parser = commands.add_parser(
        "nginx-settings",
        help="write the parts of Nginx's configuration that depend on the settings",
        description=_nginx_settings.__doc__,
    )
    parser.add_argument("directory", type=Path, metavar="DIRECTORY")
    parser.add_argument(
        "--env-file",
        type=Path,
        default=Path("/etc/flagstaff/flagstaff.env"),
        metavar="FILE",
        help="the node's settings (default: /etc/flagstaff/flagstaff.env)",
    )
    parser.set_defaults(run=_nginx_settings)


def _serve(arguments: argparse.Namespace, _: Output) -> int:
    """Run one worker, on the socket that systemd handed over or on the one that is named."""
    from service.process import listening, logs
    from service.process.serve import serve

    settings = _settings(arguments.instance)
    logs.write_logs(settings)
    listener = listening.inherited_socket()
    if listener is None:
        if arguments.unix is not None:
            listener = listening.unix_socket(arguments.unix)
        else:
            listener = listening.tcp_socket(arguments.listen or "127.0.0.1:8081")
    serve(settings, listener)
    return DONE


def _background(_: argparse.Namespace, __: Output) -> int:
    """Run the jobs of the background. Any number may run at once; they share the work."""
    from service.process import logs
    from service.process.background_main import run_background

    settings = read_settings()
    logs.write_logs(settings, "background")
    run_background(settings)
    return DONE


def _settings(instance: int | None) -> Settings:
    settings = read_settings()
    return (
        settings
        if instance is None
        else msgspec.structs.replace(
            settings, node=msgspec.structs.replace(settings.node, instance=instance)
        )
    )


def _migrate(_: argparse.Namespace, output: Output) -> int:
    """Apply the migrations that the database lacks, then make sure of FLAGSTAFF_ADMIN_KEY."""
    import asyncio

    from service.cache.address import read_address as read_redis_address
    from service.storage.address import read_address as read_mysql_address
    from service.storage.migrations import migrate

    settings = read_settings()
    # A reload migrates first: an address that cannot be used must end it before it ends a worker.
    with _named("MYSQL_URL"):
        read_mysql_address(settings.mysql.url)
    with _named("REDIS_URL"):
        read_redis_address(settings.redis.url)
    if settings.mysql.replica_url:
        with _named("MYSQL_REPLICA_URL"):
            read_mysql_address(settings.mysql.replica_url)
    migrate(settings.mysql.url, say=output.note)
    if settings.access.admin_key:
        with _named("ADMIN_KEY"):
            asyncio.run(_bootstrap(settings))
        output.note("The admin key is in place.")
    return DONE


@contextmanager
def _named(setting: str) -> Iterator[None]:
    """Names the setting to whoever gave it a value that is refused further down."""
    try:
        yield
    except (AddressRefused, Refused) as refused:
        raise SettingsRefused(f"{PREFIX}{setting}: {refused}") from None


async def _bootstrap(settings: Settings) -> None:
    from service.lifecycle.stores import open_stores
    from service.management import api_keys

    async with open_stores(settings) as stores:
        await api_keys.bootstrap(stores, settings.access.admin_key)


def _pages(arguments: argparse.Namespace, _: Output) -> int:
    """Write /docs and /openapi.json as files, plain and compressed, for Nginx to serve."""
    from service.static_docs import write_pages

    write_pages(arguments.directory)
    return DONE


def _nginx_settings(arguments: argparse.Namespace, _: Output) -> int:
    """Write the parts of Nginx's configuration that depend on the settings of an installed node.

    flagstaff-nginx.service runs it as root, which reads the settings. The number of workers comes
    from FLAGSTAFF_WORKERS in the environment, where the unit has it.
    """
    from service.doctor.node import find_node
    from service.nginx_settings import write_node_settings

    node = find_node({}, file=arguments.env_file)
    workers = {name: os.environ[name] for name in (f"{PREFIX}WORKERS",) if name in os.environ}
    write_node_settings(arguments.directory, read_settings({**node.environment, **workers}))
    return DONE
