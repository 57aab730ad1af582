"""How long an instrument runs: dates and lengths of time of ISO 8601 added up as the calendar has it.

A date is as precise as it is known (``2024-05-01``, ``2024-05``, ``2024``), and a sum is no more precise than it: three
years after a month are a month, ninety days after a month are nothing that can be said. Years and months are added
before weeks and days, and a day that the month does not have is the last one it has (31 January and one month are 28 or
29 February), as agreements are read and as calendars in offices count.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
MONTHS = 12


def first_of(value: str | None) -> str | None:
    """The date of a value, or the first of a range (``2024-05-05/2024-05-07``); ``None`` for what is no date."""
    start = (value or "").partition("/")[0]
    found = DATE.fullmatch(start)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if month is None:
        return start if year else None
    if not year or not 1 <= month <= MONTHS or (day is not None and not 1 <= day <= monthrange(year, month)[1]):
        return None
    return start


def later(start: str | None, period: str | None) -> str | None:
    """The date at which a length of time that begins at ``start`` is over; ``None`` where it cannot be said."""
    begin, length = first_of(start), PERIOD.fullmatch(period or "")
    if begin is None or length is None or not any(length.groups()):
        return None
    years, months, weeks, days = (int(number or 0) for number in length.groups())
    year, month, day = (int(part) if part else None for part in DATE.fullmatch(begin).groups())  # type: ignore[union-attr]
    assert year is not None
    if (day is None and (weeks or days)) or (month is None and months % MONTHS):
        return None
    total = year * MONTHS + (month or 1) - 1 + years * MONTHS + months
    year, month_of_year = total // MONTHS, total % MONTHS + 1
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month_of_year:02d}"
    try:
        whole = date(year, month_of_year, min(day, monthrange(year, month_of_year)[1]))
        return (whole + timedelta(days=7 * weeks + days)).isoformat()
    except OverflowError:
        return None


def same_length(period: str | None) -> str | None:
    """A length of time with its years as months and its weeks as days, so that equal lengths are equal."""
    length = PERIOD.fullmatch(period or "")
    if length is None or not any(length.groups()):
        return period
    years, months, weeks, days = (int(number or 0) for number in length.groups())
    return f"P{years * MONTHS + months}M{7 * weeks + days}D"


def last_day_of(value: str | None) -> date | None:
    """The last day that a date may mean: of a month, of a year. ``None`` for what is no date."""
    begin = first_of(value)
    if begin is None:
        return None
    year, month, day = (int(part) if part else None for part in DATE.fullmatch(begin).groups())  # type: ignore[union-attr]
    assert year is not None
    month = month or MONTHS
    return date(year, month, day or monthrange(year, month)[1])


def first_day_of(value: str | None) -> date | None:
    """The first day that a date may mean. ``None`` for what is no date."""
    begin = first_of(value)
    return date.fromisoformat((begin + "-01-01")[:10]) if begin else None
