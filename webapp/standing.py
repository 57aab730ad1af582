"""Where an instrument stands, in the words of the interface: the merged record, and what its versions disagree on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext

from kb.merged import AUTOMATIC, Difference, MergedRecord, Said
from kb.model import LanguageCode, Status
from webapp.catalogue import Line
from webapp.labels import instrument_kind_name, status_name
from webapp.presentation import day, period

FIELD_COLUMNS: Mapping[str, str] = {
    "title": "title",
    "kind": "kind",
    "status": "status",
    "parties": "parties",
    "signed_on": "signed",
    "planned_signing": "signed",
    "entry_into_force": "force",
    "duration": "duration",
    "renewal": "renewal",
    "notice_period": "notice",
    "signatories": "signatories",
    "under": "under",
}
"""The column of the table in which each field of a record is shown."""


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One of several values: in words, the version that says it, and the addresses of the places where it does."""

    words: str
    language: LanguageCode
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Several values of one field. ``within`` is the version that contradicts itself; none where versions differ."""

    values: tuple[ShownValue, ...]
    within: LanguageCode | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A line in words; ``disagreements`` by column."""

    line: Line
    title: tuple[LanguageCode, str]
    language: LanguageCode
    status: Status
    signed: str | None
    planned: str | None
    force: str | None
    expires: str | None
    duration: str | None
    renewal: str | None
    notice: str | None
    disagreements: Mapping[str, tuple[Disagreement, ...]]

    @property
    def address(self) -> str:
        """Where the instrument is shown whole."""
        anchor = None if self.line.number == 1 else f"record-{self.line.number}"
        return url_for("pages.instrument", instrument=self.line.summary.id, _anchor=anchor)

    @property
    def parties(self) -> list[tuple[LanguageCode, str]]:
        """The parties by name, each with the language of its name."""
        return [body.name(self.language) for body in self.line.parties]

    @property
    def signatories(self) -> list[tuple[LanguageCode, str]]:
        """Who signs, as one version prints it, the language of the interface first."""
        return printed(self.line.record.signatories, self.language)

    @property
    def under(self) -> list[tuple[LanguageCode, str]]:
        """The instrument that it stands under, as one version prints it."""
        return printed({code: (words,) for code, words in self.line.record.under.items()}, self.language)


def standing_of(line: Line, language: LanguageCode, today: date) -> Standing:
    """A line in words."""
    record = line.record
    return Standing(
        line=line,
        title=line.title(language),
        language=language,
        status=line.status(today),
        signed=shown(day, record.signed_on),
        planned=shown(day, record.planned_signing) if not record.signed_on else None,
        force=force_words(record),
        expires=shown(day, record.expires_on),
        duration=shown(period, record.duration),
        renewal=shown(renewal_words, record.renewal),
        notice=shown(period, record.notice_period),
        disagreements=disagreements_of(record),
    )


def printed(
    by_language: Mapping[LanguageCode, tuple[str, ...]], language: LanguageCode
) -> list[tuple[LanguageCode, str]]:
    """What is printed in a language, or else in the first that has anything."""
    for code in (language, "en", *by_language):
        if by_language.get(code):
            return [(code, words) for words in by_language[code]]
    return []


def shown(show: Callable[[str], str], value: str | None) -> str | None:
    """A value in words, where there is one."""
    return show(value) if value else None


def force_words(record: MergedRecord) -> str | None:
    """From when an instrument is in force: the day, or what has to happen first."""
    return day(record.in_force_from) if record.in_force_from else shown(entry_words, record.entry_into_force)


def entry_words(value: str) -> str:
    """When an instrument enters into force."""
    known = {
        "on_signature": gettext("on signature"),
        "on_notification": gettext("on notification"),
        "on_exchange": gettext("on the exchange of notes"),
    }
    return str(known.get(value) or day(value))


def renewal_words(value: str) -> str:
    """How an instrument goes on after its term."""
    if value == AUTOMATIC:
        return str(gettext("renews automatically"))
    return str(gettext("renews, %(period)s at a time", period=period(value)))


SHOWN: Mapping[str, Callable[[str], str]] = {
    "kind": instrument_kind_name,
    "status": status_name,
    "signed_on": day,
    "planned_signing": day,
    "entry_into_force": entry_words,
    "duration": period,
    "renewal": renewal_words,
    "notice_period": period,
}


def disagreements_of(record: MergedRecord) -> dict[str, tuple[Disagreement, ...]]:
    """What versions disagree on, by the column it is shown in."""
    found: dict[str, tuple[Disagreement, ...]] = {}
    for difference in record.differences:
        column = FIELD_COLUMNS.get(difference.field, "title")
        found[column] = (*found.get(column, ()), disagreement(difference))
    return found


def disagreement(difference: Difference) -> Disagreement:
    """Several values of one field in words."""
    show = SHOWN.get(difference.field, str)
    return Disagreement(tuple(shown_value(said, show) for said in difference.said), difference.within)


def shown_value(said: Said, show: Callable[[str], str]) -> ShownValue:
    """A value with the places that say it; without a known clause, the document is the place."""
    try:
        words = show(said.value)
    except KeyError:  # a word that this version of the product does not know yet
        words = said.value
    anchors = said.clauses or (None,)
    places = tuple(url_for("pages.document", document=said.document, _anchor=anchor) for anchor in anchors)
    return ShownValue(words, said.language, places)
