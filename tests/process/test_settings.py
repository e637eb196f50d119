from __future__ import annotations

import math
from pathlib import Path

import msgspec
import pytest

from service.settings import PREFIX, Settings, SettingsRefused, read_settings

NUMBERS = [
    field.name
    for field in msgspec.structs.fields(Settings)
    if isinstance(field.default, int | float) and not isinstance(field.default, bool)
]


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("text", ["x", "-1", "nan", "inf", "1e400", "99999999999999999999", "٣x"])
def test_a_number_that_nobody_means_is_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(SettingsRefused, match=rf"^{PREFIX}{name.upper()} must be .+\.$"):
        read_settings({f"{PREFIX}{name.upper()}": text})


@pytest.mark.parametrize(
    "name",
    [
        "poll_interval",
        "redis_timeout",
        "redis_pool",
        "mysql_statement_timeout",
        "max_in_flight",
        "event_heartbeat",
        "workers",
    ],
)
def test_nothing_at_all_is_refused_where_something_is_needed(name: str) -> None:
    with pytest.raises(SettingsRefused, match=f"{PREFIX}{name.upper()} must be"):
        read_settings({f"{PREFIX}{name.upper()}": "0"})


def test_zero_is_taken_where_it_means_something() -> None:
    names = ("mysql_pool", "slow_request", "instance", "mysql_replica_lag")

    settings = read_settings({f"{PREFIX}{name.upper()}": "0" for name in names})

    assert [getattr(settings, name) for name in names] == [0, 0, 0, 0]


def test_every_default_would_be_taken() -> None:
    for field in msgspec.structs.fields(Settings):
        if field.name in NUMBERS:
            read_settings({f"{PREFIX}{field.name.upper()}": str(field.default)})


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("LANE", "maybe", "must be on or off"),
        ("LOG_LEVEL", "loud", "must be debug, info, warning or error"),
        ("LOG_FORMAT", "xml", "must be json or text"),
        ("MYSQL_URL", "postgres://hunter2@h", "must start with mysql://"),
        ("MYSQL_REPLICA_URL", "hunter2", "must start with mysql://"),
        ("REDIS_URL", "http://hunter2@h", "must start with one of redis://"),
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

    assert (settings.state_dir, settings.lane) == (Path("/var/lib/flagstaff"), False)
    assert math.isclose(settings.poll_interval, 5)
