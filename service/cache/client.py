"""Redis client: a bounded pool, short timeouts, and connections to the master only."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from redis.asyncio import BlockingConnectionPool, Redis
from redis.asyncio.client import Pipeline
from redis.asyncio.connection import (
    AbstractConnection,
    Connection,
    ConnectionPool,
    SSLConnection,
    UnixDomainSocketConnection,
)
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import MasterNotFoundError, Sentinel, SentinelConnectionPool
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as LostConnection
from redis.exceptions import ReadOnlyError, RedisError
from redis.exceptions import TimeoutError as TookTooLong

from service.cache.address import Address, read_address
from service.cache.round_trips import round_trip


def open_client(url: str, *, size: int, timeout: float, repetitions: int = 1) -> Redis:
    """Return a client of at most ``size`` connections; Redis has ``timeout`` seconds to answer.

    One repetition, at once: it replaces a connection that died while idle, and takes a command
    that reached a former master to the present one; a Redis that is down is noticed in a
    millisecond. The driver's defaults wait for seconds, and 40 for a frozen one. Nothing is
    connected until the first command. Raises AddressRefused.
    """
    address = read_address(url)
    options = address.options | {
        "socket_timeout": timeout,
        "socket_connect_timeout": timeout,
        "retry": Retry(NoBackoff(), repetitions, (LostConnection, TookTooLong)),
        "max_connections": size,
        "timeout": timeout,
    }
    if address.sentinels:
        return _Client.from_pool(_sentinels_pool(address, options, timeout))
    options["connection_class"] = _CLASSES[options.get("connection_class", Connection)]
    return _Client.from_pool(BlockingConnectionPool(**options))


async def master_of(client: Redis) -> tuple[str, int] | None:
    """Return the master's host and port by the Sentinels; None without Sentinels.

    The client's idle connections to another server are closed. Raises RedisError.
    """
    pool = client.connection_pool
    return await pool.present_master() if isinstance(pool, _SentinelsPool) else None


class _Client(Redis):
    """Counts its round trips to Redis."""

    async def execute_command(self, *arguments: Any, **options: Any) -> Any:
        with round_trip():
            answer = super().execute_command(*arguments, **options)  # type: ignore[no-untyped-call]  # untyped
            return await answer

    def pipeline(self, transaction: bool = True, shard_hint: str | None = None) -> Pipeline:
        return _Pipeline(self.connection_pool, self.response_callbacks, transaction, shard_hint)


class _Pipeline(Pipeline):
    """Counts one round trip, however many commands it has."""

    async def execute(self, raise_on_error: bool = True) -> list[Any]:
        with round_trip():
            return await super().execute(raise_on_error)


def _sentinels_pool(address: Address, options: dict[str, Any], timeout: float) -> ConnectionPool:
    sentinels = _Sentinels(  # type: ignore[no-untyped-call]  # redis-py has no types here
        address.sentinels,
        sentinel_kwargs=address.sentinel_options
        | {
            "socket_timeout": timeout,
            "socket_connect_timeout": timeout,
            # For a connection that died while idle; a frozen Sentinel is asked once.
            "retry": Retry(NoBackoff(), 1, (LostConnection,)),
        },
    )
    options["connection_class"] = _TLSToMaster if address.is_encrypted else _PlainToMaster
    return _SentinelsPool(  # type: ignore[no-untyped-call]  # untyped
        address.service, sentinels, **options
    )


class _LeavesReplicas(AbstractConnection):
    """A connection that closes itself when the server is read-only: a former master.

    Its address, a name or one that moves, may lead to the present master by now.
    """

    async def read_response(self, *arguments: Any, **options: Any) -> Any:
        try:
            return await super().read_response(*arguments, **options)
        except ReadOnlyError:
            await self.disconnect()
            raise LostConnection("Redis is a replica by now.") from None


class _PlainConnection(_LeavesReplicas, Connection):
    pass


class _TLSConnection(_LeavesReplicas, SSLConnection):
    pass


class _SocketConnection(_LeavesReplicas, UnixDomainSocketConnection):
    pass


_CLASSES: dict[type[AbstractConnection], type[AbstractConnection]] = {
    Connection: _PlainConnection,
    SSLConnection: _TLSConnection,
    UnixDomainSocketConnection: _SocketConnection,
}


class _ToMaster(Connection):
    """A connection to the server that is the master when it is opened.

    The driver's own asks the Sentinels only when a connection is taken from its pool, and a
    repeated command would reach the former master again.
    """

    def __init__(self, *, connection_pool: _SentinelsPool, **options: Any) -> None:
        super().__init__(**options)
        self._pool = connection_pool

    async def _connect(self) -> None:
        self.host, self.port = await self._pool.present_master()
        await super()._connect()  # type: ignore[no-untyped-call]  # untyped


class _PlainToMaster(_ToMaster, _PlainConnection):
    pass


class _TLSToMaster(_ToMaster, _TLSConnection):
    pass


class _Sentinels(Sentinel):
    """Sentinels that are asked concurrently, so that unavailable ones cost one timeout."""

    async def discover_master(self, service_name: str) -> tuple[str, int]:
        """Return the master's address by most Sentinels. Raises RedisError if none knows."""
        answers = await asyncio.gather(*(self._ask(each, service_name) for each in self.sentinels))
        named = Counter(address for address in answers if address is not None)
        if not named:
            raise MasterNotFoundError(f"No Sentinel knows a master of '{service_name}' that is up.")
        return named.most_common(1)[0][0]

    async def _ask(self, sentinel: Redis, service_name: str) -> tuple[str, int] | None:
        try:
            masters: Any = await sentinel.sentinel_masters()
        except (RedisError, OSError):
            return None
        state = masters.get(service_name)
        if not state or not self.check_master_state(state, service_name):
            return None
        return state["ip"], state["port"]


class _SentinelsPool(SentinelConnectionPool, BlockingConnectionPool):
    """A bounded pool of connections to whichever server is the master."""

    async def present_master(self) -> tuple[str, int]:
        """Return the master's address by the Sentinels."""
        address: tuple[str, int] = await self.get_master_address()  # type: ignore[no-untyped-call]  # untyped
        return address

    async def release(self, connection: AbstractConnection) -> None:
        """Return a connection to the pool; one to a former master is closed."""
        if isinstance(connection, Connection) and self.master_address != (
            connection.host,
            connection.port,
        ):
            # Without waiting: a caller who is cancelled there would leave the pool one smaller.
            await connection.disconnect(nowait=True)
        await super().release(connection)

    async def aclose(self) -> None:
        """Close the connections, also those to the Sentinels."""
        await super().aclose()
        await self.sentinel_manager.aclose()
