from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click
import msgspec
import pytest

from devstack.background import Background
from devstack.mariadb import PrivateMariaDB
from devstack.redis import PrivateRedis
from service.cli.commands.rollout import Guard, Step
from service.cli.terminal.rollouts import picture, style_of
from service.cli.terminal.table import columns_of
from service.structs.rollouts import Rollout
from tests.cli.every_command import Ended, ran
from tests.waiting import wait_until

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
FLAG = '{"state":"ENABLED","variants":{"on":1,"off":0},"defaultVariant":"off"}'


def rollout(**changes: Any) -> Rollout:
    """A rollout at its second step of four, with a guard."""
    made = {
        "id": 17,
        "flag": "new-checkout",
        "variant": "on",
        "state": "running",
        "reason": None,
        "step": 2,
        "percent": 25,
        "startedFrom": 0,
        "nextAt": NOW + timedelta(hours=1),
        "remaining": None,
        "steps": [
            {"percent": 5, "for": "30m"},
            {"percent": 25, "for": "2h"},
            {"percent": 50, "for": "2h"},
            {"percent": 100},
        ],
        "guards": [
            {
                "expression": "sum(rate(http_errors_total[5m])) or vector(0)",
                "comparison": "<",
                "bound": 0.5,
                "for": "10m",
                "state": "holds",
                "value": 0.0125,
            }
        ],
        "checkedAt": NOW - timedelta(seconds=8),
        "onFailure": "rollback",
        "comment": None,
        "revision": 9,
        "createdBy": "ada",
        "createdAt": NOW,
        "modifiedAt": NOW,
        "endedAt": None,
        **changes,
    }
    return msgspec.convert(made, Rollout)


def test_the_picture_shows_where_a_rollout_is() -> None:
    assert picture(rollout(), NOW).splitlines() == [
        "Rollout 17 of 'new-checkout': running",
        "'on'  ██████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  25 %",
        "",
        "  ✔    5 %  30m",
        "  ▶   25 %  2h   ◀ now, next step in 1 h",
        "      50 %  2h",
        "     100 %",
        "",
        "guards, looked at 8 s ago; one that fails rolls back:",
        "  holds        0.0125  sum(rate(http_errors_total[5m])) or vector(0) < 0.5 for 10m",
    ]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"state": "paused", "remaining": "20m"}, "  ▶   25 %  2h   ◀ now, paused; 20m are left"),
        ({"nextAt": NOW}, "  ▶   25 %  2h   ◀ now, next step is due"),
        ({"step": 4, "percent": 100}, "  ▶  100 %       ◀ now, the end in 1 h"),
        ({"step": 4, "state": "applied", "nextAt": None}, "  ▶  100 %       ◀ now"),
        ({"state": "cancelled", "nextAt": None}, "  ▶   25 %  2h   ◀ ended here"),
        ({"step": 0, "percent": 0}, "  ▶    0 %       ◀ now, first step in 1 h"),
        (
            {"state": "paused", "step": 0, "percent": 0, "remaining": "0s"},
            "  ▶    0 %       ◀ now, paused; resumed, it begins with the first step",
        ),
        ({"startedFrom": 1.5}, "  ✔  1.5 %"),
        ({"reason": "Guard 'up > 0' fails."}, "Guard 'up > 0' fails."),
        ({"checkedAt": None}, "guards, not looked at yet; one that fails rolls back:"),
        ({"onFailure": "pause"}, "guards, looked at 8 s ago; one that fails pauses:"),
    ],
)
def test_the_picture_says_what_comes_next(changes: dict[str, Any], line: str) -> None:
    assert line in picture(rollout(**changes), NOW).splitlines()


@pytest.mark.parametrize("width", [20, 40, 80])
def test_the_picture_fits_a_terminal(width: int) -> None:
    lines = picture(rollout(reason="日本語 " * 60), NOW, width).splitlines()
    assert max(map(columns_of, lines)) <= width


def test_a_narrow_terminal_shows_the_bound_of_a_guard() -> None:
    assert picture(rollout(), NOW, 60).splitlines()[-1] == (
        "  holds        0.0125  sum(rate(http_errors_t… < 0.5 for 10m"
    )


@pytest.mark.parametrize(
    ("line", "style"),
    [
        ("Rollout 17 of 'x': paused", {"fg": "yellow", "bold": True}),
        ("  ▶   25 %  2h   ◀ now", {"bold": True}),
        ("  fails        0.5  up > 1", {"fg": "red", "bold": True}),
        ("  holds        0.5  up > 0", {"fg": "green"}),
        ("", {}),
    ],
)
def test_what_matters_has_colour(line: str, style: dict[str, Any]) -> None:
    assert style_of(line) == style


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("25:2h", {"percent": 25.0, "for": "2h"}),
        ("25%:2h", {"percent": 25.0, "for": "2h"}),
        ("25 % 2h", {"percent": 25.0, "for": "2h"}),
        ("0.125%", {"percent": 0.125}),
        ("100", {"percent": 100.0}),
    ],
)
def test_a_step_is_written_as_share_and_time(text: str, step: dict[str, Any]) -> None:
    assert Step().convert(text, None, None) == step


@pytest.mark.parametrize(
    ("text", "guard"),
    [
        ("up > 0", {"expression": "up", "comparison": ">", "bound": 0.0}),
        ("up>=1e-3 for 5m", {"expression": "up", "comparison": ">=", "bound": 0.001, "for": "5m"}),
        (
            'sum(rate(a{b!="c"}[5m]) > bool 1) == -.5',
            {
                "expression": 'sum(rate(a{b!="c"}[5m]) > bool 1)',
                "comparison": "==",
                "bound": -0.5,
            },
        ),
        ("up != 0 for 90s", {"expression": "up", "comparison": "!=", "bound": 0.0, "for": "90s"}),
        ("a <= 0 < 1", {"expression": "a <= 0", "comparison": "<", "bound": 1.0}),
    ],
)
def test_a_guard_is_written_as_a_condition(text: str, guard: dict[str, Any]) -> None:
    assert Guard().convert(text, None, None) == guard


@pytest.mark.parametrize("text", ["up", "up >", "> 0", "up > x", "up > 1.2.3", "up > 0 for"])
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match="EXPRESSION < NUMBER"):
        Guard().convert(text, None, None)


@pytest.mark.parametrize("text", ["", "5m", "-5", "5::1h", "x:1h"])
def test_what_is_no_step_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter, match="such as 25:2h"):
        Step().convert(text, None, None)


# --- with a server and a background process ------------------------------------------------------


@pytest.fixture
def banner(
    server: object,
    mariadb: PrivateMariaDB,
    private_redis: PrivateRedis,
    flag_set: str,
    tmp_path: Path,
) -> Iterator[list[str]]:
    """Options of commands on a set with the flag ``banner``, beside a background process."""
    settings = {
        "FLAGSTAFF_MYSQL_URL": mariadb.url_of("commands"),
        "FLAGSTAFF_REDIS_URL": private_redis.url,
    }
    process = Background(tmp_path, settings)
    process.start()
    definition = tmp_path / "banner.json"
    definition.write_text(FLAG)
    assert ran(["flag-sets", "create", flag_set]).code == 0
    assert ran(["flags", "set", "banner", str(definition), "-s", flag_set]).code == 0
    yield ["banner", "-s", flag_set]
    process.stop()


def told(done: Ended) -> dict[str, Any]:
    assert done.code == 0, done
    answer: dict[str, Any] = json.loads(done.out)
    return answer


def test_a_rollout_goes_its_way_and_back(banner: list[str]) -> None:
    def status() -> dict[str, Any]:
        return told(ran(["rollout", "status", *banner, "--json"]))

    steps = ["--step", "5:1h", "--step", "50:1h", "--step", "100"]
    begun = ran(["rollout", "start", *banner, "--variant", "on", *steps, "--comment", "Summer."])
    assert begun.code == 0, begun
    assert "of 'banner': waiting" in begun.out
    wait_until(lambda: status()["percent"] == 5)
    assert "◀ now, next step in" in ran(["rollout", "status", *banner]).out
    assert told(ran(["rollout", "skip", *banner, "--json"]))["state"] == "running"
    wait_until(lambda: status()["percent"] == 50)
    assert "◀ now, paused; " in ran(["rollout", "pause", *banner]).out
    assert "running" in ran(["rollout", "resume", *banner]).out
    back = told(ran(["rollout", "back", *banner, "--yes", "--json"]))
    assert (back["state"], back["percent"]) == ("paused", 0)
    flag = told(ran(["flags", "get", *banner]))
    assert flag == json.loads(FLAG)
    assert told(ran(["rollout", "stop", *banner, "--yes", "--json"]))["state"] == "cancelled"
    over = ran(["rollout", "resume", *banner])
    assert (over.code, "has ended: cancelled" in over.err) == (1, True)
    listed = ran(["rollout", "list", *banner[1:], "--state", "cancelled"])
    assert "banner" in listed.out


def test_without_a_prometheus_a_guard_is_refused(banner: list[str]) -> None:
    words = ["rollout", "start", *banner, "--variant", "on", "--step", "5"]
    done = ran([*words, "--guard", "up > 0"])
    assert done.code == 1
    assert "FLAGSTAFF_PROMETHEUS_URL is not set" in done.err
