"""A thousand plans that are due at once, on a whole stack that is evaluated meanwhile."""

from __future__ import annotations

import itertools
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import pymysql
import pytest

from devstack.stack import Stack
from tests.clients import client_of
from tests.outage.load import Load
from tests.outage.scene import CALLS, FLAGS, KEY, NAME
from tests.waiting import until_all_follow, wait_until

PLANS = 1000
# Some flags have many plans, and each has some.
EXTRA = [f"extra-{number}" for number in range(50)]
SET = f"/api/v1/flag-sets/{NAME}"


def rows(stack: Stack, statement: str, *arguments: object) -> list[Any]:
    assert stack.mariadb is not None
    with (
        pymysql.connect(
            unix_socket=str(stack.mariadb.socket),
            user="root",
            database="flagstaff",
            autocommit=True,
            ssl_disabled=True,
        ) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, arguments)
        return list(cursor.fetchall())


@pytest.mark.long
def test_a_thousand_plans_due_at_once_are_applied_in_order_and_evaluations_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    headers = {"x-api-key": KEY, "flagd-selector": f"flagSetId={NAME}"}
    with (
        Stack(tmp_path, settings={"FLAGSTAFF_ADMIN_KEY": KEY}) as stack,
        client_of(stack.url, headers) as admin,
    ):
        admin.post("/api/v1/flag-sets", json={"name": NAME}).raise_for_status()
        flags = {**FLAGS, **dict.fromkeys(EXTRA, FLAGS["split"])}
        admin.put(f"{SET}/document", json={"flags": flags}).raise_for_status()
        at = "2099-01-01T00:00:00Z"
        for number, key in zip(range(PLANS), itertools.cycle(EXTRA)):
            body = {"at": at, "flag": key, "patch": {"metadata": {"number": number}}}
            admin.post(f"{SET}/schedules", json=body).raise_for_status()
        with Load(stack.url, headers, CALLS) as load:
            load.go_on(300)
            before, began = sum(load.answers), time.monotonic()
            load.go_on(300)
            usual = (sum(load.answers) - before) / (time.monotonic() - began)
            before, began = sum(load.answers), time.monotonic()
            ((due,),) = rows(stack, "SELECT CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)")
            rows(stack, "UPDATE plans SET next_at = %s", due)
            wait_until(
                lambda: rows(stack, "SELECT COUNT(*) FROM plans WHERE state = 'waiting'")[0][0] == 0
            )
            meanwhile = (sum(load.answers) - before) / (time.monotonic() - began)
            load.go_on(300)
        load.check()
        states = rows(stack, "SELECT DISTINCT state FROM plans")
        assert states == [(b"applied",)]
        applied = rows(
            stack,
            "SELECT name, comment, happened_at FROM changes WHERE comment LIKE 'Schedule %%'"
            " ORDER BY id",
        )
        assert len(applied) == PLANS
        order: dict[bytes, list[int]] = defaultdict(list)
        for name, comment, _ in applied:
            order[name].append(int(comment.removeprefix("Schedule ").removesuffix(".")))
        assert len(order) == len(EXTRA)
        assert all(numbers == sorted(numbers) for numbers in order.values())
        # What the workers serve is the last of each.
        until_all_follow([worker.socket for worker in stack.workers], KEY, NAME)
        for key in EXTRA:
            answer = admin.post(f"/ofrep/v1/evaluate/flags/{key}", json={}).json()
            assert answer["metadata"]["number"] == PLANS - len(EXTRA) + EXTRA.index(key)
    seconds = (max(at for _, _, at in applied) - due) / 1000
    with capsys.disabled():
        sys.stdout.write(
            f"\n{PLANS} plans: the last was applied {seconds:.1f} s after its time;"
            f" evaluations: {usual:.0f}/s before, {meanwhile:.0f}/s meanwhile\n"
        )
