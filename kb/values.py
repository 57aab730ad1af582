"""Values that can be computed with: dates, lengths of time and money, in any of our languages within one text.

Every language's patterns read every text, since a Thai page names English months and a Japanese one Thai baht.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from re import Match as Found

from kb.languages import LANGUAGES, Language, written_in
from kb.matches import Match, longest
from kb.model import FactType
from kb.numerals import number, whole_number

BUDDHIST_ERA = -543
EARLIEST_BUDDHIST_YEAR = 2400
"""A bare year from here on is of the Buddhist Era (2400 BE is 1857), as no agreement of ours is dated 2400 CE."""

LONGEST_PERIOD = 120
"""A greater number before ``years`` or ``days`` counts something else: ``2016年``, ``the 365 days``."""

NOTICE_BEFORE, NOTICE_AFTER = 90, 45
"""Characters around a length of time in which a word of notice makes it a period of notice. Thai and English say
notice mostly before the period, Japanese right after it."""

WITHOUT_LETTERS = re.compile(r"[$¥฿]|\d-\d")
"""What amounts and dates may be written with that have no letter of the language whose pattern reads them."""

SCALES = {"million": 10**6, "billion": 10**9, "ล้าน": 10**6}


def read_values(text: str) -> list[Match]:
    """The dates, periods and amounts of a text in order, none overlapping."""
    languages = LANGUAGES.values() if WITHOUT_LETTERS.search(text) else written_in(text)
    found = (reader(text, language) for language in languages for reader in (dates, periods, amounts))
    return [match for match in longest(match for matches in found for match in matches) if match.value]


def dates(text: str, language: Language) -> Iterator[Match]:
    """Dates as ISO 8601 in the common era, as precise as they are printed.

    A date that no calendar has comes without a value, so that no part of it is read as another date.
    """
    for pattern in language.facts.dates:
        for found in pattern.finditer(text):
            yield Match("date", iso_date(found, language) or "", found.start(), found.end())


def iso_date(found: Found[str], language: Language) -> str | None:
    """``YYYY-MM-DD`` or ``YYYY-MM`` of a date as printed, or ``None`` where the calendar has no such day."""
    part = found.groupdict()
    year = whole_number(part["year"])
    month = language.facts.months.get(part["month"].lower()) or whole_number(part["month"])
    day = whole_number(part["day"]) if part.get("day") else None
    if year is None or month is None:
        return None
    if part.get("era"):
        year += language.facts.eras[part["era"].replace(" ", "")]
    elif year >= EARLIEST_BUDDHIST_YEAR:
        year += BUDDHIST_ERA
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return None
    return whole.isoformat() if day else f"{whole:%Y-%m}"


def periods(text: str, language: Language) -> Iterator[Match]:
    """Lengths of time as ISO 8601 durations; near a word of notice they are periods of notice."""
    for found in language.facts.period.finditer(text):
        count = whole_number(found["number"])
        unit = next(iso for word, iso in language.facts.units.items() if word in found["unit"].lower())
        if not count or count > LONGEST_PERIOD:
            continue
        around = text[max(0, found.start() - NOTICE_BEFORE) : found.end() + NOTICE_AFTER]
        kind: FactType = "notice_period" if language.facts.notice.search(around) else "duration"
        yield Match(kind, f"P{count}{unit}", found.start(), found.end())


def amounts(text: str, language: Language) -> Iterator[Match]:
    """Money as ``CUR amount`` with the code of ISO 4217."""
    for pattern in language.facts.amounts:
        for found in pattern.finditer(text):
            value = number(found["number"])
            if value:
                total = value * SCALES.get((found["scale"] or "").lower(), 1)
                currency = language.facts.currencies[found["currency"].lower()]
                yield Match("amount", f"{currency} {total:.10g}", found.start(), found.end())
