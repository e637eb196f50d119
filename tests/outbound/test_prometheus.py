from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator

import pytest

from devstack.addresses import free_port
from service.outbound.prometheus import NoAnswer, Prometheus
from tests.prometheus import PrometheusStandIn
from tests.waiting import PATIENCE


@pytest.fixture
async def client(prometheus: PrometheusStandIn) -> AsyncIterator[Prometheus]:
    async with Prometheus(prometheus.url, PATIENCE) as client:
        yield client


async def test_a_vector_has_all_series_and_every_kind_of_number(
    prometheus: PrometheusStandIn, client: Prometheus
) -> None:
    prometheus.values["rate"] = [0.25, math.inf, -math.inf, math.nan, 1e-9]
    result = await client.query("rate")
    values = [value for each in result.series for _, value in each.values]
    assert values[:3] == [0.25, math.inf, -math.inf]
    assert math.isnan(values[3])
    assert values[4] == 1e-9
    assert result.series[1].labels == {"series": "1"}
    assert not result.is_scalar


async def test_a_scalar_is_one_series(prometheus: PrometheusStandIn, client: Prometheus) -> None:
    prometheus.values["1 + 1"] = [2.0]
    prometheus.scalars.add("1 + 1")
    result = await client.query("1 + 1")
    assert [value for each in result.series for _, value in each.values] == [2.0]
    assert result.is_scalar


async def test_a_subquery_has_all_values_of_a_time(
    prometheus: PrometheusStandIn, client: Prometheus
) -> None:
    prometheus.values["rate"] = [0.25]
    result = await client.query("(rate)[60s:10s]")
    (series,) = result.series
    assert len(series.values) in (6, 7)


async def test_an_expression_is_sent_as_it_is(
    prometheus: PrometheusStandIn, client: Prometheus
) -> None:
    expression = 'sum(rate(a{b=~"c&d=é +"}[5m])) / 2'
    prometheus.values[expression] = [1.0]
    await client.query(expression)
    assert prometheus.queries == [expression]


async def test_no_series_is_a_result(prometheus: PrometheusStandIn, client: Prometheus) -> None:
    prometheus.values["nothing"] = []
    assert (await client.query("nothing")).series == ()


async def test_what_prometheus_refuses_is_said_in_its_words_in_one_line(
    client: Prometheus,
) -> None:
    with pytest.raises(NoAnswer, match=r"^Prometheus refused the query: unknown: wrong\(\.$"):
        await client.query("wrong(")


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (200, b"<html>", "is not Prometheus's"),
        (200, b"{}", "is not Prometheus's"),
        (404, b"not found", "status 404 is not Prometheus's"),
        (302, b"", "status 302 is not Prometheus's"),
        (200, b"\xff", "is not Prometheus's"),
        (200, b"[" * 100_000, "is not Prometheus's"),
        (200, b'{"status":"success"}', "refused the query: 200"),
        (200, b'{"status":"success","data":{"resultType":"vector","result":{}}}', "not Prometheus"),
        (
            200,
            b'{"status":"success","data":{"resultType":"vector","result":[{"value":[1,"x"]}]}}',
            "is not Prometheus's",
        ),
        (200, b'{"status":"success","data":{"resultType":"string","result":[1,"x"]}}', "a string"),
        (
            200,
            b'{"status":"success","data":{"resultType":"vector","result":[{"metric":{}}]}}',
            "histogram",
        ),
        (503, b'{"status":"error","error":"starting\\u202e up"}', "refused the query: starting  u"),
        (200, b" " * (5 * 1024 * 1024), "more than 4 MB"),
    ],
)
async def test_any_other_answer_is_none(
    prometheus: PrometheusStandIn, client: Prometheus, status: int, body: bytes, reason: str
) -> None:
    prometheus.answer = (status, body)
    with pytest.raises(NoAnswer, match=reason):
        await client.query("rate")


async def test_a_prometheus_that_does_not_answer_is_given_up_on_in_time(
    prometheus: PrometheusStandIn,
) -> None:
    prometheus.go_on.clear()
    async with Prometheus(prometheus.url, 0.2) as client:
        with pytest.raises(NoAnswer, match=r"did not answer within 0\.2 s"):
            await client.query("rate")


@pytest.mark.parametrize("closing", [1, 2])
async def test_a_connection_that_is_closed_is_replaced_once(closing: int) -> None:
    connections = 0

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        await reader.readuntil(b"\r\n\r\n")
        if connections > closing:
            body = b'{"status":"success","data":{"resultType":"scalar","result":[1,"2"]}}'
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server, Prometheus(url, PATIENCE) as client:
        if closing == 1:
            assert (await client.query("2")).is_scalar
        else:
            with pytest.raises(NoAnswer, match="cannot be asked"):
                await client.query("2")
    assert connections == 2


@pytest.mark.parametrize(
    "address", ["http://user:pass-word@127.0.0.1", "http://user:pass-word@[::"]
)
async def test_a_prometheus_that_is_not_there_is_an_error_without_its_address(address: str) -> None:
    async with Prometheus(f"{address}:{free_port()}", PATIENCE) as client:
        with pytest.raises(NoAnswer, match="cannot be asked") as failure:
            await client.query("rate")
    assert "pass-word" not in str(failure.value)


async def test_user_password_and_path_of_the_address_are_used(
    prometheus: PrometheusStandIn,
) -> None:
    prometheus.values["rate"] = [1.0]
    address = prometheus.url.replace("http://", "http://user:pass-word@")
    async with Prometheus(f"{address}/", PATIENCE) as client:
        await client.query("rate")
    assert prometheus.headers[0]["authorization"].startswith("Basic ")
