"""Years of other calendars in the common era."""

from __future__ import annotations

from collections.abc import Mapping

BUDDHIST = 543
"""Years between the Buddhist Era of Thailand and the common era since the year began in January (1941)."""

LAST_APRIL_YEAR = 2483
"""Up to this year of the Buddhist Era the Thai year began on 1 April (1889 to 1940).

Its January to March fall in the next year of the common era. The year 2483 had nine months.
"""

EARLIEST_BUDDHIST_YEAR = 2400
"""A bare year from here on is of the Buddhist Era (2400 BE is 1857), as no agreement of ours is dated 2400 CE."""

RATTANAKOSIN = 1781
"""Rattanakosin era to common era for April to December: year 112 began in April 1893."""

JAPANESE_ERAS: Mapping[str, int] = {
    **{"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867},
    **{"令": 2018, "平": 1988, "昭": 1925, "大": 1911, "明": 1867},
    **{"R": 2018, "H": 1988, "S": 1925, "T": 1911, "M": 1867},
}
"""What is added to a year of an era."""


def from_buddhist(year: int, month: int | None) -> int | None:
    """A year of the Buddhist Era; January to March up to 1940 belong to the year after.

    ``None`` for months that no year had.
    """
    early = month is not None and month <= 3
    if year == LAST_APRIL_YEAR and early:
        return None
    return year - BUDDHIST + (year < LAST_APRIL_YEAR and early)


def from_rattanakosin(year: int, month: int | None) -> int:
    """A year of the Rattanakosin era, which always began in April."""
    return year + RATTANAKOSIN + (month is not None and month <= 3)
