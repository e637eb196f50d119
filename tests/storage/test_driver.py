"""The insides of aiomysql that we rely on are those listed here, and they are there.

A later minor version may change them. pyproject.toml allows none; whoever raises it starts here.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiomysql
import pytest

from devstack.workers import CHECKOUT
from service.storage import connection as module
from service.storage.address import read_address
from service.storage.connection import Connection, Connector
from tests.waiting import PATIENCE

INSIDES = {
    "_connect",
    "_get_server_information",
    "_reader",
    "_request_authentication",
    "_secure",
    "_ssl_context",
    "_writer",
}


async def opened(database_url: str) -> Connection:
    connector = Connector(
        read_address(database_url), statement_timeout=PATIENCE, connect_timeout=PATIENCE
    )
    return await connector.open()


@pytest.fixture
async def connection(database_url: str) -> AsyncIterator[Connection]:
    """One open connection without TLS."""
    connection = await opened(database_url)
    yield connection
    connection.close()


def test_the_minor_version_is_pinned() -> None:
    wanted = re.search(r'"aiomysql>=([\d.]+),<([\d.]+)"', (CHECKOUT / "pyproject.toml").read_text())
    assert wanted is not None
    assert (wanted[1], wanted[2]) == ("0.3.2", "0.4")


def test_no_other_inside_of_the_driver_is_used() -> None:
    tree = ast.parse(inspect.getsource(module))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    ours = {"_address", "_connect_timeout", "_patience", "_settings", "_statement_timeout", "_tls"}
    private = {name for name in used if name.startswith("_") and not name.startswith("__")}
    assert private - ours == INSIDES


async def test_a_connection_has_them_and_they_say_what_we_read(connection: Connection) -> None:
    for name in INSIDES:
        assert hasattr(connection, name), name
    # A socket counts as secure, as TLS does.
    assert connection._secure
    assert connection._ssl_context is None
    assert not connection._writer.transport.is_closing()
    assert not connection._reader.eof_received
    assert not connection._reader.at_eof()
    assert connection._reader.exception() is None
    assert connection.server_capabilities
    connection.close()
    assert connection.is_dead


async def test_the_driver_calls_what_we_override(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    called: list[str] = []

    def noting(name: str) -> Callable[..., Awaitable[Any]]:
        whole = getattr(aiomysql.Connection, name)

        async def noted(connection: Any, *arguments: Any) -> Any:
            called.append(name)
            return await whole(connection, *arguments)

        return noted

    for name in ("_get_server_information", "_request_authentication", "query"):
        monkeypatch.setattr(aiomysql.Connection, name, noting(name))
    connection = await opened(database_url)
    # Two statements of our own, and one by way of a cursor.
    called_by_opening = called.count("query")
    cursor = await connection.cursor()
    await cursor.execute("SELECT 1")
    connection.close()
    assert called[:2] == ["_get_server_information", "_request_authentication"]
    assert called.count("query") == called_by_opening + 1
