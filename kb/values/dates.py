"""Dates as printed to ISO 8601 in the common era, as precise as they are printed.

A day, a month or a year gives ``2024-05-01``, ``2024-05``, ``2024``. A range whose ends share what is printed once
gives ``2024-05-05/2024-05-07``; a fiscal year the range of its months. What is relative ("the date of signature") is
no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from re import Match as Found

from kb.languages.base import DateForm, Language
from kb.matches import Match
from kb.numerals import whole_number

EARLIEST, LATEST = 1600, 2200
"""Years of the common era that a text of ours may name; other numbers are none."""

Parts = tuple[str | None, int | None, int | None, int | None]
"""Era, year, month and day as printed."""


def dates(text: str, language: Language) -> Iterator[Match]:
    """The dates of a text in one language's forms.

    A date that no calendar has comes without a value, so that no part of it is read as another date.
    """
    if not language.facts.dated.search(text):
        return
    missing = {needs for needs in {form.needs for form in language.facts.dates} if needs and not needs.search(text)}
    for form in language.facts.dates:
        if form.needs in missing:
            continue
        for found in form.pattern.finditer(text):
            if form.unless and form.unless.search(text, max(0, found.start() - form.look_back), found.start()):
                continue
            yield Match("date", iso_date(found, form, language) or "", found.start(), found.end())


def iso_date(found: Found[str], form: DateForm, language: Language) -> str | None:
    """The value of a date, or ``None`` where the calendar has no such day."""
    part = found.groupdict()
    start, end = ends(part, language)
    if form.fiscal:
        return fiscal_year(start, end or start, form.fiscal, language)
    first = written(start, language)
    if end is None or first is None:
        return first
    last = written(end, language)
    return f"{first}/{last}" if last and first < last else None


def ends(part: dict[str, str | None], language: Language) -> tuple[Parts, Parts | None]:
    """The two ends of what is printed; each takes from the other what it leaves out."""
    begin = (part.get("era") or part.get("era_after"), *numbers(part, "", language))
    if not any(part.get(name) for name in ("to_year", "to_month", "to_day")):
        return begin, None
    until = (part.get("to_era"), *numbers(part, "to_", language))
    era, year, month, day = begin
    to_era, to_year, to_month, to_day = until
    start: Parts = (era or (None if year else to_era), year or to_year, month or to_month, day)
    end: Parts = (to_era or era, to_year or year, to_month or (month if to_day else None), to_day)
    return start, end


def numbers(part: dict[str, str | None], end: str, language: Language) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of one end as numbers."""
    year, month, day = (part.get(f"{end}{name}") for name in ("year", "month", "day"))
    year = year or (part.get("year_bare") if not end else None)
    return (
        whole_number(year) if year else None,
        month_number(month, language) if month else None,
        whole_number(day) if day else None,
    )


def month_number(words: str, language: Language) -> int | None:
    """A month by its name in any spelling, or by its number."""
    return language.facts.months.get(re.sub(r"[.\s]", "", words.lower())) or whole_number(words)


def written(parts: Parts, language: Language) -> str | None:
    """One date in ISO 8601."""
    era, year, month, day = parts
    if year is None:
        return None
    common = language.facts.common_year(era, year, month)
    if common is None or not EARLIEST <= common <= LATEST:
        return None
    if month is None:
        return f"{common:04d}"
    try:
        whole = date(common, month, day or 1)
    except ValueError:
        return None
    return whole.isoformat() if day else f"{whole:%Y-%m}"


def fiscal_year(start: Parts, end: Parts, first_month: int, language: Language) -> str | None:
    """The months of fiscal years; a year that begins after January and is named by its end begins the year before.

    A negative ``first_month`` says that the year is named by the calendar year in which it ends, as in Thailand.
    """
    ends_named = first_month < 0
    month = abs(first_month)
    first, last = (language.facts.common_year(era, year, None) if year else None for era, year, _, _ in (start, end))
    if first is None or last is None or not EARLIEST <= first <= last <= LATEST:
        return None
    if ends_named:
        return f"{first - 1}-{month:02d}/{last}-{month - 1:02d}"
    return f"{first}-{month:02d}/{last + 1}-{month - 1:02d}"
