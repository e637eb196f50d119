from __future__ import annotations

import math
from pathlib import Path

import pytest

from service.environment import SettingsRefused, read_settings
from service.settings import FIELDS, PREFIX

NUMBERS = [
    field.encode_name
    for field in FIELDS
    if isinstance(field.default, int | float) and not isinstance(field.default, bool)
]


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("text", ["x", "-1", "nan", "inf", "1e400", "99999999999999999999", "٣x"])
def test_a_number_that_nobody_means_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(SettingsRefused, match=rf"^{name} must be .+\.$"):
        read_settings({name: text})


@pytest.mark.parametrize(
    "name",
    [
        "POLL_INTERVAL",
        "REDIS_TIMEOUT",
        "REDIS_POOL",
        "MYSQL_STATEMENT_TIMEOUT",
        "MAX_IN_FLIGHT",
        "EVENT_HEARTBEAT",
        "WORKERS",
    ],
)
def test_nothing_at_all_is_refused_where_something_is_needed(name: str) -> None:
    with pytest.raises(SettingsRefused, match=f"{PREFIX}{name} must be"):
        read_settings({f"{PREFIX}{name}": "0"})


def test_zero_is_taken_where_it_means_something() -> None:
    names = ("MYSQL_POOL", "SLOW_REQUEST", "INSTANCE", "MYSQL_REPLICA_LAG")

    settings = read_settings({f"{PREFIX}{name}": "0" for name in names})

    assert (settings.mysql.pool, settings.mysql.replica_lag) == (0, 0)
    assert (settings.logs.slow_request, settings.node.instance) == (0, 0)


def test_every_default_would_be_taken() -> None:
    for field in FIELDS:
        if field.encode_name in NUMBERS:
            read_settings({field.encode_name: str(field.default)})


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("LANE", "maybe", "must be on or off"),
        ("LOG_LEVEL", "loud", "must be debug, info, warning or error"),
        ("LOG_FORMAT", "xml", "must be json or text"),
        ("MYSQL_URL", "postgres://hunter2@h", "must start with mysql://"),
        ("MYSQL_REPLICA_URL", "hunter2", "must start with mysql://"),
        ("REDIS_URL", "http://hunter2@h", "must start with one of redis://"),
        ("PROMETHEUS_URL", "hunter2:9090", "must start with http:// or https://"),
        ("ADMIN_KEY", "hunter2\udcff", "must be UTF-8"),
        ("STATE_DIR", "/tmp/\udcff", "must be UTF-8"),
    ],
)
def test_what_cannot_be_used_is_named_and_not_shown(name: str, text: str, said: str) -> None:
    with pytest.raises(SettingsRefused) as refused:
        read_settings({PREFIX + name: text})

    assert f"{PREFIX}{name} {said}" in str(refused.value)
    assert "hunter2" not in str(refused.value)


def test_days_fit_one_another() -> None:
    with pytest.raises(SettingsRefused, match=f"{PREFIX}STATISTICS_HOURLY_DAYS"):
        read_settings({f"{PREFIX}STATISTICS_HOURLY_DAYS": "401"})
    with pytest.raises(SettingsRefused, match=f"{PREFIX}STALE_DAYS"):
        read_settings({f"{PREFIX}STALE_DAYS": "400"})


def test_an_empty_value_is_an_absent_one_and_spaces_do_not_count() -> None:
    settings = read_settings(
        {f"{PREFIX}STATE_DIR": "  ", f"{PREFIX}LANE": " Off ", f"{PREFIX}POLL_INTERVAL": " 5 "}
    )

    assert (settings.node.state_dir, settings.node.lane) == (Path("/var/lib/flagstaff"), False)
    assert math.isclose(settings.node.poll_interval, 5)
