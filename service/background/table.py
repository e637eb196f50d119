"""The table of jobs."""

from __future__ import annotations

from functools import partial

from service.background.job import Job
from service.management import deliveries, former_contexts, statistics_keeping
from service.management.slow_calls import SlowCalls
from service.outbound.webhooks import Sender


def jobs(sender: Sender, slow: SlowCalls) -> tuple[Job, ...]:
    """What a background process does; ``sender`` calls the receivers of webhooks."""
    return (
        Job(
            name="webhooks",
            # About how late a call may be while Redis is away; else a commit is heard of at once.
            interval=1.0,
            work=partial(deliveries.attempt, sender=sender, slow=slow),
            shared=True,
            # Receivers that take their time have places of their own.
            at_once=8,
            hears=True,
        ),
        Job(name="webhooks: forget", interval=600.0, work=deliveries.forget),
        # What lies in Redis is lost with it: no more than these seconds of counts.
        Job(name="statistics: drain", interval=5.0, work=statistics_keeping.drain),
        Job(name="statistics: roll up", interval=600.0, work=statistics_keeping.roll_up),
        Job(name="statistics: forget", interval=3600.0, work=statistics_keeping.forget),
        Job(name="statistics: stale flags", interval=600.0, work=statistics_keeping.count_stale),
        # Lists read the history of flags that have no date yet.
        Job(name="flags: date", interval=600.0, work=statistics_keeping.date_flags),
        # Nobody sees what it sweeps away; it only takes room.
        Job(name="contexts: sweep", interval=30.0, work=former_contexts.sweep),
    )
