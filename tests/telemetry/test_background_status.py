from __future__ import annotations

from service.management.stores import Stores
from service.storage import job_turns
from service.telemetry.background_status import BackgroundStatus


async def test_a_look_finds_jobs_that_are_due_and_deliveries_that_wait(stores: Stores) -> None:
    database = stores.database
    watch = BackgroundStatus(database)
    assert watch.waiting is None
    await job_turns.take(database, "done", 0)
    await job_turns.put_off(database, "done", 60)
    await job_turns.take(database, "late", 0)
    await job_turns.put_off(database, "late", -60)
    await watch.look()
    assert watch.waiting is not None
    jobs = watch.waiting.jobs
    assert jobs["done"] == 0
    assert 60 <= jobs["late"] < 120
    deliveries = watch.waiting.deliveries
    assert (deliveries.pending, deliveries.oldest_at, deliveries.failed) == (0, None, 0)
