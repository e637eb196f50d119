import asyncio
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from prometheus_client import Metric

from service.storage import due_plans
from service.storage.database import PoolUse
from service.storage.outbox import Backlog
from service.telemetry.background_status import Waiting
from service.telemetry.counter_files import CounterFiles
from service.telemetry.counters import MOST_FLAG_SETS, OTHERS, Counters
from service.telemetry.exposition import exposition
from service.telemetry.process_figures import ProcessFigures
from service.telemetry.worker_metrics import MOST_SILENCE, WORKER_METRICS, recent_workers
from service.telemetry.worker_status import WorkerStatus


async def test_a_scrape_adds_up_all_workers(tmp_path: Path) -> None:
    ours, theirs = Counters(), Counters()
    ours.answered("ofrep.evaluate_one", 200, 0.0002)
    theirs.answered("ofrep.evaluate_one", 200, 3.0)
    theirs.answered("ofrep.evaluate_one", 404, 99.0)
    theirs.answered("flags.put", 200, 0.01)
    theirs.reasons["shop"] = {"STATIC": 2}
    CounterFiles(tmp_path, 1).keep(theirs)
    text = exposition(await CounterFiles(tmp_path, 0).total(ours), {}).decode()
    assert 'flagstaff_requests_total{route="ofrep.evaluate_one",status="200"} 2.0' in text
    assert 'flagstaff_requests_total{route="ofrep.evaluate_one",status="404"} 1.0' in text
    assert 'flagstaff_requests_total{route="flags.put",status="200"} 1.0' in text
    assert 'flagstaff_evaluations_total{flag_set="shop",reason="STATIC"} 2.0' in text
    duration = "flagstaff_request_duration_seconds"
    of_one = 'route="ofrep.evaluate_one",status="200"'
    assert f'{duration}_bucket{{le="0.00025",{of_one}}} 1.0' in text
    assert f'{duration}_bucket{{le="5.0",{of_one}}} 2.0' in text
    assert f"{duration}_count{{{of_one}}} 2.0" in text
    assert f'{duration}_bucket{{le="5.0",route="ofrep.evaluate_one",status="404"}} 0.0' in text
    assert f'{duration}_bucket{{le="+Inf",route="ofrep.evaluate_one",status="404"}} 1.0' in text


def condition(
    at: float,
    *,
    as_of: float | None = 90.0,
    workers: int = 2,
    started_at: float = 50.0,
    background: Waiting | None = None,
) -> WorkerStatus:
    return WorkerStatus(
        at=at,
        release="1.2.3",
        workers=workers,
        as_of=as_of,
        behind=3,
        mysql_degraded=True,
        redis_degraded=False,
        redis_reconnects=5,
        pool=PoolUse(size=8, used=2, waiting=1, reconnects=4),
        in_flight=6,
        connections=8,
        open_streams=7,
        tasks=9,
        longest_lag=0.5,
        process=ProcessFigures(
            cpu_seconds=1.5,
            resident_bytes=50_000_000,
            open_files=20,
            most_files=1024,
            started_at=started_at,
        ),
        background=background,
        snapshot_kept_at=None,
        crashes={"send events": 2, "follow heads": 0},
        failing={"send events": 70.0},
    )


async def test_a_scrape_tells_how_every_worker_is(tmp_path: Path) -> None:
    ours, theirs = Counters(), Counters()
    ours.conditions["0"] = condition(time.time())
    theirs.conditions["1"] = condition(time.time(), as_of=None)
    CounterFiles(tmp_path, 1).keep(theirs)
    text = exposition(await CounterFiles(tmp_path, 0).total(ours), {}).decode()
    assert 'flagstaff_revisions_behind{worker="0"} 3.0' in text
    assert 'flagstaff_revisions_behind{worker="1"} 3.0' in text
    assert 'flagstaff_mysql_pool_waiting{worker="0"} 1.0' in text
    assert 'flagstaff_store_degraded{store="mysql",worker="0"} 1.0' in text
    assert 'flagstaff_store_degraded{store="redis",worker="0"} 0.0' in text
    assert 'flagstaff_store_reconnects_total{store="redis",worker="1"} 5.0' in text
    crashes = "flagstaff_background_task_crashes_total"
    assert f'{crashes}{{name="send events",worker="0"}} 2.0' in text
    assert f'{crashes}{{name="follow heads",worker="1"}} 0.0' in text
    failing = "flagstaff_background_task_failing"
    assert f'{failing}{{name="send events",worker="0"}} 1.0' in text
    assert f'{failing}{{name="follow heads",worker="0"}} 0.0' in text
    assert 'flagstaff_seconds_behind{worker="0"}' in text
    assert 'flagstaff_build_info{version="1.2.3",worker="1"} 1.0' in text
    assert 'process_cpu_seconds_total{worker="0"} 1.5' in text
    assert "flagstaff_workers 2.0" in text
    # It never knew, and never wrote.
    assert 'flagstaff_seconds_behind{worker="1"}' not in text
    assert "flagstaff_snapshot_age_seconds{" not in text


def families_of(statuses: Mapping[str, WorkerStatus], clock: Callable[[], float]) -> list[Metric]:
    workers = recent_workers(statuses, clock())
    return [metric.family(workers) for metric in WORKER_METRICS]


def test_a_worker_that_is_no_more_is_not_told_of() -> None:
    families = {
        family.name: family.samples
        for family in families_of(
            {"0": condition(100.0), "1": condition(100.0 - MOST_SILENCE)}, lambda: 100.0
        )
    }
    (sample,) = families["flagstaff_seconds_behind"]
    assert (sample.labels, sample.value) == ({"worker": "0"}, 10.0)


def test_flag_sets_past_the_limit_are_counted_together() -> None:
    counters = Counters()
    for number in range(MOST_FLAG_SETS + 2):
        counters.evaluated(f"set-{number}", "STATIC", 3)
    counters.evaluated("set-0", "STATIC")
    assert len(counters.reasons) == MOST_FLAG_SETS + 1
    assert counters.reasons["set-0"] == {"STATIC": 4}
    assert counters.reasons[OTHERS] == {"STATIC": 6}
    other = Counters()
    other.evaluated("set-new", "STATIC")
    counters += other
    assert counters.reasons[OTHERS] == {"STATIC": 7}


def test_stale_flags_of_flag_sets_past_the_limit_are_told_together() -> None:
    numbers = {f"set-{number}": 2 for number in range(MOST_FLAG_SETS + 3)}
    lines = exposition(Counters(), numbers).decode().splitlines()
    samples = [line for line in lines if line.startswith("flagstaff_stale_flags{")]
    assert len(samples) == MOST_FLAG_SETS + 1
    assert samples[-1] == f'flagstaff_stale_flags{{flag_set="{OTHERS}"}} 6.0'


async def test_evaluations_are_told_by_flag_where_they_were_counted(tmp_path: Path) -> None:
    ours, theirs = Counters(), Counters()
    ours.flag_evaluated("shop", "new", "on", "STATIC", 2)
    theirs.flag_evaluated("shop", "new", "on", "STATIC", 3)
    CounterFiles(tmp_path, 1).keep(theirs)
    text = exposition(await CounterFiles(tmp_path, 0).total(ours), {}).decode()
    labels = 'flag="new",flag_set="shop",reason="STATIC",variant="on"'
    assert f"flagstaff_flag_evaluations_total{{{labels}}} 5.0" in text


async def test_where_stored_contexts_were_found_is_told(tmp_path: Path) -> None:
    ours, theirs = Counters(), Counters()
    ours.contexts.worker = theirs.contexts.worker = 2
    theirs.contexts.mysql = theirs.contexts.absent = 1
    CounterFiles(tmp_path, 1).keep(theirs)
    text = exposition(await CounterFiles(tmp_path, 0).total(ours), {}).decode()
    assert 'flagstaff_stored_contexts_total{found="worker"} 4.0' in text
    assert 'flagstaff_stored_contexts_total{found="mysql"} 1.0' in text
    assert "flagstaff_stored_contexts_absent_total 1.0" in text


def test_the_worker_that_started_last_knows_how_many_there_are_to_be() -> None:
    families = {
        family.name: family.samples
        for family in families_of(
            {
                "0": condition(100.0, workers=4, started_at=60.0),
                "1": condition(100.0, workers=3, started_at=99.0),
                "2": condition(100.0, workers=4, started_at=61.0),
            },
            lambda: 100.0,
        )
    }
    assert [sample.value for sample in families["flagstaff_workers_wanted"]] == [3]
    assert [sample.value for sample in families["flagstaff_workers"]] == [3]


def test_what_waits_for_the_background_is_told_as_it_was_seen_last() -> None:
    before = Waiting(80.0, Backlog(9, 10_000, 9), {"drain": 9.0})
    latest = Waiting(
        90.0,
        Backlog(2, 40_000, 1),
        {"drain": 0.0, "forget": 3.5},
        plans=due_plans.Backlog(7, 2, 1500, 3, 1),
    )
    families = {
        family.name: {tuple(each.labels.values()): each.value for each in family.samples}
        for family in families_of(
            {
                "0": condition(100.0, background=latest),
                "1": condition(100.0, background=before),
                "2": condition(100.0),
            },
            lambda: 100.0,
        )
    }
    assert families["flagstaff_webhook_deliveries_pending"] == {(): 2}
    assert families["flagstaff_webhook_deliveries_failed"] == {(): 1}
    assert families["flagstaff_webhook_oldest_pending_age_seconds"] == {(): 60}
    assert families["flagstaff_plans_waiting"] == {(): 7}
    assert families["flagstaff_plans_due"] == {(): 2}
    assert families["flagstaff_plans_late_seconds"] == {(): 1.5}
    assert families["flagstaff_plans_failed"] == {(): 3}
    assert families["flagstaff_plans_paused_by_guards"] == {(): 1}
    assert families["flagstaff_job_overdue_seconds"] == {("drain",): 0, ("forget",): 3.5}


def test_nothing_is_made_up_of_a_background_that_nobody_saw() -> None:
    families = {
        family.name: family.samples
        for family in families_of({"0": condition(100.0)}, lambda: 100.0)
    }
    assert not families["flagstaff_webhook_deliveries_pending"]
    assert not families["flagstaff_webhook_oldest_pending_age_seconds"]
    assert not families["flagstaff_job_overdue_seconds"]


async def test_a_worker_that_starts_again_counts_on(tmp_path: Path) -> None:
    first = CounterFiles(tmp_path, 0)
    counters = first.last()
    counters.answered("ofrep.evaluate_all", 304, 0.01)
    await first.total(counters)
    again = CounterFiles(tmp_path, 0).last()
    again.answered("ofrep.evaluate_all", 304, 0.01)
    assert again.requests["ofrep.evaluate_all"][304].count == 2


def test_a_file_that_is_damaged_counts_for_nothing(tmp_path: Path) -> None:
    files = CounterFiles(tmp_path, 0)
    files.keep(Counters(turned_away=3))
    damaged = next(tmp_path.glob("tally-*"))
    damaged.write_bytes(damaged.read_bytes()[:-2])
    assert files.last() == Counters()


def test_a_worker_that_is_killed_while_it_keeps_its_tally_has_the_one_before(
    tmp_path: Path,
) -> None:
    files = CounterFiles(tmp_path, 0)
    for number in range(1, 5):
        files.keep(Counters(turned_away=number))
    newest = max(tmp_path.glob("tally-*"), key=lambda path: b'"turned_away":4' in path.read_bytes())
    newest.write_bytes(newest.read_bytes()[:-1])
    again = CounterFiles(tmp_path, 0)
    assert again.last().turned_away == 3
    assert asyncio.run(CounterFiles(tmp_path, 1).total(Counters())).turned_away == 3
    again.keep(Counters(turned_away=9))
    assert again.last().turned_away == 9


def test_a_tally_that_shrank_leaves_nothing_of_the_longer_one(tmp_path: Path) -> None:
    files = CounterFiles(tmp_path, 0)
    for name in ("a", "b"):
        files.keep(Counters(reasons={name * 500: {"STATIC": 1}}))
    for number in (5, 6):
        files.keep(Counters(turned_away=number))
        assert files.last() == Counters(turned_away=number)


def test_a_directory_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    CounterFiles(tmp_path / "file", 0).keep(Counters())
