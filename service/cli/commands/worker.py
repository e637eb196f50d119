"""The commands that are the service, rather than call it: ``serve``, ``migrate`` and their kin."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import msgspec

from service.cli.exit_codes import DONE, WrongUsage
from service.cli.session import Session
from service.errors import AddressRefused, Refused

if TYPE_CHECKING:
    from service.settings import Settings

# What became of the key of FLAGSTAFF_ADMIN_KEY.
_ADMIN_KEY = {
    "kept": "The admin key is in place.",
    "made": "The admin key is in place: it was created.",
    "ended": (
        "warning: The key of FLAGSTAFF_ADMIN_KEY was revoked or rotated, or has expired, and stays"
        " so, because there are other admin keys. Set it to a key that is valid, or leave it out."
    ),
}
_DIRECTORY = click.Path(path_type=Path)


@click.command()
@click.option(
    "--unix", type=click.Path(path_type=Path), metavar="PATH", help="listen on a unix socket"
)
@click.option("--listen", metavar="HOST:PORT", help="listen on a TCP port")
@click.option("--instance", type=int, metavar="N", help="which of the node's workers")
def serve(unix: Path | None, listen: str | None, instance: int | None) -> int:
    """Run one worker, on the socket that systemd handed over or on the one that is named."""
    if unix is not None and listen is not None:
        raise WrongUsage("Give either --unix or --listen.")
    # Hardly anything of what a start imports and loads is garbage, and the collector would go
    # through all of it again and again. The worker enables it before it listens.
    gc.disable()
    try:
        _run_worker(unix, listen, instance)
    finally:
        gc.enable()
    return DONE


def _run_worker(unix: Path | None, listen: str | None, instance: int | None) -> None:
    from service.process import listening, logs
    from service.process.serve import serve as run_worker

    settings = _settings(instance)
    logs.write_logs(settings)
    listener = listening.inherited_socket()
    if listener is None:
        if unix is not None:
            listener = listening.unix_socket(unix)
        else:
            listener = listening.tcp_socket(listen or "127.0.0.1:8081")
    run_worker(settings, listener)


@click.command()
def background() -> int:
    """Run the jobs of the background. Any number may run at once; they share the work."""
    from service.environment import read_settings
    from service.process import logs
    from service.process.background_main import run_background

    settings = read_settings()
    logs.write_logs(settings, "background")
    run_background(settings)
    return DONE


def _settings(instance: int | None) -> Settings:
    from service.environment import read_settings

    settings = read_settings()
    if instance is None:
        return settings
    node = msgspec.structs.replace(settings.node, instance=instance)
    return msgspec.structs.replace(settings, node=node)


@click.command()
@click.pass_obj
def migrate(session: Session) -> int:
    """Apply the migrations that the database lacks, then make sure of FLAGSTAFF_ADMIN_KEY."""
    import asyncio

    from service.cache.address import read_address as read_redis_address
    from service.environment import read_settings
    from service.storage.address import read_address as read_mysql_address
    from service.storage.migrations import migrate as apply_migrations

    output = session.output
    settings = read_settings()
    # A reload migrates first: an address that cannot be used must end it before it ends a worker.
    with _named("MYSQL_URL"):
        read_mysql_address(settings.mysql.url)
    with _named("REDIS_URL"):
        read_redis_address(settings.redis.url)
    if settings.mysql.replica_url:
        with _named("MYSQL_REPLICA_URL"):
            read_mysql_address(settings.mysql.replica_url)
    apply_migrations(settings.mysql.url, say=output.note)
    if settings.access.admin_key:
        with _named("ADMIN_KEY"):
            state = asyncio.run(_bootstrap(settings))
        output.note(_ADMIN_KEY[state])
    return DONE


@contextmanager
def _named(setting: str) -> Iterator[None]:
    """Names the setting to whoever gave it a value that is refused further down."""
    from service.environment import SettingsRefused
    from service.settings import PREFIX

    try:
        yield
    except (AddressRefused, Refused) as refused:
        raise SettingsRefused(f"{PREFIX}{setting}: {refused}") from None


async def _bootstrap(settings: Settings) -> Literal["kept", "made", "ended"]:
    from service.lifecycle.stores import open_stores
    from service.management import api_keys

    async with open_stores(settings) as stores:
        return await api_keys.bootstrap(stores, settings.access.admin_key)


@click.command()
@click.argument("directory", type=_DIRECTORY)
@click.option("--console", type=_DIRECTORY, metavar="PATH", help="built files of the console")
def pages(directory: Path, console: Path | None) -> int:
    """Write /docs, /openapi.json and the console as files, plain and compressed, for Nginx."""
    from service.static_docs import write_console, write_pages

    write_pages(directory)
    if console is not None:
        write_console(directory, console)
    return DONE


@click.command("man-pages")
@click.argument("directory", type=_DIRECTORY, help="directory for them, such as …/share/man/man1")
@click.pass_context
def man_pages(context: click.Context, directory: Path) -> int:
    """Write the manual pages, one for each command."""
    from service.cli.manual_pages import manual_pages
    from service.release import release

    root = context.find_root()
    directory.mkdir(parents=True, exist_ok=True)
    for page in manual_pages(root.command, "flagstaff", release()):
        (directory / page.file_name).write_text(page.source, encoding="utf-8")
    return DONE


@click.command("nginx-settings")
@click.argument("directory", type=_DIRECTORY)
@click.option(
    "--env-file",
    type=click.Path(path_type=Path),
    default=Path("/etc/flagstaff/flagstaff.env"),
    metavar="FILE",
    help="the node's settings",
)
def nginx_settings(directory: Path, env_file: Path) -> int:
    """Write the parts of Nginx's configuration that depend on the settings of an installed node.

    flagstaff-nginx.service runs it as root, which reads the settings. The number of workers comes
    from FLAGSTAFF_WORKERS in the environment, where the unit has it.
    """
    from service.doctor.node import find_node
    from service.environment import read_settings
    from service.nginx_settings import write_node_settings
    from service.settings import PREFIX

    node = find_node({}, file=env_file)
    workers = {name: os.environ[name] for name in (f"{PREFIX}WORKERS",) if name in os.environ}
    write_node_settings(directory, read_settings({**node.environment, **workers}))
    return DONE
