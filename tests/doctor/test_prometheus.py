from __future__ import annotations

from devstack.addresses import free_port
from service.doctor.prometheus import examine
from service.settings import PrometheusSettings
from tests.prometheus import PrometheusStandIn


async def test_without_an_address_there_is_nothing_to_say() -> None:
    assert await examine(PrometheusSettings()) == []


async def test_one_that_answers_is_well(prometheus: PrometheusStandIn) -> None:
    prometheus.values["vector(1)"] = [1.0]
    (finding,) = await examine(PrometheusSettings(url=prometheus.url))
    assert finding.state == "ok"


async def test_one_that_does_not_answer_is_a_failure_without_its_password() -> None:
    url = f"http://user:pass-word@127.0.0.1:{free_port()}"
    (finding,) = await examine(PrometheusSettings(url=url))
    assert (finding.state, finding.found) == (
        "failure",
        "Prometheus cannot be asked: Connection refused.",
    )
    assert "pass-word" not in finding.cure


async def test_what_is_no_prometheus_is_a_failure(prometheus: PrometheusStandIn) -> None:
    prometheus.answer = (404, b"not found")
    (finding,) = await examine(PrometheusSettings(url=prometheus.url))
    assert finding.state == "failure"
    assert "FLAGSTAFF_PROMETHEUS_URL" in finding.found
