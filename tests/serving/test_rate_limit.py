"""The rate of one caller: what it may send at once, and how it gets that back."""

from __future__ import annotations

from service.serving.rate_limit import MOST_CALLERS, RateLimit


def admitted(limit: RateLimit, caller: str, now: float, attempts: int) -> int:
    return sum(limit.admit(caller, now) for _ in range(attempts))


def test_a_second_s_worth_may_come_at_once() -> None:
    limit = RateLimit(10)
    assert admitted(limit, "a", 100.0, 50) == 10


def test_the_burst_comes_back_at_the_rate() -> None:
    limit = RateLimit(10)
    admitted(limit, "a", 100.0, 50)
    assert admitted(limit, "a", 100.35, 50) == 3
    assert admitted(limit, "a", 200.0, 50) == 10


def test_a_steady_caller_below_the_rate_is_never_refused() -> None:
    limit = RateLimit(10)
    assert all(limit.admit("a", 100.0 + number / 10) for number in range(1000))


def test_callers_do_not_share_a_limit() -> None:
    limit = RateLimit(10)
    admitted(limit, "a", 100.0, 50)
    assert admitted(limit, "b", 100.0, 50) == 10


def test_callers_who_went_away_are_forgotten() -> None:
    limit = RateLimit(10)
    for number in range(3 * MOST_CALLERS):
        limit.admit(f"caller-{number}", float(number))
    assert len(limit._next) <= MOST_CALLERS + 1


def test_a_crowd_of_callers_does_not_grow_it() -> None:
    limit = RateLimit(10)
    for number in range(3 * MOST_CALLERS):
        limit.admit(f"caller-{number}", 100.0)
    assert len(limit._next) <= MOST_CALLERS + 1


def test_refused_requests_cost_the_caller_nothing_more() -> None:
    limit = RateLimit(10)
    admitted(limit, "a", 100.0, 5000)
    assert limit.admit("a", 100.2)
