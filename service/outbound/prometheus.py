"""Queries to a Prometheus, or to anything with its HTTP API (Thanos, Mimir, VictoriaMetrics).

https://prometheus.io/docs/prometheus/latest/querying/api/#instant-queries
"""

from __future__ import annotations

import asyncio
import ssl
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Self

import httpx
import msgspec

from service.errors import FlagstaffError
from service.evaluation.text.free_text import without_steering
from service.outbound.reasons import reason_of

# Bytes of an answer that are read. A series with a value for each minute of a day has 40 KB.
_MOST_READ = 4 * 1024 * 1024
# Longest sentence of Prometheus that is repeated, in characters.
_LONGEST_ERROR = 200
_LIMITS = httpx.Limits(max_connections=8, max_keepalive_connections=4, keepalive_expiry=60)


class NoAnswer(FlagstaffError):
    """A query without a result; ``str()`` says why, and never contains the URL."""


class Series(msgspec.Struct, frozen=True):
    """Values of one series, each with its time in Unix seconds. A value may be NaN or infinite."""

    labels: dict[str, str]
    values: tuple[tuple[float, float], ...]


class Result(msgspec.Struct, frozen=True):
    """Result of a query: a scalar is one series without labels."""

    is_scalar: bool
    series: tuple[Series, ...]


class Prometheus:
    """Client of one server.

    ``url`` is its address, with the path below which ``/api/v1/query`` is, if any, and with user
    and password if it wants them. ``timeout`` is the most seconds of a query.
    """

    def __init__(self, url: str, timeout: float) -> None:
        self._url = f"{url.rstrip('/')}/api/v1/query"
        self._timeout = timeout
        self._http = httpx.AsyncClient(
            # The system's authorities, including local ones.
            verify=ssl.create_default_context(),
            timeout=timeout,
            limits=_LIMITS,
            follow_redirects=False,
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
            headers={"user-agent": "flagstaff"},
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()

    async def query(self, expression: str) -> Result:
        """Return the result of the expression at the server's own present time.

        Raises NoAnswer.
        """
        # The server then gives up too. It is asked for no time: this machine's clock may be wrong,
        # and with it the result that of another hour.
        form = {"query": expression, "timeout": f"{self._timeout:g}s"}
        try:
            # The client's own limit is for each step of a call.
            async with asyncio.timeout(self._timeout):
                status, body = await self._asked(form)
        except (TimeoutError, httpx.TimeoutException):
            raise NoAnswer(f"Prometheus did not answer within {self._timeout:g} s.") from None
        except NoAnswer:
            raise
        except Exception as error:  # noqa: BLE001  # whatever it is, there is no result
            raise NoAnswer(f"Prometheus cannot be asked: {reason_of(error)}.") from None
        return _read(status, body)

    async def _asked(self, form: dict[str, str]) -> tuple[int, bytes]:
        """Post once more over a new connection where one was closed: a proxy does that when idle.

        Nothing pauses a rollout for that.
        """
        try:
            return await self._post(form)
        except (httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError):
            return await self._post(form)

    async def _post(self, form: dict[str, str]) -> tuple[int, bytes]:
        body = bytearray()
        async with self._http.stream("POST", self._url, data=form) as response:
            async for part in response.aiter_bytes():
                body += part
                if len(body) > _MOST_READ:
                    raise NoAnswer(
                        f"Prometheus answered more than {_MOST_READ // 2**20} MB:"
                        " the expression has too many series."
                    )
            return response.status_code, bytes(body)


class _Data(msgspec.Struct):
    result_type: str = msgspec.field(name="resultType")
    result: msgspec.Raw


_Value = tuple[float, str]


class _Series(msgspec.Struct):
    metric: dict[str, str] = {}
    value: _Value | None = None
    values: tuple[_Value, ...] = ()


class _Answer(msgspec.Struct):
    status: str
    data: _Data | None = None
    error: str = ""


def _read(status: int, body: bytes) -> Result:
    try:
        answer = msgspec.json.decode(body, type=_Answer)
        if answer.status == "success" and answer.data is not None:
            return _result(answer.data)
    except (msgspec.DecodeError, RecursionError, ValueError):
        raise NoAnswer(
            f"The answer with status {status} is not Prometheus's; check FLAGSTAFF_PROMETHEUS_URL."
        ) from None
    raise NoAnswer(f"Prometheus refused the query: {_plain(answer.error) or status}.")


def _result(data: _Data) -> Result:
    """Return the series of a result. Raises ValueError or DecodeError for one that no query has."""
    if data.result_type == "scalar":
        value = msgspec.json.decode(data.result, type=_Value)
        return Result(True, (Series({}, (_point(value),)),))
    if data.result_type not in ("vector", "matrix"):
        raise NoAnswer(f"The expression is a {data.result_type[:20]}, which has no number.")
    found: list[_Series] = msgspec.json.decode(data.result, type=list[_Series])
    series = []
    for each in found:
        values = each.values if each.value is None else (each.value,)
        if not values:
            raise NoAnswer("The expression has a histogram for a value, which is no number.")
        series.append(Series(each.metric, tuple(map(_point, values))))
    return Result(False, tuple(series))


def _point(value: _Value) -> tuple[float, float]:
    at, text = value
    return at, float(text)


def _plain(error: str) -> str:
    """Return the server's sentence as one line that can stand in a comment."""
    return without_steering(" ".join(error.split())).rstrip(".")[:_LONGEST_ERROR]
