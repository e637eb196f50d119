"""The table of jobs."""

from __future__ import annotations

from functools import partial

from service.background.job import Job
from service.management import deliveries, former_contexts, statistics_keeping
from service.management.plans import applying
from service.management.plans.rollout.guard_checks import check_guards
from service.management.plans.table import kinds
from service.management.slow_calls import SlowCalls
from service.outbound.prometheus import Prometheus
from service.outbound.webhooks import Sender
from service.settings import Settings


def jobs(
    settings: Settings, sender: Sender, slow: SlowCalls, prometheus: Prometheus | None
) -> tuple[Job, ...]:
    """Return the jobs of a background process.

    ``sender`` calls the receivers of webhooks; ``prometheus`` is asked for guards, if there is one.
    """
    ask = partial(check_guards, prometheus)
    applier = applying.Applier(kinds(ask, settings.prometheus.interval))
    return (
        Job(
            name="webhooks",
            # How late a call may be while Redis is down; otherwise a commit is announced at once.
            interval=1.0,
            work=partial(deliveries.attempt, sender=sender, slow=slow),
            shared=True,
            # Slow receivers have slots of their own.
            at_once=8,
            hears=True,
        ),
        Job(
            name="plans",
            # A plan is applied this late at most, and a little more for the pause's jitter.
            interval=0.4,
            work=applier.apply,
            shared=True,
            # Flag sets at a time; the plans of one are applied one after the other.
            at_once=2,
        ),
        # Apart, because guards may take seconds to be asked.
        Job(
            name="plans: guarded",
            interval=0.4,
            work=applier.apply_guarded,
            shared=True,
            at_once=4,
        ),
        Job(name="plans: forget", interval=3600.0, work=applying.forget),
        Job(name="webhooks: forget", interval=600.0, work=deliveries.forget),
        # Counts in Redis are lost with it: no more than these seconds of them.
        Job(name="statistics: drain", interval=5.0, work=statistics_keeping.drain),
        Job(name="statistics: roll up", interval=600.0, work=statistics_keeping.roll_up),
        Job(name="statistics: forget", interval=3600.0, work=statistics_keeping.forget),
        Job(name="statistics: stale flags", interval=600.0, work=statistics_keeping.count_stale),
        # Until then, lists read the history of flags without a date.
        Job(name="flags: date", interval=600.0, work=statistics_keeping.date_flags),
        # Invisible leftovers; they only take room.
        Job(name="contexts: sweep", interval=30.0, work=former_contexts.sweep),
    )
