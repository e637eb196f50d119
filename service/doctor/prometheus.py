"""Check of the Prometheus that guards of rollouts are asked of."""

from __future__ import annotations

from service.outbound.prometheus import NoAnswer, Prometheus
from service.settings import PrometheusSettings
from service.structs.findings import Finding, failure, well

SUBJECT = "prometheus"

# A query of one value, for which no series has to be there.
_QUERY = "vector(1)"


async def examine(settings: PrometheusSettings) -> list[Finding]:
    """Return findings about the server of the settings; nothing where none is set."""
    if not settings.url:
        return []
    async with Prometheus(settings.url, settings.timeout) as prometheus:
        try:
            await prometheus.query(_QUERY)
        except NoAnswer as reason:
            cure = "Correct FLAGSTAFF_PROMETHEUS_URL, or bring it back: until then guards pause"
            return [failure(SUBJECT, str(reason), f"{cure} every rollout.")]
    return [well(SUBJECT, "It answers queries, which guards of rollouts need.")]
