"""The columns of the table of instruments: their names, and what a line has in each to be sorted by."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from flask_babel import LazyString, lazy_pgettext

from kb.languages import LANGUAGES
from kb.model import LanguageCode
from kb.term import PERIOD
from webapp.catalogue import Line
from webapp.labels import STATUS_NAMES, instrument_kind_name

Key = str | float
SortKey = Callable[["Look"], Key | None]

DAYS = (365.25, 30.4375, 7.0, 1.0)
"""Days of a year, a month, a week and a day on average: only to put lengths of time in order."""

THAI_LEADING_VOWEL = re.compile("([เแโใไ])([ก-ฮ])")
"""A vowel that is written before its consonant and sorted after it."""


@dataclass(frozen=True, slots=True)
class Look:
    """A line as it is looked at: the language of the interface, the day, the names of the subjects."""

    line: Line
    language: LanguageCode
    day: date
    names: Mapping[str, str]


COLUMN_NAMES: Mapping[str, LazyString] = {
    "title": lazy_pgettext("column of instruments", "Title"),
    "kind": lazy_pgettext("column of instruments", "Kind"),
    "status": lazy_pgettext("column of instruments", "Status"),
    "parties": lazy_pgettext("column of instruments", "Parties"),
    "signed": lazy_pgettext("column of instruments", "Signed on"),
    "force": lazy_pgettext("column of instruments", "In force from"),
    "expires": lazy_pgettext("column of instruments", "Expires"),
    "duration": lazy_pgettext("column of instruments", "Duration"),
    "renewal": lazy_pgettext("column of instruments", "Renewal"),
    "notice": lazy_pgettext("column of instruments", "Notice period"),
    "signatories": lazy_pgettext("column of instruments", "Signatories"),
    "under": lazy_pgettext("column of instruments", "Stands under"),
    "subjects": lazy_pgettext("column of instruments", "Subjects"),
    "texts": lazy_pgettext("column of instruments", "Whole texts"),
}

COLUMNS: Mapping[str, SortKey] = {
    "title": lambda look: collated(look.line.title(look.language)[1]),
    "kind": lambda look: collated(instrument_kind_name(look.line.record.kind)),
    "status": lambda look: float(list(STATUS_NAMES).index(look.line.status(look.day))),
    "parties": lambda look: collated(look.line.parties[0].name(look.language)[1]) if look.line.parties else None,
    "signed": lambda look: look.line.record.signed_on or look.line.record.planned_signing,
    "force": lambda look: look.line.record.in_force_from,
    "expires": lambda look: look.line.record.expires_on,
    "duration": lambda look: length(look.line.record.duration),
    "renewal": lambda look: length(look.line.record.renewal),
    "notice": lambda look: length(look.line.record.notice_period),
    "signatories": lambda look: first_words(look.line.record.signatories, look.language),
    "under": lambda look: first_words({c: (t,) for c, t in look.line.record.under.items()}, look.language),
    "subjects": lambda look: first_subject(look),
    "texts": lambda look: float(len(look.line.summary.documents)),
}


def sort_key(column: str, line: Line, language: LanguageCode, day: date, names: Mapping[str, str]) -> Key | None:
    """What a line is sorted by in a column; ``None`` where it has nothing."""
    return COLUMNS[column](Look(line, language, day, names))


def collated(text: str) -> str:
    """A text to be put in order: small letters, and Thai consonants before the vowels that are written before them."""
    return THAI_LEADING_VOWEL.sub(r"\2\1", text.casefold())


def length(period: str | None) -> float | None:
    """The days of a length of time on average; what is automatic without a length comes after all lengths."""
    if period is None:
        return None
    found = PERIOD.fullmatch(period)
    if not found:
        return float("inf")
    return sum(days * int(number or 0) for days, number in zip(DAYS, found.groups(), strict=True))


def first_words(by_language: Mapping[LanguageCode, tuple[str, ...]], language: LanguageCode) -> str | None:
    """The first words in a language, or else in one that has any."""
    for code in (language, "en", *LANGUAGES):
        if by_language.get(code):
            return collated(by_language[code][0])
    return None


def first_subject(look: Look) -> str | None:
    """The name of the greatest subject."""
    return collated(look.names.get(s := look.line.subjects[0].subject, s)) if look.line.subjects else None
