from __future__ import annotations

from datetime import date

import pytest

from kb.term import first_day_of, first_of, last_day_of, later, same_length


@pytest.mark.parametrize(
    ("start", "period", "expected"),
    [
        ("2024-11-05", "P3Y", "2027-11-05"),
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2023-01-31", "P1M", "2023-02-28"),
        ("2023-03-31", "P1M", "2023-04-30"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-02-29", "P4Y", "2028-02-29"),
        ("2024-12-31", "P2M", "2025-02-28"),
        ("2024-08-31", "P6M", "2025-02-28"),
        ("2024-01-31", "P1M1D", "2024-03-01"),  # months first, then days
        ("2024-12-15", "P1Y6M", "2026-06-15"),
        ("2024-06-30", "P18M", "2025-12-30"),
        ("2024-02-28", "P2W", "2024-03-13"),
        ("2023-12-31", "P90D", "2024-03-30"),
        ("2024-11", "P3Y", "2027-11"),
        ("2024-11", "P2M", "2025-01"),
        ("2024-11", "P90D", None),
        ("2024", "P5Y", "2029"),
        ("2024", "P24M", "2026"),
        ("2024", "P6M", None),
        ("2024-05-05/2024-05-07", "P1Y", "2025-05-05"),
        ("2024-13-01", "P1Y", None),
        ("2023-02-29", "P1Y", None),
        ("next year", "P1Y", None),
        ("2024-01-01", "soon", None),
        ("2024-01-01", "P", None),
        ("2024-01-01", "PT24H", None),
        ("9999-01-01", "P1Y", None),
        ("9999-12-31", "P1D", None),
        (None, "P1Y", None),
        ("2024-01-01", None, None),
    ],
)
def test_dates_and_lengths_add_up_as_the_calendar_has_it(
    start: str | None, period: str | None, expected: str | None
) -> None:
    assert later(start, period) == expected


def test_the_days_that_a_date_may_mean() -> None:
    assert (first_day_of("2024"), last_day_of("2024")) == (date(2024, 1, 1), date(2024, 12, 31))
    assert (first_day_of("2024-02"), last_day_of("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert first_day_of("2024-02-03") == last_day_of("2024-02-03") == date(2024, 2, 3)
    assert first_day_of("0000") is last_day_of("on_signature") is first_of(None) is None


def test_equal_lengths_are_equal() -> None:
    assert same_length("P1Y") == same_length("P12M")
    assert same_length("P2W") == same_length("P14D")
    assert same_length("P1M") != same_length("P30D")
    assert same_length("automatic") == "automatic"
