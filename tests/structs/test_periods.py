import pytest

from service.structs.periods import period_text, read_period


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("10m", 600), ("1h30m", 5400), ("2d", 172_800), ("1d1h1m1s", 90_061), ("0s", 0)],
)
def test_a_period_is_read(text: str, seconds: int) -> None:
    assert read_period(text) == seconds


@pytest.mark.parametrize("text", ["", "5", "m", "5 m", "-5m", "1.5h", "30m1h", "5M", "1w", "५m"])
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="written like"):
        read_period(text)


@pytest.mark.parametrize("seconds", [0, 1, 59, 60, 61, 3599, 3600, 5400, 86_400, 90_061])
def test_a_period_is_written_as_it_is_read(seconds: int) -> None:
    assert read_period(period_text(seconds)) == seconds
    assert period_text(seconds + 0.4) == period_text(seconds)
