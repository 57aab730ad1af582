"""The instruments as the table, its file and the timeline list them: one line for each instrument that texts tell of.

A line holds what does not depend on who looks: the merged record, the bodies it names, its subjects. Lines are made
once for every state of the store and of the subjects.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from indexes.subjects import Given, SharedSubject
from kb.gazetteer import entries
from kb.languages import LANGUAGES
from kb.merged import MergedRecord, Version, grouped, merge
from kb.model import Fact, InstrumentRecord, Kind, LanguageCode, Status
from kb.store import InstrumentSummary, Store

Facts = Mapping[str, Sequence[Fact]]


@dataclass(frozen=True, slots=True)
class Body:
    """A party or an agency. ``key`` is its entry in the gazetteer, so that languages meet, else its acronym or its
    printed name; ``names`` are by language."""

    key: str
    names: Mapping[LanguageCode, str]

    def name(self, language: LanguageCode) -> tuple[LanguageCode, str]:
        """The name in a language, or else in one that it has, with that language."""
        for code in (language, "en", *LANGUAGES):
            if self.names.get(code):
                return code, self.names[code]
        return "en", self.key


@dataclass(frozen=True, slots=True)
class Line:
    """One instrument. ``number`` counts those that the same texts tell of, from 1."""

    summary: InstrumentSummary
    number: int = 1
    record: MergedRecord = field(default_factory=MergedRecord)
    parties: tuple[Body, ...] = ()
    agencies: tuple[Body, ...] = ()
    subjects: tuple[SharedSubject, ...] = ()

    @property
    def titles(self) -> Mapping[LanguageCode, str]:
        """The titles by language: those of the versions, or, of a further instrument they tell of, those they give."""
        return self.summary.titles if self.number == 1 else (self.record.titles or self.summary.titles)

    def title(self, language: LanguageCode) -> tuple[LanguageCode, str]:
        """The title in a language, or else in one that it has, with that language."""
        return Body(self.summary.id, self.titles).name(language)

    @property
    def year(self) -> str | None:
        """The year of signing, of the planned signing, or of entry into force."""
        when = self.record.signed_on or self.record.planned_signing or self.record.in_force_from
        return when[:4] if when else None

    def status(self, day: date) -> Status:
        """The status on a day."""
        return self.record.status_on(day)


class Catalogue:
    """The lines of a store, made anew when the store or the subjects have changed."""

    def __init__(self, store: Store) -> None:
        """Of this store; nothing is read yet."""
        self._store = store
        self._lock = threading.Lock()
        self._made: tuple[int, Given, list[Line]] | None = None

    def lines(self, given: Given) -> list[Line]:
        """Every line, by id; ``given`` are the subjects as they are now."""
        generation = self._store.generation()
        with self._lock:
            if self._made is None or self._made[0] != generation or self._made[1] is not given:
                made = [line for summary in self._store.instruments() for line in lines_of(self._store, summary, given)]
                self._made = (generation, given, made)
            return self._made[2]


def lines_of(store: Store, summary: InstrumentSummary, given: Given) -> list[Line]:
    """The lines of one instrument: more than one if its texts, as reports may, tell of several."""
    facts = store.facts(summary.id)
    dated = [clause for clause, found in facts.items() if any(fact.type == "date" for fact in found)]
    kinds = {id_: item.clause.kind for id_, item in store.clauses(dated).items()}
    subjects = given.instruments.get(summary.id, ())
    lines = [
        line_of(summary, number, records, facts, kinds, subjects)
        for number, records in enumerate(grouped(summary.records), 1)
    ]
    return lines or [Line(summary, subjects=subjects)]


def line_of(
    summary: InstrumentSummary,
    number: int,
    records: Mapping[LanguageCode, InstrumentRecord],
    facts: Facts,
    kinds: Mapping[str, Kind],
    subjects: tuple[SharedSubject, ...],
) -> Line:
    """One line out of what the versions say."""
    versions = [
        Version(code, summary.documents[code], record, facts, kinds)
        for code, record in records.items()
        if code in summary.documents
    ]
    merged = merge(versions)
    named = [(v.language, fact) for v in versions for id_ in v.record.clauses for fact in facts.get(id_, ())]
    bodies = [(code, fact) for code, fact in named if fact.type in ("party", "agency")]
    known = {(code, fact.value): fact for code, fact in reversed(bodies)}
    parties = joined((code, known.get((code, name)), name) for code, names in merged.parties.items() for name in names)
    agencies = joined((code, fact, fact.value) for code, fact in bodies if fact.type == "agency")
    return Line(summary, number, merged, parties, agencies, subjects)


def joined(found: Iterable[tuple[LanguageCode, Fact | None, str]]) -> tuple[Body, ...]:
    """Bodies out of names in several languages, each once, in the order in which they are first named."""
    names: dict[str, dict[LanguageCode, str]] = {}
    for code, fact, printed in found:
        key, own = identity(fact, printed)
        names.setdefault(key, dict(own)).setdefault(code, printed)
    return tuple(Body(key, own) for key, own in names.items())


def identity(fact: Fact | None, printed: str) -> tuple[str, Mapping[LanguageCode, str]]:
    """What a body is known by, and the names that are known of it."""
    entry = entries().get(fact.entity) if fact and fact.entity else None
    if entry:
        return entry.id, {code: names[0] for code, names in entry.names.items() if names and code in LANGUAGES}
    if fact and fact.acronym:
        return fact.acronym, {}
    return printed, {}
